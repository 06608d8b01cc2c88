"""From the coded record (data/raw/records) to rows of the tables.

One line of actions.csv becomes one row of ``records`` (the page that says so), one of ``actions`` (method coded) and
its rows of ``provisions``. Milestones, links and conflicts were typed as they stand. What does not fit was
told before, by ``record_check``.
"""

from collections.abc import Mapping

from analysis.reading.when import bounds
from analysis.schemas import CODED, RECORDS
from analysis.tables.rows import Row


def coded_rows(files: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """The rows of every table that files of the record fill: {"records": [...], "actions": [...], ...}."""
    acts = files.get("actions", [])
    found = {name: list(rows) for name, rows in files.items() if name != "actions"}
    return found | {
        "records": [record_row(row) for row in acts],
        "actions": [action_row(row) for row in acts],
        "provisions": [
            {"action_id": row["record_id"], "provision": provision, "effect": effect}
            for row in acts
            for effect, provision in pairs(row["provisions"])
        ],
    }


def pairs(typed: str) -> list[tuple[str, str]]:
    """("prohibits", "staging") and so on, of "prohibits:staging|exempts:judicial_warrant"; each once."""
    parts = (part.strip().partition(":") for part in typed.split("|") if part.strip())
    return list(dict.fromkeys((effect, provision) for effect, _, provision in parts))


def record_row(row: Row) -> Row:
    """The row of ``records``: the page that says so."""
    return {name: row[name] for name in RECORDS.column_names}


def action_row(row: Row) -> Row:
    """The row of ``actions``. The date must be EDTF or empty."""
    earliest, latest = bounds(row["date"])
    return {column: row[column] for column in CODED} | {
        "action_id": row["record_id"],
        "article_id": "",
        "record_id": row["record_id"],
        "method": "coded",
        "is_main": True,
        "date_earliest": earliest.isoformat() if earliest else "",
        "date_latest": latest.isoformat() if latest else "",
        "confidence": "",
    }
