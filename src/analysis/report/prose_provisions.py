"""Sentences on what the policies do, computed from the tables."""

import pandas as pd

from analysis.charts.panels import DIRECTIONS, decided_events, percent
from analysis.charts.provision_counts import decided_with_provisions, provisions_title
from analysis.charts.words import number_words, sentence
from analysis.tables.store import read_table


def provisions_now() -> pd.DataFrame:
    """Provisions of the decided acts in data/processed, one row per event, provision and effect."""
    return decided_with_provisions(read_table("actions"), read_table("links"), read_table("provisions"))


def answer_provisions() -> str:
    """Two lines: what most acts do; of how many a source says what they do."""
    frame = provisions_now()
    decided = decided_events(read_table("actions"), read_table("links"))
    parts = []
    for way in DIRECTIONS:
        acts = int((decided["direction"] == way).sum())
        told = int(frame.loc[frame["direction"] == way, "event"].nunique())
        if acts:
            parts.append(
                f"{told:,} of {number_words(acts, 'decided act')} that {way.removesuffix('s')} cooperation"
            )
    two = "What no source speaks of is not counted."
    if parts:
        two = f"A source says what they do of {' and of '.join(parts)}; what no source speaks of is not counted."
    return f"**{provisions_title(frame)}.**  \n{two}"


def note_exceptions() -> str:
    """How often acts that bar or narrow help with detainers make an exception, and for what most often."""
    frame = provisions_now()
    bars = set(frame.loc[(frame["provision"] == "detainers") & (frame["kind"] == "bars"), "event"])
    mine = frame[frame["event"].isin(bars) & (frame["kind"] == "exempts")]
    if not bars:
        return "No decided act in the tables forbids or narrows holding people on detainers."
    judge = int(mine.loc[mine["provision"].isin(["judicial_warrant", "court_order"]), "event"].nunique())
    crime = int(mine.loc[mine["provision"] == "serious_conviction", "event"].nunique())
    return (
        f"Of {number_words(len(bars), 'act')} that forbid or narrow holding people on detainers, "
        f"{percent(mine['event'].nunique(), len(bars))} name an exception: {judge:,} a judge’s "
        "warrant or a court’s order, "
        f"{crime:,} people convicted of or charged with serious crimes. Where a source names none, "
        "the act may have one all "
        "the same."
    )


def note_new_rules() -> str:
    """What the newest kind of rule is and how many acts have it."""
    from analysis.charts.provision_counts import newest
    from analysis.charts.provision_words import provision_words

    new = newest(provisions_now())
    if not new:
        return "No kind of rule in the tables is found only in the last of the times."
    return sentence(
        f"rules on {provision_words(new[0])} are the newest kind: {number_words(new[1], 'act')}, none "
        "of them before the "
        "orders of January 2025. The latest stand here, with their pages."
    )
