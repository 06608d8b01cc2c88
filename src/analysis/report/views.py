"""The tables that notebooks show: chosen columns, words instead of codes, rows as a reader thinks of them."""

import pandas as pd

from analysis import vocabulary
from analysis.charts.events import CODED_RANK, event_ranks
from analysis.charts.places import local_places
from analysis.charts.words import (
    act_words,
    action_date,
    day_words,
    direction_words,
    place_words,
    value_words,
)
from analysis.report.html import Html, link, table
from analysis.tables.events import extracted, one_row_an_event
from analysis.tables.store import read_table

BASIS = {
    "stated": "printed in the source",
    "weekday": "a weekday, counted from publication",
    "relative": "counted from another date",
    "published": "the day of publication stands in",
    "none": "not dated by the source",
}
# Columns of actions whose words are shown, in this order, with what a reader calls them.
SHOWN = {
    "jurisdiction": "place",
    "body": "body",
    "body_name": "body’s name",
    "program": "matter",
    "instrument": "form",
    "instrument_name": "name or number",
    "stage": "stage",
    "direction": "direction",
    "date": "date",
    "votes_for": "votes for",
    "votes_against": "votes against",
    "votes_abstain": "abstentions",
    "unanimous": "unanimous",
    "binding": "binding",
    "is_main": "main act",
    "state": "state",
    "level": "level",
}


def publishers() -> dict[str, str]:
    """Publisher by article_id; the id itself where the article names none."""
    articles = read_table("articles")
    names = articles["publisher"].fillna(articles["article_id"])
    return dict(zip(articles["article_id"], names, strict=True))


def sources() -> dict[str, str]:
    """Whose words were read, by article_id: the publisher, or "our summary of" it where it was retold."""
    kinds = read_table("articles").set_index("article_id")["text_kind"]
    return {
        key: f"our summary of {name}" if kinds[key] == "digest" else name
        for key, name in publishers().items()
    }


def _linked(rows: pd.DataFrame) -> list[object]:
    """Titles that lead to their pages."""
    return [link(title, url) for title, url in zip(rows["title"], rows["url"], strict=True)]


def _ways(rows: pd.DataFrame, stage: str) -> list[str]:
    """What each act does or would do to cooperation."""
    return [direction_words(row[stage], row["direction"]) for _, row in rows.iterrows()]


def by_day(actions: pd.DataFrame) -> pd.DataFrame:
    """Actions by last possible day, then id."""
    return actions.sort_values(["date_latest", "action_id"], na_position="first", ignore_index=True)


def articles_read() -> Html:
    """One row per article: who published it and when, words read and set aside, acts found."""
    articles, actions = read_table("articles"), read_table("actions")
    articles = articles.sort_values(["published", "article_id"], ignore_index=True)
    counts = actions["article_id"].value_counts()
    frame = pd.DataFrame(
        {
            "Published": [day_words(day) for day in articles["published"]],
            "Publisher": articles["publisher"],
            "Title": _linked(articles),
            "Read as": articles["text_kind"].replace("digest", "our summary of it"),
            "Words read": articles["words_read"],
            "Words set aside": articles["words_dropped"],
            "Page furniture": articles["words_around"],
            "Acts": articles["article_id"].map(counts).fillna(0).astype(int),
        }
    )
    for column, name in (("words_around", "Page furniture"), ("words_dropped", "Words set aside")):
        frame = frame if articles[column].any() else frame.drop(columns=name)
    return table(frame, "Articles, by day of publication")


def stretches_read() -> Html:
    """One row per kind of stretch: how many, how many characters, how many of those were read."""
    segments = read_table("segments")
    segments = segments.assign(size=segments["end"] - segments["start"])
    rows = []
    for kind, meaning in vocabulary.SEGMENT_KIND.items():
        mine = segments[segments["kind"] == kind]
        if len(mine):
            kept = mine[mine["kept"].fillna(False)]
            rows.append(
                (
                    kind,
                    meaning,
                    len(mine),
                    int(kept["size"].sum()),
                    int(mine["size"].sum() - kept["size"].sum()),
                )
            )
    columns = ["Kind", "What it is", "Stretches", "Characters read", "Characters set aside"]
    frame = pd.DataFrame(rows, columns=columns)
    frame = frame if frame["Characters set aside"].any() else frame.drop(columns="Characters set aside")
    return table(frame, "Stretches of text, by kind")


def acts_found() -> Html:
    """One row per act read from an article, by day: when, where, what, which way, how far, from whom."""
    actions, names = by_day(extracted(read_table("actions"))), publishers()
    frame = pd.DataFrame(
        {
            "When": [action_date(row) for _, row in actions.iterrows()],
            "Where": [place_words(row) for _, row in actions.iterrows()],
            "What": [act_words(row) for _, row in actions.iterrows()],
            "Cooperation with ICE": _ways(actions, "stage"),
            "Binding": actions["binding"],
            "Main act": actions["is_main"],
            "Reported by": [names.get(key, "") for key in actions["article_id"]],
        }
    )
    return table(frame, "Acts found, by day")


