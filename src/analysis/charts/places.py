"""From the tables to what the maps draw: one row per place, what it decided, what it was refused."""

from collections import defaultdict

import pandas as pd

from analysis.charts.events import DECIDED
from analysis.charts.words import INSTRUMENT, JOINING, PROGRAM, known, rejection_words, vote_words
from analysis.tables.events import one_row_an_event

# How a place is drawn, by the furthest it got. Refusals are drawn on top, whatever else a place did. What was passed
# and then decided by another act counts by that.
STANDING = {
    "decided": DECIDED,
    "underway": ("introduced", "proposed"),
    "asked": ("requested", "denied"),
    "rejected": ("rejected",),
}
SHORT = {
    "proposed": "proposed",
    "introduced": "first vote",
    "passed": "passed",
    "adopted": "adopted",
    "in_force": "in force by",
    "repealed": "withdrawn",
    "requested": "asked to leave by",
    "denied": "told it cannot",
}
GOING = {"limits": "leave", "extends": "join"}  # what a request of that direction asks for
# What all maps write beside their pictures, of every place drawn.
DRAWN_COLUMNS = (
    "jurisdiction_id", "name", "state", "level", "standing", "direction", "both_ways", "refused", "refused_way",
    "voted_down",
    "first_year", "last_year", "acts",
)  # fmt: skip
PLACE_COLUMNS = (
    "jurisdiction_id", "standing", "direction", "both_ways", "refused", "refused_way", "refused_from", "refused_year",
    "voted_down", "first_year", "last_year", "acts", "sources", "is_main", "label", "deciding", "reported",
)  # fmt: skip


def local_places(actions: pd.DataFrame, links: pd.DataFrame, jurisdictions: pd.DataFrame) -> pd.DataFrame:
    """One row per city, county or other local place that acted and is known, sorted by jurisdiction_id.

    Columns: jurisdiction_id, name, level, state, county_fips, latitude, longitude (degrees), population,
    standing (decided | underway | asked | rejected), direction (of the latest act that gives the standing),
    both_ways (whether it decided acts of both directions), refused (whether the federal government refused it
    something), refused_way (limits: a request to leave a program; extends: one to join it; of the latest refusal),
    refused_from (that program in words, "" where none is named), refused_year (the latest), voted_down (proposals, a
    count), first_year, last_year, acts (count), sources (article ids of the acts that give the standing, "" where
    coded), is_main, and acts in a few words, by lines: label (all), deciding (the one that gives standing and
    direction), reported (those that an article reports).
    """
    return places_of_events(one_row_an_event(actions, links), jurisdictions)


def places_of_events(events: pd.DataFrame, jurisdictions: pd.DataFrame) -> pd.DataFrame:
    """As ``local_places``, from events."""
    mine = events[events["jurisdiction_id"].notna() & (events["level"] != "state")]
    mine = mine.sort_values(["date_latest", "action_id"], na_position="first")
    groups: dict[str, list[dict]] = defaultdict(list)
    for row in mine.to_dict("records"):  # plain dictionaries: hundreds of small frames would take seconds
        groups[row["jurisdiction_id"]].append(row)
    rows = [{"jurisdiction_id": key, **_summed_up(groups[key])} for key in sorted(groups)]
    frame = pd.DataFrame(rows, columns=list(PLACE_COLUMNS)).astype(
        {"jurisdiction_id": "string", "both_ways": bool, "refused": bool, "is_main": bool}
    )
    return frame.merge(jurisdictions, on="jurisdiction_id", how="inner").sort_values(
        "jurisdiction_id", ignore_index=True
    )


def _summed_up(group: list[dict]) -> dict:
    """What one place's events, oldest first, come to: the columns of its row."""
    stages = {row["stage"] for row in group}
    standing = next((name for name, mine in STANDING.items() if stages & set(mine)), "underway")
    giving = [row for row in group if row["stage"] in STANDING[standing]] or group
    refusals = [row for row in group if row["stage"] == "denied"]
    years = [int(row["date_latest"][:4]) for row in group if known(row["date_latest"])]
    refused_years = [int(row["date_latest"][:4]) for row in refusals if known(row["date_latest"])]
    return {
        "standing": standing,
        "direction": giving[-1]["direction"],
        "both_ways": standing == "decided" and len({row["direction"] for row in giving}) == 2,
        "refused": bool(refusals),
        "refused_way": refusals[-1]["direction"] if refusals else pd.NA,
        "refused_from": PROGRAM[refusals[-1]["program"]]
        if refusals and refusals[-1]["program"] in JOINING
        else "",
        "refused_year": max(refused_years, default=pd.NA),
        "voted_down": sum(row["stage"] == "rejected" for row in group),
        "first_year": min(years, default=pd.NA),
        "last_year": max(years, default=pd.NA),
        "acts": len(group),
        "sources": tuple(row["article_id"] if known(row["article_id"]) else "" for row in giving),
        "is_main": any(bool(row["is_main"]) for row in group),
        "label": "\n".join(act_lines(group)),
        "deciding": act_lines(giving[-1:])[0],
        "reported": "\n".join(act_lines([row for row in group if known(row["article_id"])])),
    }


