"""From documents and readings to plain rows: one list of dicts per table, values as the reading gave them."""

import re
import unicodedata
from typing import Any

from analysis.loaders.document import Document
from analysis.loaders.gazetteer import Place
from analysis.reading.model import READ_COLUMNS, Action, Reading, Span, Value
from analysis.reading.published import find_published
from analysis.reading.when import bounds

QUOTE_WORDS = 12
Row = dict[str, Any]


def slug(text: str) -> str:
    """Lower-case letters and digits with hyphens between: "St. Paul" -> "st-paul", "Cañon" -> "canon"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def squeezed(text: str) -> str:
    """The text on one line, single blanks between its words."""
    return " ".join(text.split())


def quote_of(text: str, span: Span) -> str:
    """At most QUOTE_WORDS words of text[start:end], on one line."""
    return " ".join(text[span[0] : span[1]].split()[:QUOTE_WORDS])


def article_row(document: Document) -> Row:
    """The row of ``articles``; the day of publication is worked out where file and register lack it."""
    return {
        "article_id": document.article_id,
        "text_kind": document.text_kind,
        "publisher": squeezed(document.publisher),
        "title": squeezed(document.title),
        "author": squeezed(document.author),
        "url": document.url.strip(),
        # The sentences are not needed: bylines and datelines are found among the segments.
        "published": find_published(document, []),
        "words_read": document.words(kept=True),
        "words_dropped": document.words(kept=False),
        "words_around": document.words_around,
        "sha256": document.sha256,
    }


def segment_rows(document: Document) -> list[Row]:
    """The rows of ``segments``."""
    return [
        {"article_id": document.article_id, "position": s.position, "start": s.start, "end": s.end,
         "kind": s.kind, "kept": s.kept}
        for s in document.segments
    ]  # fmt: skip


def action_id_of(action: Action, article_id: str, taken: set[str]) -> str:
    """A stable name: source, place, state, body, stage; "-2" and so on where the name is taken already."""
    parts = (
        re.sub(r"\s+", "-", article_id.strip()),
        slug(str(action.get("jurisdiction"))) or "unknown",
        str(action.get("state")).lower() or "unknown",
        action.get("body") or "unknown",
        action.get("stage") or "unknown",
    )
    name = "-".join(parts)
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found


def action_row(action: Action, action_id: str, article_id: str) -> Row:
    """The row of ``actions``. Of a date that is no EDTF the bounds stay empty: the check names the row."""
    try:
        earliest, latest = bounds(action.get("date") or "")
    except ValueError:
        earliest = latest = None
    read = {column: action.get(column) for column in READ_COLUMNS}
    return read | {
        "action_id": action_id,
        "article_id": article_id,
        "record_id": "",
        "method": "extracted",
        "is_main": action.is_main,
        "jurisdiction_id": action.place.id if action.place else "",
        "date_earliest": earliest.isoformat() if earliest else "",
        "date_latest": latest.isoformat() if latest else "",
        "date_basis": action.date_basis,
        "confidence": round(action.confidence, 2),
    }


def jurisdiction_row(place: Place) -> Row:
    """The row of ``jurisdictions``."""
    return {"jurisdiction_id": place.id, "name": place.name, "level": place.level, "state": place.state,
            "county_fips": place.county_fips, "latitude": place.latitude, "longitude": place.longitude,
            "population": place.population or None}  # fmt: skip


def evidence_rows(action: Action, action_id: str, document: Document) -> list[Row]:
    """The rows of ``evidence`` of one action: of its values, and of its provisions under their words."""
    pairs: list[tuple[str, str, Span]] = [
        ("actions", column, span)
        for column in READ_COLUMNS
        for span in action.values.get(column, Value("")).spans
        if action.get(column) != ""
    ]
    pairs += [("provisions", provision, span) for provision, _, span in action.provisions]
    found: dict[tuple, Row] = {}
    for table, column, (start, end) in pairs:
        # Of two stretches that start alike the first is kept, the one the reading holds more telling.
        found.setdefault(
            (table, column, start),
            {"table": table, "row_id": action_id, "column": column, "article_id": document.article_id,
             "start": start, "end": end, "quote": quote_of(document.text, (start, end))},
        )  # fmt: skip
    return list(found.values())


def provision_rows(action: Action, action_id: str) -> list[Row]:
    """The rows of ``provisions``, each once."""
    pairs = dict.fromkeys((provision, effect) for provision, effect, _ in action.provisions)
    return [{"action_id": action_id, "provision": provision, "effect": effect} for provision, effect in pairs]


def other_rows(
    reading: Reading, table: str, ids: list[str], article_id: str, columns: list[str]
) -> list[Row]:
    """The rows a reading holds for ``people``, ``quantities``, ``timetables`` or ``conflicts``; [] if none.

    A dict may name an action of the reading by its index under "action"; the index becomes its action_id, or
    the subject of a conflict.
    """
    found = []
    for given in getattr(reading, table, None) or ():
        row = dict(given)
        index = row.pop("action", None)
        if index is not None:
            row.setdefault("action_id" if "action_id" in columns else "subject", ids[index])
        if "article_id" in columns:
            row.setdefault("article_id", article_id)
        found.append(row)
    return found
