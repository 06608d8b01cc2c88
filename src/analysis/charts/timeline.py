"""Draw the timeline: federal, court and state milestones above the years, local acts below them."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.charts import style
from analysis.charts.events import CODED_RANK, ERAS, context_events, event_links, local_events
from analysis.charts.findings import timeline_title
from analysis.charts.labels import wrap_evenly
from analysis.charts.legends import TITLE_STEP, draw_title, rich_line, title_lines
from analysis.charts.save import save_figure
from analysis.charts.timeline_counts import COLUMNS, Peak, counts_by_quarter, find_peaks, shares_by_quarter
from analysis.charts.timeline_drawn import drawn_rows
from analysis.charts.timeline_foot import draw_foot, foot_height, foot_lines
from analysis.charts.timeline_halves import draw_arcs, draw_half
from analysis.charts.timeline_lanes import draw_lane
from analysis.charts.timeline_layout import ABOVE, Axis, Lane, lay_out
from analysis.charts.timeline_place import Half, act_scale, chosen, lay_out_half, notable_acts
from analysis.charts.timeline_words import CENSUS, dates_words, describe_timeline, doubt_words, sources_words
from analysis.tables.store import read_table

TABLES = ("actions", "links", "milestones", "articles", "records", "jurisdictions")
YEARS = 0.24  # height of the band with the years
ERA = 0.36  # height of the band with the names of the times


@dataclass
class Plan:
    """All that the figure shows, laid out: what ``_draw`` puts on paper."""

    axis: Axis
    above: list[Lane]
    halves: list[Half]
    counts: pd.DataFrame
    peaks: list[Peak]
    step: int
    links: list[tuple[str, str, str]]
    notes: list[str]


def draw_timeline() -> list[Path]:
    """Draw figures/timeline.* from the tables; the four paths."""
    tables = {name: read_table(name) for name in TABLES}
    plan = make_plan(**tables)
    title = timeline_title(tables["actions"], tables["links"])
    figure, drawn = draw_plan(plan, title)
    return save_figure(
        figure, "timeline", drawn, title, describe_timeline(title, drawn, plan.peaks, plan.notes)
    )


def make_timeline(**tables: pd.DataFrame) -> tuple[Figure, pd.DataFrame]:
    """The figure, and what it shows (see ``drawn_rows``), from the tables named in TABLES."""
    return draw_plan(make_plan(**tables), timeline_title(tables["actions"], tables["links"]))


def make_plan(
    actions: pd.DataFrame,
    links: pd.DataFrame,
    milestones: pd.DataFrame,
    articles: pd.DataFrame,
    records: pd.DataFrame,
    jurisdictions: pd.DataFrame,
) -> Plan:
    """Lay out milestones, bars and labels.

    Below the years stand the local acts, and those of states that an article reports; the states' other acts are
    ticks among the milestones of states. Where not every act below can be labelled, bars count all local ones.
    """
    acts, context = local_events(actions, links, jurisdictions), context_events(milestones)
    own = (acts["level"] == "state") & (acts["rank"] == CODED_RANK)
    below, rug = acts[~own], acts[own]
    axis = Axis(pd.concat([acts["end"], context["end"]]).max())
    with style.house_style():
        above = [
            lay_out(
                key,
                name,
                context[context["lane"] == key],
                axis,
                _state_ticks(rug, context) if key == "state" and len(rug) else None,
            )
            for key, name in ABOVE
        ]
        notable, joined = notable_acts(below), event_links(actions, links)
        sides = {way: below[below["lane"] == way].reset_index(drop=True) for way in ("extends", "limits")}
        bars = any(len(chosen(side, notable)) < len(side) for side in sides.values())
        shares = (
            shares_by_quarter(below[below["level"] != "state"]) if bars else pd.DataFrame(columns=COLUMNS)
        )
        counts, peaks = counts_by_quarter(shares), find_peaks(shares)
        halves = [
            lay_out_half(way, side, counts, peaks, notable, joined, axis) for way, side in sides.items()
        ]
    limits = [CENSUS if bars else "", dates_words(acts, actions, links, shares), doubt_words(actions)]
    notes = [
        " ".join(part for part in limits if part),
        sources_words(actions, links, articles, records),
    ]
    _, step = act_scale(counts)
    return Plan(axis, above, halves, counts, peaks, step, joined, [note for note in notes if note])


def _state_ticks(rug: pd.DataFrame, context: pd.DataFrame) -> pd.DataFrame:
    """What is drawn as ticks in the lane of the states: their own acts, and milestones that are not labelled."""
    more = context[(context["lane"] == "state") & (context["rank"] > 1) & (context["direction"] != "")]
    return pd.concat([rug, more.assign(decided=True, level="state")], ignore_index=True)


def draw_plan(plan: Plan, title: str) -> tuple[Figure, pd.DataFrame]:
    """Stack the parts from the bottom up, on axes whose unit is the inch; the figure and the rows it shows."""
    with style.house_style():
        lines = title_lines(title)
        foot = foot_lines(plan.notes)
        bottom = foot_height(foot, bool(len(plan.counts)))
        lanes = sum(lane.height for lane in plan.above)
        up, down = plan.halves
        heading = TITLE_STEP * len(lines) + 0.42
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
        draw_half(ax, plan.axis, up, base, True, plan.step)
        draw_half(ax, plan.axis, down, base, False, plan.step)
        ax.plot([0.12, plan.axis.right], [base, base], color=style.INK, lw=0.8, zorder=2.5)
        draw_arcs(ax, [(up, base, 1), (down, base, -1)], plan.links)
        _draw_years(ax, plan.axis, years, base)
        rich_line(ax, 0.12, draw_title(ax, lines, height), subtitle(plan), 9.3)
        stages = [label.row["stage"] for half in plan.halves for label in half.labels]
        draw_foot(ax, foot, bottom, sorted(set(stages)), bool(len(plan.counts)))
    return figure, drawn_rows(plan.above, plan.halves, plan.counts)


def subtitle(plan: Plan) -> tuple[tuple[str, str, str], ...]:
    """The line below the title, with the words for the directions in their colours."""
    counted = bool(len(plan.counts))
    how = " cooperation with ICE. "
    if counted:
        how += "Labeled: acts of the articles read and, of each period and direction, the most linked."
    else:
        how += "Bars and arrows: the days an act can have been on. Ticks: further milestones."
    return (
        ("Local acts per quarter that " if counted else "Local acts that ", style.SOFT, style.REGULAR),
        ("extend", style.DIRECTION["extends"], style.BOLD),
        (" (bars up) or " if counted else " or ", style.SOFT, style.REGULAR),
        ("limit", style.DIRECTION["limits"], style.BOLD),
        (" (bars down)" + how if counted else how, style.SOFT, style.REGULAR),
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
