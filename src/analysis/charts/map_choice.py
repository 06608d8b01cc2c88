"""Which places the map of the country names, in which order they get their room, and how that is said below it."""

import pandas as pd

from analysis.charts.regions import DIVISIONS, REGIONS
from analysis.charts.words import COUNTING

# Places named in each division of the country, and how many of each kind may try. The tables hold no population of
# counties.
A_DIVISION, TURNS = {"city": 3, "county": 2}, 4


def places_to_label(places: pd.DataFrame) -> pd.DataFrame:
    """The places that the map of the country may label, in the order in which they get their room.

    First those that the federal government refused, then by turns of the divisions the most populous cities and the
    counties with most acts. Places inside a region with a map of its own are labelled there.
    """
    order = places[~in_a_region(places)].assign(
        share=lambda frame: [
            (DIVISIONS.get(state, ""), "county" if level == "county" else "city")
            for state, level in zip(frame["state"], frame["level"], strict=True)
        ],
        people=lambda frame: frame["population"].fillna(0).where(frame["level"] != "county", 0),
    )
    ranks, up = ["people", "acts", "jurisdiction_id"], [False, False, True]
    order = order.sort_values(["refused", *ranks], ascending=[False, *up])
    order["turn"] = order.groupby(["share", "refused"]).cumcount()
    return order.sort_values(["refused", "turn", *ranks], ascending=[False, True, *up])


def in_a_region(places: pd.DataFrame) -> pd.Series:
    """Which of the places lie in a region with a map of its own."""
    return pd.concat([region.has(places) for region in REGIONS], axis=1).any(axis=1)


def labels_sentence(places: pd.DataFrame, labelled: list[str]) -> str:
    """Which places the map of the country labels, as it came out; empty where it labels all or none.

    ``labelled``: their ids. What has no room is not counted as labelled; nor are places in the regions' frames.
    """
    shown = places["jurisdiction_id"].isin(labelled)
    rest = places[~shown & ~in_a_region(places)]
    if not shown.any() or rest.empty:
        return ""
    refused = places[places["refused"] & ~in_a_region(places)]
    missing = int((~refused["jurisdiction_id"].isin(labelled)).sum())
    without = f" ({missing} of {len(refused)} have no room)" if missing else ""
    told = f"places that the federal government refused{without} and, " if len(refused) else ""
    cities, counties = (COUNTING[A_DIVISION[kind]] for kind in ("city", "county"))
    return (
        f"Labeled outside the frames: {told}by Census division, up to {cities} populous cities and {counties} counties "
        "with many acts (in capitals)."
    )
