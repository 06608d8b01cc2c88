"""Draw the two halves below the years: bars of acts a quarter away from one line, labelled acts beyond them."""

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, Rectangle

from analysis.charts import style
from analysis.charts.labels import Box, text_width
from analysis.charts.timeline_arcs import Point, find_arcs
from analysis.charts.timeline_lanes import PALE, draw_days, draw_mark
from analysis.charts.timeline_layout import HEAD_SIZE, LINE, TEXT_SIZE, Axis
from analysis.charts.timeline_peaks import PEAK_LINE, PEAK_SIZE
from analysis.charts.timeline_place import Half
from analysis.charts.timeline_spots import BETWEEN, Label, stem_box, tail_words

TITLES = {"extends": "Extends\ncooperation", "limits": "Limits\ncooperation"}
GRID = "#e2dfda"  # fainter than the rules between the lanes
SHORTEST = 0.3  # inches of a piece of a line of the grid
TITLE_HEIGHT = 0.42  # of a direction's name beside the line; no number of the grid stands there


def draw_half(ax: Axes, axis: Axis, half: Half, base: float, up: bool, step: int) -> None:
    """One direction, away from ``base`` (inches): its name, grid, bars, peaks and labelled acts.

    ``step`` is the number of acts between two lines of the grid.
    """
    sign = 1 if up else -1
    colour = style.DIRECTION[half.direction]
    ax.text(0.12, base + sign * 0.05, TITLES[half.direction], size=9, weight=style.BOLD, color=colour,
            va="bottom" if up else "top", linespacing=1.1)  # fmt: skip
    if half.acts.empty:
        ax.text(axis.left + 0.1, base + sign * half.depth / 2, "No act in the sources read so far.", size=TEXT_SIZE,
                color=style.SOFT, va="center")  # fmt: skip
    said = False
    for k, depth in enumerate(half.grid, start=1):
        y = base + sign * depth
        for left, right in gaps(axis, half, depth):
            ax.plot([left, right], [y, y], color=GRID, lw=0.6, zorder=1)
        if depth > TITLE_HEIGHT:
            words = f"{step * k:,}{' a quarter' if not said else ''}"
            ax.text(axis.left - 0.05, y, words, size=7.8, color=style.SOFT, ha="right", va="center")
            said = True
    for x0, x1, dark, pale in half.bars:
        for low, tall, fill in ((0, dark, style.AREA), (dark, pale, PALE)):
            corner = (x0, base + low if up else base - low - tall)
            ax.add_patch(Rectangle(corner, x1 - x0, tall, color=fill[half.direction], lw=0, zorder=2))
    for words, (left, low, right, high) in half.peaks:
        middle = base + sign * (low + high) / 2
        for k, line in enumerate(words):
            y = middle + PEAK_LINE * ((len(words) - 1) / 2 - k)
            ax.text((left + right) / 2, y, line, size=PEAK_SIZE, color=colour, ha="center", va="center_baseline",
                    zorder=5)  # fmt: skip
    bars: list[Box] = [(x0, 0, x1, dark + pale) for x0, x1, dark, pale in half.bars]
    for label in half.labels:
        _draw_label(ax, label, base, sign, bars)


def _draw_label(ax: Axes, label: Label, base: float, sign: int, bars: list[Box]) -> None:
    """One labelled act: the line to its bar, its days, its mark, its place in bold, what was done and when."""
    row, colour = label.row, style.DIRECTION[label.row["direction"]]
    level = base + sign * label.level
    if label.stem:
        _, low, _, high = stem_box(label, bars)
        ax.plot(
            [label.x, label.x], [base + sign * low, base + sign * high], color=style.FAINT, lw=0.5, zorder=1.5
        )
    draw_days(ax, row, (label.start, label.end, label.x), level, colour, 7)
    draw_mark(ax, label.x, level, row["stage"], colour, 6)
    left, width = label.left, label.width
    first = level - 0.042 if sign < 0 or not label.stacked else level - 0.042 + LINE
    head = text_width(row["head"], HEAD_SIZE, style.BOLD)
    at_right = label.stacked and label.side == "left"
    ax.text(left + width if at_right else left, first, row["head"], ha="right" if at_right else "left", va="baseline",
            size=HEAD_SIZE, weight=style.BOLD, color=colour, zorder=5)  # fmt: skip
    x, y = (left + head + BETWEEN, first) if not label.stacked else (left, first - LINE)
    ax.text(x + width if at_right else x, y, tail_words(row), ha="right" if at_right else "left", va="baseline",
            size=TEXT_SIZE, color=style.INK, zorder=5)  # fmt: skip


def gaps(axis: Axis, half: Half, depth: float) -> list[tuple[float, float]]:
    """The parts of a line of the grid that meet no text, mark or line to a bar: left and right ends in inches."""
    bars: list[Box] = [(x0, 0, x1, dark + pale) for x0, x1, dark, pale in half.bars]
    taken = [*half.text_boxes, *(stem_box(label, bars) for label in half.labels if label.stem)]
    taken += [(label.start, label.level - 0.06, label.end, label.level + 0.06) for label in half.labels]
    hit = sorted((box[0], box[2]) for box in taken if box[1] - 0.04 < depth < box[3] + 0.04)
    parts, left = [], axis.left
    for start, end in [*hit, (axis.edge + 0.06, axis.edge)]:
        if start - 0.06 - left > SHORTEST:
            parts.append((left, start - 0.06))
        left = max(left, end + 0.06)
    return parts


def text_boxes(halves: list[tuple[Half, float, int]]) -> list[Box]:
    """The boxes of all texts of both halves on the figure, in inches; ``halves`` with their base and sign."""
    boxes = []
    for half, base, sign in halves:
        for left, low, right, high in half.text_boxes:
            ends = sorted((base + sign * low, base + sign * high))
            boxes.append((left, ends[0], right, ends[1]))
    return boxes


def arcs_of(
    halves: list[tuple[Half, float, int]], links: list[tuple[str, str, str]]
) -> list[tuple[Point, Point, float]]:
    """The arcs between labelled acts that are linked: both ends, and the bend; arguments as in ``draw_arcs``."""
    at = {
        label.row["id"]: (label.x, base + sign * label.level)
        for half, base, sign in halves
        for label in half.labels
    }
    return [(at[a], at[b], bend) for a, b, bend in find_arcs(at, text_boxes(halves), links)]


def draw_arcs(ax: Axes, halves: list[tuple[Half, float, int]], links: list[tuple[str, str, str]]) -> None:
    """Thin arcs between labelled acts that are linked; ``halves`` with their base and sign, ``links`` as (from, to,
    relation).
    """
    for start, end, bend in arcs_of(halves, links):
        arc = FancyArrowPatch(start, end, connectionstyle=f"arc3,rad={bend}", arrowstyle="-", lw=0.9,
                              color=style.SOFT, shrinkA=3, shrinkB=3, zorder=3.5)  # fmt: skip
        ax.add_patch(arc)
