"""Corrections typed by a person: data/raw/corrections.csv, laid over the tables after they are built.

Each line names one cell (table, key, column), its old and its new value, the reason, a source, who and
when. The key is that of the row; where several columns make it, their values are joined by "|". The old
value must be what the build gives: a correction that the reading has caught up with, or that no longer
fits, stops the build.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import paths
from analysis.errors import ProjectError
from analysis.loaders.gazetteer import rows
from analysis.reading.dates import bounds
from analysis.schemas import BOOLEAN, TABLES, Table
from analysis.tables.places import Frames, jurisdictions_frame, needed_ids, place_by_id
from analysis.tables.store import typed

COLUMNS = ("table", "key", "column", "old", "new", "reason", "source", "by", "on")
MUST_HAVE = ("table", "key", "column", "reason", "by", "on")


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
    """All corrections in the order of the file; none where there is no file. ProjectError for a bad line."""
    path = path or paths.CORRECTIONS
    if not path.exists():
        return []
    found, problems = [], []
    for line, row in enumerate(rows(path), start=2):
        if None in row or set(row) != set(COLUMNS) or None in row.values():
            raise ProjectError(f"{paths.shown(path)}, line {line}: the columns must be {','.join(COLUMNS)}.")
        correction = Correction(**{name: row[name].strip() for name in COLUMNS}, line=line)
        at = f"{paths.shown(path)}, line {line}"
        missing = [name for name in MUST_HAVE if not row[name].strip()]
        table = TABLES.get(correction.table)
        if missing:
            problems.append(
                f"{at}: {', '.join(missing)} is empty. Say what is corrected, why, by whom and when."
            )
        elif table is None or correction.column not in table.column_names:
            problems.append(f"{at}: there is no column {correction.column} in a table {correction.table}.")
        elif correction.column in table.key:
            problems.append(f"{at}: {correction.column} is part of the key and cannot be corrected.")
        else:
            found.append(correction)
    if problems:
        raise ProjectError(*problems)
    return found


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


def converted(correction: Correction, table: Table) -> Any:
    """The new value with the column's type. Raises ProjectError where it is none of that kind."""
    row = pd.DataFrame([{correction.column: correction.new}])
    return typed(row, table).loc[0, correction.column]


def correct_one(frames: Frames, correction: Correction, others: bool) -> bool:
    """Lay one correction over its frame, in place; whether it applied. ProjectError where it does not fit."""
    table, frame = TABLES[correction.table], frames[correction.table]
    at = f"{paths.shown(paths.CORRECTIONS)}, line {correction.line} ({correction})"
    hits = frame.index[row_keys(frame, table) == correction.key] if len(frame) else []
    if not len(hits):
        if others:
            return False
        raise ProjectError(
            f"{at}: there is no such row. Take its key from {correction.table}.csv, or drop the line."
        )
    index, column = hits[0], table.column(correction.column)
    now = shown_value(frame.loc[index, column.name])
    old = correction.old.lower() if column.kind == BOOLEAN else correction.old
    if now != old:
        raise ProjectError(
            f"{at}: the value is now {now or '(empty)'}. Look at the row again, then mend or drop the line."
        )
    frame.loc[index, column.name] = converted(correction, table)
    if (correction.table, correction.column) == ("actions", "date"):
        try:
            days = bounds(correction.new)
        except ValueError:
            raise ProjectError(
                f"{at}: {correction.new} is not an EDTF date such as 2018-01-16 or 2021-11."
            ) from None
        for name, day in zip(("date_earliest", "date_latest"), days, strict=True):
            frame.loc[index, name] = day.isoformat() if day else pd.NA
    return True


def place_follows(frames: Frames, done: list[Correction]) -> list[str]:
    """What a changed jurisdiction_id leaves behind in its row: a level or state of the old place."""
    problems = []
    actions = frames["actions"].set_index("action_id")
    for key in {c.key for c in done if (c.table, c.column) == ("actions", "jurisdiction_id")}:
        row = actions.loc[key]
        place = place_by_id(shown_value(row["jurisdiction_id"]))
        for column, wanted in (("level", place.level), ("state", place.state)) if place else ():
            if shown_value(row[column]) != wanted:
                now = shown_value(row[column]) or "(empty)"
                problems.append(
                    f"{paths.shown(paths.CORRECTIONS)}: {key} now lies in {place.name}, but its {column} "
                    f"still reads {now}. Add a line that corrects it to {wanted}."
                )
    return problems


def applied(
    frames: Frames, corrections: list[Correction], others: bool, say: Callable[[str], None]
) -> Frames:
    """The frames with the corrections laid over them, each of which is said.

    ``others`` is true for a build of other articles, in which corrections of rows that are not there are
    left out. Raises ProjectError for all corrections that do not fit.
    """
    frames = {name: frame.copy() for name, frame in frames.items()}
    done: list[Correction] = []
    problems: list[str] = []
    attempt = partial(lay, frames, done, problems, others)
    attempt([c for c in corrections if c.table != "jurisdictions"])
    if not problems:
        frames["jurisdictions"] = places_again(frames)
        attempt([c for c in corrections if c.table == "jurisdictions"])
        problems += place_follows(frames, done)
    if problems:
        raise ProjectError(*problems)
    if corrections:
        say(f"applied {len(done)} of {len(corrections)} corrections from {paths.shown(paths.CORRECTIONS)}")
    for correction in done:
        say(f"  {correction}")
    return frames


def lay(frames: Frames, done: list, problems: list, others: bool, corrections: list[Correction]) -> None:
    """Try each correction: those that apply go to ``done``, sentences on the others to ``problems``."""
    for correction in corrections:
        try:
            if correct_one(frames, correction, others):
                done.append(correction)
        except ProjectError as error:
            problems += error.problems


def places_again(frames: Frames) -> pd.DataFrame:
    """The jurisdictions after actions were corrected: places no row needs any more go, new ones come."""
    now, ids = frames["jurisdictions"], needed_ids(frames)
    there = now[now["jurisdiction_id"].isin(ids)]
    new = jurisdictions_frame(ids - set(there["jurisdiction_id"]), {})
    return pd.concat([there, new], ignore_index=True) if len(new) else there.reset_index(drop=True)
