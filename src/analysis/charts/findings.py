"""What the tables say, in one sentence each: the titles of the figures and the two-line answers of the
notebooks.
"""

import pandas as pd

from analysis.charts.events import DECIDED, one_row_an_event
from analysis.charts.words import JOINING, PROGRAM, known, listed, number_words, sentence
from analysis.loaders.boundaries import state_names


def year_of(row: pd.Series) -> int | None:
    """The last possible year of an action; None where it is not dated."""
    return int(row["date_latest"][:4]) if known(row["date_latest"]) else None


def years_between(events: pd.DataFrame) -> str:
    """The years of the events: "2010 to 2026", "2018", or nothing."""
    years = sorted({year for year in (year_of(row) for _, row in events.iterrows()) if year})
    return "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"


def main_program(events: pd.DataFrame) -> str:
    """The most frequent program of the events in words, ties by name; empty where none is coded."""
    counts = events["program"].dropna().value_counts()
    return "" if counts.empty else PROGRAM[min(counts[counts == counts.max()].index)]


def timeline_title(actions: pd.DataFrame, links: pd.DataFrame) -> str:
    """The finding of the timeline, computed: what was refused first, what has been adopted since."""
    events = one_row_an_event(actions, links)
    if events.empty:
        return "No local action has been read yet"
    denied = events[(events["stage"] == "denied") & events["date_latest"].notna()]
    adopted = events[(events["stage"] == "adopted") & events["date_latest"].notna()]
    limits = int((adopted["direction"] == "limits").sum())
    extends = len(adopted) - limits
    if (
        len(denied)
        and len(adopted)
        and adopted["date_latest"].min() > denied["date_latest"].max()
        and not extends
    ):
        year = denied["date_latest"].max()[:4]
        refused = number_words(denied["jurisdiction_id"].nunique(), "place")
        since = adopted["date_latest"].min()[:4]
        were = "was" if denied["jurisdiction_id"].nunique() == 1 else "were"
        acts = number_words(limits, "act")
        programs = set(denied["program"].dropna())
        if len(programs) == 1 and programs <= set(JOINING) and set(denied["direction"]) == {"limits"}:
            were, year = f"{were} told in {year}", f"could not leave {PROGRAM[programs.pop()]}"
            told = f"{sentence(refused)} {were} they {year}"
        else:
            told = f"{sentence(refused)} {were} refused in {year}"
        verb = "limits" if limits == 1 else "limit"
        return f"{told}; {acts} adopted since {since} {verb} cooperation with ICE"
    count_limits = number_words(int((events["direction"] == "limits").sum()), "act limits", "acts limit")
    count_extends = number_words(int((events["direction"] == "extends").sum()), "extends", "extend")
    return sentence(
        f"{count_limits} and {count_extends} local cooperation with ICE, {years_between(events)}"
    ).rstrip(", ")


def stage_counts(events: pd.DataFrame) -> str:
    """How many events stand at each kind of stage: "six adopted, one at first reading …"."""
    named = {
        "adopted": "adopted",
        "in_force": "already in force",
        "introduced": "past a first vote",
        "proposed": "proposed",
        "requested": "asked of the federal government",
        "denied": "refused by the federal government",
        "rejected": "voted down",
        "repealed": "withdrawn",
    }
    counts = events["stage"].value_counts()
    return listed([f"{int(counts[stage])} {words}" for stage, words in named.items() if stage in counts])


def places_adopting(actions: pd.DataFrame, links: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The events of places that decided, and of places refused: {"decided": frame, "denied": frame}."""
    events = one_row_an_event(actions, links)
    return {
        "decided": events[events["stage"].isin(DECIDED) & (events["level"] != "state")],
        "denied": events[events["stage"] == "denied"],
    }


def map_title(places: pd.DataFrame, where: str = "") -> str:
    """The finding of a map: how many places have rules, in which direction, and how many were refused.

    ``where`` names the region of a zoom ("Around San Francisco Bay"); for the country the state is named
    where it is only one.
    """
    decided = places[places["standing"] == "decided"]
    refused = places[places["refused"]]
    if places.empty:
        return "No place in the tables yet"
    limits = int((decided["direction"] == "limits").sum())
    extends = len(decided) - limits
    states = sorted(decided["state"].dropna().unique())
    only = (
        f", all in {state_names().get(states[0], states[0])},"
        if not where and len(states) == 1 and len(decided) > 1
        else ""
    )
    parts = []
    if limits or not extends:
        verb = "has a rule that limits" if limits == 1 else "have rules that limit"
        parts.append(f"{number_words(limits, 'place')}{only} {verb} cooperation with ICE")
    if extends:
        verb = "has" if extends == 1 else "have"
        parts.append(
            f"{number_words(extends, 'place')} {verb} rules that extend "
            + ("it" if parts else "cooperation with ICE")
        )
    words = " and ".join(parts)
    if len(refused):
        by_name = (
            listed([f"{row['name']}" for _, row in refused.iterrows()]) if where and len(refused) <= 2 else ""
        )
        was = "was" if len(refused) == 1 else "were"
        years = sorted({int(year) for year in refused["refused_year"].dropna()})
        when = f" in {listed([str(year) for year in years])}" if 0 < len(years) <= 2 else ""
        who = by_name or number_words(len(refused), "place")
        words += f"; {who} {was} refused by the federal government{when}"
    return sentence(f"{where}, {words}" if where else words)


def states_sentence(states: pd.DataFrame) -> str:
    """How many states have acts of their own, in which direction by the latest."""
    if states.empty:
        return "No state act in the tables yet."
    limits = int((states["direction"] == "limits").sum())
    extends = len(states) - limits
    return (
        f"Ground colour: {number_words(len(states), 'state has an act', 'states have acts')} of their own; "
        f"the latest limits local cooperation in {limits} and extends it in {extends}. "
        "Years: first and latest act."
    ).replace("has an act of their own", "has an act of its own")
