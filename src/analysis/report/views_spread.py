"""The tables of the notebook on how adoption spread."""

import pandas as pd

from analysis.charts.panels import DIRECTIONS, LEVELS, decided_events, latest_exact
from analysis.charts.spread_counts import first_acts, jurisdiction_keys
from analysis.loaders.boundaries import state_names
from analysis.report.html import Html, table
from analysis.report.views_record import act_frame, events_kept
from analysis.report.words import year_words
from analysis.tables.store import read_table


def decided_now() -> pd.DataFrame:
    """The decided acts of data/processed, one row an event."""
    return decided_events(read_table("actions"), read_table("links"))


def years_spread() -> Html:
    """One row per year: jurisdictions with their first decided act in it, by direction and level."""
    decided = decided_now()
    first, latest = first_acts(decided), latest_exact(decided)
    first = first.assign(year=first["day"].str[:4])
    columns = {
        f"{LEVELS[level]}, {way.removesuffix('s')}": (way, level)
        for way in DIRECTIONS
        for level in LEVELS
        if ((first["direction"] == way) & (first["level"] == level)).any()
    }
    rows = [
        {"Year": year_words(year, latest), **{name: int(((mine["direction"] == way) & (mine["level"] == level)).sum())
                          for name, (way, level) in columns.items()}}
        for year, mine in first.groupby("year")
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["Year", *columns])
    return table(frame, "Jurisdictions by the year of their first decided act in a direction")


def states_spread() -> Html:
    """One row per state: jurisdictions in it with a decided act, each way, and in both."""
    decided, names = decided_now(), state_names()
    decided = decided[decided["state"].notna()]
    decided = decided.assign(key=jurisdiction_keys(decided))
    rows = []
    for state, mine in decided.groupby("state"):
        keys = {way: set(mine.loc[mine["direction"] == way, "key"]) for way in DIRECTIONS}
        rows.append(
            {
                "State": names.get(state, state),
                "Limit cooperation": len(keys["limits"]),
                "Extend cooperation": len(keys["extends"]),
                "Both, at different times or in different acts": len(keys["limits"] & keys["extends"]),
            }
        )
    columns = [
        "State",
        "Limit cooperation",
        "Extend cooperation",
        "Both, at different times or in different acts",
    ]
    frame = pd.DataFrame(rows, columns=columns).sort_values("State", ignore_index=True)
    return table(frame, "Jurisdictions with a decided act, by state, the state itself among them")


def first_in_states(most: int = 15) -> Html:
    """The first dated decided acts of each direction, as the record knows them, at most ``most`` each."""
    decided = decided_now()
    first = first_acts(decided).sort_values(["day", "action_id"])
    chosen = pd.concat([first[first["direction"] == way].head(most) for way in DIRECTIONS])
    kept = events_kept()
    acts = decided.set_index("action_id", drop=False).rename_axis(None)
    acts = acts.loc[[kept[key] for key in chosen["action_id"]]]
    frame = act_frame(acts, **{"Cooperation with ICE": list(acts["direction"])})
    return table(
        frame, "The earliest decided acts in the record, by direction and day", group="Cooperation with ICE"
    )
