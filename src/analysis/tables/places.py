"""The table of jurisdictions: exactly the places that actions and milestones need."""

from collections.abc import Mapping
from functools import cache

import pandas as pd

from analysis.errors import ProjectError
from analysis.loaders.gazetteer import Place, gazetteer
from analysis.schemas import JURISDICTIONS
from analysis.tables.rows import jurisdiction_row
from analysis.tables.store import typed

Frames = dict[str, pd.DataFrame]


@cache
def cities() -> dict[str, Place]:
    """Every city, town, village and township of the gazetteer by its id."""
    return {place.id: place for places in gazetteer().names.values() for place in places}


def place_by_id(id_: str) -> Place | None:
    """The gazetteer's entry of a jurisdiction_id, None where it knows none."""
    return gazetteer().by_geoid.get(id_) or cities().get(id_)


def needed_ids(frames: Mapping[str, pd.DataFrame]) -> set[str]:
    """The ids of the places of all actions and of the states of all milestones."""
    by_usps = gazetteer().by_usps
    states = {by_usps[state].id for state in frames["milestones"]["state"].dropna() if state in by_usps}
    return states | set(frames["actions"]["jurisdiction_id"].dropna())


def jurisdictions_frame(ids: set[str], known: Mapping[str, Place]) -> pd.DataFrame:
    """The rows of the places with these ids; ``known`` holds the places as the reading met them.

    An id that neither it nor the gazetteer knows raises ProjectError.
    """
    places = {id_: known.get(id_) or place_by_id(id_) for id_ in sorted(ids)}
    problems = [
        f"jurisdiction_id {id_} is not in data/raw/geography. Take an id from states.csv or counties.csv "
        "(geoid) or from places.csv ('gn:' and the geonameid)."
        for id_, place in places.items()
        if place is None
    ]
    if problems:
        raise ProjectError(*problems)
    found = [jurisdiction_row(place) for place in places.values()]
    return typed(pd.DataFrame(found, columns=JURISDICTIONS.column_names), JURISDICTIONS)
