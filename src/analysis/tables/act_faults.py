"""What is wrong with one line of the coded record: its cells, its place, its provisions, the basis of its date."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from analysis.loaders.gazetteer import Place, bare_county_name, gazetteer
from analysis.schemas import PROVISIONS, Column
from analysis.tables.places import place_by_id
from analysis.tables.rows import Row
from analysis.tables.rules import FORMS
from analysis.tables.store import LOOKS

# Levels whose places the gazetteer is to hold.
HELD = ("city", "county", "state")
HOW_TO_CITE = (
    "Take it from states.csv or counties.csv there (geoid), or from places.csv ('gn:' and the geonameid)"
)


def one_of(value: str, words: Iterable[str]) -> str:
    """ "one of limits, extends. Did you mean limits?"."""
    words = list(words)
    near = get_close_matches(value.lower().replace(" ", "_"), words, n=1)
    return f"one of {', '.join(words)}.{f' Did you mean {near[0]}?' if near else ''}"


def cell_fault(column: Column, value: str) -> str:
    """What is wrong with one cell as typed, a sentence; "" where nothing is."""
    if not value:
        return f"{column.name} is empty; it must be filled." if column.required else ""
    wrong = f"{column.name} is {value}; it must be"
    if column.words and value not in column.words:
        return f"{wrong} {one_of(value, column.words)}"
    if column.kind in FORMS and not FORMS[column.kind][0](value):
        return f"{wrong} {FORMS[column.kind][1]}."
    if column.kind in LOOKS:
        pattern, wanted = LOOKS[column.kind]
        if not pattern.fullmatch(value):
            return f"{wrong} {wanted}."
        if column.minimum is not None and float(value) < column.minimum:
            return f"{wrong} at least {column.minimum:g}."
        if column.maximum is not None and float(value) > column.maximum:
            return f"{wrong} at most {column.maximum:g}."
    return ""


def act_faults(row: Row) -> Iterable[str]:
    """What is wrong with the place, the date's basis and the provisions of one act, a sentence each."""
    yield from place_faults(row)
    if FORMS["edtf"][0](row["date"]):
        undated = not row["date"] or row["date"].startswith("../")
        if undated != (row["date_basis"] == "none"):
            yield (
                "date_basis must be none where the date is empty or only a last day (../2018-01-16), and only there."
            )
    effects, provisions = (PROVISIONS.column(name).words or {} for name in ("effect", "provision"))
    for part in filter(None, map(str.strip, row["provisions"].split("|"))):
        effect, _, provision = part.partition(":")
        if effect not in effects:
            yield (
                f"provisions holds {part}; write each as effect:provision (prohibits:staging) and '|' between "
                f"two. The effect must be {one_of(effect, effects)}"
            )
        elif provision not in provisions:
            yield f"provisions holds {part}; after the colon must stand {one_of(provision, provisions)}"


def place_faults(row: Row) -> Iterable[str]:
    """What is wrong with the place of one act."""
    id_, named = row["jurisdiction_id"], f"{row['jurisdiction']}, {row['state']}"
    place = place_by_id(id_) if id_ else None
    ids = ids_of(row) if place is None and row["level"] in HELD else []
    if id_ and place is None:
        known = f"{named} is {' or '.join(ids)}" if ids else HOW_TO_CITE
        yield f"jurisdiction_id {id_} is not in data/raw/geography. {known}."
    elif ids:
        yield f"jurisdiction_id is empty; places of that name in {row['state']}: {', '.join(ids)}. Give the right one."
    elif not id_ and row["level"] in ("county", "state"):
        yield (
            f"there is no {row['level']} {row['jurisdiction']} in {row['state']}. Spell it as data/raw/geography "
            "does, and give its id as jurisdiction_id."
        )
    elif place and not same_place(place, row):
        yield (
            f"jurisdiction_id {place.id} is {place.name}, {place.state}, but the line says {named}. "
            "Mend whichever is wrong."
        )


def same_place(place: Place, row: Mapping[str, str]) -> bool:
    """Whether a place of the gazetteer is the one that a line names; cities may be known by another name."""
    known = gazetteer()
    city_and_county = (
        place.id in known.consolidated.values() and bare_county_name(place.name) == row["jurisdiction"]
    )
    named = place.name == row["jurisdiction"] or place in known.names.get(row["jurisdiction"], ())
    return place.state == row["state"] and (named or city_and_county)


def ids_of(row: Row) -> list[str]:
    """The ids of the places that a line without a good id can mean."""
    known = gazetteer()
    places = [*known.names.get(row["jurisdiction"], ()), *known.by_usps.values()]
    places += [place for group in known.counties.values() for place in group]
    return list(
        dict.fromkeys(place.id for place in places if place.level == row["level"] and same_place(place, row))
    )
