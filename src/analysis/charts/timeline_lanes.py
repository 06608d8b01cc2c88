"""Draw the lanes of the timeline: their names and rules, marks, ranges of days, labels, ticks and dots."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.labels import text_width
from analysis.charts.timeline_layout import (
    DOT,
    GAP,
    HEAD_SIZE,
    LINE,
    TEXT_SIZE,
    Axis,
    Lane,
    day_width,
    span,
)


def draw_lane(ax: Axes, axis: Axis, lane: Lane, base: float, down: bool) -> None:
    """One lane, from ``base`` away from the years: name, rule, marks and labels."""
    sign = -1 if down else 1
    colour = style.DIRECTION.get(lane.name, style.INK)
    far = base + sign * lane.height
    ax.plot([0.12, axis.right], [far, far], color=style.RULE, lw=0.6, zorder=1)
    ax.text(0.12, base + sign * 0.11, lane.title, size=9, weight=style.BOLD, color=colour,
            va="top" if down else "bottom", linespacing=1.15)  # fmt: skip
    if lane.events.empty and down:
        ax.text(axis.left + 0.1, base - lane.height / 2, "No act in the sources read so far.", size=TEXT_SIZE,
                color=style.SOFT, va="center")  # fmt: skip
    for i, row in lane.events.iterrows():
        start, end = span(row, axis)
        x = axis.x(row["end"]) if pd.isna(row["start"]) else (axis.x(row["start"]) + axis.x(row["end"])) / 2
        slot = lane.slots[i]
        if slot is None and not down:
            ax.plot([x, x], [base, base + 0.07], color=style.FAINT, lw=1, zorder=2)
            continue
        if slot is None:
            y = base - 0.07 - lane.dots[i] * DOT
            ax.plot(x, y, **style.mark(row["stage"], colour, 4.2), zorder=4)
            continue
        y = base + sign * (0.09 + lane.dot_height + slot.row * lane.row_height)
        _draw_event(ax, row, lane.lines[i], slot.side, (start, x, end), y, down)


def _draw_event(
    ax: Axes,
    row: pd.Series,
    lines: list[str],
    side: str,
    at: tuple[float, float, float],
    y: float,
    down: bool,
) -> None:
    """One labelled event: its days as a bar or arrow, its mark, its text. ``y`` is the edge nearest the
    years.
    """
    start, x, end = at
    colour = style.DIRECTION.get(row["direction"], style.SOFT)
    level = y - LINE * 0.62 if down else y + LINE * (len(lines) - 0.38)
    if pd.isna(row["start"]):
        ax.annotate("", (start, level), (x, level), zorder=3,
                    arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.3, "shrinkA": 0, "shrinkB": 0,
                                "mutation_scale": 8, "linestyle": (0, (2, 1))})  # fmt: skip
    elif days_between(row) > 6:
        ax.plot([start, end], [level, level], color=colour, lw=4.5, alpha=0.3, zorder=3)
    if down and row["stage"] != "in_force":
        ax.plot(x, level, **style.mark(row["stage"], colour), zorder=4)
    elif down:
        ax.plot([x, x], [level - 0.05, level + 0.05], color=colour, lw=1.5, zorder=4)
    else:
        ax.plot(x, level, marker="o", markersize=5, color=colour, zorder=4)
    edge = end + GAP if side == "right" else start - GAP
    align = "left" if side == "right" else "right"
    first = level - 0.043
    for k, line in enumerate(lines):
        bold = down and k == 0
        at_x = edge + day_width(row) if align == "left" and k == 0 and not down else edge
        ax.text(at_x, first - k * LINE, line, ha=align, va="baseline", zorder=5,
                size=HEAD_SIZE if bold else TEXT_SIZE, weight=style.BOLD if bold else style.REGULAR,
                color=colour if bold else style.INK)  # fmt: skip
    if not down:
        before = edge if align == "left" else edge - text_width(lines[0], TEXT_SIZE, style.REGULAR) - 0.07
        ax.text(
            before,
            first,
            row["when"],
            ha=align,
            va="baseline",
            zorder=5,
            size=TEXT_SIZE,
            weight=style.BOLD,
            color=style.SOFT,
        )


def days_between(row: pd.Series) -> int:
    """Days between the first and the last day an event can have been on."""
    return (row["end"] - row["start"]).days
