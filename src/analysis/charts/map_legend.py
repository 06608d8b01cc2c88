"""The legend of the maps: a small table, directions by kinds of mark, lying or standing; only what is drawn."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from shapely.geometry.base import BaseGeometry

from analysis.charts import style
from analysis.charts.labels import Box, text_width
from analysis.charts.map_marks import (
    CROSS,
    HOLLOW,
    TOO_SMALL,
    area_look,
    draw_cross,
    draw_point,
    draw_square,
    point_size,
)

SIZE, STEP, COLUMN = 8.6, 0.205, 0.5  # points; inches from row to row; inches a column of the standing legend
KINDS = {
    "area": ("County or its sheriff:", "adopted, or a rule ended"),
    "point": ("City, by population:", "adopted, or a rule ended"),
    "place": ("City, county or", "its sheriff"),
    "open": ("Nothing adopted:", "proposed or asked"),
    "struck": ("Nothing adopted:", "voted down or vetoed"),
    "ground": ("Ground: the state’s", "own latest act"),
    "refused": ("Refused by the federal", "government: a request"),
}
REQUEST = {"limits": "to leave", "extends": "to join"}  # what was refused, by its direction
STRIP = 0.72  # inches; height of the lying legend


def legend_kinds(places: pd.DataFrame, states: pd.DataFrame) -> dict[str, list[str]]:
    """The kinds of mark that the legend needs, each with the directions that are drawn."""
    decided, county = places["standing"] == "decided", places["level"] == "county"
    chosen = {
        "area": places[decided & county],
        "point": places[decided & ~county],
        "open": places[places["standing"].isin(["underway", "asked"])],
        "struck": places[places["standing"] == "rejected"],
        "ground": states,
        "refused": places.assign(direction=places["refused_way"]),
    }
    found = {
        kind: [direction for direction in style.DIRECTION if (frame["direction"] == direction).any()]
        for kind, frame in chosen.items()
    }
    return {kind: directions for kind, directions in found.items() if directions}


def county_kinds(places: pd.DataFrame, areas: dict[str, BaseGeometry]) -> dict[str, list[str]]:
    """Of which kinds counties need a second sample, each with its directions: squares of those too small for their
    area, hollow areas of those that adopted nothing. ``areas``: the counties' shapes in inches by jurisdiction_id.
    """
    sizes = {key: shape.area for key, shape in areas.items()}
    mine = places[(places["level"] == "county")]
    large = mine["jurisdiction_id"].map(sizes).fillna(0.0) >= TOO_SMALL
    chosen = {
        "area": mine[(mine["standing"] == "decided") & ~large],
        "open": mine[mine["standing"].isin(["underway", "asked"]) & large],
        "struck": mine[(mine["standing"] == "rejected") & large],
    }
    return {kind: sorted(set(frame["direction"])) for kind, frame in chosen.items()}


def draw_strip(
    ax: Axes,
    x: float,
    top: float,
    kinds: dict[str, list[str]],
    counties: dict[str, list[str]],
    step: float = 1.42,
    light: bool = False,
) -> None:
    """The legend lying below ``top``: a row a direction, a column a kind, ``step`` inches wide; with the second
    samples of ``counties``, as ``county_kinds``.
    """
    rows = [key for key in style.DIRECTION if any(key in directions for directions in kinds.values())]
    first = x + max((text_width(f"{row} cooperation", SIZE, style.BOLD) for row in rows), default=0) + 0.2
    levels = {row: top - 0.42 - 0.19 * i for i, row in enumerate(rows)}
    for row, y in levels.items():
        ax.text(x, y, f"{row} cooperation", size=SIZE, weight=style.BOLD, color=style.DIRECTION[row],
                va="baseline")  # fmt: skip
    for i, (kind, directions) in enumerate(kinds.items()):
        left = first + step * i
        for j, line in enumerate(KINDS[kind]):
            ax.text(left, top - 0.08 - 0.135 * j, line, size=SIZE - 0.4, color=style.SOFT, va="baseline")
        for direction in directions:
            draw_sample(ax, kind, direction, (left + 0.14, levels[direction] + 0.045), True, light)
            if direction in counties.get(kind, []):
                draw_county(ax, kind, direction, (left + 0.46, levels[direction] + 0.045), light)
            if kind == "refused":
                ax.text(left + 0.2, levels[direction], REQUEST[direction], size=SIZE - 0.4, color=style.SOFT,
                        va="baseline")  # fmt: skip


def draw_legend(ax: Axes, x: float, y: float, kinds: dict[str, list[str]], light: bool = True) -> Box:
    """The legend standing on ``y`` and growing upwards, in inches; the box it fills."""
    if not kinds:
        return (x, y, x, y)
    columns = [key for key in style.DIRECTION if any(key in directions for directions in kinds.values())]
    words_at = x + COLUMN * len(columns) + 0.06
    top = y + STEP * len(kinds)
    for i, direction in enumerate(columns):
        ax.text(x + COLUMN * (i + 0.5), top + 0.06, direction, size=SIZE, weight=style.BOLD, ha="center",
                color=style.DIRECTION[direction], va="baseline", zorder=9)  # fmt: skip
    ax.text(
        words_at, top + 0.06, "cooperation with ICE", size=SIZE, weight=style.BOLD, va="baseline", zorder=9
    )
    widest = 0.0
    for step, (kind, directions) in enumerate(kinds.items(), start=1):
        base = top - step * STEP + 0.05
        for direction in directions:
            middle = x + COLUMN * (columns.index(direction) + 0.5)
            draw_sample(ax, kind, direction, (middle, base + 0.04), False, light)
        words = " ".join(KINDS[kind])
        if kind == "refused":
            words = f"{words} {' or '.join(REQUEST[direction] for direction in directions)}"
        ax.text(words_at, base, words, size=SIZE, va="baseline", zorder=9)
        widest = max(widest, text_width(words, SIZE, style.REGULAR))
    return (x, y, words_at + widest, top + STEP)


def draw_sample(
    ax: Axes, kind: str, direction: str, at: tuple[float, float], lying: bool, light: bool = False
) -> None:
    """What one kind of mark looks like in one direction, around ``at``; to the right of it where ``lying``."""
    x, y = at
    if kind in ("area", "ground"):
        look = {"facecolor": style.TINT[direction], "edgecolor": "none"}
        look = area_look(direction, True, light) if kind == "area" else look
        ax.add_patch(Rectangle((x - 0.14, y - 0.07), 0.36 if lying else 0.28, 0.15, zorder=4, **look))
    elif kind == "point":
        sizes = (
            ((0, -0.09), (1_000_000, 0.05), (4_000_000, 0.25)) if lying else ((0, -0.08), (1_500_000, 0.07))
        )
        for people, aside in sizes:
            draw_point(ax, (x + aside, y), direction, size=point_size(people))
    elif kind == "place":
        draw_point(ax, (x - 0.07, y), direction)
    elif kind == "refused":
        draw_cross(ax, (x - 0.05 if lying else x, y), direction, CROSS)
    else:
        draw_point(ax, (x - (0.05 if lying else 0), y), direction, "rejected" if kind == "struck" else "underway",
                   HOLLOW)  # fmt: skip


def draw_county(ax: Axes, kind: str, direction: str, at: tuple[float, float], light: bool) -> None:
    """The second sample of a kind around ``at``: a county's square, or its hollow area."""
    if kind == "area":
        draw_square(ax, at, direction, light)
    else:
        ax.add_patch(
            Rectangle((at[0] - 0.24, at[1] - 0.06), 0.24, 0.12, zorder=4, **area_look(direction, False))
        )
