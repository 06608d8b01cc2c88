"""How places look on every map: areas, points, crosses, labels and the legend."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from shapely.geometry.base import BaseGeometry

from analysis.charts import style
from analysis.charts.canvas import draw_shape
from analysis.charts.labels import Box, text_width

NAME, LINE_SIZE = 8.8, 8.0  # points
LEGEND_SIZE, LEGEND_STEP = 8.4, 0.205
LEGEND_HEAD = "Cooperation with ICE"
LEADING = 0.14  # inches from line to line
STANDING_WORD = {
    "decided": "adopted or reported in force: {verb} it",
    "underway": "first vote passed, would {would} it",
    "asked": "only asked the federal government",
    "rejected": "voted down",
}


def area_look(place: pd.Series) -> dict:
    """Keyword arguments of the patch of a county, by its standing and direction."""
    colour = style.DIRECTION[place["direction"]]
    look = {
        "decided": {"facecolor": style.AREA[place["direction"]], "edgecolor": "white", "linewidth": 0.8},
        "underway": {"facecolor": "white", "edgecolor": colour, "hatch": "////", "linewidth": 0.8},
        "asked": {
            "facecolor": "none",  # the ground is the state's
            "edgecolor": style.SOFT,
            "linewidth": 1.0,
            "linestyle": (0, (3, 1.5)),
        },
        "rejected": {"facecolor": "white", "edgecolor": style.FAINT, "linewidth": 1.1},
    }
    return look[place["standing"]]


def draw_area(ax: Axes, place: pd.Series, shape: BaseGeometry) -> None:
    """A county as an area."""
    draw_shape(ax, shape, zorder=3, **area_look(place))


def draw_point(ax: Axes, place: pd.Series, at: tuple[float, float], size: float = 8) -> None:
    """A city as a point, or a county too small to see as a square; ``size`` in points."""
    colour = style.DIRECTION[place["direction"]]
    shape = "o" if place["level"] != "county" else "s"
    filled = place["standing"] == "decided"
    edge = (
        colour
        if place["standing"] == "underway"
        else style.INK
        if place["standing"] == "asked"
        else style.FAINT
    )
    ax.plot(*at, marker=shape, markersize=size, markerfacecolor=colour if filled else "white",
            markeredgecolor="white" if filled else edge, markeredgewidth=1.2, zorder=6)  # fmt: skip


def draw_cross(ax: Axes, at: tuple[float, float], size: float = 9) -> None:
    """The cross of what the federal government refused."""
    ax.plot(*at, marker="X", markersize=size, markerfacecolor=style.INK, markeredgecolor="white",
            markeredgewidth=1.1, zorder=7)  # fmt: skip


def label_size(name: str, lines: list[str]) -> tuple[float, float]:
    """Width and height in inches of a label: the name in bold, the lines below it."""
    widths = [
        text_width(name, NAME, style.BOLD),
        *(text_width(line, LINE_SIZE, style.REGULAR) for line in lines),
    ]
    return max(widths) + 0.02, LEADING * (1 + len(lines))


def draw_label(ax: Axes, box: Box, name: str, lines: list[str], align: str, colour: str, soft: str) -> None:
    """A label in its box, aligned left, center or right."""
    x = {"left": box[0], "center": (box[0] + box[2]) / 2, "right": box[2]}[align]
    y = box[3] - 0.108
    ax.text(x, y, name, size=NAME, weight=style.BOLD, color=colour, ha=align, va="baseline", zorder=9)
    for i, line in enumerate(lines, start=1):
        ax.text(x, y - i * LEADING, line, size=LINE_SIZE, color=soft, ha=align, va="baseline", zorder=9)


def draw_leader(ax: Axes, at: tuple[float, float], box: Box) -> None:
    """A thin line from a mark to the nearest edge of its label, where they are apart."""
    x = min(max(at[0], box[0] - 0.03), box[2] + 0.03)
    y = min(max(at[1], box[1] - 0.01), box[3] + 0.01)
    if abs(x - at[0]) + abs(y - at[1]) > 0.14:
        ax.plot([at[0], x], [at[1], y], color=style.INK, lw=0.7, zorder=5)


def side_of(at: tuple[float, float], box: Box) -> str:
    """How a label reads best from where it stands: left-aligned right of its mark, and so on."""
    return "left" if box[0] > at[0] else "right" if box[2] < at[0] else "center"


def legend_entries(places: pd.DataFrame, states: pd.DataFrame) -> list[tuple[dict | str, str]]:
    """What the legend explains: only kinds that are drawn. A kind is a patch's look, or "cross"; with its
    words.
    """
    entries: list[tuple[dict | str, str]] = []
    for standing, words in STANDING_WORD.items():
        mine = places[places["standing"] == standing]
        directions = [direction for direction in style.DIRECTION if (mine["direction"] == direction).any()]
        if standing in ("asked", "rejected"):  # drawn alike whatever the direction
            directions = directions[:1]
        for direction in directions:
            look = area_look(mine[mine["direction"] == direction].iloc[0])
            entries.append((look, words.format(verb=direction, would=direction.removesuffix("s"))))
    if places["refused"].any():
        entries.append(("cross", "refused by the federal government"))
    for direction, tint in style.TINT.items():
        if (states["direction"] == direction).any():
            entries.append(({"facecolor": tint, "edgecolor": "none"}, f"state’s latest act {direction} it"))
    return entries


def draw_legend(ax: Axes, x: float, y: float, places: pd.DataFrame, states: pd.DataFrame) -> Box:
    """The legend as a column that stands on ``y`` and grows upwards, in inches; the box it fills."""
    entries = legend_entries(places, states)
    width = 0.3 + max((text_width(words, LEGEND_SIZE, style.REGULAR) for _, words in entries), default=0)
    top = y + LEGEND_STEP * len(entries)
    if entries:
        ax.text(x, top + 0.05, LEGEND_HEAD, size=LEGEND_SIZE, weight=style.BOLD, va="baseline", zorder=4)
    for i, (look, words) in enumerate(entries, start=1):
        base = top - i * LEGEND_STEP + 0.05
        if look == "cross":
            draw_cross(ax, (x + 0.11, base + 0.045), 8)
        else:
            ax.add_patch(Rectangle((x, base - 0.03), 0.22, 0.15, zorder=4, **look))
        ax.text(x + 0.3, base, words, size=LEGEND_SIZE, color=style.INK, va="baseline", zorder=4)
    return (x - 0.05, y, x + width, top + LEGEND_STEP)
