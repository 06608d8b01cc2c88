"""The place a person means, however it is typed: "oakland, calif.", "Saint Paul MN", "County of Orange, CA"."""

import re
import unicodedata
from difflib import get_close_matches

import pandas as pd

from analysis.errors import ProjectError
from analysis.loaders.gazetteer import gazetteer
from analysis.schemas import JURISDICTIONS
from analysis.tables.places import place_by_id
from analysis.tables.rows import jurisdiction_row

# Words that names are written with in two ways.
SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
MOST_OFFERED = 8


def plain(name: str) -> str:
    """A name for comparing: small letters without accents and stops, "Saint" as "St", "County of X" as "X County"."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    text = re.sub(r"^(?:the )?city of |, city of$", "", " ".join(text.replace(".", " ").split()))
    text = re.sub(r"^county of (.+)$", r"\1 county", text)
    return " ".join(SHORT.get(word, word) for word in text.split())


def split_state(name: str) -> tuple[str, str]:
    """The place and the USPS code of "Oakland, CA", "Oakland CA" or "oakland, california"; no code where none is given.

    Raises ProjectError where what stands behind the comma is no state.
    """
    states = {plain(known): place.state for known, place in gazetteer().states.items()}
    place, comma, state = (part.strip() for part in name.strip().strip(",").rpartition(","))
    if comma:
        if plain(state) not in states:
            raise ProjectError(f"{state} is no state of the United States. Write the place as: Oakland, CA.")
        return place, states[plain(state)]
    first, _, last = state.rpartition(" ")
    # A code in capitals, lest "Oakland in" be Indiana.
    return (first, last) if first and last in gazetteer().by_usps else (state, "")


def shown(row: pd.Series, twins: bool) -> str:
    """ "Orange County, CA"; with its id where another place is called the same."""
    return f"{row['name']}, {row['state']}{' (' + row['jurisdiction_id'] + ')' if twins else ''}"


def one_of(name: str, hits: pd.DataFrame) -> pd.Series | None:
    """The only row; None for no row. ProjectError for several, with what each is called."""
    if len(hits) < 2:
        return hits.iloc[0] if len(hits) else None
    hits = hits.sort_values(["state", "name", "jurisdiction_id"])
    twins = hits.duplicated(["name", "state"], keep=False)
    offered = [shown(row, twins[index] or row["level"] == "state") for index, row in hits.iterrows()]
    more = f" and {len(offered) - MOST_OFFERED} more" if len(offered) > MOST_OFFERED else ""
    raise ProjectError(f"{name} is not one place. Did you mean: {'; '.join(offered[:MOST_OFFERED])}{more}?")


def of_gazetteer(place: str, state: str) -> pd.DataFrame:
    """The places which the gazetteer knows by that name, any name of theirs, as rows of ``jurisdictions``.

    A city that is its own county ("St. Louis") counts once, as the city.
    """
    known, wanted = gazetteer(), plain(place)
    named = [p for name, places in known.names.items() if plain(name) == wanted for p in places]
    cities = {p.id: p for p in named if state in ("", p.state)}
    own = {(plain(p.name), p.state) for p in cities.values()}
    others = [p for p in known.by_geoid.values() if plain(p.name) == wanted and state in ("", p.state)]
    found = [
        *cities.values(),
        *(p for p in others if p.level == "state" or (plain(p.name), p.state) not in own),
    ]
    return pd.DataFrame(
        [jurisdiction_row(p) for p in found], columns=JURISDICTIONS.column_names, dtype=object
    )


def find_place(name: str, jurisdictions: pd.DataFrame, actions: pd.DataFrame | None = None) -> pd.Series:
    """The row of ``jurisdictions`` of that id, or of a name such as "Oakland, CA".

    A place without an act gets the row that the gazetteer makes, so that its county and state can be told. Raises
    ProjectError where the name is no place or several. ``actions``, where given, tells of places that acted but have
    no id.
    """
    if not name.strip():
        raise ProjectError('Name a place and a day: make in-force PLACE="Oakland, CA" DAY=2019-06-01.')
    by_id = jurisdictions[jurisdictions["jurisdiction_id"] == name.strip()]
    if len(by_id):
        return by_id.iloc[0]
    if known := place_by_id(name.strip()):
        return pd.Series(jurisdiction_row(known), dtype=object)
    place, state = split_state(name)
    if plain(place) == "":
        raise ProjectError(f"{name} names no place. Write it as: Oakland, CA.")
    hits = jurisdictions[jurisdictions["name"].map(plain) == plain(place)]
    hits = hits[hits["state"] == state] if state else hits
    if state and len(hits) == 1 and hits["level"].iloc[0] == "state":
        # "New York, NY" is not the state, or not only.
        cities = (
            of_gazetteer(place, state).query("level == 'city'").sort_values("population", ascending=False)
        )
        hits = pd.concat([hits.astype(object), cities.head(1)])
    row = one_of(name, hits)
    if row is not None:
        return row
    if actions is not None:
        without = actions[
            (actions["jurisdiction"].map(plain) == plain(place)) & actions["jurisdiction_id"].isna()
        ]
        if len(without):
            named = without["jurisdiction"].iloc[0]
            raise ProjectError(
                f"The acts of {named} carry no jurisdiction_id, so they cannot be followed here. Look for {named} in "
                "actions.csv."
            )
    row = one_of(name, of_gazetteer(place, state))
    if row is not None:
        return row
    raise ProjectError(unknown(name, place, state, jurisdictions))


def unknown(name: str, place: str, state: str, jurisdictions: pd.DataFrame) -> str:
    """A sentence on a name that is no place: what is called alike, or how to write one."""
    near_by = jurisdictions[jurisdictions["state"] == state] if state else jurisdictions
    names = {plain(row["name"]): shown(row, False) for _, row in near_by.iterrows()}
    near = [names[match] for match in get_close_matches(plain(place), names, n=3, cutoff=0.75)]
    hint = f"Did you mean: {'; '.join(near)}?" if near else "Write a place with its state: Oakland, CA."
    return f"No act of {name} is in the tables, which is not to say that it has no policy. {hint}"
