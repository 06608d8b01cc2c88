"""Which rows a person should look at first, and a correction ready to fill in for each."""

import csv
import io
from collections.abc import Mapping

import pandas as pd

from analysis.tables.corrections import COLUMNS, shown_value
from analysis.tables.explain import quotes_of

LOW = 0.5
# What makes a row worth a look, worst first: the reason, the column in doubt.
UNSURE, NO_PLACE, NO_DATE, AT_ODDS = "low confidence", "place not resolved", "no date", "sources differ"
RANK = {AT_ODDS: 0, NO_PLACE: 1, NO_DATE: 2, UNSURE: 3}


def doubts(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per doubt: action_id, reason, column, value, quotes; worst first, main acts before others.

    ``tables`` holds ``actions``, ``evidence`` and ``conflicts``.
    """
    actions, found = tables["actions"], []
    at_odds = tables["conflicts"].groupby("subject")["column"].unique()
    for _, row in actions.iterrows():
        key = row["action_id"]
        reasons = [(AT_ODDS, column) for column in at_odds.get(key, ())]
        if pd.isna(row["jurisdiction_id"]) and row["level"] in ("city", "county", "state"):
            reasons.append((NO_PLACE, "jurisdiction_id"))
        if pd.isna(row["date_latest"]):
            reasons.append((NO_DATE, "date"))
        if not pd.isna(row["confidence"]) and row["confidence"] < LOW:
            reasons.append((UNSURE, "stage"))
        for reason, column in reasons:
            value = shown_value(row[column]) if column in row.index else ""
            found.append(
                {"action_id": key, "reason": reason, "column": column, "value": value,
                 "quotes": quotes_of(tables["evidence"], key, column), "_rank": RANK[reason],
                 "_beside": not row["is_main"]}
            )  # fmt: skip
    columns = ["action_id", "reason", "column", "value", "quotes", "_rank", "_beside"]
    frame = pd.DataFrame(found, columns=columns).sort_values(["_rank", "_beside", "action_id"], kind="stable")
    return frame.drop(columns=["_rank", "_beside"]).reset_index(drop=True)


def correction_line(doubt: pd.Series) -> str:
    """The beginning of a line for data/raw/corrections.csv, with NEW, REASON and so on to be filled in."""
    cells = {"table": "actions", "key": doubt["action_id"], "column": doubt["column"], "old": doubt["value"]}
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow([cells.get(name, name.upper()) for name in COLUMNS])
    return text.getvalue()


def review_lines(tables: Mapping[str, pd.DataFrame], most: int) -> list[str]:
    """The doubts as lines: what and why, the words behind the value, the correction; at most ``most`` of them."""
    found = doubts(tables)
    if found.empty:
        return ["No row stands out: every act has a place and a date, and no source disagrees with another."]
    counts = ", ".join(f"{reason} {number}" for reason, number in found["reason"].value_counts().items())
    lines = [
        f"{len(found)} doubts in {found['action_id'].nunique()} of {len(tables['actions'])} actions: {counts}",
        "",
    ]
    for _, doubt in found.head(most).iterrows():
        lines.append(
            f"{doubt['action_id']}: {doubt['reason']} ({doubt['column']} {doubt['value'] or '(empty)'})"
        )
        lines += [f"  words: {doubt['quotes']}"] if doubt["quotes"] else []
        if doubt["column"] in tables["actions"].columns:
            lines.append(f"  data/raw/corrections.csv: {correction_line(doubt)}")
        else:
            lines.append("  see conflicts.csv")
    if len(found) > most:
        lines.append(f"... and {len(found) - most} more: make review MOST={len(found)} shows all.")
    return lines
