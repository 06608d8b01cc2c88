"""The legend of the maps: a small table, directions by kinds of mark, lying or standing; only what is drawn."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts import style
from analysis.charts.labels import Box, text_width
from analysis.charts.map_marks import HOLLOW, area_look, draw_cross, draw_point, point_size

SIZE, STEP, COLUMN = 8.6, 0.205, 0.5  # points; inches from row to row; inches a column of the standing legend
KINDS = {
    "area": ("County or its sheriff:", "act adopted"),
    "point": ("City, by population:", "act adopted"),
    "place": ("City, county or", "its sheriff"),
    "open": ("Nothing adopted:", "proposed or asked"),
    "struck": ("Nothing adopted:", "voted down or vetoed"),
    "ground": ("Ground: the state’s", "own latest act"),
}
REFUSED = ("Refused by the", "federal government")
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
    }
    found = {
        kind: [direction for direction in style.DIRECTION if (frame["direction"] == direction).any()]
        for kind, frame in chosen.items()
    }
    return {kind: directions for kind, directions in found.items() if directions}


def draw_strip(
    ax: Axes,
    x: float,
    top: float,
    kinds: dict[str, list[str]],
    refused: bool,
    step: float = 1.42,
    light: bool = False,
) -> None:
    """The legend lying below ``top``: a row a direction, a column a kind, ``step`` inches wide."""
    rows = [key for key in style.DIRECTION if any(key in directions for directions in kinds.values())]
    first = x + max((text_width(f"{row} cooperation", SIZE, style.BOLD) for row in rows), default=0) + 0.2
    levels = {row: top - 0.42 - 0.19 * i for i, row in enumerate(rows)}
    for row, y in levels.items():
        ax.text(
            x,
            y,
            f"{row} cooperation",
            size=SIZE,
            weight=style.BOLD,
            color=style.DIRECTION[row],
            va="baseline",
        )
    columns = [*kinds, *(["refused"] if refused else [])]
    for i, kind in enumerate(columns):
        left = first + step * i
        for j, line in enumerate(REFUSED if kind == "refused" else KINDS[kind]):
            ax.text(left, top - 0.08 - 0.135 * j, line, size=SIZE - 0.4, color=style.SOFT, va="baseline")
        for direction in kinds.get(kind, []):
            draw_sample(ax, kind, direction, (left + 0.14, levels[direction] + 0.045), True, light)
        if kind == "refused":
            draw_cross(ax, (left + 0.14, sum(levels.values()) / len(levels) + 0.045), 8)


def draw_legend(
    ax: Axes, x: float, y: float, kinds: dict[str, list[str]], refused: bool, light: bool = True
) -> Box:
    """The legend standing on ``y`` and growing upwards, in inches; the box it fills."""
    if not kinds:
        return (x, y, x, y)
    columns = [key for key in style.DIRECTION if any(key in directions for directions in kinds.values())]
    words_at = x + COLUMN * len(columns) + 0.06
    top = y + STEP * (len(kinds) + refused)
    for i, direction in enumerate(columns):
        ax.text(x + COLUMN * (i + 0.5), top + 0.06, direction, size=SIZE, weight=style.BOLD, ha="center",
                color=style.DIRECTION[direction], va="baseline", zorder=9)  # fmt: skip
    ax.text(
        words_at, top + 0.06, "cooperation with ICE", size=SIZE, weight=style.BOLD, va="baseline", zorder=9
    )
    for step, (kind, directions) in enumerate(kinds.items(), start=1):
        base = top - step * STEP + 0.05
        for direction in directions:
            middle = x + COLUMN * (columns.index(direction) + 0.5)
            draw_sample(ax, kind, direction, (middle, base + 0.04), False, light)
        ax.text(words_at, base, " ".join(KINDS[kind]), size=SIZE, va="baseline", zorder=9)
    if refused:
        draw_cross(ax, (x + COLUMN * len(columns) / 2, y + 0.09), 8)
        ax.text(words_at, y + 0.05, " ".join(REFUSED), size=SIZE, va="baseline", zorder=9)
    widest = max(text_width(" ".join(words), SIZE, style.REGULAR) for words in (*KINDS.values(), REFUSED))
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
    else:
        draw_point(ax, (x - (0.05 if lying else 0), y), direction, "rejected" if kind == "struck" else "underway",
                   HOLLOW)  # fmt: skip
