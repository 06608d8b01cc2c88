"""Say in words how the acts of two builds differ, and why: the draft of a data section of the changelog."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis.schemas import ACTIONS
from analysis.tables.corrections import load_corrections, shown_value
from analysis.tables.store import read_table

Tables = Mapping[str, pd.DataFrame]


def tables_of(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables a comparison needs, from one build's folder. ProjectError where one is missing."""
    return {name: read_table(name, folder) for name in ("actions", "articles", "records")}


def sources_of(tables: Tables) -> dict[str, str]:
    """Every source by id, with what changes when it changes: an article's hash, a record's whole line."""
    articles, records = tables["articles"], tables["records"]
    found = dict(zip(articles["article_id"], articles["sha256"], strict=True))
    lines = records.map(shown_value).agg("|".join, axis=1) if len(records) else []
    return found | dict(zip(records["record_id"], lines, strict=True))


def source_of(row: pd.Series) -> str:
    """The article or record a row rests on."""
    return shown_value(row["article_id"]) or shown_value(row["record_id"])


def why_new(row: pd.Series, other: Mapping[str, str], mine: Mapping[str, str]) -> str:
    """Why an act is in one build (its sources ``mine``) and not in the ``other``."""
    source, kind = source_of(row), "article" if shown_value(row["article_id"]) else "record"
    if source not in other:
        return f"{kind} {source} is in this one only"
    return f"{kind} {source} was changed" if other[source] != mine.get(source) else "the code was changed"


def why_changed(row: pd.Series, column: str, old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Why a value of an act that both builds hold differs."""
    value = shown_value(row[column])
    for correction in load_corrections():
        same = (correction.table, correction.key, correction.column) == ("actions", row["action_id"], column)
        if same and correction.new == value:
            return f"correction: {correction.reason}"
    source = source_of(row)
    if old.get(source) != new.get(source):
        return f"source {source} was changed"
    return "coded anew" if shown_value(row["method"]) == "coded" else "the code was changed"


def act_words(row: pd.Series) -> str:
    """ "Oakland, CA, city council: resolution adopted 2018-01-16 (limits)"."""
    where = ", ".join(filter(None, (shown_value(row["jurisdiction"]), shown_value(row["state"]))))
    body = shown_value(row["body"]).replace("_", " ")
    what = f"{row['instrument'].replace('_', ' ')} {row['stage'].replace('_', ' ')}"
    return f"{where}{', ' + body if body else ''}: {what} {shown_value(row['date']) or 'undated'} ({row['direction']})"


def difference_lines(old_folder: Path, new_folder: Path) -> list[str]:
    """What appeared, vanished and changed among the acts from one build's folder to another's, with reasons."""
    old, new = tables_of(old_folder), tables_of(new_folder)
    before, after = (tables["actions"].set_index("action_id", drop=False) for tables in (old, new))
    was, now = sources_of(old), sources_of(new)
    appeared = [row for key, row in after.iterrows() if key not in before.index]
    vanished = [row for key, row in before.iterrows() if key not in after.index]
    changed = []
    for key in after.index.intersection(before.index):
        for column in ACTIONS.column_names:
            a, b = shown_value(before.at[key, column]), shown_value(after.at[key, column])
            if a != b:
                why = why_changed(after.loc[key], column, was, now)
                changed.append(f"- {key}: {column} {a or '(empty)'} -> {b or '(empty)'}; {why}")
    both = len(after.index.intersection(before.index))
    lines = [f"{len(before)} actions before, {len(after)} after: {len(appeared)} appeared, {len(vanished)} vanished, "
             f"{len({line.split(':')[0] for line in changed})} of {both} changed"]  # fmt: skip
    for title, found, other, mine in (("Appeared", appeared, was, now), ("Vanished", vanished, now, was)):
        if found:
            lines += ["", f"{title}:"]
            lines += [f"- {row['action_id']}: {act_words(row)}; {why_new(row, other, mine)}" for row in found]
    return [*lines, "", "Changed:", *changed] if changed else lines