def act_lines(group: list[dict]) -> list[str]:
    """A place's acts in a few words each, oldest first: "resolution adopted 2018". Equal ones once."""
    lines = []
    for row in group:
        year = row["date_latest"][:4] if known(row["date_latest"]) else "undated"
        instrument = INSTRUMENT.get(row["instrument"], row["instrument"])
        stage = rejection_words(row) if row["stage"] == "rejected" else SHORT[row["stage"]]
        if row["stage"] == "requested":
            verb = GOING[row["direction"]]
            stage = f"asked to {verb}" if known(row["body"]) else f"asked about {verb.removesuffix('e')}ing"
            stage += "" if row["date_basis"] != "none" else " by"
        if row["stage"] == "repealed" and row["instrument"] == "agreement":
            stage = "ended"
        if row["stage"] == "denied":
            line = f"{stage} {GOING[row['direction']]} {year}"
        elif row["stage"] == "requested":
            line = f"{stage} {year}"
        elif row["stage"] == "introduced" and vote_words(row):
            line = f"{instrument} first vote {vote_words(row)}, {year}"
        else:
            line = f"{instrument} {stage} {year}"
        if line not in lines:
            lines.append(line)
    return lines


def refusal(place: dict) -> str:
    """What the federal government last told a place that it refused: "told it cannot leave 2010"."""
    return f"{SHORT['denied']} {GOING[place['refused_way']]} {place['refused_year']}"


def against_state(places: pd.DataFrame, states: pd.DataFrame) -> pd.DataFrame:
    """The places whose latest adopted act goes the other way than the latest act of their state."""
    own = places["state"].map(dict(zip(states["state"], states["direction"], strict=True)))
    return places[(places["standing"] == "decided") & own.notna() & (own != places["direction"])]


def unplaced_events(events: pd.DataFrame) -> pd.DataFrame:
    """The local events that no map can show, because the tables know no place for the body that acted."""
    return events[events["jurisdiction_id"].isna() & (events["level"] != "state")]


# Bodies of a state that decide for themselves, as a state police's agreement with ICE: no act of the whole state.
AGENCIES = ("police", "sheriff", "other")


def state_days(events: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    """One row per act of a state, from events and state milestones: state (USPS), day, direction, source.

    Acts of single agencies are no acts of the state and left out. ``day`` is EDTF or the last possible day; empty for
    what is only reported in force, which has no day of its own. Acts whose direction is not plain are left out.
    """
    mine = events[(events["level"] == "state") & events["stage"].isin(DECIDED) & events["state"].notna()]
    mine = mine[~mine["body"].isin(AGENCIES)]
    parts = [
        (row["state"], "" if row["stage"] == "in_force" else row["date_latest"], row["direction"], "actions")
        for row in mine.to_dict("records")
        if row["stage"] == "in_force" or known(row["date_latest"])
    ]
    parts += [
        (row["state"], str(row["date"]), row["direction"], "milestones")
        for row in milestones.to_dict("records")
        if row["level"] == "state" and known(row["state"]) and known(row["direction"])
    ]
    return pd.DataFrame(parts, columns=["state", "day", "direction", "source"])


def state_acts(actions: pd.DataFrame, links: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    """One row per state with an act of its own, from state-level actions and state milestones, sorted by
    state.

    Columns: state (USPS), direction (of the latest), first_year, last_year, years (text), acts (count),
    sources (actions, milestones or both). Acts whose direction is not plain are left out. What is only reported
    in force may be a law that is there already: it counts where a state has nothing else, without years.
    """
    return sum_up_states(state_days(one_row_an_event(actions, links), milestones))


def sum_up_states(days: pd.DataFrame) -> pd.DataFrame:
    """One row per state, as ``state_acts``, from the acts of states."""
    rows = []
    for state, group in days.groupby("state", sort=True):
        group = group[group["day"] != ""] if (group["day"] != "").any() else group
        group = group.sort_values(["day", "direction"])
        years = sorted({day[:4] for day in group["day"] if day})
        rows.append(
            {
                "state": state,
                "direction": group["direction"].iloc[-1],
                "first_year": int(years[0]) if years else pd.NA,
                "last_year": int(years[-1]) if years else pd.NA,
                "years": ", ".join(years),
                "acts": len(group),
                "sources": " and ".join(sorted(set(group["source"]))),
            }
        )
    columns = ["state", "direction", "first_year", "last_year", "years", "acts", "sources"]
    return pd.DataFrame(rows, columns=columns)
