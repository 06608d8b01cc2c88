"""Sentences with numbers in them, on the timeline."""

import pandas as pd

from analysis.charts.events import CODED_RANK, event_ranks, local_events
from analysis.charts.findings import stage_counts, timeline_title
from analysis.charts.timeline_counts import find_peaks, shares_by_quarter
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


def note_peaks() -> str:
    """What the fullest quarters of the periods are made of, and that fuller years may be years searched more."""
    actions, links = read_table("actions"), read_table("links")
    local = local_events(actions, links)
    peaks = find_peaks(shares_by_quarter(local[local["level"] != "state"]))
    if not peaks:
        return "There are too few acts for a quarter to stand out."
    fullest = [
        f"{peak.quarter_words} for acts that {way.removesuffix('s')} cooperation ({peak.acts:,})"
        for way in ("limits", "extends")
        for peak in [next((peak for peak in peaks if peak.direction == way), None)]
        if peak
    ]
    single = [peak for peak in peaks if peak.one_state]
    one = (
        f"; in {number_words(len(single), 'of them', 'of them')} more than half the acts are one state’s"
        if single
        else ""
    )
    stand = number_words(len(peaks), "quarter is the fullest of its", "quarters are the fullest of their")
    return (
        f"{sentence(stand)} period and direction, with most acts {listed(fullest)}{one}. A quarter can be full because "
        "many places acted, because one state’s law or lawsuit moved its places, or because one source lists many "
        "places at once: the last two columns help to tell which."
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
