"""Find where two sources report one act, and where they then differ.

An act read from an article and an act of the coded record (or of another article) are one event where place, body,
stage and direction agree and their days can be the same. A year alone is too little; where several acts of the other
source would do, the instrument and the program must decide, or nothing is linked.
"""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from analysis.tables.corrections import shown_value
from analysis.tables.rows import Row

# The widest span of days, first to last, that can still single out an event.
WIDEST = 62
# Stages that are an event with a day. What stood already has none of its own.
DATED = ("introduced", "adopted", "rejected", "repealed", "requested", "denied")
# What two reports of one act can differ in, with the values that say nothing.
COMPARED = ("instrument", "votes_for", "votes_against", "votes_abstain", "unanimous", "binding")
SAYS_NOTHING = ("", "other", "unknown")


def days_of(row: Row) -> tuple[date, date] | None:
    """First and last day of an act; None where an end is open or they lie too far apart to single it out."""
    first, last = shown_value(row["date_earliest"]), shown_value(row["date_latest"])
    if not first or not last:
        return None
    span = date.fromisoformat(first), date.fromisoformat(last)
    return span if (span[1] - span[0]).days <= WIDEST else None


def source_of(row: Row) -> str:
    """What two rows must not share to be two reports: the article, or the whole record, which holds an act once."""
    return shown_value(row["article_id"]) or "record"


def can_be_one(a: Row, b: Row) -> bool:
    """Whether two rows of ``actions`` from different sources can report one act."""
    if source_of(a) == source_of(b) or a["stage"] not in DATED:
        return False
    if not shown_value(a["jurisdiction_id"]):
        return False
    if any(
        shown_value(a[name]) != shown_value(b[name]) for name in ("jurisdiction_id", "stage", "direction")
    ):
        return False
    bodies = {shown_value(a["body"]), shown_value(b["body"])} - {""}
    first, second = days_of(a), days_of(b)
    return len(bodies) < 2 and bool(first and second) and first[0] <= second[1] and second[0] <= first[1]


def closest(row: Row, others: list[Row]) -> Row | None:
    """The one of several acts of another source that ``row`` reports; None where they cannot be told apart."""
    for column in ("instrument", "program"):
        if len(others) > 1:
            others = [o for o in others if shown_value(o[column]) == shown_value(row[column])] or others
    return others[0] if len(others) == 1 else None


def same_event_links(actions: pd.DataFrame) -> list[Row]:
    """Rows of ``links`` with relation same_event, each pair once: from an article's act to the other report."""
    rows = actions.to_dict("records")
    by_place: dict[str, list[Row]] = {}
    for row in rows:
        by_place.setdefault(shown_value(row["jurisdiction_id"]), []).append(row)
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        if not shown_value(row["article_id"]):
            continue
        near = [other for other in by_place[shown_value(row["jurisdiction_id"])] if can_be_one(row, other)]
        for source in sorted({source_of(other) for other in near}):
            other = closest(row, [o for o in near if source_of(o) == source])
            if other is None:
                continue
            pair = row["action_id"], other["action_id"]
            if pair[::-1] not in found:
                found[pair] = {"from_action": pair[0], "to_action": pair[1], "relation": "same_event"}
    return list(found.values())


def disagreements(actions: pd.DataFrame, links: list[Row], publishers: dict[str, str]) -> Iterator[Row]:
    """Rows of ``conflicts``: what two reports of one act say differently. ``publishers`` by action_id."""
    by_id = actions.set_index("action_id")
    for link in links:
        pair = link["from_action"], link["to_action"]
        for column in COMPARED:
            values = [shown_value(by_id.at[key, column]) for key in pair]
            if values[0] != values[1] and not set(values) & set(SAYS_NOTHING):
                yield {
                    "subject": pair[0], "column": column,
                    "value_a": values[0], "source_a": publishers.get(pair[0], ""),
                    "value_b": values[1], "source_b": publishers.get(pair[1], ""),
                    "note": f"Two reports of one act: the other is {pair[1]}.",
                }  # fmt: skip
