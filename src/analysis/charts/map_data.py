"""What every map is drawn from, read once, and the sentences about it that stand below every map."""

from dataclasses import dataclass

import pandas as pd

from analysis.charts.describe import long_day
from analysis.charts.places import places_of_events, state_days, sum_up_states, unplaced_events
from analysis.charts.words import listed, number_words, sentence
from analysis.tables.events import one_row_an_event
from analysis.tables.store import read_table

UNREAD = "Gray, or without a mark: no adopted act found, not “no policy”."
UNMARKED = "Without a mark: no adopted act found, not “no policy”."  # where no gray is drawn
BODIES = {
    "school_district": ("school district",),
    "city": ("town or city", "towns or cities"),
    "county": ("county", "counties"),
    "other": ("other body", "other bodies"),
}


@dataclass(frozen=True)
class MapData:
    """The tables as maps need them: ``events`` one row an event, ``places`` and ``states`` as in
    ``charts.places``, ``days`` one row per act of a state; ``coded`` is how many rows were coded from public pages.
    """

    events: pd.DataFrame
    places: pd.DataFrame
    states: pd.DataFrame
    days: pd.DataFrame
    articles: pd.DataFrame
    coded: int


def read_map_data() -> MapData:
    """From actions, links, jurisdictions, milestones and articles. Raises ProjectError where one is missing."""
    names = ("actions", "links", "jurisdictions", "milestones", "articles")
    return map_data(**{name: read_table(name) for name in names})


def map_data(
    actions: pd.DataFrame,
    links: pd.DataFrame,
    jurisdictions: pd.DataFrame,
    milestones: pd.DataFrame,
    articles: pd.DataFrame,
) -> MapData:
    """As ``read_map_data``, from tables at hand."""
    events = one_row_an_event(actions, links)
    days = state_days(events, milestones)
    coded = int((actions["method"] == "coded").sum())
    return MapData(
        events, places_of_events(events, jurisdictions), sum_up_states(days), days, articles, coded
    )


def sources_sentence(data: MapData) -> str:
    """Where the maps' facts come from and up to which day; whose boundaries they show."""
    parts = [number_words(len(data.articles), "article")] if len(data.articles) or not data.coded else []
    if data.coded:
        parts.append(f"{number_words(data.coded, 'act')} coded from public pages")
    exact = data.events[data.events["date_earliest"] == data.events["date_latest"]]["date_latest"]
    upto = f", the latest act of {long_day(max(exact))}" if len(exact) else ""
    return (
        f"Source: {listed(parts)}{upto}. Boundaries: US Census Bureau. Local ICE policy project, CC BY 4.0."
    )


def left_out_sentence(data: MapData, events: pd.DataFrame | None = None) -> str:
    """How many acts no map can show, and whose; empty where there are none. ``events``: those to count; else all."""
    events = data.events if events is None else events
    known_places = data.places["level"] != "county"
    without = data.places[known_places & (data.places["latitude"].isna() | data.places["longitude"].isna())]
    missing = [unplaced_events(events), events[events["jurisdiction_id"].isin(without["jurisdiction_id"])]]
    unplaced = pd.concat(missing)
    count = len(unplaced)
    if not count:
        return ""
    bodies = unplaced.drop_duplicates(["jurisdiction", "state", "level"])["level"].value_counts()
    who = [number_words(int(bodies[level]), *nouns) for level, nouns in BODIES.items() if level in bodies]
    verb = "has" if count == 1 else "have"
    return (
        f"{sentence(number_words(count, 'local act'))} ({listed(who)}) {verb} no point or area in the tables "
        f"and {'is' if count == 1 else 'are'} not drawn."
    )


def footnote(
    data: MapData, *more: str, unread: str = UNREAD, events: pd.DataFrame | None = None
) -> list[str]:
    """The lines below a map: what grey means and ``more``; what is left out of ``events`` (else all); the sources."""
    lines = [
        " ".join(part for part in (unread, *more) if part),
        left_out_sentence(data, events),
        sources_sentence(data),
    ]
    return [line for line in lines if line]
