"""The tables of the timeline's notebook: acts by year, what the peaks are made of, how exact the days are, links."""

import pandas as pd

from analysis.charts.panels import latest_exact
from analysis.charts.timeline_counts import quarter_words
from analysis.charts.words import known
from analysis.charts.years import decided_years
from analysis.loaders.boundaries import state_names
from analysis.report.html import Html, table
from analysis.report.prose_dates import EXACTNESS, exactness_parts
from analysis.report.prose_timeline import fullest_quarters
from analysis.report.words import year_words
from analysis.tables.events import one_row_an_event
from analysis.tables.store import read_table

WAYS = {"limits": "Limit cooperation", "extends": "Extend cooperation"}
RELATION = {
    "final_reading_of": "is the final reading of",
    "follows": "follows",
    "extends": "builds on",
    "amends": "amends",
    "repeals": "withdraws",
    "denies": "refuses",
    "same_event": "reports the same act as",
}


def acts_by_year() -> Html:
    """One row per year: local acts adopted, or ended, in each direction, and the pages they were coded from."""
    events = one_row_an_event(read_table("actions"), read_table("links"))
    counts = {way: decided_years(events, way) for way in WAYS}
    years = sorted(set().union(*(series.index for series in counts.values())))
    pages = events.merge(read_table("records")[["record_id", "url"]], on="record_id", how="left")
    pages = pages.assign(year=pages["date_latest"].str[:4])
    sources = pages["url"].fillna(pages["article_id"]).groupby(pages["year"]).nunique()
    frame = pd.DataFrame(
        {
            "Year": [year_words(str(year), latest_exact(events)) for year in years],
            **{words: [int(counts[way].get(year, 0)) for year in years] for way, words in WAYS.items()},
            "Sources, of all acts of the year": [int(sources.get(str(year), 0)) for year in years],
        }
    )
    return table(frame, "Local acts adopted, or an earlier rule ended, by year")


def peaks_explained() -> Html:
    """One row per quarter of ``fullest_quarters``: its acts, the states with most, the pages they were coded from."""
    pages = _pages(one_row_an_event(read_table("actions"), read_table("links")))
    names, rows = state_names(), []
    for row in fullest_quarters().itertuples():
        most = [f"{names.get(state, state)} {acts}" for state, acts in list(row.states.items())[:3]]
        sources = len({pages[key] for key in row.ids})
        rows.append((WAYS[row.direction], quarter_words(row.quarter), row.acts, ", ".join(most), sources))
    columns = [
        "Acts",
        "Quarter",
        "Adopted, or an earlier rule ended",
        "States with most",
        "Different sources",
    ]
    frame = pd.DataFrame(rows, columns=columns)
    return table(frame, "The quarters with most local acts, fullest first", group="Acts")


def _pages(events: pd.DataFrame) -> dict[str, str]:
    """The page, or else the article, of every act, by action_id."""
    urls = read_table("records").set_index("record_id")["url"].to_dict()
    return {
        row["action_id"]: urls.get(row["record_id"], "")
        if known(row["record_id"])
        else str(row["article_id"])
        for _, row in events.iterrows()
    }


def days_by_exactness() -> Html:
    """One row per way in which acts are dated: how many, and how the timeline draws them."""
    events = one_row_an_event(read_table("actions"), read_table("links"))
    rows = [(words, EXACTNESS[words], count) for count, words in exactness_parts(events)]
    return table(pd.DataFrame(rows, columns=["Known is", "Drawn as", "Acts"]), "How well the acts are dated")


def links_by_relation() -> Html:
    """One row per kind of link: how many, and between how many acts."""
    links = read_table("links")
    rows = []
    for relation, words in RELATION.items():
        mine = links[links["relation"] == relation]
        if len(mine):
            rows.append(
                (f"one act {words} another", len(mine), len({*mine["from_action"], *mine["to_action"]}))
            )
    frame = pd.DataFrame(rows, columns=["Link", "Links", "Acts that they join"])
    return table(frame.sort_values("Links", ascending=False, kind="stable"), "Links between acts, by kind")
