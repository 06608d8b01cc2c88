"""The tables that the notebook of the maps shows: states, eras, regions, places that decided both ways."""

import pandas as pd

from analysis.charts.eras import eras_of
from analysis.charts.map_data import read_map_data
from analysis.charts.regions import REGIONS
from analysis.charts.zooms import in_region
from analysis.loaders.boundaries import state_names
from analysis.report.html import Html, table
from analysis.report.views import places_found


def states_counted() -> Html:
    """One row per state: how many of its counties and cities stand which way, and its own latest act."""
    data, names = read_map_data(), state_names()
    own = data.states.set_index("state")
    rows = []
    for code in sorted(set(data.places["state"]) | set(own.index), key=lambda code: names.get(code, code)):
        mine = data.places[data.places["state"] == code]
        decided = mine[mine["standing"] == "decided"]
        counts = decided.groupby(["level", "direction"]).size()
        rows.append(
            {"State": names.get(code, code)}
            | {
                f"{noun} {way}": int(counts.get((level, way), 0))
                for level, noun in (("county", "Counties:"), ("city", "Cities:"))
                for way in ("limits", "extends")
            }
            | {
                "Nothing adopted": len(mine) - len(decided),
                "Refused": int(mine["refused"].sum()),
                "State’s latest act": own["direction"].get(code, ""),
                "Years of state’s acts": own["years"].get(code, ""),
            }
        )
    columns = ["State", "Counties: limits", "Counties: extends", "Cities: limits", "Cities: extends",
               "Nothing adopted", "Refused", "State’s latest act", "Years of state’s acts"]  # fmt: skip
    caption = "Places by their latest adopted act, and the acts of states"
    return table(pd.DataFrame(rows, columns=columns), caption)


def eras_counted() -> Html:
    """One row per era: local and state acts decided in it, both ways."""
    eras = eras_of(read_map_data())
    frame = pd.DataFrame(
        {
            "Years": eras["years"],
            "Era": eras["name"],
            "Begins": eras["era"],
            "Local acts: limits": eras["limits"],
            "Local acts: extends": eras["extends"],
            "State acts: limits": eras["state_limits"],
            "State acts: extends": eras["state_extends"],
        }
    )
    return table(frame, "Acts by the time of the decision")


def places_in(figure_id: str) -> Html:
    """One row per place on the map of a region: what it did, how it is drawn."""
    region = next(region for region in REGIONS if region.figure == figure_id)
    return places_found(in_region(read_map_data().places, region), f"Places on the map of {region.name}")


def places_both_ways() -> Html:
    """One row per place that decided acts of both directions: all it did, and the direction of the latest."""
    places = read_map_data().places
    return places_found(places[places["both_ways"]], "Places that decided both ways")


def places_refused() -> Html:
    """One row per place that the federal government refused something."""
    places = read_map_data().places
    return places_found(places[places["refused"]], "Places that the federal government refused")
