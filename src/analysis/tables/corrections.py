"""Corrections typed by a person: data/raw/corrections.csv, laid over the tables after they are built.

docs/corrections.md tells a person how a line is written. This module opens the file; ``correcting`` lays it over the
tables, ``followers`` tells what a correction leaves behind in its row.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import paths
from analysis.errors import ProjectError
from analysis.loaders.typed_csv import numbered_rows
from analysis.schemas import TABLES, Table
from analysis.tables.rules import is_day

COLUMNS = ("table", "key", "column", "old", "new", "reason", "source", "by", "on")
MUST_HAVE = ("table", "key", "column", "reason", "by", "on")
# Columns that follow from another one, and are worked out anew when that is corrected.
WORKED_OUT = {("actions", "date_earliest"): "date", ("actions", "date_latest"): "date"}


@dataclass(frozen=True)
class Correction:
    """One line of corrections.csv; ``line`` is its number in the file, the header being 1."""

    table: str
    key: str
    column: str
    old: str
    new: str
    reason: str
    source: str
    by: str
    on: str
    line: int

    def __str__(self) -> str:
        return f"{self.table} {self.key}: {self.column} {self.old or '(empty)'} -> {self.new or '(empty)'}"


def load_corrections(path: Path | None = None) -> list[Correction]:
    """All corrections in the order of the file; none where there is no file.

    Raises ProjectError with a sentence for each line that cannot be used.
    """
    path = path or paths.CORRECTIONS
    if not path.exists():
        return []
    found, problems = [], []
    rows, unread = numbered_rows(path, COLUMNS)
    for line, row in rows:
        correction = Correction(**row, line=line)
        fault = fault_of(correction)
        if fault:
            problems.append(f"{paths.shown(path)}, line {line}: {fault}")
        found.append(correction)
    if unread or problems:
        raise ProjectError(*unread, *problems)
    return found


def fault_of(correction: Correction) -> str:
    """Why one line is no correction, a sentence; "" where it is one."""
    missing = [name for name in MUST_HAVE if not getattr(correction, name)]
    left = [name for name in COLUMNS if getattr(correction, name) == name.upper()]
    table, column = TABLES.get(correction.table), correction.column
    if missing:
        return f"{', '.join(missing)} is empty. Say what is corrected, why, by whom and when."
    if left:
        return f"{', '.join(name.upper() for name in left)} is still to be filled in. Write the value in its place."
    if table is None or column not in table.column_names:
        return f"there is no column {column} in a table {correction.table}. CODEBOOK.md lists them."
    if column in table.key:
        return (
            f"{column} is part of the key and cannot be corrected. Correct another column, or drop the line."
        )
    if (table.name, column) in WORKED_OUT:
        return f"{column} is worked out from {WORKED_OUT[table.name, column]}. Correct that instead."
    if not is_day(correction.on):
        return f"on is {correction.on}; it must be the day of the correction, such as 2026-11-22."
    return ""


def shown_value(value: Any) -> str:
    """A cell as the CSV file has it."""
    if value is None or pd.isna(value):
        return ""
    return (
        str(bool(value)).lower() if isinstance(value, bool) or str(value) in ("True", "False") else str(value)
    )


def row_keys(frame: pd.DataFrame, table: Table) -> pd.Series:
    """The key of every row as corrections write it, one text per row of the frame."""
    parts = [frame[name].map(shown_value, na_action=None).astype(str) for name in table.key]
    keys = parts[0]
    for part in parts[1:]:
        keys = keys + "|" + part
    return keys
