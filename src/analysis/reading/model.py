"""What the reading hands on: actions whose every value names the words it rests on."""

from dataclasses import dataclass, field
from typing import Any

from analysis.loaders.document import Document

Span = tuple[int, int]


@dataclass(frozen=True)
class Value:
    """A value and the stretches of the document's text it rests on, the most telling first."""

    value: Any
    spans: tuple[Span, ...] = ()


EMPTY = Value("")

# The columns of an action that the reading fills, in the order of the table.
READ_COLUMNS = ("jurisdiction", "state", "level", "body", "body_name", "program", "instrument", "instrument_name",
                "stage", "direction", "date", "votes_for", "votes_against", "votes_abstain", "unanimous",
                "binding")  # fmt: skip


@dataclass
class Action:
    """One act as the article reports it. ``values`` holds READ_COLUMNS, ``place`` the gazetteer's entry (or None)."""

    is_main: bool
    values: dict[str, Value]
    place: Any = None
    date_basis: str = "none"
    confidence: float = 0.0
    provisions: list[tuple[str, str, Span]] = field(default_factory=list)
    # What told the reading so, in words: for `why` and for whoever mends a rule.
    reasons: list[str] = field(default_factory=list)

    def get(self, column: str) -> Any:
        """The bare value of a column, '' where unknown."""
        return self.values.get(column, EMPTY).value


@dataclass
class Reading:
    """All that was read from one document. ``links`` are (index, index, relation) into ``actions``."""

    document: Document
    actions: list[Action] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    people: list[dict] = field(default_factory=list)
    quantities: list[dict] = field(default_factory=list)
    timetables: list[dict] = field(default_factory=list)
    conflicts: list[dict] = field(default_factory=list)
