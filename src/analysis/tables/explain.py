"""Answer "how do you know?" for one action: each value, the words it rests on, links and corrections."""

from difflib import get_close_matches
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
    "record_id": "its line in data/raw/records/actions.csv",
}
MOST_OFFERED = 8


def find_action(action_id: str, actions: pd.DataFrame) -> pd.Series:
    """The row of that id, or the only row whose id begins so. ProjectError otherwise, with ids near it."""
    if not action_id:
        raise ProjectError(
            "Name an action: make why ID=003-oakland, or the beginning of any id in actions.csv."
        )
    exact = actions[actions["action_id"] == action_id]
    # As it was typed: blanks for hyphens, capitals, the name of a file.
    start = "-".join(action_id.lower().split())
    hits = exact if len(exact) else actions[actions["action_id"].str.lower().str.startswith(start)]
    if not len(hits):
        hits = actions[actions["article_id"] == action_id]
    if len(hits) == 1:
        return hits.iloc[0]
    near = list(hits["action_id"]) or [key for key in actions["action_id"] if start in key.lower()]
    near = near or get_close_matches(start, actions["action_id"], n=3, cutoff=0.7)
    if not near:
        raise ProjectError(
            f"There is no action {action_id}. The ids stand in the first column of actions.csv; the beginning "
            "of one is enough."
        )
    more = f" and {len(near) - MOST_OFFERED} more" if len(near) > MOST_OFFERED else ""
    raise ProjectError(
        f"{action_id} is not the id of one action. Did you mean: {', '.join(near[:MOST_OFFERED])}{more}?"
    )


def source_lines(row: pd.Series, articles: pd.DataFrame, records: pd.DataFrame) -> list[str]:
    """Who says so: publisher, title, day, address; of an article whether a digest was read, of a record its note."""
    found = records[(records["record_id"] == row["record_id"]).fillna(False)]
    if len(found):
        record = found.iloc[0]
        page_date = f", {record['page_date']}" if shown_value(record["page_date"]) else ""
        lines = [
            f"  Coded from {record['publisher']}{page_date}, {record['url']} (checked {record['checked_on']})",
            f"  {record['note']}",
        ]
        return [*lines, f"  Also: {record['url_2']}"] if shown_value(record["url_2"]) else lines
    return [article_line(row, articles)]


def article_line(row: pd.Series, articles: pd.DataFrame) -> str:
    """The article an act was read from, on one line."""
    article = articles[articles["article_id"] == row["article_id"]].iloc[0]
    names = ("publisher", "title", "published", "url")
    parts = [shown_value(article[name]) for name in names if shown_value(article[name])]
    return f"  From {', '.join(parts) or article['article_id']} (read as {article['text_kind']})"


def quotes_of(evidence: pd.DataFrame, key: str, column: str, table: str = "actions") -> str:
    """The words that one value rests on, with their positions; "" where it has none."""
    own = evidence[
        (evidence["row_id"] == key) & (evidence["table"] == table) & (evidence["column"] == column)
    ]
    return "; ".join(f'"{e.quote}" ({e.start}-{e.end})' for e in own.itertuples())


def value_lines(row: pd.Series, evidence: pd.DataFrame, corrected: dict[str, str]) -> list[str]:
    """One line per value, with its words and their positions, or with what it follows from."""
    lines = []
    for column in ACTIONS.columns:
        value = shown_value(row[column.name])
        if column.name == "action_id" or (not value and column.name not in corrected):
            continue
        quotes = quotes_of(evidence, row["action_id"], column.name)
        reason = quotes or FOLLOWS.get(column.name, "")
        if column.words and column.words.get(value):
            reason = f"{column.words[value]}{': ' + quotes if quotes else ''}"
        lines.append(f"  {column.name:16} {value or '(empty)':24} {reason}".rstrip())
        if column.name in corrected:
            lines.append(f"  {'':16} {corrected[column.name]}")
    blank = [c.name for c in ACTIONS.columns if not shown_value(row[c.name]) and c.name not in corrected]
    return [*lines, f"  not known: {', '.join(blank)}"] if blank else lines


def why_lines(action_id: str, folder: Path | None = None) -> list[str]:
    """The whole answer as lines; ``folder`` holds the tables, data/processed where it is None."""
    folder = folder or paths.processed()
    names = ("actions", "articles", "records", "evidence", "provisions", "links", "conflicts")
    tables = {name: read_table(name, folder) for name in names}
    row = find_action(action_id, tables["actions"])
    key = row["action_id"]
    evidence = tables["evidence"][tables["evidence"]["row_id"] == key]
    corrected = {
        c.column: f"corrected from {c.old or '(empty)'} by {c.by} on {c.on}: {c.reason} {c.source}".strip()
        for c in load_corrections()
        if c.table == "actions" and c.key == key and shown_value(row[c.column]) == c.new
    }
    lines = [
        key,
        *source_lines(row, tables["articles"], tables["records"]),
        *value_lines(row, evidence, corrected),
    ]
    provisions = tables["provisions"][tables["provisions"]["action_id"] == key]
    for provision in provisions.itertuples():
        quotes = quotes_of(evidence, key, provision.provision, "provisions")
        lines.append(f"  {provision.effect:16} {provision.provision:24} {quotes}".rstrip())
    links = tables["links"]
    for link in links[(links["from_action"] == key) | (links["to_action"] == key)].itertuples():
        lines.append(f"  link             {link.from_action} {link.relation} {link.to_action}")
    for odds in tables["conflicts"][tables["conflicts"]["subject"] == key].itertuples():
        lines.append(
            f"  sources differ   {odds.column}: {odds.value_a} ({odds.source_a}), {odds.value_b} ({odds.source_b})"
        )
    return lines
