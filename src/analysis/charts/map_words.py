"""What the maps of the country and of the eras say, computed: titles and the sentences below them."""

import pandas as pd

from analysis.charts.findings import HAND_CODED, map_title, refused_words_of, reporting, states_sentence
from analysis.charts.map_data import MapData
from analysis.charts.regions import Region
from analysis.charts.words import listed, number_words, sentence

ENOUGH = 10  # cities, counties or acts, below which nothing is said of how they lean
CLEAR = 0.55  # of an era's acts, from which on they lean one way


def country_title(places: pd.DataFrame) -> str:
    """The finding of the map of the country: how cities and counties lean, where enough of both have acted.

    Otherwise as ``findings.map_title``.
    """
    decided = places[places["standing"] == "decided"]
    cities, counties = decided[decided["level"] == "city"], decided[decided["level"] == "county"]
    if min(len(cities), len(counties)) < ENOUGH:
        return map_title(places)
    city, county = leaning(cities), leaning(counties)
    if not city or not county:
        return map_title(places)
    counts = [int((frame["direction"] == way).sum()) for frame, way in ((cities, city), (counties, county))]
    if city == county:
        return (
            f"In the record, the latest adopted act {city} cooperation with ICE in {counts[0]:,} of {len(cities):,} "
            f"cities and {counts[1]:,} of {len(counties):,} counties"
        )
    return (
        f"In the record, the latest adopted act {city} cooperation with ICE in {counts[0]:,} of {len(cities):,} cities "
        f"and {county} it in {counts[1]:,} of {len(counties):,} counties"
    )


def region_title(places: pd.DataFrame, region: Region) -> str:
    """The finding of a zoom: which way the latest adopted acts of its places go, and which were refused.

    Where articles alone report on it, as ``findings.map_title``.
    """
    decided = places[places["standing"] == "decided"]
    if decided.empty or reporting(decided) != HAND_CODED:
        return map_title(places, region.where)
    limits = int((decided["direction"] == "limits").sum())
    extends = len(decided) - limits
    more, other = ("limits", "extends") if limits >= extends else ("extends", "limits")
    most, fewest = max(limits, extends), min(limits, extends)
    rest = number_words(fewest, "place").split()[0] if fewest else "none"
    title = (
        f"{region.where} the latest adopted act in the record {more} cooperation with ICE in "
        f"{number_words(most, 'place')} and {other} it in {rest}"
    )
    # One place that was refused is no finding of a region; its cross tells.
    return title + (refused_words_of(places) if int(places["refused"].sum()) > 1 else "")


def leaning(places: pd.DataFrame) -> str:
    """The direction that more of the places have; empty where both are equal."""
    limits = int((places["direction"] == "limits").sum())
    extends = len(places) - limits
    return "" if limits == extends else "limits" if limits > extends else "extends"


def country_sentence(data: MapData) -> str:
    """Below the title: the states, and how many places decided both ways."""
    both = int(data.places["both_ways"].sum())
    if not both:
        return states_sentence(data.states)
    words = sentence(
        f"{number_words(both, 'place')} decided both ways at different times; the latest act counts."
    )
    return f"{states_sentence(data.states)} {words}"


def eras_title(eras: pd.DataFrame) -> str:
    """The finding of the eras: in which most local acts limit cooperation, in which most extend it.

    ``eras``: one row an era with limits and extends (counts of local acts) and years ("2014–17"). Eras with fewer than
    ``ENOUGH`` acts are passed over; where neither direction has ``CLEAR`` of the acts, both are about even.
    """
    total = int((eras["limits"] + eras["extends"]).sum())
    if not total:
        return "No local act with a day of its own in the tables yet"
    if total < ENOUGH:
        return f"{sentence(number_words(total, 'local act'))} on cooperation with ICE, by the time of the decision"
    sized = eras[eras["limits"] + eras["extends"] >= ENOUGH]
    groups: dict[str, list[str]] = {"limit": [], "extend": [], "": []}
    for row in sized.to_dict("records"):
        counts = {"limit": row["limits"], "extend": row["extends"]}
        most = max(counts, key=counts.get)
        way = most if counts[most] >= CLEAR * sum(counts.values()) else ""
        groups[way].append(f"{row['years']} ({counts[most]} to {sum(counts.values()) - counts[most]})")
    parts, object_ = [], " cooperation with ICE"
    for way in ("limit", "extend"):
        if groups[way]:
            parts.append(f"mostly {way}{object_ if not parts else ' it'} in {listed(groups[way])}")
    if groups[""]:
        about = "are about even" if parts else f"that limit{object_} and that extend it are about even"
        parts.append(f"{about} in {listed([era.split(' (')[0] for era in groups['']])}")
    return f"Local acts in the record {', '.join(parts[:-1])}{' and ' if parts[1:] else ''}{parts[-1]}"
