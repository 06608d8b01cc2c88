"""Lay corrections over the tables, each only where the old value is what the build gives.

A correction that the reading has caught up with, or that no longer fits, stops the build; so does one that leaves
another value of its row behind.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd

from analysis import paths
from analysis.errors import ProjectError
from analysis.reading.when import bounds
from analysis.schemas import BOOLEAN, TABLES, Table
from analysis.tables.act_faults import cell_fault
from analysis.tables.corrections import Correction, row_keys, shown_value
from analysis.tables.followers import followers
from analysis.tables.places import Frames, jurisdictions_frame, needed_ids
from analysis.tables.store import typed


def converted(correction: Correction, table: Table) -> Any:
    """The new value with the column's type."""
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
    fault = cell_fault(column, correction.new)
    if fault:
        raise ProjectError(f"{at}: {fault}")
    frame.loc[index, column.name] = converted(correction, table)
    if (correction.table, correction.column) == ("actions", "date"):
        days = bounds(correction.new)
        for name, day in zip(("date_earliest", "date_latest"), days, strict=True):
            frame.loc[index, name] = day.isoformat() if day else pd.NA
    return True


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
        problems += followers(frames, done)
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
