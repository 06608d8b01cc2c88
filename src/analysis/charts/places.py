"""From the tables to what the maps draw: one row per place, what it decided, what it was refused."""

import pandas as pd

from analysis.charts.events import DECIDED
from analysis.charts.words import INSTRUMENT, known, vote_words
from analysis.tables.events import one_row_an_event

# How a place is drawn, by the furthest it got. Refusals are drawn on top, whatever else a place did.
STANDING = {
    "decided": DECIDED,
    "underway": ("introduced", "proposed"),
    "asked": ("requested", "denied"),
    "rejected": ("rejected",),
}
SHORT = {
    "proposed": "proposed",
    "introduced": "first vote",
    "adopted": "adopted",
    "in_force": "in force by",
    "rejected": "voted down",
    "repealed": "withdrawn",
    "requested": "asked to leave by",
    "denied": "refused",
}


# What both maps write beside their pictures, of every place drawn.
DRAWN_COLUMNS = (
    "jurisdiction_id", "name", "state", "level", "standing", "direction", "refused", "first_year", "last_year", "acts",
)  # fmt: skip


def local_places(actions: pd.DataFrame, links: pd.DataFrame, jurisdictions: pd.DataFrame) -> pd.DataFrame:
    """One row per city, county or other local place that acted and is known, sorted by jurisdiction_id.

    Columns: jurisdiction_id, name, level, state, county_fips, latitude, longitude (degrees), population,
    standing (decided | underway | asked | rejected), direction (of the latest act that gives the standing),
    refused (whether the federal government refused it something), refused_year (the latest), first_year,
    last_year, acts (count), sources (article ids of the acts that give the standing, "" where hand-coded),
    is_main, label (lines).
    """
    events = one_row_an_event(actions, links)
    events = events[events["jurisdiction_id"].notna() & (events["level"] != "state")]
    rows = []
    for key, group in events.groupby("jurisdiction_id", sort=True):
        group = group.sort_values(["date_latest", "action_id"], na_position="first")
        standing = next(name for name, stages in STANDING.items() if group["stage"].isin(stages).any())
        latest = group[group["stage"].isin(STANDING[standing])].iloc[-1]
        refusals = group[group["stage"] == "denied"]
        years = [int(day[:4]) for day in group["date_latest"].dropna()]
        rows.append(
            {
                "jurisdiction_id": key,
                "standing": standing,
                "direction": latest["direction"],
                "refused": bool(len(refusals)),
                "refused_year": max((int(d[:4]) for d in refusals["date_latest"].dropna()), default=pd.NA),
                "first_year": min(years, default=pd.NA),
                "last_year": max(years, default=pd.NA),
                "acts": len(group),
                "sources": tuple(group[group["stage"].isin(STANDING[standing])]["article_id"].fillna("")),
                "is_main": bool(group["is_main"].any()),
                "label": "\n".join(act_lines(group)),
            }
        )
    columns = [
        "jurisdiction_id",
        "standing",
        "direction",
        "refused",
        "refused_year",
        "first_year",
        "last_year",
        "acts",
        "sources",
        "is_main",
        "label",
    ]
    frame = pd.DataFrame(rows, columns=columns).astype({"jurisdiction_id": "string"})
    return frame.merge(jurisdictions, on="jurisdiction_id", how="inner").sort_values(
        "jurisdiction_id", ignore_index=True
    )


def act_lines(group: pd.DataFrame) -> list[str]:
    """A place's acts in a few words each, oldest first: "resolution adopted 2018". Equal ones once."""
    lines = []
    for _, row in group.iterrows():
        year = row["date_latest"][:4] if known(row["date_latest"]) else "undated"
        instrument = INSTRUMENT.get(row["instrument"], row["instrument"])
        stage = SHORT[row["stage"]]
        if row["stage"] == "requested":
            verb = "leave" if row["direction"] == "limits" else "join"
            stage = f"asked to {verb}" if known(row["body"]) else f"asked about {verb.removesuffix('e')}ing"
            stage += "" if row["date_basis"] != "none" else " by"
        if row["stage"] == "repealed" and row["instrument"] == "agreement":
            stage = "ended"
        if row["stage"] in ("requested", "denied"):
            line = f"{stage} {year}"
        elif row["stage"] == "introduced" and vote_words(row):
            line = f"{instrument} first vote {vote_words(row)}, {year}"
        else:
            line = f"{instrument} {stage} {year}"
        if line not in lines:
            lines.append(line)
    return lines


def state_acts(actions: pd.DataFrame, links: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    """One row per state with an act of its own, from state-level actions and state milestones, sorted by
    state.

    Columns: state (USPS), direction (of the latest), first_year, last_year, years (text), acts (count),
    sources (actions, milestones or both). Acts whose direction is not plain are left out. What is only reported
    in force has no year of its own and may be a law that is there already: it counts where a state has
    nothing else, without years.
    """
    events = one_row_an_event(actions, links)
    mine = events[(events["level"] == "state") & events["stage"].isin(DECIDED) & events["state"].notna()]
    parts = [
        (row["state"], "" if row["stage"] == "in_force" else row["date_latest"], row["direction"], "actions")
        for _, row in mine.iterrows()
        if row["stage"] == "in_force" or known(row["date_latest"])
    ]
    parts += [
        (row["state"], str(row["date"]), row["direction"], "milestones")
        for _, row in milestones.iterrows()
        if row["level"] == "state" and known(row["state"]) and known(row["direction"])
    ]
    frame = pd.DataFrame(parts, columns=["state", "day", "direction", "source"])
    rows = []
    for state, group in frame.groupby("state", sort=True):
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
