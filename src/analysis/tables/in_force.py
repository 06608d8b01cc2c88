"""Which policies stand in a place on a day, how sure that is, and the chain of acts that leads there.

A policy stands from the day it was adopted, or was reported to stand, until an act withdraws it. Earlier readings of
a measure count as steps to it. Where a day is uncertain, or an act withdraws something that its source does not name,
the policy stands "possibly". The record cannot show an end that nobody reported: "certainly" means that the acts known
here leave no doubt.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import pandas as pd

from analysis.errors import ProjectError
from analysis.tables.corrections import shown_value
from analysis.tables.events import kept_of_actions, one_row_an_event
from analysis.tables.find_place import find_place
from analysis.tables.steps import decides

CERTAINLY, POSSIBLY = "certainly", "possibly"
# Forms that leave a rule behind; a motion, letter or statement is done when it is made.
LASTING = (
    "ordinance",
    "resolution",
    "policy",
    "directive",
    "executive_order",
    "agreement",
    "statute",
    "unknown",
)
# Programs that a withdrawal of a rule may be about although it is coded under another.
WIDE = ("sanctuary", "general", "")
# Relations of an act to the standing one that belong to its chain.
CHAIN = {"amends": "amended by", "extends": "built on by"}
# Agreements were made for a term of about so long, or without one; after it the record's silence proves little.
TERM = timedelta(days=3 * 365)
# What the two words mean, below every answer.
LEGEND = (
    f"{CERTAINLY}: the acts known here leave no doubt; {POSSIBLY}: a day, a signature or an end is in doubt, as the "
    "line below it says.",
    "What no source reports is not here: an end may be missing, and so may a policy.",
)


@dataclass
class Standing:
    """One policy on one day: the row of ``actions``, how sure, and sentences on why."""

    action: pd.Series
    certainty: str = CERTAINLY
    chain: list[str] = field(default_factory=list)

    def doubt(self, why: str) -> None:
        """Make it possible only, and say why."""
        self.certainty = POSSIBLY
        self.chain.append(why)


def day_of(row: pd.Series, column: str) -> date | None:
    """A bound of a row's date, None where it is open."""
    value = shown_value(row[column])
    return date.fromisoformat(value) if value else None


def had_happened(row: pd.Series, day: date) -> str | None:
    """Whether an act had been made by a day: CERTAINLY, POSSIBLY or None for not yet."""
    first, last = day_of(row, "date_earliest"), day_of(row, "date_latest")
    if last is not None and last <= day:
        return CERTAINLY
    return None if first is not None and first > day else POSSIBLY


def named(row: pd.Series) -> str:
    """An act in a few words: "2018-01-16 city council resolution adopted (limits): 003-oakland-..."."""
    words = [shown_value(row["date"]) or "undated", shown_value(row["body"]).replace("_", " ")]
    words += [
        shown_value(row["instrument_name"]) or shown_value(row["instrument"]).replace("_", " "),
        row["stage"],
    ]
    return f"{' '.join(word for word in words if word)} ({row['direction']}): {row['action_id']}"


def may_end(ending: pd.Series, policy: pd.Series) -> bool:
    """Whether a withdrawal that names no act could mean this policy: other effect, kindred matter, not earlier."""
    programs = shown_value(ending["program"]), shown_value(policy["program"])
    kindred = programs[0] == programs[1] or (programs[0] in WIDE and programs[1] in WIDE)
    last, first = day_of(ending, "date_latest"), day_of(policy, "date_earliest")
    later = last is None or first is None or first <= last
    agreements = [shown_value(row["instrument"]) == "agreement" for row in (ending, policy)]
    return ending["direction"] != policy["direction"] and kindred and later and agreements[0] == agreements[1]


def standing(tables: Mapping[str, pd.DataFrame], jurisdiction_id: str, day: date) -> list[Standing]:
    """The policies of one jurisdiction on a day, oldest first; ``tables`` holds ``actions`` and ``links``.

    What only its state or county decided is not among them. Unknown ids give an empty list.
    """
    kept = kept_of_actions(tables["actions"], tables["links"])
    events = one_row_an_event(tables["actions"], tables["links"], settled=False)
    own = events[events["jurisdiction_id"].fillna("") == jurisdiction_id].set_index("action_id", drop=False)
    links = [
        Link(own.loc[kept[link.from_action]], link.relation, own.loc[kept[link.to_action]])
        for link in tables["links"].itertuples()
        if {kept[link.from_action], kept[link.to_action]} <= set(own.index)
        and kept[link.from_action] != kept[link.to_action]
    ]
    found = []
    for _, row in own.iterrows():
        begun = had_happened(row, day)
        if row["stage"] not in ("adopted", "in_force") or row["instrument"] not in LASTING or begun is None:
            continue
        policy = Standing(row)
        if begun == POSSIBLY:
            policy.doubt("It may not have been made yet: its day is not certain.")
        if stands(policy, own, [link for link in links if row["action_id"] in link.ends], links, day):
            found.append(policy)
    return sorted(
        found, key=lambda policy: (shown_value(policy.action["date_latest"]), policy.action["action_id"])
    )


