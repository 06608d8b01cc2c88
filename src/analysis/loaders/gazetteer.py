"""States, counties and places of the United States by name, from data/raw/geography."""

import csv
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from analysis import paths
from analysis.errors import ProjectError


@dataclass(frozen=True)
class Place:
    """One state, county or place. ``id`` is its jurisdiction_id; ``county_fips`` of a county is its own GEOID."""

    id: str
    name: str
    level: str
    state: str
    county_fips: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    kind: str = ""


@dataclass
class Gazetteer:
    """Places by the names news gives them.

    ``counties`` is keyed by the bare name ("Alameda"), ``names`` by any name of a place, ``states`` by name and
    abbreviation as printed ("California", "Calif.", "CA").
    """

    states: dict[str, Place] = field(default_factory=dict)
    by_usps: dict[str, Place] = field(default_factory=dict)
    demonyms: dict[str, str] = field(default_factory=dict)
    counties: dict[str, list[Place]] = field(default_factory=dict)
    by_geoid: dict[str, Place] = field(default_factory=dict)
    names: dict[str, list[Place]] = field(default_factory=dict)
    # Cities that are their own county: place id -> county GEOID.
    consolidated: dict[str, str] = field(default_factory=dict)


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file as text. Raises ProjectError where it is missing."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except FileNotFoundError:
        raise ProjectError(f"{paths.shown(path)} is missing. Restore it from the repository.") from None


def number(text: str, kind=float):
    """A number, or None for an empty cell."""
    return kind(text) if text else None


def bare_county_name(name: str) -> str:
    """'Alameda' of 'Alameda County', 'Orleans' of 'Orleans Parish'."""
    for ending in (
        " County",
        " Parish",
        " Borough",
        " Census Area",
        " Municipality",
        " Municipio",
        " City and Borough",
    ):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name


def place_of(row: dict[str, str], id_: str, name: str, level: str, county: str) -> Place:
    """A Place from a row of one of the geography tables."""
    return Place(
        id_, name, level, row["state"] if "state" in row else row["usps"], county, number(row["latitude"]),
        number(row["longitude"]), number(row.get("population", ""), int),
        row.get("kind") or row.get("feature_code", ""),
    )  # fmt: skip


def add_states(found: Gazetteer, folder: Path) -> None:
    """States by name, AP and postal abbreviation, and demonym."""
    for row in rows(folder / "states.csv"):
        place = place_of(row, row["geoid"], row["name"], "state", "")
        found.by_usps[place.state] = place
        found.by_geoid[place.id] = place
        shorts = [row["ap"], *row["other_abbreviations"].split("|"), place.state]
        for name in (row["name"], *shorts):
            if name:
                found.states[name] = place
        if row["demonym"]:
            found.demonyms[row["demonym"]] = place.state


def add_counties(found: Gazetteer, folder: Path) -> None:
    """Counties by bare name; independent cities and consolidated ones too."""
    for row in rows(folder / "counties.csv"):
        place = place_of(row, row["geoid"], row["name"], "county", row["geoid"])
        found.by_geoid[place.id] = place
        found.counties.setdefault(bare_county_name(row["name"]), []).append(place)
        if row.get("consolidated_with"):
            found.consolidated[f"gn:{row['consolidated_with']}"] = place.id


def add_places(found: Gazetteer, folder: Path) -> None:
    """Cities, towns, villages and townships by every name the tables give."""
    for name in ("places.csv", "places_by_hand.csv"):
        path = folder / name
        if name == "places_by_hand.csv" and not path.exists():
            continue
        for row in rows(path):
            id_ = row.get("place_id") or f"gn:{row['geonameid']}"
            place = place_of(row, id_, row["name"], "city", row["county_fips"])
            for known in {row["name"], *row["alternate_names"].split("|")} - {""}:
                found.names.setdefault(known, []).append(place)


@cache
def gazetteer(folder: Path = paths.GEOGRAPHY) -> Gazetteer:
    """The whole gazetteer, read once in a run."""
    found = Gazetteer()
    add_states(found, folder)
    add_counties(found, folder)
    add_places(found, folder)
    return found
