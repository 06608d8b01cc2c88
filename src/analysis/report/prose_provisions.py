"""Sentences on what the policies do, computed from the tables."""

import pandas as pd

from analysis.charts.panels import DIRECTIONS, decided_events, percent
from analysis.charts.provision_counts import decided_with_provisions, provisions_title
from analysis.charts.provision_words import EFFECT, HELP, provision_words
from analysis.charts.words import action_date, listed, number_words, place_words, sentence
from analysis.tables.events import event_of_actions
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


# What an act of a direction does to help for ICE as a rule, and what the other direction does.
OWN_KIND = {"limits": "bars", "extends": "orders"}
OTHER_WORDS = {"limits": "forbid or narrow", "extends": "require or allow"}


def note_mixed(most: int = 3) -> str:
    """The decided acts that do to some help for ICE what acts of the other direction do, and what else they do; of a
    direction with more than ``most`` such acts their number. Empty where there are none.
    """
    frame, named = provisions_now(), events_by_chief()
    help_only = frame[frame["provision"].isin(HELP)]
    parts = []
    for way, other in (("extends", "limits"), ("limits", "extends")):
        does = help_only[(help_only["direction"] == other) & (help_only["kind"] == OWN_KIND[other])]
        mine = help_only[(help_only["direction"] == way) & (help_only["kind"] == OWN_KIND[other])]
        mine = mine[mine["provision"].isin(does["provision"])]
        if mine["event"].nunique() > most:
            acts, verb = number_words(mine["event"].nunique(), "act"), way.removesuffix("s")
            parts.append(f"{acts} that {verb} cooperation {OTHER_WORDS[other]} some help all the same")
            continue
        for event, rows in mine.groupby("event", sort=True):
            act, rest = named.loc[event], frame[(frame["event"] == event) & ~frame.index.isin(rows.index)]
            also = f", but {does_words(rest)}" if len(rest) else ""
            parts.append(
                f"{place_words(act)} ({action_date(act)}) {way} cooperation and yet {does_words(rows)}{also}"
            )
    return f"An act is counted by what it does as a whole. {sentence('; '.join(parts))}." if parts else ""


def does_words(rows: pd.DataFrame) -> str:
    """What an act does with each thing: "forbids asking about status and allows sharing information"."""
    pairs = zip(rows["effect"], rows["provision"], strict=True)
    return listed([f"{EFFECT[effect]} {provision_words(provision)}" for effect, provision in pairs])


def events_by_chief() -> pd.DataFrame:
    """The decided acts, indexed by what ``provisions_now`` calls their event."""
    actions, links = read_table("actions"), read_table("links")
    decided = decided_events(actions, links)
    return decided.set_index(decided["action_id"].map(event_of_actions(actions, links)))


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
