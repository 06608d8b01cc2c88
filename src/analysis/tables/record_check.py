"""Check what a person typed into data/raw/records before it becomes rows: every fault of every file, with its line.

The rules are those of schemas.py and ``rules``, which the finished tables are checked against too; here each sentence
names the file and the line in which the value can be mended.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.errors import ProjectError
from analysis.loaders.records import record_file, record_rows
from analysis.loaders.typed_csv import Numbered
from analysis.schemas import ACTIONS, CODED, RECORD_FILES, RECORDS, TABLES, Column
from analysis.tables.act_faults import act_faults, cell_fault
from analysis.tables.coded import action_row, coded_rows, record_row
from analysis.tables.places import Frames, jurisdictions_frame, needed_ids, place_by_id
from analysis.tables.rows import Row
from analysis.tables.rules import rules
from analysis.tables.store import typed

# Columns of a file that must name an act; a conflict may also name a milestone.
NAMING = {"links": ("from_action", "to_action"), "conflicts": ("subject",)}


def columns_of(name: str) -> list[Column]:
    """The columns of one file of the record as schemas.py describes them; ``provisions`` is no column of a table."""
    if name != "actions":
        return list(TABLES[name].columns)
    return [*RECORDS.columns, *(ACTIONS.column(column) for column in CODED)]


def key_faults(name: str, rows: Numbered) -> Iterable[tuple[int, str]]:
    """A (line, sentence) for every row whose key stands above already."""
    key = ("record_id",) if name == "actions" else TABLES[name].key
    first: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        own = tuple(row[column] for column in key)
        if first.setdefault(own, line) != line:
            what = "Give the new row an id of its own" if len(key) == 1 else "Remove one of the two"
            yield line, f"this {', '.join(key)} stands in line {first[own]} already. {what}."


def naming_faults(name: str, row: Row, known: set[str]) -> Iterable[str]:
    """A sentence for every id in a row of links or conflicts that is not ``known``."""
    for column in NAMING.get(name, ()):
        if row[column] and row[column] not in known:
            near = get_close_matches(row[column], known, n=1, cutoff=0.8)
            hint = f"Did you mean {near[0]}?" if near else "Ids stand in the first column of each table."
            yield f"{column} is {row[column]}; no act{' or milestone' * (name == 'conflicts')} has that id. {hint}"
    if name == "links" and row["from_action"] == row["to_action"]:
        yield "to_action is the same act as from_action; name another."


def rule_faults(name: str, rows: Numbered, frames: Frames) -> Iterable[tuple[int, str]]:
    """A (line, sentence) for every row that a rule of ``rules`` refuses; ``frames`` hold these rows in their order."""
    for rule in rules(frames):
        if rule.table == name:
            for (line, row), good in zip(rows, rule.good(frames[name]), strict=True):
                # The bounds of a date are worked out: what was typed is the date.
                column = rule.column if rule.column in row else "date"
                if not good:
                    wanted = rule.wanted if column == rule.column else f"on {rule.wanted}"
                    yield line, f"{column} is {row[column] or '(empty)'}; it must be {wanted}."


def frames_of(name: str, rows: Numbered) -> Frames:
    """The typed frames that the rules of one file need, from rows without a faulty cell or a key of another."""

    def frame(table: str, given: list[Row]) -> pd.DataFrame:
        return typed(pd.DataFrame(given, columns=TABLES[table].column_names), TABLES[table])

    acts = [row for _, row in rows] if name == "actions" else []
    frames = {"records": frame("records", [record_row(row) for row in acts]),
              "actions": frame("actions", [action_row(row) for row in acts]),
              "milestones": frame("milestones", [])}  # fmt: skip
    frames["jurisdictions"] = jurisdictions_frame(needed_ids(frames), {})
    return frames if name == "actions" else frames | {name: frame(name, [row for _, row in rows])}


def record_faults(
    files: Mapping[str, Numbered], others: set[str] | None, folder: Path | None = None
) -> list[str]:
    """Everything that is wrong in the files of the record, in their order, each sentence with file and line.

    ``files`` holds the rows by file name. ``others`` are the ids of acts read from articles; where it is None, links
    and conflicts are not checked for the acts they name.
    """
    known = None
    if others is not None:
        known = others | {row["record_id"] for _, row in files.get("actions", ())}
    milestones = {row["milestone_id"] for _, row in files.get("milestones", ())}
    found = []
    for name, rows in files.items():
        told: list[tuple[int, str]] = list(key_faults(name, rows))
        twice = {line for line, _ in told}
        clean: Numbered = []
        for line, row in rows:
            cells = {column.name: cell_fault(column, row[column.name]) for column in columns_of(name)}
            faults = [fault for fault in cells.values() if fault]
            faults += act_faults(row) if name == "actions" else ()
            if known is not None:
                faults += naming_faults(name, row, known | milestones if name == "conflicts" else known)
            told += [(line, fault) for fault in faults]
            if line not in twice:
                clean.append((line, emptied(row, {column for column, fault in cells.items() if fault})))
        told += rule_faults(name, clean, frames_of(name, clean))
        ids = {line: next(iter(row.values())) for line, row in rows}
        at = paths.shown(record_file(name, folder))
        found += [f"{at}, line {line} ({ids[line]}): {fault}" for line, fault in sorted(told)]
    return found


def emptied(row: Row, faulty: set[str]) -> Row:
    """The row without the cells that are told already, so that the rules that join cells can be tried on the rest."""
    if not place_by_id(row.get("jurisdiction_id", "")):
        faulty = faulty | {"jurisdiction_id"}
    return {column: "" if column in faulty else value for column, value in row.items()}


def checked_record(
    others: set[str] | None, folder: Path | None = None, names: Iterable[str] = RECORD_FILES
) -> dict[str, list[Row]]:
    """The rows of every table that the record fills, once all of its files are in order.

    ``others`` are the ids of acts read from articles, None where those could not be read; ``names`` the files to take.
    Raises ProjectError with a sentence for each fault of each file.
    """
    files: dict[str, Numbered] = {}
    problems: list[str] = []
    for name in names:
        try:
            files[name], unread = record_rows(name, folder)
        except ProjectError as error:
            unread = error.problems
        problems += unread
        if unread and name in ("actions", "milestones"):
            # An id may stand in what could not be read.
            others = None
    problems += record_faults(files, others, folder)
    if problems:
        raise ProjectError(*problems)
    return coded_rows({name: [row for _, row in rows] for name, rows in files.items()})
