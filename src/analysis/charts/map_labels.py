"""Names on the maps: of places beside their marks, of states inside them, of regions with maps of their own."""

from collections import Counter

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from analysis.charts import style
from analysis.charts.canvas import Canvas
from analysis.charts.country import Country
from analysis.charts.labels import Box, text_width
from analysis.charts.map_choice import A_DIVISION, TURNS, places_to_label
from analysis.charts.map_names import Name, name_size, place_names, shown_name
from analysis.charts.map_room import Room, leader, needs_leader
from analysis.charts.places import refusal
from analysis.charts.regions import REGIONS
from analysis.loaders.boundaries import national_counties

LINE, LEADING = 7.8, 0.128  # points, inches from line to line
STATE = 7.6  # points
HALO = [withStroke(linewidth=1.8, foreground="white", alpha=0.75)]


def label_size(name: str, lines: list[str]) -> tuple[float, float]:
    """Width and height in inches of a label: the name in bold, the lines below it."""
    widths = [
        text_width(name, name_size(name), style.BOLD),
        *(text_width(line, LINE, style.REGULAR) for line in lines),
    ]
    return max(widths) + 0.02, LEADING * (1 + len(lines))


def draw_label(
    ax: Axes, box: Box, at: tuple[float, float], name: str, lines: list[str], halo: list | None = HALO
) -> None:
    """A label in its box: aligned to its mark at ``at``, centred above, below or on it."""
    align = "left" if box[0] > at[0] else "right" if box[2] < at[0] else "center"
    x = {"left": box[0], "center": (box[0] + box[2]) / 2, "right": box[2]}[align]
    y = box[3] - 0.1
    for i, line in enumerate((name, *lines)):
        size, weight = (LINE, style.REGULAR) if i else (name_size(name), style.BOLD)
        ax.text(x, y - i * LEADING, line, size=size, weight=weight, ha=align, va="baseline", zorder=10,
                path_effects=halo)  # fmt: skip


def draw_names(ax: Axes, placed: dict[str, tuple[Name, Box]], halo: list | None = HALO) -> None:
    """The names in their boxes, with a thin line to each that is not near its mark."""
    for name, box in placed.values():
        line = leader(name.mark[:2], box)
        if needs_leader(line, name.mark):
            ax.plot(*zip(*line.coords, strict=True), color=style.INK, lw=0.6, zorder=8.5,
                    path_effects=halo)  # fmt: skip
        draw_label(ax, box, name.mark[:2], name.lines[0], list(name.lines[1:]), halo)


def names_of(place: dict, mark: tuple[float, float, float]) -> list[Name]:
    """A place's name as the map of the country may write it: with the refusal where there was one."""
    refused = [(refusal(place),)] if place["refused"] else []
    return [Name(place["jurisdiction_id"], mark, (shown_name(place), *more)) for more in [*refused, ()]]


def label_country(
    ax: Axes, places: pd.DataFrame, where: dict[str, tuple[float, float, float]], room: Room
) -> list[str]:
    """Label the chosen places as far as there is room, at most ``A_DIVISION`` in each division; their ids.

    A place without room gives way to the next of its division and kind.
    """
    order = [
        place for place in places_to_label(places).to_dict("records") if place["jurisdiction_id"] in where
    ]
    order = [place for place in order if place["refused"] or place["turn"] < TURNS]
    labelled: list[str] = []
    count: Counter = Counter()
    while order:
        now, later, chosen = [], [], count.copy()
        for place in order:
            share, counts = place["share"], not place["refused"]
            if counts and chosen[share] >= A_DIVISION[share[1]]:
                later.append(place)
                continue
            now.append(place)
            chosen[share] += counts
        placed = place_names(ax, room, [names_of(place, where[place["jurisdiction_id"]]) for place in now])
        draw_names(ax, placed)
        labelled += placed
        count.update(
            place["share"] for place in now if place["jurisdiction_id"] in placed and not place["refused"]
        )
        order = later if now else []
    return labelled


def name_states(ax: Axes, country: Country, room: Room) -> None:
    """The postal code of each state whose ground has room for it."""
    for usps in sorted(country.shapes):
        box = room.find_inside(country.shapes[usps], (text_width(usps, STATE, style.BOLD) + 0.02, 0.11))
        if box is not None and usps not in country.insets:
            room.take(box)
            ax.text((box[0] + box[2]) / 2, box[1] + 0.015, usps, size=STATE, color=style.SOFT, ha="center",
                    weight=style.BOLD, va="baseline", zorder=5)  # fmt: skip


def frame_regions(ax: Axes, places: pd.DataFrame, canvas: Canvas, bounds: Box) -> list[Box]:
    """A frame around each region that has a map of its own, with its name; the boxes of frames and names."""
    boxes, frame = [], national_counties()
    for region in REGIONS:
        count = int(region.has(places).sum())
        if not count:
            continue
        shapes = canvas.shapes(frame[region.holds(frame["geoid"])])
        left, bottom, right, top = shapes.total_bounds
        if region.view:
            xs, ys = canvas.points(
                [region.view[i] for i in (0, 2, 0, 2)], [region.view[i] for i in (1, 1, 3, 3)]
            )
            left, bottom, right, top = xs.min(), ys.min(), xs.max(), ys.max()
        box = (left - 0.03, bottom - 0.03, right + 0.03, top + 0.03)
        ax.add_patch(
            Rectangle(box[:2], box[2] - box[0], box[3] - box[1], fill=False, ec=style.INK, lw=0.9, zorder=9)
        )
        words = [*region.short.split("\n"), f"{count} {'places' if count > 1 else 'place'}:", "see its map"]
        width = max(text_width(line, 7.8, style.BOLD) for line in words)
        # The oceans have room beside a region near the coast.
        side = min(box[2] + 0.07, bounds[2] - width) if region.east else max(box[0] - width - 0.07, bounds[0])
        corner = side, box[1] + 0.02
        for i, line in enumerate(words):
            ax.text(corner[0], corner[1] + 0.13 * (len(words) - 1 - i), line, size=7.8, zorder=9,
                    weight=style.BOLD if i < len(words) - 2 else style.REGULAR, va="baseline")  # fmt: skip
        boxes += [box, (corner[0], corner[1] - 0.03, corner[0] + width, corner[1] + 0.13 * len(words))]
    return boxes
