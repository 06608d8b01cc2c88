"""The rows a person should look at first, as lines to read: what is in doubt, where to look, how to correct it."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from textwrap import wrap

import pandas as pd

from analysis import paths
from analysis.tables.corrections import COLUMNS, Correction, shown_value
from analysis.tables.differences import act_words
from analysis.tables.explain import quotes_of
from analysis.tables.review import AT_ODDS, NO_DATE, NO_PLACE, UNSURE, Doubt, doubts
from analysis.tables.words import counted

NEEDED = ("actions", "articles", "records", "evidence", "timetables", "conflicts")
WIDTH = 110
# Each reason in a line, in the order in which most of them come.
REASONS = {
    UNSURE: "read from an article with little confidence: does the article say so?",
    NO_DATE: "the source gives no day: does another page?",
    AT_ODDS: "of one value two sources or more say different things: which is right?",
    NO_PLACE: "the row has no id of a place",
}
Tables = Mapping[str, pd.DataFrame]


def correction_line(table: str, key: str, column: str, old: str, new: str = "") -> str:
    """A line for data/raw/corrections.csv; what a person must fill in stands in capitals, the day is today's."""
    cells = {"table": table, "key": key, "column": column, "old": old, "new": new or "NEW",
             "on": date.today().isoformat()}  # fmt: skip
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow([cells.get(name, name.upper()) for name in COLUMNS])
    return text.getvalue()


def correction_lines(doubt: Doubt, tables: Tables) -> list[str]:
    """The lines that would settle a doubt: of a date with its basis, of a place with what must go with it."""
    key, row = doubt.row["action_id"], doubt.row
    if doubt.column in row.index:
        place = doubt.places[0] if len(doubt.places) == 1 else None
        lines = [
            correction_line("actions", key, doubt.column, doubt.value, place.id if place else doubt.other)
        ]
        if doubt.column == "date":
            lines.append(correction_line("actions", key, "date_basis", shown_value(row["date_basis"])))
        return lines
    values = {value for one in doubt.at_odds for value in (one["value_a"], one["value_b"])}
    steps = tables["timetables"].fillna("")
    own = steps[(steps["action_id"] == key) & (doubt.column == "timing") & steps["timing"].isin(values)]
    return [
        correction_line("timetables", f"{key}|{step.component}", "timing", step.timing)
        for step in own.itertuples()
    ]


def reason_lines(doubt: Doubt) -> list[str]:
    """Why a value is in doubt; where sources differ, each value with who gives it."""
    if doubt.reason == AT_ODDS:
        held = f"; the row holds {doubt.value or 'none of these'}" if doubt.column in doubt.row.index else ""
        said = dict.fromkeys((one[f"value_{x}"], one[f"source_{x}"]) for one in doubt.at_odds for x in "ab")
        width = max(len(value) for value, _ in said)
        lines = [f"sources differ on {doubt.column}{held}"]
        lines += [f"  {value:{width}}  {source}" for value, source in said]
        return lines + [
            line for one in doubt.at_odds if one["note"] for line in wrap(f"note: {one['note']}", WIDTH)
        ]
    if doubt.reason == UNSURE:
        return [
            f"confidence {doubt.row['confidence']:.2f}: is the stage {doubt.value}, and is it this body's act at all?"
        ]
    if doubt.reason == NO_DATE:
        return [f"no date; basis {doubt.row['date_basis']}"]
    offered = ", ".join(f"{place.id} ({place.name}, {place.state})" for place in doubt.places)
    return [
        f"no jurisdiction_id; {f'it may be {offered}' if offered else 'no place of that name is in data/raw/geography'}"
    ]


def page_lines(doubt: Doubt, tables: Tables) -> list[str]:
    """Where to look: the article's address or name, or the pages of a coded act."""
    row = doubt.row
    if shown_value(row["method"]) == "coded":
        page = tables["records"].set_index("record_id").loc[row["record_id"]]
        return [f"page: {page[name]}" for name in ("url", "url_2") if shown_value(page[name])]
    article = tables["articles"].set_index("article_id").loc[row["article_id"]]
    return [f"article: {shown_value(article['url']) or shown_value(article['title']) or row['article_id']}"]


def entry_lines(number: int, doubt: Doubt, tables: Tables) -> list[str]:
    """One entry of the list."""
    key = doubt.row["action_id"]
    quotes = quotes_of(tables["evidence"], key, doubt.column)
    lines = [key, *reason_lines(doubt), *([f"words: {quotes}"] if quotes else []), *page_lines(doubt, tables)]
    corrections = correction_lines(doubt, tables)
    if doubt.reason == NO_PLACE and not doubt.places:
        lines.append(
            "to settle it, add the place to data/raw/geography/places_by_hand.csv and give its id in the act's line"
        )
    elif corrections:
        lines += [f"to correct it, add to {paths.shown(paths.CORRECTIONS)}:", *corrections]
    else:
        lines.append(f"no cell of actions.csv holds it: see {doubt.column} in conflicts.csv")
    return [f"{number}. {act_words(doubt.row)}", *(f"   {line}" for line in lines), ""]


def review_lines(tables: Tables, most: int, corrections: Iterable[Correction]) -> list[str]:
    """The doubts as lines to read, at most ``most`` of them.

    ``tables`` holds those that NEEDED names.
    """
    found = doubts(tables, corrections)
    if not found:
        return ["No row stands out: every act has a place and a date, and no source disagrees with another."]
    acts = len({doubt.row["action_id"] for doubt in found})
    counts = Counter(doubt.reason for doubt in found)
    lines = [
        f"{counted(len(found), 'doubt')} in {acts:,} of {counted(len(tables['actions']), 'action')}, those first that "
        "one look can settle:",
        *(f"  {counts[reason]:4,}  {reason}: {about}" for reason, about in REASONS.items() if counts[reason]),
        "If a row is right, leave it. If not, paste its line, put your own in place of the words in capitals",
        "(docs/corrections.md), and run make.",
        "",
    ]  # fmt: skip
    for number, doubt in enumerate(found[:most], start=1):
        lines += entry_lines(number, doubt, tables)
    if len(found) > most:
        lines.append(f"... and {len(found) - most:,} more: make review MOST={len(found)} shows all.")
    return lines
