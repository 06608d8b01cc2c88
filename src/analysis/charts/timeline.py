"""Draw the timeline: federal, court and state milestones above the years, local acts below them."""

from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.charts import style
from analysis.charts.events import ERAS
from analysis.charts.findings import timeline_title
from analysis.charts.labels import text_width, wrap_evenly
from analysis.charts.legends import TITLE_STEP, draw_title, rich_line, title_lines
from analysis.charts.save import save_figure
from analysis.charts.timeline_describe import describe_timeline
from analysis.charts.timeline_drawn import drawn_rows
from analysis.charts.timeline_foot import draw_foot, foot_height, foot_lines
from analysis.charts.timeline_halves import draw_arcs, draw_half
from analysis.charts.timeline_keys import lines_of_keys
from analysis.charts.timeline_lanes import draw_lane
from analysis.charts.timeline_layout import TEXT_SIZE, Axis
from analysis.charts.timeline_plan import Plan, make_plan
from analysis.charts.words import sentence
from analysis.tables.store import read_table

TABLES = ("actions", "links", "milestones", "articles", "records", "jurisdictions")
YEARS = 0.24  # height of the band with the years
SECOND = 0.17  # height of a second line below the title
ERA = 0.36  # height of the band with the names of the times


def draw_timeline() -> list[Path]:
    """Draw figures/timeline.* from the tables; the four paths."""
    tables = {name: read_table(name) for name in TABLES}
    plan = make_plan(**tables)
    title = timeline_title(tables["actions"], tables["links"])
    figure, drawn = draw_plan(plan, title)
    limits = [plan.share, f"{sentence(plan.axis.end_words)}." if plan.axis.end_words else "", *plan.notes]
    return save_figure(figure, "timeline", drawn, title, describe_timeline(title, drawn, plan.peaks, limits))


def make_timeline(**tables: pd.DataFrame) -> tuple[Figure, pd.DataFrame]:
    """The figure, and what it shows (see ``drawn_rows``), from the tables named in TABLES."""
    return draw_plan(make_plan(**tables), timeline_title(tables["actions"], tables["links"]))


def draw_plan(plan: Plan, title: str) -> tuple[Figure, pd.DataFrame]:
    """Stack the parts from the bottom up, on axes whose unit is the inch; the figure and the rows it shows."""
    with style.house_style():
        lines = title_lines(title)
        foot, keys = foot_lines(plan.notes), lines_of_keys(plan, style.WIDTH - 0.24)
        bottom = foot_height(foot, len(keys))
        lanes = sum(lane.height for lane in plan.above)
        up, down = plan.halves
        heading = TITLE_STEP * len(lines) + 0.42 + (SECOND if plan.share else 0)
        height = round(bottom + up.depth + down.depth + YEARS + lanes + ERA + heading, 2)
        figure = style.new_figure(style.WIDTH, height)
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, style.WIDTH), ylim=(0, height))
        ax.axis("off")
        base = bottom + down.depth
        years = base + up.depth
        y = years + YEARS
        for lane in reversed(plan.above):
            draw_lane(ax, plan.axis, lane, y)
            y += lane.height
        _draw_eras(ax, plan.axis, bottom, y)
        if plan.axis.end_words:
            _draw_end(ax, plan.axis, bottom, y, years + YEARS)
        draw_half(ax, plan.axis, up, base, True, plan.step)
        draw_half(ax, plan.axis, down, base, False, plan.step)
        ax.plot([0.12, plan.axis.right], [base, base], color=style.INK, lw=0.8, zorder=2.5)
        draw_arcs(ax, [(up, base, 1), (down, base, -1)], plan.links)
        _draw_years(ax, plan.axis, years, base)
        below = draw_title(ax, lines, height)
        rich_line(ax, 0.12, below, subtitle(plan), 9.3)
        ax.text(0.12, below - SECOND, plan.share, size=9.3, color=style.SOFT, va="baseline")
        draw_foot(ax, foot, bottom, keys)
    return figure, drawn_rows(plan.above, plan.halves, plan.counts)


def subtitle(plan: Plan) -> tuple[tuple[str, str, str], ...]:
    """The line below the title, with the words for the directions in their colours."""
    counted = bool(len(plan.counts))
    how = "Bars and arrows: the days an act can have been on. Ticks: further milestones."
    if counted:
        which = f"acts adopted in a period’s fullest quarter, if {plan.least:,} or more"
        how = f"Numbers: {which}." if plan.peaks else ""
    how = f"cooperation with ICE. {how}".strip()
    return (
        ("Local acts per quarter that " if counted else "Local acts that ", style.SOFT, style.REGULAR),
        ("extend", style.DIRECTION["extends"], style.BOLD),
        (" (bars up) or " if counted else " or ", style.SOFT, style.REGULAR),
        ("limit", style.DIRECTION["limits"], style.BOLD),
        (f" (bars down) {how}" if counted else f" {how}", style.SOFT, style.REGULAR),
    )


def _draw_eras(ax: Axes, axis: Axis, bottom: float, top: float) -> None:
    """Tint every other time, and name each above its band."""
    starts = [axis.x(pd.Timestamp(day)) for day, _ in ERAS]
    ends = [*starts[1:], axis.right]
    for i, (start, end, (_, name)) in enumerate(zip(starts, ends, ERAS, strict=True)):
        band = Rectangle(
            (start, bottom), end - start, top + ERA - bottom, color=style.BAND if i % 2 else "white", zorder=0
        )
        ax.add_patch(band)
        lines = wrap_evenly(name, 8.6, style.BOLD, end - start)
        ax.text((start + end) / 2, top + ERA / 2, "\n".join(lines), size=8.6, weight=style.BOLD, color=style.SOFT,
                ha="center", va="center", linespacing=1.1)  # fmt: skip


def _draw_end(ax: Axes, axis: Axis, bottom: float, top: float, lanes: float) -> None:
    """Hatch what comes after the last day of which the tables tell, and say so above ``lanes``, where those begin."""
    ax.add_patch(Rectangle((axis.edge, bottom), axis.right - axis.edge, top - bottom, facecolor="white",
                           edgecolor=style.RULE, hatch="////", lw=0, zorder=0.5))  # fmt: skip
    room = (top - lanes - 0.1) / text_width(axis.end_words, TEXT_SIZE, style.REGULAR)
    ax.text((axis.edge + axis.right) / 2, (lanes + top) / 2, axis.end_words, size=TEXT_SIZE * min(room, 1),
            color=style.SOFT, rotation=90, ha="center", va="center",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})  # fmt: skip


def _draw_years(ax: Axes, axis: Axis, bottom: float, base: float) -> None:
    """The band with the years: a tick at each 1 January, there and on the line at ``base``; the number between."""
    ax.add_patch(Rectangle((axis.left, bottom), axis.right - axis.left, YEARS, color=style.INK, zorder=3))
    for year in range(axis.first.year, axis.last.year + 1):
        x, after = axis.x(pd.Timestamp(f"{year}-01-01")), axis.x(pd.Timestamp(f"{year}-12-31"))
        if year > axis.first.year:
            ax.plot([x, x], [bottom, bottom + YEARS], color="white", lw=0.5, alpha=0.5, zorder=4)
            ax.plot([x, x], [base - 0.03, base + 0.03], color=style.INK, lw=0.6, zorder=2.6)
        ax.text((x + after) / 2, bottom + YEARS / 2, str(year), size=8.6, color="white", ha="center",
                va="center_baseline", zorder=5)  # fmt: skip
