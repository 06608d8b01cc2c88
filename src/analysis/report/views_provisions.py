"""The tables of the notebook on what the policies do."""

import pandas as pd

from analysis.charts.panels import DIRECTIONS
from analysis.charts.provision_counts import article_columns, newest
from analysis.charts.provision_words import EFFECT, WORDS, provision_words
from analysis.report.html import Html, noted, table
from analysis.report.prose_provisions import note_mixed, provisions_now
from analysis.report.views_record import act_frame, events_kept, events_now
from analysis.tables.store import read_table


def provisions_counted() -> Html:
    """One row per provision: decided acts by what they do with it, each way."""
    frame = provisions_now()
    shown = [
        (way, effect)
        for way in DIRECTIONS
        for effect in EFFECT
        if ((frame["direction"] == way) & (frame["effect"] == effect)).any()
    ]
    columns = {f"{EFFECT[effect]} ({way})": (way, effect) for way, effect in shown}
    rows = []
    for provision in WORDS:
        mine = frame[frame["provision"] == provision]
        if len(mine):
            counts = {
                name: int(((mine["direction"] == way) & (mine["effect"] == effect)).sum())
                for name, (way, effect) in columns.items()
            }
            rows.append({"Matter": provision_words(provision), **counts})
    frame = pd.DataFrame(rows, columns=["Matter", *columns])
    caption = "Decided acts by what they do with each matter; in brackets the direction of the act"
    return noted(table(frame, caption), note_mixed())


def newest_rules(most: int = 15) -> Html:
    """The latest acts with the newest kind of rule, by day, at most ``most``."""
    frame, kept = provisions_now(), events_kept()
    new = newest(frame)
    chosen = set() if new is None else {kept[key] for key in frame.loc[frame["provision"] == new[0], "event"]}
    events = events_now()
    acts = events[events["action_id"].isin(chosen)].sort_values(["date_latest", "action_id"]).tail(most)
    what = provision_words(new[0]) if new else "the newest kind of rule"
    return table(act_frame(acts), f"The latest decided acts with rules on {what}")


def articles_provisions() -> Html:
    """One row per act of the articles and matter: what it does with it."""
    told = article_columns(read_table("actions"), read_table("links"), read_table("provisions"))
    frame = pd.DataFrame(
        {
            "Act": [head.replace("\n", " ") for head in told["head"]],
            "Matter": [provision_words(value) for value in told["provision"]],
            "What the act does": told["effect"].map(EFFECT),
        }
    )
    return table(
        frame, "What the acts in the articles do, coded pages on the same acts included", group="Act"
    )
