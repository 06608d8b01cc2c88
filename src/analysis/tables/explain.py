"""Answer "how do you know?" for one action: each value, the words it rests on, links and corrections."""

from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.errors import ProjectError
from analysis.schemas import ACTIONS
from analysis.tables.corrections import load_corrections, shown_value
from analysis.tables.store import read_table

# What a column's value follows from, where it has no words of its own.
FOLLOWS = {
    "article_id": "the source",
    "method": "how it came into the table",
    "jurisdiction_id": "looked up in data/raw/geography by name and state",
    "date_earliest": "follows from date",
    "date_latest": "follows from date",
    "date_basis": "how the date was derived",
    "confidence": "how likely the row is right (docs/reading.md)",
}
MOST_OFFERED = 8


def find_action(action_id: str, actions: pd.DataFrame) -> pd.Series:
    """The row of that id, or the only row whose id begins so. ProjectError otherwise, with ids near it."""
    if not action_id:
        raise ProjectError(
            "Name an action: make why ID=003-oakland, or the beginning of any id in actions.csv."
        )
    exact = actions[actions["action_id"] == action_id]
    hits = exact if len(exact) else actions[actions["action_id"].str.startswith(action_id)]
    if not len(hits):
        # The name of a file as it was typed, with its blanks.
        hits = actions[actions["article_id"] == action_id]
    if len(hits) == 1:
        return hits.iloc[0]
    near = hits if len(hits) else actions[actions["action_id"].str.contains(action_id, regex=False)]
    if not len(near):
        raise ProjectError(
            f"There is no action {action_id}. The ids stand in the first column of actions.csv."
        )
    offered = ", ".join(near["action_id"].head(MOST_OFFERED))
    raise ProjectError(f"{action_id} is not the id of one action. Did you mean: {offered}?")


def source_line(row: pd.Series, articles: pd.DataFrame) -> str:
    """Who says so: publisher, title, day, address, and whether a digest was read."""
    found = articles[articles["article_id"] == row["article_id"]]
    if not len(found):
        return f"  Coded by hand: record {shown_value(row['record_id'])}"
    article = found.iloc[0]
    names = ("publisher", "title", "published", "url")
    parts = [shown_value(article[name]) for name in names if shown_value(article[name])]
    return f"  From {', '.join(parts) or article['article_id']} (read as {article['text_kind']})"


def value_lines(row: pd.Series, evidence: pd.DataFrame, corrected: dict[str, str]) -> list[str]:
    """One line per value, with its words and their positions, or with what it follows from."""
    lines = []
    for column in ACTIONS.columns:
        value = shown_value(row[column.name])
        if column.name == "action_id" or (not value and column.name not in corrected):
            continue
        own = evidence[(evidence["table"] == "actions") & (evidence["column"] == column.name)]
        quotes = [f'"{e.quote}" ({e.start}-{e.end})' for e in own.itertuples()]
        reason = "; ".join(quotes) or FOLLOWS.get(column.name, "")
        if column.words and column.words.get(value):
            reason = f"{column.words[value]}{': ' + '; '.join(quotes) if quotes else ''}"
        lines.append(f"  {column.name:16} {value or '(empty)':24} {reason}".rstrip())
        if column.name in corrected:
            lines.append(f"  {'':16} {corrected[column.name]}")
    blank = [c.name for c in ACTIONS.columns if not shown_value(row[c.name]) and c.name not in corrected]
    return [*lines, f"  not known: {', '.join(blank)}"] if blank else lines


def why_lines(action_id: str, folder: Path | None = None) -> list[str]:
    """The whole answer as lines; ``folder`` holds the tables, data/processed where it is None."""
    folder = folder or paths.processed()
    tables = {
        name: read_table(name, folder) for name in ("actions", "articles", "evidence", "provisions", "links")
    }
    row = find_action(action_id, tables["actions"])
    key = row["action_id"]
    evidence = tables["evidence"][tables["evidence"]["row_id"] == key]
    corrected = {
        c.column: f"corrected from {c.old or '(empty)'} by {c.by} on {c.on}: {c.reason} {c.source}".strip()
        for c in load_corrections()
        if c.table == "actions" and c.key == key and shown_value(row[c.column]) == c.new
    }
    lines = [key, source_line(row, tables["articles"]), *value_lines(row, evidence, corrected)]
    provisions = tables["provisions"][tables["provisions"]["action_id"] == key]
    for provision in provisions.itertuples():
        own = evidence[(evidence["table"] == "provisions") & (evidence["column"] == provision.provision)]
        quotes = "; ".join(f'"{e.quote}" ({e.start}-{e.end})' for e in own.itertuples())
        lines.append(f"  {provision.effect:16} {provision.provision:24} {quotes}".rstrip())
    links = tables["links"]
    for link in links[(links["from_action"] == key) | (links["to_action"] == key)].itertuples():
        lines.append(f"  link             {link.from_action} {link.relation} {link.to_action}")
    return lines
