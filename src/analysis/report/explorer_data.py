"""From the tables to what the explorer shows: places, and their acts with all that is known of each, in words.

The page's script lays these out and narrows them; no wording and no counting of rows is left to it but sums.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import pandas as pd

from analysis import vocabulary
from analysis.charts.events import DECIDED, FIRST_YEAR
from analysis.charts.words import MONTHS, act_words, action_date, direction_words, known, place_words
from analysis.loaders.boundaries import state_names
from analysis.report import explorer_words as words
from analysis.report.explorer_standing import month_end, month_number, standing_months
from analysis.report.views import BASIS
from analysis.tables.events import PASSED, kept_of_actions, one_row_an_event

Tables = Mapping[str, pd.DataFrame]


def place_key(row: pd.Series) -> str:
    """The id of an act's place; made of state and name where the source does not decide which place it is."""
    if known(row["jurisdiction_id"]):
        return row["jurisdiction_id"]
    return f"at:{row['state'] if known(row['state']) else ''}:{row['jurisdiction']}"


def last_month(events: pd.DataFrame, records: pd.DataFrame) -> int:
    """The month of the latest act, but none after that of the latest check; December of the first year without acts.

    An act known by its year alone can lie anywhere in it, but not in a month that had not come.
    """
    months = [month_number(date.fromisoformat(day)) for day in events["date_latest"].dropna()]
    checked = [month_number(date.fromisoformat(day)) for day in records["checked_on"].dropna()]
    latest = max(months, default=0)
    return max(11, min(latest, max(checked, default=latest)))


def collect_places(events: pd.DataFrame, jurisdictions: pd.DataFrame) -> list[dict]:
    """One dictionary a place, by state, the state's own acts first, then name: key, label, level, state, near.

    ``near`` lists the keys of the county and the state it lies in, where these have acts themselves.
    """
    names = state_names()
    known_places = jurisdictions.set_index("jurisdiction_id")
    states = jurisdictions[jurisdictions["level"] == "state"].set_index("state")["jurisdiction_id"].to_dict()
    found = {}
    for _, row in events.iterrows():
        key = place_key(row)
        state = row["state"] if known(row["state"]) else ""
        county = known_places["county_fips"].get(key, "")
        around = [near for near in (county, states.get(state, "")) if known(near) and near != key]
        label = f"{row['jurisdiction']} (state)" if row["level"] == "state" else place_words(row)
        order = (names.get(state, "~"), row["level"] != "state", row["jurisdiction"], key)
        # A city and its school district are two places; so are a county and its sheriff one.
        found.setdefault(
            key,
            {
                "order": order,
                "key": key,
                "label": label,
                "level": row["level"],
                "state": state,
                "near": around,
            },
        )
    places = sorted(found.values(), key=lambda place: place.pop("order"))
    for place in places:
        place["near"] = [key for key in place["near"] if key in found]
        place["words"] = f"{place['label']} {names.get(place['state'], '')}"
    return places


def rows_by_event(frame: pd.DataFrame, column: str, kept: Mapping[str, str]) -> dict[str, list]:
    """The rows of a table by the event that their action (named in ``column``) belongs to, as named tuples."""
    found = defaultdict(list)
    for row in frame.itertuples(index=False):
        if getattr(row, column) in kept:
            found[kept[getattr(row, column)]].append(row)
    return found


def by_id(frame: pd.DataFrame) -> dict[str, object]:
    """The rows of a table as named tuples, by their first column."""
    return {row[0]: row for row in frame.itertuples(index=False)}


def linked(links: pd.DataFrame, kept: Mapping[str, str], numbers: Mapping[str, int]) -> dict[str, list]:
    """By action_id, pairs of how it relates to another act and that act's number; each link at both its ends."""
    found = defaultdict(list)
    for link in links.itertuples(index=False):
        later, earlier = kept.get(link.from_action), kept.get(link.to_action)
        if (
            link.relation == "same_event"
            or later == earlier
            or later not in numbers
            or earlier not in numbers
        ):
            continue
        forth, back = words.RELATION.get(link.relation, (link.relation.replace("_", " "),) * 2)
        found[later].append([forth, numbers[earlier]])
        found[earlier].append([back, numbers[later]])
    return {
        key: [pair for i, pair in enumerate(pairs) if pair not in pairs[:i]] for key, pairs in found.items()
    }


