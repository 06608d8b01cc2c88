"""Names on the maps: of places beside their marks, of states inside them, of regions with maps of their own."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from analysis.charts import style
from analysis.charts.canvas import Canvas
from analysis.charts.country import Country
from analysis.charts.labels import Box, text_width
from analysis.charts.map_room import Room, leader
from analysis.charts.regions import DIVISIONS, REGIONS
from analysis.loaders.boundaries import national_counties

NAME, LINE, LEADING = 8.2, 7.8, 0.128  # points, points, inches from line to line
STATE, FARTHEST = 7.6, 0.95  # points; inches from a mark to its label
A_DIVISION = 4  # places labelled in each division of the country
HALO = [withStroke(linewidth=1.8, foreground="white", alpha=0.75)]
RULE = (
    "Labelled: places that the federal government refused, and in each of the nine Census divisions the four "
    "with most acts that have room."
)


def places_to_label(places: pd.DataFrame) -> pd.DataFrame:
    """The places that the map of the country may label, in the order in which they get their room.

    First those that the federal government refused, then division by division's turn those with most acts, the
    more populous first where they are equal. Places inside a region with a map of its own are labelled there.
    """
    framed = [county for region in REGIONS for county in region.counties]
    order = places[~places["county_fips"].isin(framed)].assign(
        division=places["state"].map(DIVISIONS), people=places["population"].fillna(0)
    )
    order = order.sort_values(
        ["refused", "acts", "people", "jurisdiction_id"], ascending=[False, False, False, True]
    )
    order["turn"] = order.groupby(["division", "refused"], dropna=False).cumcount()
    return order.sort_values(
        ["refused", "turn", "acts", "people", "jurisdiction_id"], ascending=[False, True, False, False, True]
    )


def label_size(name: str, lines: list[str]) -> tuple[float, float]:
    """Width and height in inches of a label: the name in bold, the lines below it."""
    widths = [
        text_width(name, NAME, style.BOLD),
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
        size, weight = (LINE, style.REGULAR) if i else (NAME, style.BOLD)
        ax.text(x, y - i * LEADING, line, size=size, weight=weight, ha=align, va="baseline", zorder=10,
                path_effects=halo)  # fmt: skip


def draw_leader(ax: Axes, at: tuple[float, float], box: Box, halo: list | None = HALO) -> None:
    """A thin line from a mark to its label."""
    (x0, y0), (x1, y1) = leader(at, box).coords
    ax.plot([x0, x1], [y0, y1], color=style.INK, lw=0.6, zorder=6.2,
            path_effects=halo)  # fmt: skip


def label_one(
    ax: Axes,
    room: Room,
    mark: tuple[float, float, float],
    name: str,
    lines: list[str],
    farthest: float,
    halo: list | None = HALO,
) -> bool:
    """Label one mark (x, y, radius) where there is room within ``farthest`` inches; whether there was."""
    x, y, radius = mark
    box = room.find((x, y), radius, label_size(name, lines), farthest)
    if box is None:
        return False
    if room.take(box, (x, y), radius):
        draw_leader(ax, (x, y), box, halo)
    draw_label(ax, box, (x, y), name, lines, halo)
    return True


def label_country(
    ax: Axes, places: pd.DataFrame, where: dict[str, tuple[float, float, float]], room: Room
) -> list[str]:
    """Label the chosen places as far as there is room, at most ``A_DIVISION`` in each division; their ids."""
    labelled, count = [], dict.fromkeys(DIVISIONS.values(), 0)
    for place in places_to_label(places).to_dict("records"):
        key, division = place["jurisdiction_id"], place["division"]
        full = count.get(division, A_DIVISION) >= A_DIVISION or place["turn"] >= 2 * A_DIVISION
        if key not in where or (full and not place["refused"]):
            continue
        if label_one(ax, room, where[key], place["name"], [], FARTHEST):
            labelled.append(key)
            count[division] = count.get(division, 0) + (not place["refused"])
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
        count = int(places["county_fips"].isin(region.counties).sum())
        if not count:
            continue
        shapes = canvas.shapes(frame[frame["geoid"].isin(region.counties)])
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
        # The Pacific has room to the left of a region near the coast.
        corner = max(box[0] - width - 0.07, bounds[0]), box[1] + 0.02
        for i, line in enumerate(words):
            ax.text(corner[0], corner[1] + 0.13 * (len(words) - 1 - i), line, size=7.8, zorder=9,
                    weight=style.BOLD if i < len(words) - 2 else style.REGULAR, va="baseline")  # fmt: skip
        boxes += [box, (corner[0], corner[1] - 0.03, corner[0] + width, corner[1] + 0.13 * len(words))]
    return boxes
