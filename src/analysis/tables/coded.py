"""From the coded record (data/raw/records) to rows of the tables.

One line of actions.csv becomes one row of ``records`` (the page that says so), one of ``actions`` (method coded) and
its rows of ``provisions``. Links and conflicts were typed as they stand. What does not fit is said, line by line.
"""

from collections.abc import Iterable
from pathlib import Path

from analysis import paths
from analysis.errors import ProjectError
from analysis.loaders.gazetteer import Place, bare_county_name, gazetteer
from analysis.loaders.records import record_rows
from analysis.reading.dates import bounds
from analysis.schemas import CODED, RECORDS
from analysis.tables.places import place_by_id
from analysis.tables.rows import Row

# Levels whose places the gazetteer is to hold.
HELD = ("city", "county", "state")


def coded_rows(folder: Path | None = None) -> dict[str, list[Row]]:
    """The rows of every table that the record fills: {"records": [...], "actions": [...], ...}.

    Raises ProjectError with a sentence for each line whose place, provisions or date cannot be used; vocabulary,
    votes and links are checked with all other rows.
    """
    found: dict[str, list[Row]] = {name: [] for name in ("records", "actions", "provisions")}
    problems: list[str] = []
    first: dict[str, int] = {}
    for line, row in enumerate(record_rows("actions", folder), start=2):
        at = f"{paths.shown((folder or paths.RECORDS) / 'actions.csv')}, line {line} ({row['record_id']})"
        problems += [f"{at}: {problem}" for problem in faults(row)]
        if first.setdefault(row["record_id"], line) != line:
            problems.append(
                f"{at}: this record_id stands in line {first[row['record_id']]} already. "
                "Give the new act an id of its own."
            )
        found["records"].append({name: row[name] for name in RECORDS.column_names})
        found["actions"].append(action_row(row))
        found["provisions"] += [
            {"action_id": row["record_id"], "provision": provision, "effect": effect}
            for effect, provision in pairs(row["provisions"])
        ]
    if problems:
        raise ProjectError(*problems)
    for name in ("milestones", "links", "conflicts"):
        found[name] = list(record_rows(name, folder))
    return found


def pairs(typed: str) -> list[tuple[str, str]]:
    """("prohibits", "staging") and so on, of "prohibits:staging|exempts:judicial_warrant"; each once."""
    parts = (part.strip().partition(":") for part in typed.split("|") if part.strip())
    return list(dict.fromkeys((effect, provision) for effect, _, provision in parts))


def faults(row: Row) -> Iterable[str]:
    """What is wrong with one line, a sentence each."""
    place = place_by_id(row["jurisdiction_id"]) if row["jurisdiction_id"] else None
    if row["jurisdiction_id"] and place is None:
        yield f"jurisdiction_id {row['jurisdiction_id']} is not in data/raw/geography."
    elif not row["jurisdiction_id"] and row["level"] in HELD:
        ids = ids_of(row)
        if ids:
            yield f"jurisdiction_id is empty; places of that name in {row['state']}: {', '.join(ids)}."
        elif row["level"] != "city":
            yield (
                f"there is no {row['level']} {row['jurisdiction']} in {row['state']}. Spell it as data/raw/geography "
                "does, and give its id as jurisdiction_id."
            )
    elif place and not same_place(place, row):
        yield (
            f"jurisdiction_id {place.id} is {place.name}, {place.state}, but the line says "
            f"{row['jurisdiction']}, {row['state']}."
        )
    try:
        bounds(row["date"])
    except ValueError:
        yield f"date is {row['date']}; it must be an EDTF date such as 2018-01-16, 2021-11 or 2023-04-11~."
    undated = not row["date"] or row["date"].startswith("../")
    if undated != (row["date_basis"] == "none"):
        yield "date_basis must be none where the date is empty or only a last day (../2018-01-16), and only there."


def same_place(place: Place, row: Row) -> bool:
    """Whether a place of the gazetteer is the one that a line names; cities may be known by another name."""
    known = gazetteer()
    city_and_county = (
        place.id in known.consolidated.values() and bare_county_name(place.name) == row["jurisdiction"]
    )
    named = place.name == row["jurisdiction"] or place in known.names.get(row["jurisdiction"], ())
    return place.state == row["state"] and (named or city_and_county)


def ids_of(row: Row) -> list[str]:
    """The ids of the places that a line without an id can mean."""
    known = gazetteer()
    places = [*known.names.get(row["jurisdiction"], ()), *known.by_usps.values()]
    places += [place for group in known.counties.values() for place in group]
    return list(
        dict.fromkeys(place.id for place in places if place.level == row["level"] and same_place(place, row))
    )


def action_row(row: Row) -> Row:
    """The row of ``actions``. Of a date that is no EDTF the bounds stay empty; ``faults`` names the line."""
    try:
        earliest, latest = bounds(row["date"])
    except ValueError:
        earliest = latest = None
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
