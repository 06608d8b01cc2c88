"""Read and write the tables: CSV, UTF-8, LF, sorted by key, the same bytes from the same rows."""

import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.errors import ProjectError
from analysis.schemas import BOOLEAN, INTEGER, NUMBER, TABLES, Column, Table

# Text as Python strings, whatever pandas would choose: of Arrow's, columns that are all empty have no type, and
# comparisons with others fail.
STRING = pd.StringDtype("python")
DTYPES = {INTEGER: "Int64", NUMBER: "Float64", BOOLEAN: "boolean"}
TRUTH = {"true": True, "false": False}
# What a value of these kinds looks like, as text.
LOOKS = {
    INTEGER: (re.compile(r"[+-]?\d+(?:\.0)?"), "a whole number"),
    NUMBER: (re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?"), "a number"),
    BOOLEAN: (re.compile(r"true|false", re.IGNORECASE), "true or false"),
}


def misfits(values: pd.Series, column: Column, table: Table, frame: pd.DataFrame) -> list[str]:
    """A sentence for every value of a number or boolean column that is none."""
    pattern, wanted = LOOKS[column.kind]
    found = []
    for index, value in values.dropna().items():
        if not pattern.fullmatch(str(value)):
            key = "|".join(str(frame.loc[index, name]) for name in table.key)
            found.append(f"{table.name}, row {key}: {column.name} is {value}; it must be {wanted}.")
    return found


def typed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The frame with the table's columns in order, text as strings, numbers and booleans nullable.

    Empty text becomes missing (pd.NA). Columns the frame lacks are added empty; columns the table does not
    know, and values that are no number or boolean where the table wants one, raise ProjectError.
    """
    unknown = set(frame.columns) - set(table.column_names)
    if unknown:
        raise ProjectError(f"{table.name}: column {', '.join(sorted(unknown))} is not in schemas.py.")
    frame = frame.reindex(columns=table.column_names)
    problems: list[str] = []
    for column in table.columns:
        values = frame[column.name].astype("object")
        values = values.where(values.notna() & (values != ""), pd.NA)
        wrong = misfits(values, column, table, frame) if column.kind in LOOKS else []
        if wrong:
            problems += wrong
            continue
        if column.kind == BOOLEAN:
            values = values.map(lambda v: TRUTH[str(v).lower()], na_action="ignore")
        elif column.kind in (INTEGER, NUMBER):
            values = pd.to_numeric(values)
        frame[column.name] = values.astype(DTYPES.get(column.kind, STRING))
    if problems:
        raise ProjectError(*problems)
    return frame


def read_table(name: str, folder: Path | None = None) -> pd.DataFrame:
    """One table of data/processed (or of ``folder``), with types from ``schemas``.

    Raises ProjectError where the file is missing, with the command that makes it.
    """
    path = (folder or paths.processed()) / f"{name}.csv"
    if not path.exists():
        do = "Run `make data` in the project folder first"
        if folder and Path(folder).resolve() != paths.processed().resolve():
            do = "Name a folder that holds the tables of a build: its --out, or a copy of data/processed"
        raise ProjectError(f"{paths.shown(path)} is not there. {do}.")
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    return typed(frame, TABLES[name])


def sorted_by_key(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Rows in the order of the key; numbers as numbers, text by code point."""
    return frame.sort_values(list(table.key), kind="stable", ignore_index=True)


def csv_bytes(frame: pd.DataFrame, table: Table) -> bytes:
    """The file's bytes: booleans as true/false, missing as nothing, LF, UTF-8 without a mark."""
    plain = sorted_by_key(frame, table).copy()
    for column in table.columns:
        if column.kind == BOOLEAN:
            plain[column.name] = plain[column.name].map({True: "true", False: "false"}, na_action="ignore")
    return plain.to_csv(index=False, lineterminator="\n", na_rep="").encode("utf-8")


def replace_folder_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write all files or none: into a folder beside first, then moved over the old ones one by one.

    A file that a former build wrote and this one does not is left alone; nothing is deleted.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".build-", dir=folder))
    try:
        for name, content in files.items():
            (stage / name).write_bytes(content)
        for name in files:
            (stage / name).replace(folder / name)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