@dataclass(frozen=True)
class Link:
    """A row of ``links`` between two acts of one place: the later one, how it relates, the earlier one."""

    later: pd.Series
    relation: str
    earlier: pd.Series

    @property
    def ends(self) -> tuple[str, str]:
        """Both action ids."""
        return self.later["action_id"], self.earlier["action_id"]

    @property
    def is_step(self) -> bool:
        """Whether the earlier act is a step to the later one: a reading, or a passage that was then signed."""
        signed = (
            self.relation == "follows"
            and self.later["stage"] == "adopted"
            and decides(self.later, self.earlier)
        )
        return self.relation == "final_reading_of" or signed

    @property
    def is_end(self) -> bool:
        """Whether the later act undoes the earlier one: it withdraws it, or is the veto of what had passed."""
        vetoed = self.later["stage"] == "rejected" and decides(self.later, self.earlier)
        return self.relation == "repeals" or vetoed


def stands(policy: Standing, own: pd.DataFrame, mine: list[Link], links: list[Link], day: date) -> bool:
    """Whether a policy stands on a day; fills in its chain, and doubts where that is not certain.

    ``own`` holds the place's events, ``mine`` the links of this policy, ``links`` all of the place's.
    """
    key = policy.action["action_id"]
    for link in mine:
        if link.later["action_id"] == key:
            policy.chain += [f"earlier step: {named(link.earlier)}"] if link.is_step else []
            continue
        when = had_happened(link.later, day)
        if when is None:
            continue
        if link.is_step or (link.is_end and when == CERTAINLY):
            return False
        if link.is_end:
            policy.doubt(f"It may have been withdrawn by then: {named(link.later)}")
        elif link.relation in CHAIN:
            policy.chain.append(f"{CHAIN[link.relation]} {named(link.later)}")
    over_a_veto = any(link.later["action_id"] == key and link.earlier["stage"] == "rejected" for link in mine)
    passed = shown_value(policy.action["body"]) == "legislature" and policy.action["stage"] == "adopted"
    if passed and not over_a_veto:
        policy.doubt("It was passed; no signature is in the record.")
    last = day_of(policy.action, "date_latest")
    if policy.action["instrument"] == "agreement" and last is not None and day - last > TERM:
        policy.doubt("Such agreements often have a term; no renewal and no end is in the record.")
    naming = {link.later["action_id"] for link in links if link.relation == "repeals"}
    for other, ending in own.iterrows():
        unnamed = ending["stage"] == "repealed" and other not in naming and may_end(ending, policy.action)
        if unnamed and had_happened(ending, day):
            policy.doubt(f"A later act withdrew a rule without naming it here: {named(ending)}")
    return True


def in_force_lines(name: str, day_text: str, tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """The answer as lines: the place's policies on that day with their chains, then those of its county and state.

    ``tables`` holds ``actions``, ``links`` and ``jurisdictions``. Raises ProjectError for a place or day it cannot use.
    """
    place = find_place(name, tables["jurisdictions"], tables["actions"])
    try:
        day = date.fromisoformat(day_text)
    except ValueError:
        raise ProjectError(
            f"{day_text} is not a day. Write it as 2018-01-16."
            if day_text.strip()
            else 'Name a day too: make in-force PLACE="Oakland, CA" DAY=2019-06-01.'
        ) from None
    levels = [("", place["jurisdiction_id"])]
    if shown_value(place["county_fips"]) not in ("", place["jurisdiction_id"]):
        levels.append(("its county", place["county_fips"]))
    states = tables["jurisdictions"].query("level == 'state'").set_index("state")["jurisdiction_id"]
    if place["level"] != "state" and place["state"] in states.index:
        levels.append(("its state", states[place["state"]]))
    if day > date.today():
        raise ProjectError(f"{day} lies ahead. Name a day up to today.")
    acted = set(tables["actions"]["jurisdiction_id"].dropna())
    lines = []
    for whose, key in levels:
        found = standing(tables, key, day)
        if whose and not found:
            continue
        title = f"{place['name']}, {place['state']}, on {day}" if not whose else f"Of {whose}:"
        none = "no policy known to stand" if key in acted else "no act of this place is in the tables"
        lines.append(title if found else f"{title}: {none}")
        for policy in found:
            lines.append(f"  {policy.certainty:9}  {named(policy.action)}")
            lines += [f"             {why}" for why in policy.chain]
    return [*lines, *LEGEND]
