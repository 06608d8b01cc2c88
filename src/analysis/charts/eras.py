"""Sort decisions into the eras of ``events.ERAS``: what was decided in each era only, by places and by states."""

import re

import pandas as pd

from analysis.charts.events import DECIDED, ERAS, FIRST_YEAR
from analysis.charts.map_data import MapData
from analysis.charts.places import sum_up_states
from analysis.charts.words import day_words, known, number_words, sentence

DECISIONS = ["era", "id", "name", "state", "kind", "direction", "acts", "latest"]


def era_of(day: object) -> str:
    """First day of the era in which a day lies; empty before FIRST_YEAR, or where no day is known.

    ``day`` is YYYY-MM-DD; a mere year or month counts in the last era that begins in it or before it.
    """
    if not known(day) or not re.match(r"\d{4}", str(day)):
        return ""
    text = str(day).rstrip("~?%")
    begun = [start for start, _ in ERAS if start[: len(text)] <= text]
    # The first era takes in what its first year holds from before the program began.
    return begun[-1] if begun else ERAS[0][0] if int(text[:4]) >= FIRST_YEAR else ""


def local_decisions(data: MapData) -> pd.DataFrame:
    """One row per place, era and direction: era (its first day), id, name, state, kind (level), direction, acts
    (count), latest (day).

    Only acts that were adopted or withdrew something, by their last possible day; an act only reported in force
    was made on some earlier day that nobody gives.
    """
    mine = dated(data.events)
    mine = mine.assign(era=[era_of(day) for day in mine["date_latest"]])
    mine = mine[(mine["era"] != "") & mine["jurisdiction_id"].notna()]
    counted = mine.groupby(["era", "jurisdiction_id", "direction"], as_index=False).agg(
        name=("jurisdiction", "first"), state=("state", "first"), kind=("level", "first"),
        acts=("action_id", "size"), latest=("date_latest", "max"),
    )  # fmt: skip
    return counted.rename(columns={"jurisdiction_id": "id"})[DECISIONS].astype(object)


def state_decisions(data: MapData) -> pd.DataFrame:
    """One row per state and era, as ``local_decisions``; direction is that of its latest act in the era."""
    parts = []
    days = data.days.assign(era=[era_of(day) for day in data.days["day"]])
    for era, group in days[days["era"] != ""].groupby("era", sort=True):
        summed = sum_up_states(group)
        latest = group.groupby("state")["day"].max()
        parts.append(
            summed.assign(
                era=era,
                id=summed["state"],
                name=summed["state"],
                kind="state",
                latest=summed["state"].map(latest),
            )[DECISIONS]
        )
    return pd.concat(parts).astype(object) if parts else pd.DataFrame(columns=DECISIONS, dtype=object)


def eras_of(data: MapData) -> pd.DataFrame:
    """One row per era: era (first day), name, years ("2014–17"), months ("March 2014 to Jan. 2017"; the last one's up
    to the latest act), limits and extends (local acts, those of bodies without a place too), state_limits and
    state_extends (acts of states).
    """
    local, days = dated(data.events), data.days
    last = max((int(str(day)[:4]) for day in local["date_latest"]), default=int(ERAS[-1][0][:4]))
    exact = local["date_earliest"] == local["date_latest"]
    latest = max((str(day) for day in local.loc[exact, "date_latest"]), default=ERAS[-1][0])
    found = [
        frame.assign(era=[era_of(day) for day in frame[column]])
        for frame, column in ((local, "date_latest"), (days, "day"))
    ]
    rows = []
    for i, (start, name) in enumerate(ERAS):
        end = int(ERAS[i + 1][0][:4]) if i + 1 < len(ERAS) else max(last, int(start[:4]))
        years = start[:4] if end == int(start[:4]) else f"{start[:4]}–{end % 100:02d}"
        until = ERAS[i + 1][0] if i + 1 < len(ERAS) else latest
        # The first era takes in all of its first year.
        months = (
            f"{day_words(start[:7]) if i else start[:4]} to {day_words(until[:7])}"
            if until > start
            else years
        )
        counts = [frame[frame["era"] == start]["direction"].value_counts() for frame in found]
        rows.append(
            {"era": start, "name": name, "years": years, "months": months}
            | {way: int(counts[0].get(way, 0)) for way in ("limits", "extends")}
            | {f"state_{way}": int(counts[1].get(way, 0)) for way in ("limits", "extends")}
        )
    return pd.DataFrame(rows)


def outside_sentence(data: MapData) -> str:
    """How many local decisions lie before the first era or have no day of their own; empty where none."""
    decided = data.events[data.events["stage"].isin(DECIDED) & (data.events["level"] != "state")]
    inside = int(sum(era_of(day) != "" for day in dated(data.events)["date_latest"]))
    count = len(decided) - inside
    if not count:
        return ""
    more = number_words(count, "more local act was", "more local acts were")
    return f"{sentence(more)} decided before {FIRST_YEAR} or on a day not known."


def dated(events: pd.DataFrame) -> pd.DataFrame:
    """The local decisions that have a day of their own."""
    stages = [stage for stage in DECIDED if stage != "in_force"]
    mine = events["stage"].isin(stages) & (events["level"] != "state") & events["date_latest"].notna()
    return events[mine]
