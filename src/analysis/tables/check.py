"""Check tables against schemas.py before they are written; all that is wrong is said at once.

The rules of single columns (kind, vocabulary, required, least and most, foreign keys) are generated from
schemas.py, those that join columns stand in ``rules``. pandera runs them; its reports become sentences here.
"""

import pandas as pd
import pandera.pandas as pa

from analysis.errors import ProjectError
from analysis.schemas import TABLES, Column, Table
from analysis.tables.corrections import row_keys, shown_value
from analysis.tables.rules import FORMS, Frames, fits, rules
from analysis.tables.store import DTYPES, STRING


def column_schema(column: Column, frames: Frames) -> pa.Column:
    """One column's rules as pandera has them; the name of a check says what is allowed."""
    checks = []
    if column.words:
        listed = ", ".join(column.words)
        checks.append(pa.Check(fits(set(column.words).__contains__), name=f"one of {listed}"))
    low, high = column.minimum, column.maximum
    if low is not None:
        checks.append(pa.Check(lambda values: values >= low, name=f"at least {low:g}"))
    if high is not None:
        checks.append(pa.Check(lambda values: values <= high, name=f"at most {high:g}"))
    if column.kind in FORMS:
        test, wanted = FORMS[column.kind]
        checks.append(pa.Check(fits(test), name=wanted))
    if column.points_to:
        table, name = column.points_to.split(".")
        known = set(frames[table][name].dropna())
        checks.append(pa.Check(fits(known.__contains__), name=f"a {name} that stands in {table}"))
    return pa.Column(DTYPES.get(column.kind, STRING), checks=checks, nullable=not column.required)


def table_schema(table: Table, frames: Frames) -> pa.DataFrameSchema:
    """All rules of one table."""
    key = list(table.key)
    checks = [
        pa.Check(lambda f: ~f.duplicated(key, keep="first"), name=f"{key[-1]}\na key that no other row has")
    ]
    checks += [
        pa.Check(rule.good, name=f"{rule.column}\n{rule.wanted}")
        for rule in rules(frames)
        if rule.table == table.name
    ]
    columns = {column.name: column_schema(column, frames) for column in table.columns}
    return pa.DataFrameSchema(columns, checks=checks, strict=True, ordered=True)


def sentences(cases: pd.DataFrame, frame: pd.DataFrame, table: Table) -> list[str]:
    """pandera's failure cases as sentences: table, row, column, value, what is allowed."""
    keys = row_keys(frame, table)
    found: dict[str, None] = {}
    for case in cases.itertuples():
        check = str(case.check)
        column, wanted = check.split("\n") if "\n" in check else (case.column, check)
        if pd.isna(case.index):
            found[f"{table.name}: {column} must be {wanted}; found {case.failure_case}."] = None
            continue
        index = int(case.index)
        value = shown_value(frame.loc[index, column])
        wanted = "filled" if wanted == "not_nullable" else wanted
        found[f"{table.name}, row {keys[index]}: {column} is {value or '(empty)'}; it must be {wanted}."] = (
            None
        )
    return list(found)


def problems_of(table: Table, frames: Frames) -> list[str]:
    """Everything that is wrong with one table."""
    frame = frames[table.name].reset_index(drop=True)
    try:
        table_schema(table, frames).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        return sentences(error.failure_cases, frame, table)
    return []


def check_frames(frames: Frames) -> None:
    """Check every table of schemas.TABLES. Raises ProjectError with one sentence per bad value."""
    missing = [name for name in TABLES if name not in frames]
    if missing:
        raise ProjectError(f"The table {', '.join(missing)} was not built.")
    problems = [sentence for table in TABLES.values() for sentence in problems_of(table, frames)]
    if problems:
        raise ProjectError(*problems)
