"""The tables of the notebook on how certain the record is."""

import pandas as pd

from analysis.charts.certainty_counts import PARTS, all_acts, certainty_rows, total
from analysis.charts.panels import read_tables
from analysis.charts.words import act_words, action_date, place_words
from analysis.report.html import Html, table
from analysis.report.told import told_words
from analysis.report.views import SHOWN, publishers
from analysis.report.views_record import act_frame, events_now
from analysis.tables.store import read_table


def certainty_counted() -> Html:
    """One row per value of each part of the figure: acts, and of how many."""
    rows = certainty_rows(read_tables("actions", "links", "records", "conflicts", "articles"))
    heads = {"precision": "What is known of the date", "basis": "How the date was found",
             "source": "What the act rests on",
             "differ": "What sources differ on, where there are two pages"}  # fmt: skip
    shown = [
        (heads[part], words, total(rows, part, value), all_acts(rows, part))
        for part, values in PARTS.items()
        for value, words in values.items()
    ]
    frame = pd.DataFrame(shown, columns=["Part", "Value", "Acts", "Of"])
    return table(frame, "Acts by how certain they are", group="Part")


def conflicts_found() -> Html:
    """The disagreements on acts about anything but a day, those on the latest acts first."""
    conflicts, actions = read_table("conflicts"), read_table("actions").set_index("action_id")
    mine = conflicts[conflicts["subject"].isin(actions.index) & (conflicts["column"] != "date")]
    mine = mine.assign(_when=mine["subject"].map(actions["date_latest"]).fillna(""))
    mine = mine.sort_values(["_when", "subject", "column"], ascending=[False, True, True])
    rows, names = [], publishers()
    for _, row in mine.iterrows():
        act = actions.loc[row["subject"]]
        rows.append(
            (
                f"{place_words(act)}: {act_words(act, vote=False)}, {action_date(act)}",
                SHOWN.get(row["column"], row["column"]),
                told_words(row["value_a"], row["source_a"], row["column"], names),
                told_words(row["value_b"], row["source_b"], row["column"], names),
                row["note"],
            )
        )
    columns = ["Act", "Value", "One source", "Another source", "What speaks for either"]
    return table(
        pd.DataFrame(rows, columns=columns), "What sources say differently, days left out, latest acts first"
    )


def undated_acts() -> Html:
    """The acts of which no date is known at all."""
    events = events_now()
    none = events[events["date_latest"].isna()].sort_values("action_id")
    return table(
        act_frame(none, **{"Cooperation with ICE": list(none["direction"])}), "Acts without any date"
    )


def publishers_used(most: int = 15) -> Html:
    """The publishers whose pages most coded acts rest on first, at most ``most``."""
    records = read_table("records")
    counts = records["publisher"].value_counts()
    order = sorted(counts.index, key=lambda name: (-counts[name], name))[:most]
    frame = pd.DataFrame({"Publisher": order, "Coded acts": [int(counts[name]) for name in order]})
    return table(frame, "Whose pages most coded acts rest on")


def confidence_read() -> Html:
    """One row per act read from an article: its confidence, least first."""
    actions, names = read_table("actions"), publishers()
    read = actions[actions["confidence"].notna()].sort_values(["confidence", "action_id"])
    frame = pd.DataFrame(
        {
            "Confidence": [f"{value:.2f}" for value in read["confidence"]],
            "Where": [place_words(row) for _, row in read.iterrows()],
            "What": [act_words(row) for _, row in read.iterrows()],
            "When": [action_date(row) for _, row in read.iterrows()],
            "Main act": list(read["is_main"]),
            "Reported by": [names.get(key, "") for key in read["article_id"]],
        }
    )
    return table(frame, "Acts read from articles, least certain first")
