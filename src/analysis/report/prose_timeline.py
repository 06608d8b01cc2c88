"""Sentences with numbers in them, on the timeline."""

import pandas as pd

from analysis.charts.events import CODED_RANK, event_ranks, local_events
from analysis.charts.findings import stage_counts, timeline_title
from analysis.charts.timeline_counts import quarter_words, shares_by_quarter
from analysis.charts.words import listed, number_words, sentence
from analysis.report.prose_dates import both_ways, exactness
from analysis.tables.events import one_row_an_event
from analysis.tables.store import read_table


def answer_timeline() -> str:
    """Two lines: the finding of the timeline; stages, directions and dates."""
    actions, links = read_table("actions"), read_table("links")
    events = one_row_an_event(actions, links)
    said = "recorded" if (actions["method"] == "coded").any() else "reported"
    acts = number_words(len(events), f"act is {said}", f"acts are {said}")
    two = f"{sentence(acts)}: {stage_counts(events)}. {both_ways(events)} {exactness(events)}.".replace(
        " .", ""
    )
    return f"**{timeline_title(actions, links)}.**  \n{two}"


def fullest_quarters(most: int = 5) -> pd.DataFrame:
    """The quarters with most local acts of each direction, adopted or ending an earlier rule, that lie in no other
    quarter: the dark parts of the timeline's bars.

    One row per direction and quarter: direction, quarter (first day), acts, ids, states (acts by USPS code, most
    first). ``most`` of each direction and those as full as the last of them, fullest first, then in order of time.
    """
    local = local_events(read_table("actions"), read_table("links"))
    shares = shares_by_quarter(local[local["level"] != "state"])
    sure = shares[shares["decided"].astype(bool) & shares["whole"].astype(bool)]
    rows = []
    for way in ("limits", "extends"):
        mine = sure[sure["direction"] == way]
        for quarter, acts in mine.groupby("quarter").size().nlargest(most, keep="all").items():
            inside = mine[mine["quarter"] == quarter]
            states = inside["state"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
            rows.append((way, quarter, int(acts), list(inside["id"]), states.to_dict()))
    return pd.DataFrame(rows, columns=["direction", "quarter", "acts", "ids", "states"])


def note_peaks() -> str:
    """Which quarters are the fullest, and that fuller ones may be quarters searched more."""
    quarters = fullest_quarters()
    if quarters.empty:
        return "No local act in the tables lies in one quarter for certain."
    first = quarters.drop_duplicates("direction")
    fullest = [
        f"{quarter_words(row.quarter)} for those that {row.direction.removesuffix('s')} cooperation ({row.acts:,})"
        for row in first.itertuples()
    ]
    single = sum(max(states.values(), default=0) > acts / 2
                 for acts, states in zip(quarters["acts"], quarters["states"], strict=True))  # fmt: skip
    listed_here = f"the {len(quarters):,} quarters listed" if len(quarters) > 1 else "the quarter listed"
    one = f" In {number_words(single, 'act').split()[0]} of {listed_here} more than half the acts are one state’s."
    return (
        f"The quarters with most local acts are {listed(fullest)}; acts whose day is too roughly known to lie in one "
        f"quarter are not counted.{one if single else ''} A quarter can be full because many places "
        "acted, because one state’s law or lawsuit moved its places, or because one source lists many places at once: "
        "the last two columns help to tell which."
    )


def note_span() -> str:
    """How much of the record lies in which part of it: local, of states, of articles."""
    actions, links = read_table("actions"), read_table("links")
    events = one_row_an_event(actions, links)
    states = int((events["level"] == "state").sum())
    told = number_words(int(actions["article_id"].nunique()), "article")
    parts = [
        f"{number_words(len(events) - states, 'act')} of cities, counties, sheriffs and other local bodies"
    ]
    parts += [f"{number_words(states, 'act')} of states"] if states else []
    ranks = pd.Series(event_ranks(actions, links))
    return (
        f"The record holds {listed(parts)}. Of all these, {number_words(int((ranks < CODED_RANK).sum()), 'act')} "
        f"stand in {told}, read from our own retellings; the others were coded one by one, each from a public page."
    )
