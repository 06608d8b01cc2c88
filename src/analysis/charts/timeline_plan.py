"""Lay the timeline out: what stands above the years and what below, from the tables to inches."""

from dataclasses import dataclass

import pandas as pd

from analysis.charts import style
from analysis.charts.events import CODED_RANK, context_events, event_links, local_events
from analysis.charts.timeline_counts import (
    COLUMNS,
    Peak,
    counts_by_quarter,
    find_peaks,
    least_peak,
    shares_by_quarter,
)
from analysis.charts.timeline_layout import ABOVE, Axis, Lane, lay_out
from analysis.charts.timeline_place import Half, act_scale, chosen, lay_out_half, notable_acts
from analysis.charts.timeline_words import (
    CENSUS,
    dates_words,
    doubt_words,
    named_words,
    sources_words,
    told_words,
)
from analysis.charts.years import years_share
from analysis.tables.events import one_row_an_event

MONTH = 31  # days; of what may lie in a longer span only the first day says how far the record reaches


@dataclass
class Plan:
    """All that the figure shows, laid out: what ``draw_plan`` puts on paper.

    ``least`` is the fewest acts of a quarter with a number, ``share`` the sentence on the years that the title names.
    """

    axis: Axis
    above: list[Lane]
    halves: list[Half]
    counts: pd.DataFrame
    peaks: list[Peak]
    least: int
    step: int
    links: list[tuple[str, str, str]]
    share: str
    notes: list[str]


def make_plan(
    actions: pd.DataFrame,
    links: pd.DataFrame,
    milestones: pd.DataFrame,
    articles: pd.DataFrame,
    records: pd.DataFrame,
    jurisdictions: pd.DataFrame,
) -> Plan:
    """Lay out milestones, bars and labels.

    Below the years stand the local acts. Those of states stand in their lane above: with a label where an article
    reports them, else as ticks. Where not every local act can be labelled, bars count them all.
    """
    acts, context = local_events(actions, links, jurisdictions), context_events(milestones)
    below, states = acts[acts["level"] != "state"], acts[acts["level"] == "state"]
    told, own = states[states["rank"] < CODED_RANK], states[states["rank"] == CODED_RANK]
    lanes = pd.concat([context, _told_events(told)], ignore_index=True).sort_values(["end", "id"])
    axis = Axis(pd.concat([acts["end"], context["end"]]).max(), reach(acts, context))
    with style.house_style():
        above = [
            lay_out(
                key,
                name,
                lanes[lanes["lane"] == key],
                axis,
                _state_ticks(own, context) if key == "state" and len(own) else None,
            )
            for key, name in ABOVE
        ]
        notable, joined = notable_acts(below), event_links(actions, links)
        sides = {way: below[below["lane"] == way].reset_index(drop=True) for way in ("extends", "limits")}
        bars = any(len(chosen(side, notable)) < len(side) for side in sides.values())
        shares = shares_by_quarter(below) if bars else pd.DataFrame(columns=COLUMNS)
        counts, peaks = counts_by_quarter(shares), find_peaks(shares)
        halves = [
            lay_out_half(way, side, counts, peaks, notable, joined, axis) for way, side in sides.items()
        ]
    limits = [
        CENSUS if bars else "",
        named_words(acts, notable) if bars else "",
        told_words(actions, links),
        dates_words(acts, actions, links, shares),
        doubt_words(actions),
    ]
    notes = [" ".join(part for part in limits if part), sources_words(actions, links, articles, records)]
    coded = (actions["method"] == "coded").any()
    share = years_share(one_row_an_event(actions, links)) if coded else ""
    _, step = act_scale(counts)
    return Plan(
        axis,
        above,
        halves,
        counts,
        peaks,
        least_peak(shares),
        step,
        joined,
        share,
        [note for note in notes if note],
    )


def reach(acts: pd.DataFrame, context: pd.DataFrame) -> pd.Timestamp:
    """The last day, or last day of a month, of which an act or a milestone is known; NaT where there is none."""
    both = pd.concat([acts[["start", "end"]], context[["start", "end"]]])
    long = (both["end"] - both["start"]).dt.days > MONTH
    return both["end"].mask(long, both["start"]).max()


def _told_events(told: pd.DataFrame) -> pd.DataFrame:
    """States' acts that articles report, as rows of a lane: what was done follows the state's name."""
    heads = [f"{row.head}: {row.detail}" for row in told.itertuples()]
    return told.assign(lane="state", head=heads, detail="", rank=1)


def _state_ticks(own: pd.DataFrame, context: pd.DataFrame) -> pd.DataFrame:
    """What is drawn as ticks in the lane of the states: their own acts, and milestones that are not labelled."""
    more = context[(context["lane"] == "state") & (context["rank"] > 1) & (context["direction"] != "")]
    return pd.concat([own, more.assign(decided=True, level="state")], ignore_index=True)
