"""Tell a step of a measure from its decision: a first reading, a passage that an executive then signed or vetoed."""

import re
from collections.abc import Mapping
from datetime import date

import pandas as pd

# What a council or legislature passes, a mayor, county executive or governor may have to sign.
PASSED_BY = ("legislature", "city_council", "county_board")
# "SB 4", "H.B. 370", "AB1081": a number that passage and signature of one bill share.
NUMBER = re.compile(r"\b([A-Z]{1,3}) ?(\d{1,5})\b")
# Days between passage and the decision of the executive; sessions end, and vetoes wait, but no longer than this.
DECIDED_WITHIN = 200

Row = Mapping[str, object] | pd.Series


def bill_number(name: object) -> str:
    """The number of a bill in a name: "SB4" of "SB 4 (a title)"; empty where there is none."""
    match = NUMBER.search(name.replace(".", "")) if isinstance(name, str) else None
    return f"{match[1]}{int(match[2])}".upper() if match else ""


def steps_of(events: pd.DataFrame, links: pd.DataFrame, event_of: pd.Series) -> list[tuple[str, str]]:
    """The events that another act completed or undid, each with that act: a passage that was then signed, vetoed, or
    read again. An event stands once for each act that did.

    ``event_of`` gives the event of every action_id; ``events`` is indexed by it. A passage and a signature belong
    together where a link says so, or where a governor, mayor or county executive decides on the same bill within
    DECIDED_WITHIN days.
    """
    rows = events.to_dict("index")
    event = event_of.to_dict()
    steps = []
    for link in links[links["relation"].isin(["final_reading_of", "follows"])].itertuples():
        later, earlier = event[link.from_action], event[link.to_action]
        if link.relation == "final_reading_of" or decides(rows[later], rows[earlier]):
            steps.append((earlier, later))
    signed_bills: dict[tuple, list[str]] = {}
    for key, row in rows.items():
        if executive_decision(row) and (number := bill_number(row["instrument_name"])):
            signed_bills.setdefault((row["jurisdiction"], row["state"], number), []).append(key)
    for key, earlier in rows.items():
        bill = (earlier["jurisdiction"], earlier["state"], bill_number(earlier["instrument_name"]))
        steps += [
            (key, later)
            for later in signed_bills.get(bill, [])
            if decides(rows[later], earlier) and soon_after(rows[later], earlier)
        ]
    return steps


def overrides_of(events: pd.DataFrame, links: pd.DataFrame, event_of: pd.Series) -> list[tuple[str, str]]:
    """The vetoes that a council or legislature then overrode, each with the act that did. As in ``steps_of``."""
    rows, event = events.to_dict("index"), event_of.to_dict()
    pairs = [
        (event[link.to_action], event[link.from_action])
        for link in links[links["relation"] == "follows"].itertuples()
    ]
    return [
        (veto, later)
        for veto, later in pairs
        if executive_decision(rows[veto])
        and rows[veto]["stage"] == "rejected"
        and passed(rows[later])
        and alike(rows[later], rows[veto])
    ]


def decides(later: Row, earlier: Row) -> bool:
    """Whether one row can be the signature or the veto of what the other passed."""
    return executive_decision(later) and passed(earlier) and alike(later, earlier)


def executive_decision(row: Row) -> bool:
    """Whether a row is a signature, an order or a veto."""
    return text(row["body"]) == "executive" and row["stage"] in ("adopted", "rejected")


def soon_after(later: Row, earlier: Row) -> bool:
    """Whether an act can be at most DECIDED_WITHIN days after another, and not before it."""
    if not text(later["date_latest"]) or not text(earlier["date_earliest"]):
        return False
    days = (date.fromisoformat(later["date_latest"]) - date.fromisoformat(earlier["date_earliest"])).days
    return 0 <= days <= DECIDED_WITHIN


def text(value: object) -> str:
    """A text cell, "" where it is missing."""
    return value if isinstance(value, str) else ""


def passed(row: Row) -> bool:
    """Whether a row is a passage that an executive may have to sign."""
    return row["stage"] == "adopted" and text(row["body"]) in PASSED_BY


def alike(later: Row, earlier: Row) -> bool:
    """Whether two rows can be one measure: same place, same direction, same form."""
    return all(
        text(later[name]) == text(earlier[name])
        for name in ("state", "jurisdiction", "direction", "instrument")
    )