def values_and_words() -> Html:
    """Each value of each act read from an article beside the words it rests on."""
    actions, evidence, names = by_day(extracted(read_table("actions"))), read_table("evidence"), sources()
    evidence = evidence[evidence["table"] == "actions"]
    order = {column: i for i, column in enumerate(SHOWN)}
    rows = []
    for _, action in actions.iterrows():
        mine = evidence[evidence["row_id"] == action["action_id"]]
        head = f"{place_words(action)}: {act_words(action)}, {action_date(action)}"
        mine = mine.assign(_order=mine["column"].map(order).fillna(len(order))).sort_values(
            ["_order", "column", "start"]
        )
        for _, words in mine.iterrows():
            value = value_words(words["column"], action)
            source = f"{names.get(words['article_id'], '')}, character {int(words['start']):,}"
            rows.append(
                (head, SHOWN.get(words["column"], words["column"]), value, f"“{words['quote']}”", source)
            )
    frame = pd.DataFrame(rows, columns=["Act", "Value", "Coded as", "Words it rests on", "Where they stand"])
    return table(frame, "Every value beside its words", group="Act")


def blanks() -> Html:
    """One row per column: how many acts read from articles have a value there and how many are left blank."""
    actions = extracted(read_table("actions"))
    columns = [
        "date",
        "date_earliest",
        "body",
        "program",
        "votes_for",
        "unanimous",
        "binding",
        "instrument_name",
    ]
    rows = [(SHOWN.get(c, c), int(actions[c].notna().sum()), int(actions[c].isna().sum())) for c in columns]
    return table(pd.DataFrame(rows, columns=["Value", "Known", "Left blank"]), "What the sources do not say")


def dates_found() -> Html:
    """One row per act that an article reports: first and last possible day, and how the date was derived."""
    actions, links = read_table("actions"), read_table("links")
    ranks = event_ranks(actions, links)
    actions = by_day(one_row_an_event(actions, links))
    actions = actions[actions["action_id"].map(ranks) < CODED_RANK]
    frame = pd.DataFrame(
        {
            "Where": [place_words(row) for _, row in actions.iterrows()],
            "What": [act_words(row, vote=False) for _, row in actions.iterrows()],
            "First possible day": actions["date_earliest"].where(actions["stage"] != "in_force"),
            "Last possible day": actions["date_latest"],
            "How we know": actions["date_basis"].map(BASIS),
        }
    )
    return table(frame, "Days the acts that articles report can have been on")


def links_found() -> Html:
    """One row per link between two acts of which an article reports at least one, in words."""
    links, actions = read_table("links"), read_table("actions").set_index("action_id")
    told = set(actions.index[actions["method"] == "extracted"])
    rows = []
    for _, pair in links[links["from_action"].isin(told) | links["to_action"].isin(told)].iterrows():
        ends = [actions.loc[pair[end]] for end in ("from_action", "to_action")]
        words = [f"{place_words(row)}: {act_words(row, vote=False)} ({action_date(row)})" for row in ends]
        rows.append((words[0], pair["relation"].replace("_", " "), words[1]))
    frame = pd.DataFrame(rows, columns=["Act", "Relation", "Other act"])
    return table(frame, "Links of the acts that articles report")


def milestones_shown(importance: int = 1) -> Html:
    """One row per milestone up to that importance: when, who, what, and who says so."""
    milestones = read_table("milestones")
    milestones = milestones[milestones["importance"] <= importance].sort_values(["date", "milestone_id"])
    frame = pd.DataFrame(
        {
            "When": [day_words(day) for day in milestones["date"]],
            "Level": milestones["level"],
            "What": _linked(milestones),
            "Cooperation with ICE": milestones["direction"],
            "According to": milestones["publisher"],
        }
    )
    return table(frame, "Milestones that the timeline labels")


def places_found(places: pd.DataFrame | None = None, caption: str = "Places on the maps") -> Html:
    """One row per local place: what it did, how it is drawn. Of all places, or of ``places``."""
    if places is None:
        places = local_places(read_table("actions"), read_table("links"), read_table("jurisdictions"))
    places = places.sort_values(["state", "name"], ignore_index=True)
    frame = pd.DataFrame(
        {
            "Place": places["name"],
            "State": places["state"],
            "Level": places["level"].str.replace("_", " "),
            "Acts": [label.replace("\n", "; ") for label in places["label"]],
            "Drawn as": places["standing"],
            "Cooperation with ICE": _ways(places, "standing"),
            "Refused": places["refused"].astype(bool),
        }
    )
    return table(frame, caption)
