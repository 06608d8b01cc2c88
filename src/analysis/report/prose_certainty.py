"""Sentences on how certain the record is, computed from the tables."""

from analysis.charts.certainty_counts import certainty_rows, certainty_title, total
from analysis.charts.panels import read_tables
from analysis.charts.words import number_words, sentence
from analysis.tables.store import read_table


def answer_certainty() -> str:
    """Two lines: days, pages and conflicts; how many days were worked out rather than read."""
    rows = certainty_rows(read_tables("actions", "links", "records", "conflicts", "articles"))
    counted = total(rows, "basis", "weekday") + total(rows, "basis", "relative")
    printed, stand_in = total(rows, "basis", "stated"), total(rows, "basis", "published")
    parts = [
        (printed, "is printed in a source"),
        (counted, "was counted from a weekday or another day"),
        (stand_in, "is the day of publication, which stands in"),
    ]
    said = [f"for {count:,} it {words}" for count, words in parts if count]
    two = f"Of the dates: {'; '.join(said)}." if said else "No act is dated."
    return f"**{certainty_title(rows)}.**  \n{two}"


def note_conflicts() -> str:
    """How many disagreements are on record about acts, how many of those on a day, and how many about milestones."""
    conflicts, actions = read_table("conflicts"), read_table("actions")
    mine = conflicts[conflicts["subject"].isin(actions["action_id"])]
    days = int((mine["column"] == "date").sum())
    if mine.empty:
        return "No disagreement on an act is on record."
    start = number_words(len(mine), "disagreement about an act is", "disagreements about acts are")
    others = len(conflicts) - len(mine)
    beside = f" (`conflicts.csv` holds {others:,} more, about milestones)" if others else ""
    return (
        f"{sentence(start)} on record{beside}, {days:,} of them on its day. The table keeps both values; the act's row "
        "holds one of them, or neither where the matter could not be settled."
        + (f" Below stand the {len(mine) - days:,} that are not about a day." if 0 < days < len(mine) else "")
    )


def note_confidence() -> str:
    """How many rows have a confidence, and why the others have none."""
    actions = read_table("actions")
    read = actions["confidence"].notna()
    return (
        f"{sentence(number_words(int(read.sum()), 'row was', 'rows were'))} read from articles by "
        "rules and carry a confidence; "
        f"{int((~read).sum()):,} were coded from a page and carry none. It runs from 0, likely wrong, to 1, likely "
        "right. A low value means: read the article before you use the row."
    )
