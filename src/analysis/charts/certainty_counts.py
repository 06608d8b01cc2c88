"""How certain the record is: acts by how their day is known, what they rest on, and where sources differ."""

import pandas as pd

from analysis.charts.panels import DIRECTIONS, percent
from analysis.charts.words import number_words, sentence
from analysis.tables.events import event_of_actions, one_row_an_event

COLUMNS = ["part", "value", "direction", "acts", "of"]
PRECISION = {
    "day": "the day",
    "about": "about the day",
    "range": "a range of days",
    "month": "the month",
    "year": "the year",
    "by": "only a last possible day",
    "none": "no date",
}
BASIS = {
    "stated": "printed in the source",
    "weekday": "worked out from a weekday",
    "relative": "worked out from another day",
    "published": "day of publication",
    "none": "not dated by the source",
}
SOURCE = {
    "article": "an article, with its words",
    "two": "two pages",
    "one": "one page",
}
DIFFER = {
    "date": "the day",
    "votes": "the count of votes",
    "instrument": "the form or its name",
    "stage": "the stage",
    "rest": "something else",
    "nothing": "nothing found to differ",
}
FAMILY = {
    "votes_for": "votes",
    "votes_against": "votes",
    "votes_abstain": "votes",
    "unanimous": "votes",
    "instrument_name": "instrument",
    "instrument": "instrument",
    "date": "date",
    "stage": "stage",
}
PARTS = {"precision": PRECISION, "basis": BASIS, "source": SOURCE, "differ": DIFFER}


def precision(edtf: object, latest: object) -> str:
    """How exactly an act is dated, a key of PRECISION, from its EDTF date and its last possible day."""
    text = "" if edtf is None or pd.isna(edtf) else str(edtf)
    if text.startswith(("../", "/")) or (not text and latest is not None and not pd.isna(latest)):
        return "by"
    if not text:
        return "none"
    if "/" in text:
        return "range"
    core = text.rstrip("~?%")
    if len(core) == 10:
        return "day" if core == text else "about"
    return "month" if len(core) == 7 else "year"


def certainty_rows(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The numbers drawn: part (precision | basis | source | differ), value, direction, acts, of how many acts.

    On what sources differ is counted of the acts that rest on two pages. An act of which they differ on two things
    counts in both; in the other parts each act counts once.
    """
    actions, links = tables["actions"], tables["links"]
    chief = event_of_actions(actions, links)
    events = one_row_an_event(actions, links)
    events = events.assign(event=events["action_id"].map(chief))
    coded = actions.assign(event=actions["action_id"].map(chief))
    second = set(tables["records"].loc[tables["records"]["url_2"].notna(), "record_id"])
    told = set(coded.loc[coded["article_id"].notna(), "event"])
    paired = set(coded.loc[coded["record_id"].isin(second), "event"])
    differ = conflicts_of_events(tables["conflicts"], chief)
    rows = []
    for direction in DIRECTIONS:
        mine = events[events["direction"] == direction]
        values = {
            "precision": [precision(row["date"], row["date_latest"]) for _, row in mine.iterrows()],
            "basis": list(mine["date_basis"]),
            "source": [
                "article" if key in told else "two" if key in paired else "one" for key in mine["event"]
            ],
        }
        pairs = [key for key, source in zip(mine["event"], values["source"], strict=True) if source == "two"]
        values["differ"] = [kind for key in pairs for kind in sorted(differ.get(key, {"nothing"}))]
        for part, words in PARTS.items():
            counts = pd.Series(values[part], dtype="object").value_counts()
            whole = len(pairs) if part == "differ" else len(mine)
            rows += [(part, value, direction, int(counts.get(value, 0)), whole) for value in words]
    return pd.DataFrame(rows, columns=COLUMNS)


def conflicts_of_events(conflicts: pd.DataFrame, chief: pd.Series) -> dict[str, set[str]]:
    """For each event of which sources differ, on what: keys of DIFFER. What is not an act's is left out."""
    found: dict[str, set[str]] = {}
    for subject, column in zip(conflicts["subject"], conflicts["column"], strict=True):
        if subject in chief.index:
            found.setdefault(chief[subject], set()).add(FAMILY.get(column, "rest"))
    return found


def total(rows: pd.DataFrame, part: str, value: str) -> int:
    """Acts of both directions with a value."""
    return int(rows.loc[(rows["part"] == part) & (rows["value"] == value), "acts"].sum())


def all_acts(rows: pd.DataFrame, part: str = "precision") -> int:
    """Of how many acts a part counts."""
    return int(rows[rows["part"] == part].drop_duplicates("direction")["of"].sum())


def certainty_title(rows: pd.DataFrame) -> str:
    """The finding: for how many acts the day is known, how many rest on two pages, on how many sources differ."""
    acts = all_acts(rows)
    if not acts:
        return "No act is in the tables yet"
    day, two = total(rows, "precision", "day"), total(rows, "source", "two")
    differ = two - total(rows, "differ", "nothing")
    if acts < 20:
        words = (
            f"the day is known for {number_words(day, '').strip().split()[0]} of {number_words(acts, 'act')}"
        )
        pairs = f"; sources differ on {differ:,} of the {two:,} that rest on two pages" if two else ""
        return sentence(f"{words}{pairs}")
    return (
        f"The exact day is known for {percent(day, acts)} of {acts:,} acts; {percent(two, acts)} rest on two pages, "
        f"and sources differ on {percent(differ, two)} of these"
    )


def certainty_described(title: str, rows: pd.DataFrame, confidence: pd.DataFrame) -> str:
    """The figure in words."""
    heads = {"precision": "What is known of the date", "basis": "How the date was found", "source": "What acts rest on",
             "differ": "What sources differ on, where there are two pages"}  # fmt: skip
    acts, parts = all_acts(rows), [f"Bars of shares of acts. {title}."]
    for part, words in PARTS.items() if acts else ():
        shares = [
            f"{text} {total(rows, part, value):,}"
            for value, text in words.items()
            if total(rows, part, value)
        ]
        if shares:
            parts.append(f"{heads[part]}, of {all_acts(rows, part):,}: {', '.join(shares)}.")
    if len(confidence):
        low, high = confidence["confidence"].min(), confidence["confidence"].max()
        parts.append(
            f"Confidence of {number_words(len(confidence), 'row')} read from articles: from {low:.2f} to {high:.2f}."
        )
    return " ".join(parts)
