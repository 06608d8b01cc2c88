"""What must hold beyond the words of single columns: forms of dates and ids, and rules that join columns.

``check`` runs these. Add a rule to ``rules`` with the column in which a bad value is to be seen and with
what it must be, worded so that it completes "it must be ...".
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd

from analysis.loaders.gazetteer import gazetteer
from analysis.reading.when import bounds
from analysis.schemas import DATE, EDTF, ID, MOST_VOTES, TABLES, URL
from analysis.tables.rows import QUOTE_WORDS

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Rule:
    """A rule on rows: ``good`` is true for the good rows of a frame, ``column`` shows the bad value."""

    table: str
    column: str
    wanted: str
    good: Callable[[pd.DataFrame], pd.Series]


def is_edtf(value: str) -> bool:
    """Whether a text is an EDTF date whose ends are in order."""
    try:
        first, last = bounds(value)
    except (ValueError, IndexError, KeyError):
        return False
    return first is None or last is None or first <= last


def is_day(value: str) -> bool:
    """Whether a text is one ISO day."""
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)) and is_edtf(value)


FORMS = {
    EDTF: (is_edtf, "an EDTF date such as 2018-01-16, 2021-11 or 2023-04-11~"),
    DATE: (is_day, "a day such as 2018-01-16"),
    URL: (
        lambda value: bool(re.fullmatch(r"https?://[^\s/]+\.\S+", value)),
        "an address that begins with https://",
    ),
    ID: (lambda value: value == value.strip(), "a text without blanks at its ends"),
}


def fits(test: Callable[[str], bool]) -> Callable[[pd.Series], pd.Series]:
    """A test of one text as a test of a series; each differing text is tried once, missing ones are good."""

    def good(series: pd.Series) -> pd.Series:
        verdict = {value: test(value) for value in series.dropna().unique()}
        return (
            series.map(lambda value: verdict.get(value, True), na_action="ignore").fillna(True).astype(bool)
        )

    return good


def in_order(frame: pd.DataFrame, low: str, high: str) -> pd.Series:
    """Whether ``low`` is not after ``high``; rows that lack one of them are good."""
    return ~(frame[low] > frame[high]).fillna(False).astype(bool)


def before(frame: pd.DataFrame, low: str, high: str) -> pd.Series:
    """Whether ``low`` is less than ``high``; rows that lack one of them are good."""
    return ~(frame[low] >= frame[high]).fillna(False).astype(bool)


def state_of_geoid(frame: pd.DataFrame, column: str) -> pd.Series:
    """Whether a GEOID begins with the digits of the row's state; ids of places say nothing and are good."""
    digits = {place.state: place.id for place in gazetteer().by_usps.values()}
    pairs = zip(frame[column], frame["state"], strict=True)
    verdicts = [
        pd.isna(id_) or not str(id_)[:2].isdigit() or (not pd.isna(state) and id_[:2] == digits.get(state))
        for id_, state in pairs
    ]
    return pd.Series(verdicts, index=frame.index, dtype=bool)


def state_of_place(frame: pd.DataFrame, frames: Frames) -> pd.Series:
    """Whether an action's state is that of its jurisdiction."""
    places = frames["jurisdictions"].drop_duplicates("jurisdiction_id").set_index("jurisdiction_id")["state"]
    wanted = frame["jurisdiction_id"].map(places)
    return (wanted.isna() | (wanted == frame["state"])).fillna(False).astype(bool)


def state_known(frame: pd.DataFrame) -> pd.Series:
    """Whether a state is the USPS code of a state, DC or a territory, or empty."""
    return fits(gazetteer().by_usps.__contains__)(frame["state"])


def columns_exist(frame: pd.DataFrame) -> pd.Series:
    """Whether evidence names a column of its table; of provisions, the provision's word."""
    known = {name: set(table.column_names) for name, table in TABLES.items()}
    known["provisions"] |= set(TABLES["provisions"].column("provision").words or ())
    pairs = zip(frame["table"], frame["column"], strict=True)
    return pd.Series(
        [column in known.get(table, ()) for table, column in pairs], index=frame.index, dtype=bool
    )


def rules(frames: Frames) -> list[Rule]:
    """All rules that join columns or need knowledge of the subject."""
    of_state, of_geoid = "the USPS code of a state, such as CA", "a GEOID of the row's state"

    def short(frame: pd.DataFrame) -> pd.Series:
        return fits(lambda quote: len(quote.split()) <= QUOTE_WORDS)(frame["quote"])

    def agreed(frame: pd.DataFrame) -> pd.Series:
        divided = frame[["votes_for", "votes_against"]].fillna(0).min(axis=1) > 0
        return ~(frame["unanimous"].fillna(False) & divided).astype(bool)

    def can_be_cast(frame: pd.DataFrame, column: str) -> pd.Series:
        return (frame[column].fillna(0) <= MOST_VOTES) | (frame["body"].fillna("") == "voters")

    def seen_by_then(frame: pd.DataFrame) -> pd.Series:
        checked = frame["record_id"].map(frames["records"].set_index("record_id")["checked_on"])
        return ~(frame["date_earliest"] > checked).fillna(False).astype(bool)

    def one_source(frame: pd.DataFrame) -> pd.Series:
        return frame["article_id"].isna() != frame["record_id"].isna()

    days, positions = (
        partial(in_order, low="date_earliest", high="date_latest"),
        partial(before, low="start", high="end"),
    )
    return [
        *(
            Rule(table, "state", of_state, state_known)
            for table in ("actions", "milestones", "jurisdictions")
        ),
        Rule("jurisdictions", "jurisdiction_id", of_geoid, partial(state_of_geoid, column="jurisdiction_id")),
        Rule("jurisdictions", "county_fips", of_geoid, partial(state_of_geoid, column="county_fips")),
        Rule("actions", "jurisdiction_id", of_geoid, partial(state_of_geoid, column="jurisdiction_id")),
        Rule(
            "actions",
            "state",
            "the state of the row's jurisdiction_id",
            partial(state_of_place, frames=frames),
        ),
        Rule("actions", "date_earliest", "a day not after date_latest", days),
        Rule("actions", "date_earliest", "not after the day on which the record was checked", seen_by_then),
        *(
            Rule(
                "actions",
                column,
                f"at most {MOST_VOTES}, where the body is not the voters",
                partial(can_be_cast, column=column),
            )
            for column in ("votes_for", "votes_against", "votes_abstain")
        ),
        Rule("actions", "article_id", "filled, or record_id filled, and not both", one_source),
        Rule("actions", "unanimous", "empty or false where votes were cast on both sides", agreed),
        Rule("segments", "start", "less than end", positions),
        Rule("evidence", "start", "less than end", positions),
        Rule("evidence", "quote", f"at most {QUOTE_WORDS} words", short),
        Rule("evidence", "column", "a column of the table that the row names", columns_exist),
        Rule(
            "links",
            "to_action",
            "another action than from_action",
            lambda f: f["from_action"] != f["to_action"],
        ),
    ]