def collect_acts(tables: Tables, events: pd.DataFrame, places: list[dict], last: int) -> list[dict]:
    """One dictionary an event, by place and then day: what the page filters on, and what it shows, in words."""
    actions, links = tables["actions"], tables["links"]
    kept = kept_of_actions(actions, links) if len(actions) else {}
    order = {place["key"]: number for number, place in enumerate(places)}
    events = events.assign(_place=[order[place_key(row)] for _, row in events.iterrows()])
    events = events.sort_values(
        ["_place", "date_latest", "action_id"], na_position="first", ignore_index=True
    )
    numbers = {key: number for number, key in enumerate(events["action_id"])}
    reports = rows_by_event(actions, "action_id", kept)
    provisions = rows_by_event(tables["provisions"], "action_id", kept)
    evidence = rows_by_event(tables["evidence"], "row_id", kept)
    conflicts = rows_by_event(tables["conflicts"], "subject", kept)
    relations = linked(links, kept, numbers)
    articles, records = by_id(tables["articles"]), by_id(tables["records"])
    stood = standing_months(events, actions, links, last) if len(events) else {}
    acts = []
    for _, row in events.iterrows():
        key = row["action_id"]
        act = {
            "id": key,
            "place": int(row["_place"]),
            "month": min(last, month_number(date.fromisoformat(row["date_latest"])))
            if known(row["date_latest"])
            else None,
            "direction": row["direction"],
            "program": row["program"] if known(row["program"]) else "",
            "stage": row["stage"],
            "decided": row["stage"] in DECIDED,
            "method": sorted({report.method for report in reports[key]}),
            "when": action_date(row),
            "basis": BASIS[row["date_basis"]],
            "what": words.upper_first(act_words(row, signed=words.told_signed(reports[key], records))),
            "way": f"{direction_words(row['stage'], row['direction'])} cooperation",
            "facts": words.facts(row, provisions.get(key, [])),
            "notes": words.notes(reports[key], records),
            "quotes": words.quotes(evidence.get(key, [])),
            "differ": [words.difference(conflict) for conflict in conflicts.get(key, [])],
            "links": relations.get(key, []),
            "sources": words.sources(reports[key], articles, records),
            "stood": [[*run[:3], [unnamed(why) for why in run[3]]] for run in stood.get(key, [])],
        }
        acts.append({name: value for name, value in act.items() if value not in ("", [], None)})
    return acts


def unnamed(why: str) -> str:
    """A sentence of ``in_force`` without the id at its end, which the page says in its own way."""
    return re.sub(r": [^\s:]+$", "", why)


def choices(acts: list[dict], places: list[dict]) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers, as (code, words), in the vocabulary's order; only what some act has."""
    has = {name: {act.get(name, "") for act in acts} for name in ("direction", "program", "stage")}
    has["method"] = {method for act in acts for method in act["method"]}
    has["level"] = {places[act["place"]]["level"] for act in acts}
    has["state"] = {place["state"] for place in places}
    order = {
        "direction": vocabulary.DIRECTION,
        "level": vocabulary.LEVEL,
        "program": vocabulary.PROGRAM,
        "stage": vocabulary.STAGE | {PASSED: ""},
        "method": vocabulary.METHOD,
        "state": dict(sorted(state_names().items(), key=lambda pair: pair[1])),
    }
    return {
        name: [
            (code, words.choice(name, code, meaning))
            for code, meaning in offered.items()
            if code in has[name]
        ]
        for name, offered in order.items()
    }


def explorer_data(tables: Tables) -> dict:
    """All that the page holds: ``places``, ``acts``, ``choices`` and ``months``; ``tables`` by name.

    ``months`` has the slider's first year, and for each of its months the code ("2019-03") and the words.
    """
    events = one_row_an_event(tables["actions"], tables["links"])
    last = last_month(events, tables["records"])
    places = collect_places(events, tables["jurisdictions"])
    acts = collect_acts(tables, events, places, last)
    days = [month_end(number) for number in range(last + 1)]
    months = {
        "first_year": FIRST_YEAR,
        "codes": [f"{day:%Y-%m}" for day in days],
        "words": [f"{MONTHS[day.month - 1]} {day.year}" for day in days],
    }
    return {"places": places, "acts": acts, "choices": choices(acts, places), "months": months}
