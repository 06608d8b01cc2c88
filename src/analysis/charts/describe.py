"""Say in words what a figure shows: the alternative text, computed from what was drawn."""

import pandas as pd

from analysis.charts.places import refusal
from analysis.charts.words import known, listed, number_words, sentence

DIRECTIONS = ("limits", "extends")
OPEN_WORDS = {
    "underway": "the record holds only a proposal or a first vote",
    "asked": "nothing is known but a request to the federal government",
    "rejected": "nothing but a proposal voted down or vetoed",
}


def source_line(articles: pd.DataFrame) -> str:
    """Where the facts of a figure on the articles alone come from, and up to which day."""
    latest = max((str(day).rstrip("~?%") for day in articles["published"] if known(day)), default="")
    upto = f", the latest of {long_day(latest)}" if len(latest) == 10 else ""
    read = number_words(len(articles), "article")
    return f"Source: {read}{upto} (data/processed). Local ICE policy project, CC BY 4.0."


def long_day(day: str) -> str:
    """An ISO day as a newspaper prints it: "May 7, 2026"."""
    stamp = pd.Timestamp(day)
    return f"{stamp:%B} {stamp.day}, {stamp.year}"


def place_sentence(place: pd.Series) -> str:
    """One place in words: "Oakland, CA: resolution adopted 2018"; of more than three acts the last one."""
    acts = place["label"].split("\n")
    said = (
        acts
        if len(acts) <= 3
        else [f"{place['deciding']}, with {number_words(place['acts'] - 1, 'other act')}"]
    )
    told = any("told it cannot" in words for words in said)
    refused = "" if not place["refused"] or told else f", {refusal(place)}"
    return f"{place['name']}, {place['state']}: {', '.join(said)}{refused}"


def standing_counts(places: pd.DataFrame) -> str:
    """How many places stand how: "In 191 the latest adopted act limits cooperation, in 78 it extends it; …"."""
    decided = places[places["standing"] == "decided"]["direction"].value_counts()
    parts = [
        f"in {int(decided[way])} the latest adopted act {way} cooperation"
        for way in DIRECTIONS
        if way in decided
    ]
    others = places["standing"].value_counts()
    parts += [f"in {int(others[key])} {words}" for key, words in OPEN_WORDS.items() if key in others]
    refused = int(places["refused"].sum())
    if refused:
        verb = "was" if refused == 1 else "were"
        parts.append(
            f"{number_words(refused, 'place')}, marked with a cross, {verb} refused a request by the federal government"
        )
    return sentence(f"{'; '.join(parts)}.") if parts else ""


def many_places(places: pd.DataFrame) -> str:
    """Places too many for a line each: by state in numbers; in one state by name and direction."""
    if places["state"].nunique() > 1:
        by_state = places["state"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
        listing = ", ".join(f"{state} {count}" for state, count in by_state.items())
        return f"Places by state: {listing}; the figure’s table lists them all."
    decided = places[places["standing"] == "decided"]
    named = []
    for direction in DIRECTIONS:
        names = sorted(decided[decided["direction"] == direction]["name"])
        named += [f"The latest adopted act {direction} it in {listed(names)}."] if names else []
    return " ".join(named)


def describe_map(title: str, places: pd.DataFrame, states: pd.DataFrame, most: int = 30) -> str:
    """A map in words: the finding, the counts, the places one by one, the states by direction.

    Where there are more than ``most`` places, only those refused are named, and the others by state in numbers.
    """
    parts = [f"Map. {title}."]
    if len(places):
        counts = places["level"].value_counts()
        kinds = {
            "county": ("county", "counties"),
            "city": ("city", "cities"),
            "school_district": ("school district", None),
            "other": ("other body", "other bodies"),
        }
        levels = [
            number_words(int(counts[level]), *names) for level, names in kinds.items() if level in counts
        ]
        parts.append(f"The places are {listed(levels)}. {standing_counts(places)}")
        chosen = places if len(places) <= most else places[places["refused"]]
        chosen = chosen.sort_values(["refused", "name", "state"], ascending=[False, True, True])
        named = "; ".join(place_sentence(place) for _, place in chosen.iterrows())
        parts.append(f"{named}." if named else "")
        if len(places) > most:
            parts.append(many_places(places))
    for direction in DIRECTIONS:
        chosen = states[states["direction"] == direction]
        if len(chosen):
            parts.append(
                f"States tinted because their latest act {direction} local cooperation ({len(chosen)}): "
                f"{', '.join(chosen['state'])}."
            )
    return " ".join(part for part in parts if part)
