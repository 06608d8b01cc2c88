"""Bring the counts in docs/record.md up to date with the tables (run by `make register` after the record has changed).

usage: python tools/refresh_counts.py

The text around the counts is left as it is: only whole numbers in its tables change, and the sentence on disagreements.
Names on standard output what changed.
"""

import csv
import re
import sys
from collections.abc import Mapping

import pandas as pd

from analysis import paths
from analysis.schemas import TABLES
from analysis.tables.events import one_row_an_event
from analysis.tables.store import read_table

PROPERTY = ["staging", "facility_access", "physical_barriers", "signage"]
HOLDS = "holds {} disagreements, {} about acts and {} about milestones"


def raw(name: str) -> list[dict[str, str]]:
    """The rows of a file of data/raw/records."""
    with (paths.RECORDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counts(tables: Mapping[str, pd.DataFrame]) -> dict[str, list[int]]:
    """First cell of a row of the tables in docs/record.md -> the numbers in its other cells."""
    actions = tables["actions"]
    coded = actions[actions["method"] == "coded"]
    nameless = coded[coded["jurisdiction_id"].isna()][["jurisdiction", "state", "level"]].drop_duplicates()
    events = one_row_an_event(actions, tables["links"])
    rules = tables["provisions"].query("provision in @PROPERTY")["action_id"]
    zones = events[
        ((events["program"] == "ice_free_zone") | events["action_id"].isin(rules))
        & (events["stage"] == "adopted")
        & (events["date_latest"] >= "2025-01-01")
    ]
    outcomes = pd.Series([row["outcome"] for row in raw("leads")]).value_counts()
    checks = pd.DataFrame(raw("checks")).groupby(["check", "verdict"]).size()
    milestones = set(tables["milestones"]["milestone_id"])
    on_milestones = sum(row["subject"] in milestones for row in raw("conflicts"))
    verdicts = ("agreed", "differed", "not_found")
    return {
        "acts confirmed by a page": [len(coded)],
        "jurisdictions with an id": [coded["jurisdiction_id"].nunique()],
        "jurisdictions without one, told apart by name, state and level": [len(nameless)],
        "states, with the District of Columbia": [coded["state"].nunique()],
        "acts that extend cooperation": [int((coded["direction"] == "extends").sum())],
        "acts dated to the day": [int(coded["date"].fillna("").str.fullmatch(r"\d{4}-\d\d-\d\d").sum())],
        "acts with a count of votes": [int(coded["votes_for"].notna().sum())],
        "acts with a second page": [int(tables["records"]["url_2"].notna().sum())],
        "kept apart as unconfirmed": [len(raw("unconfirmed"))],
        "disagreements between pages on an act": [len(raw("conflicts")) - on_milestones],
        "disagreements between pages on a milestone": [on_milestones],
        "ICE-free zones and property rules adopted in 2025 and 2026: acts": [len(zones)],
        "ICE-free zones and property rules adopted in 2025 and 2026: places": [
            len(zones[["jurisdiction", "state"]].drop_duplicates())
        ],
        "confirmed as noted": [outcomes["confirmed"]],
        "corrected": [outcomes["corrected"]],
        "not confirmed": [outcomes["unconfirmed"]],
        "dropped: no act, a duplicate, or a federal step": [outcomes["dropped"]],
        "second look at acts drawn at random": [checks["second_look", verdict] for verdict in verdicts],
        "second look at acts thought most at risk": [checks["risk_look", verdict] for verdict in verdicts],
        "same day, where coded twice": [checks["coded_twice", verdict] for verdict in verdicts[:2]],
    }


def refreshed(text: str, tables: Mapping[str, pd.DataFrame]) -> str:
    """The text of docs/record.md with the counts of the tables.

    Raises KeyError where a table of the text has a row of numbers that ``counts`` does not know.
    """
    found, lines = counts(tables), []
    for line in text.split("\n"):
        label, *cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and any(cell.isdigit() for cell in cells):
            numbers = [str(number) for number in found[label]]
            line = f"| {' | '.join([label, *numbers, *[''] * (len(cells) - len(numbers))])} |".replace(
                "|  |", "| |"
            )
        lines.append(line)
    conflicts = tables["conflicts"]
    on_acts = int(conflicts["subject"].isin(tables["actions"]["action_id"]).sum())
    said = HOLDS.format(len(conflicts), on_acts, len(conflicts) - on_acts)
    return re.sub(HOLDS.replace("{}", r"\d+"), said, "\n".join(lines))


def main() -> int:
    """Rewrite docs/record.md where a count has changed; 0."""
    path = paths.DOCS / "record.md"
    old = path.read_text(encoding="utf-8")
    new = refreshed(old, {name: read_table(name, paths.ROOT / "data" / "processed") for name in TABLES})
    if new != old:
        path.write_text(new, encoding="utf-8")
    changed = sum(a != b for a, b in zip(old.split("\n"), new.split("\n"), strict=True))
    print(f"docs/record.md: {changed} lines brought up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
