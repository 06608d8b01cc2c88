"""What the tables on the whole record share: acts as a reader names them, and the pages that say so."""

import pandas as pd

from analysis.charts.words import act_words, action_date, known, place_words, signature_told
from analysis.report.html import link
from analysis.tables.events import event_of_actions, kept_of_actions, one_row_an_event
from analysis.tables.store import read_table


def events_now() -> pd.DataFrame:
    """The acts of data/processed, one row an event."""
    return one_row_an_event(read_table("actions"), read_table("links"))


def events_kept() -> dict[str, str]:
    """Every action_id, and the one under which ``events_now`` keeps its event."""
    return kept_of_actions(read_table("actions"), read_table("links"))


def pages_of_events() -> dict[str, object]:
    """For every action_id the page its act rests on, as a link: the coded record's, else the article's."""
    actions, links = read_table("actions"), read_table("links")
    records = read_table("records").set_index("record_id")
    articles = read_table("articles").set_index("article_id")
    chief = event_of_actions(actions, links)
    found: dict[str, object] = {}
    for _, row in actions.sort_values("record_id", na_position="last").iterrows():
        key = chief[row["action_id"]]
        if key in found:
            continue
        if known(row["record_id"]) and row["record_id"] in records.index:
            page = records.loc[row["record_id"]]
        elif known(row["article_id"]) and row["article_id"] in articles.index:
            page = articles.loc[row["article_id"]]
        else:
            continue
        if known(page["publisher"]):
            found[key] = link(str(page["publisher"]), page["url"])
    return {key: found.get(event, "") for key, event in chief.items()}


def act_frame(events: pd.DataFrame, vote: bool = True, **more: list[object]) -> pd.DataFrame:
    """Acts as rows for readers: when, where, what, further columns, and the page that says so."""
    pages, notes = pages_of_events(), read_table("records").set_index("record_id")["note"]
    signed = [signature_told(notes.get(key)) if known(key) else True for key in events["record_id"]]
    acts = zip(events.to_dict("records"), signed, strict=True)
    return pd.DataFrame(
        {
            "When": [action_date(row) for _, row in events.iterrows()],
            "Where": [place_words(row) for _, row in events.iterrows()],
            "What": [act_words(row, vote=vote, signed=told) for row, told in acts],
            **more,
            "According to": [pages.get(key, "") for key in events["action_id"]],
        }
    )
