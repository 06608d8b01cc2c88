"""Draw the lanes above the years: their names and rules, milestones, ticks of what is not labelled."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.labels import text_width
from analysis.charts.timeline_layout import (
    GAP,
    LINE,
    TEXT_SIZE,
    TICK,
    Axis,
    Lane,
    day_width,
    middle,
    span,
)

SHORT_SPAN = 6  # days; longer ones are drawn as bars
LONG_TICK = 92  # days; acts that may lie in a longer span are drawn as a bar of days, not as a tick
# Paler than what is decided, on white and on the bands of the periods.
PALE = {"limits": "#bcafd5", "extends": "#d9b88c"}


def draw_lane(ax: Axes, axis: Axis, lane: Lane, base: float) -> None:
    """One lane, upwards from ``base``: name, rule, milestones, ticks."""
    top = base + lane.height
    ax.plot([0.12, axis.right], [top, top], color=style.RULE, lw=0.6, zorder=1)
    ax.text(0.12, base + 0.07, lane.title, size=9, weight=style.BOLD, color=style.INK, va="bottom")
    if lane.rug is not None:
        draw_rug(ax, axis, lane.rug, base)
    coloured = set() if lane.rug is None else set(lane.rug["id"])
    for i, row in lane.events.iterrows():
        slot = lane.slots[i]
        if slot is None and row["id"] not in coloured:
            x = middle(row, axis)
            ax.plot([x, x], [base + 0.01, base + lane.ticks], color=style.FAINT, lw=1, zorder=2)
        elif slot is not None:
            _draw_milestone(
                ax,
                row,
                lane.lines[i],
                slot.side,
                (*span(row, axis), middle(row, axis)),
                base + lane.ticks + 0.04 + slot.row * lane.row_height,
            )


def draw_rug(ax: Axes, axis: Axis, rug: pd.DataFrame, base: float) -> None:
    """The states' own acts as ticks, those that extend cooperation on the upper row, those that limit it below."""
    for _, row in rug.iterrows():
        low = base + 0.015 + (TICK + 0.01) * (row["direction"] == "extends")
        colour = (style.AREA if row["decided"] else PALE)[row["direction"]]
        order = 2.4 if row["decided"] else 2.2
        if not pd.isna(row["start"]) and (row["end"] - row["start"]).days > LONG_TICK:
            draw_days(ax, row, (axis.x(row["start"]), axis.x(row["end"]), 0), low + TICK / 2, colour, 0)
            continue
        x = middle(row, axis)
        ax.plot([x, x], [low, low + TICK], color=colour, lw=0.9, zorder=order, solid_capstyle="butt")


def draw_days(
    ax: Axes, row: pd.Series, at: tuple[float, float, float], level: float, colour: str, size: float
) -> None:
    """The days an event can have been on: an arrow from "some day before", a bar over a range, or nothing.

    ``at`` holds the left end, the right end and the mark's place, ``level`` the height, in inches.
    """
    start, end, x = at
    if pd.isna(row["start"]):
        ax.annotate("", (start, level), (x, level), zorder=3,
                    arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.2, "shrinkA": 0, "shrinkB": 0,
                                "mutation_scale": size, "linestyle": (0, (2, 1))})  # fmt: skip
    elif (row["end"] - row["start"]).days > SHORT_SPAN:
        ax.plot([start, end], [level, level], color=colour, lw=4, alpha=0.35, zorder=3, solid_capstyle="butt")


def draw_mark(ax: Axes, x: float, level: float, stage: str, colour: str, size: float) -> None:
    """The mark of one stage, ``size`` points wide; of what was in force, the line at which its arrow begins."""
    if stage == "in_force":
        ax.plot([x, x], [level - 0.05, level + 0.05], color=colour, lw=1.5, zorder=4)
    else:
        ax.plot(x, level, **style.mark(stage, colour, size), zorder=4)


def _draw_milestone(
    ax: Axes, row: pd.Series, lines: list[str], side: str, at: tuple[float, float, float], y: float
) -> None:
    """One labelled milestone: its days, its mark, its day in bold and its words. ``y`` is its lower edge."""
    start, end, x = at
    # Only acts of states are local policy; what the federal government or a court did takes no side here.
    colour = style.DIRECTION.get(row["direction"], style.SOFT) if row["lane"] == "state" else style.SOFT
    level = y + LINE * (len(lines) - 0.5)
    draw_days(ax, row, at, level, colour, 8)
    draw_mark(ax, x, level, row["stage"] or "adopted", colour, 5.4)
    edge, align = (end + GAP, "left") if side == "right" else (start - GAP, "right")
    first = level - 0.04
    for k, line in enumerate(lines):
        at_x = edge + day_width(row) if align == "left" and k == 0 else edge
        ax.text(
            at_x, first - k * LINE, line, ha=align, va="baseline", zorder=5, size=TEXT_SIZE, color=style.INK
        )
    before = edge if align == "left" else edge - text_width(lines[0], TEXT_SIZE, style.REGULAR) - 0.07
    ax.text(before, first, row["when"], ha=align, va="baseline", zorder=5, size=TEXT_SIZE, weight=style.BOLD,
            color=style.SOFT)  # fmt: skip
