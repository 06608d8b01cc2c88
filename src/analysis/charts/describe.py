"""Say in words what a figure shows: the alternative text, computed from what was drawn."""

import pandas as pd

from analysis.charts.words import known, listed, number_words


def source_line(articles: pd.DataFrame, boundaries: bool = False) -> str:
    """Where the figure's facts come from, up to which day, and, on a map, whose boundaries it shows."""
    latest = max((str(day).rstrip("~?%") for day in articles["published"] if known(day)), default="")
    upto = f", the latest of {_long_day(latest)}" if len(latest) == 10 else ""
    lines = " Boundaries: US Census Bureau." if boundaries else ""
    read = number_words(len(articles), "article")
    return (
        f"Source: {read}{upto}, and public pages on federal, state and court acts "
        f"(data/processed).{lines} Local ICE policy project, CC BY 4.0."
    )


def _long_day(day: str) -> str:
    stamp = pd.Timestamp(day)
    return f"{stamp:%B} {stamp.day}, {stamp.year}"


def place_sentence(place: pd.Series) -> str:
    """One place in words: "Oakland, CA: resolution adopted 2018"."""
    refused = (
        "" if not place["refused"] or "refused" in place["label"] else ", refused by the federal government"
    )
    return f"{place['name']}, {place['state']}: {place['label'].replace(chr(10), ', ')}{refused}"


def describe_map(title: str, places: pd.DataFrame, states: pd.DataFrame, most: int = 30) -> str:
    """A map in words: the finding, the counts, the places one by one (at most ``most``), the states by
    direction.
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
        parts.append(f"Drawn are {listed(levels)}; crosses mark those refused by the federal government.")
        chosen = places.sort_values(["is_main", "refused", "name"], ascending=[False, False, True]).head(most)
        more = len(places) - len(chosen)
        tail = f"; and {more:,} more, listed in the figure’s table" if more else ""
        parts.append(f"{'; '.join(place_sentence(place) for _, place in chosen.iterrows())}{tail}.")
    for direction in ("limits", "extends"):
        chosen = states[states["direction"] == direction]
        if len(chosen):
            parts.append(
                f"States tinted because their latest act {direction} local cooperation ({len(chosen)}): "
                f"{', '.join(chosen['state'])}."
            )
    return " ".join(parts)
