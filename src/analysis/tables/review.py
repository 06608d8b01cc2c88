"""Which rows a person should look at first: what is in doubt, and in which order it can be settled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.loaders.gazetteer import Place, gazetteer
from analysis.tables.act_faults import HELD
from analysis.tables.corrections import Correction, shown_value

LOW = 0.5
# Why a row is worth a look.
UNSURE, NO_PLACE, NO_DATE, AT_ODDS = "low confidence", "place not resolved", "no date", "sources differ"


@dataclass(frozen=True)
class Doubt:
    """One value in doubt: the act's row, why, the column and its value, and the rows of ``conflicts`` on it."""

    row: pd.Series
    reason: str
    column: str
    value: str
    at_odds: tuple[pd.Series, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def other(self) -> str:
        """The one value that speaks against the row's; "" where there are several, or the row holds none of them."""
        values = {row[name] for row in self.at_odds for name in ("value_a", "value_b")}
        return (values - {self.value}).pop() if self.value in values and len(values) == 2 else ""

    @property
    def rank(self) -> tuple[int, bool, str]:
        """Its place in the list: first what one look into one source can settle, last what takes more than a page.

        0 what was read from an article, which is at hand; 1 two sources of which the row follows one; 2 no date, so
        that a page is to be searched; 3 sources of which the row follows none, for the matter was left open; 4 a place
        that the gazetteer lacks. Main acts go before others.
        """
        if self.reason == AT_ODDS:
            place = 1 if self.other else 3
        elif shown_value(self.row["method"]) == "extracted":
            place = 0
        else:
            place = 4 if self.reason == NO_PLACE else 2
        return place, not self.row["is_main"], self.row["action_id"]


def places_named(row: pd.Series) -> tuple[Place, ...]:
    """The places that a row without an id can mean: of its name, its level and, where it has one, its state."""
    known, state = gazetteer(), shown_value(row["state"])
    places = [*known.names.get(row["jurisdiction"], ()), *known.by_geoid.values()]
    fitting = (p for p in places if p.name == row["jurisdiction"] and p.level == row["level"])
    return tuple(dict.fromkeys(p for p in fitting if state in ("", p.state)))


def doubts(tables: Mapping[str, pd.DataFrame], corrections: Iterable[Correction] = ()) -> list[Doubt]:
    """Every doubt, in the order in which a person does best to settle them.

    ``tables`` holds ``actions`` and ``conflicts``. What one of the ``corrections`` settled is left out: the value it
    gave, and the low confidence of a row that a person has looked at.
    """
    settled = {(c.key, c.column) for c in corrections if c.table == "actions"}
    seen = {key for key, _ in settled}
    conflicts = dict(list(tables["conflicts"].fillna("").groupby(["subject", "column"], sort=False)))
    by_subject: dict[str, list[str]] = {}
    for subject, column in conflicts:
        by_subject.setdefault(subject, []).append(column)
    found = []
    for _, row in tables["actions"].iterrows():
        key = row["action_id"]
        for column in by_subject.get(key, ()):
            at_odds = tuple(one for _, one in conflicts[key, column].iterrows())
            value = shown_value(row[column]) if column in row.index else ""
            found.append(Doubt(row, AT_ODDS, column, value, at_odds))
        if pd.isna(row["jurisdiction_id"]) and row["level"] in HELD:
            found.append(Doubt(row, NO_PLACE, "jurisdiction_id", "", places=places_named(row)))
        if pd.isna(row["date_latest"]):
            found.append(Doubt(row, NO_DATE, "date", shown_value(row["date"])))
        if not pd.isna(row["confidence"]) and row["confidence"] < LOW and key not in seen:
            found.append(Doubt(row, UNSURE, "stage", row["stage"]))
    open_ones = [doubt for doubt in found if (doubt.row["action_id"], doubt.column) not in settled]
    return sorted(open_ones, key=lambda doubt: doubt.rank)
