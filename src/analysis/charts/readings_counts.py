"""From links between readings to measures: days from the first recorded step to the last, and what is left out."""

import pandas as pd

from analysis.charts.panels import LEVELS, percent
from analysis.charts.words import known, listed, number_words, place_words, sentence
from analysis.tables.events import kept_of_actions, one_row_an_event
from analysis.tables.steps import overrides_of, steps_of

EXACT = r"\d{4}-\d{2}-\d{2}"
COLUMNS = ["level", "place", "jurisdiction", "state", "direction", "stage", "body", "first", "last", "days",
           "first_act", "last_act", "steps"]  # fmt: skip
ENOUGH = 5  # measures of a level of which a median is told


def measures(actions: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """One row per measure: acts that final_reading_of links join, whatever their number, and the signature, veto or
    override that decided on them; two such groups with one decision are one measure.

    ``first`` and ``last`` are the days of the earliest and the latest act, missing where that day is not known
    exactly; ``days`` lies between them; ``steps`` counts the acts. ``stage`` is what became of it. By level, days and
    id.
    """
    events = one_row_an_event(actions, links, settled=False)
    events = events.set_index("action_id", drop=False).rename_axis(None)
    kept = kept_of_actions(actions, links)
    known = links[links["from_action"].isin(kept) & links["to_action"].isin(kept)]
    steps = [pair for find in (steps_of, overrides_of) for pair in find(events, known, pd.Series(kept))]
    pairs = [
        (kept[a], kept[b])
        for a, b, relation in zip(links["from_action"], links["to_action"], links["relation"], strict=True)
        if relation == "final_reading_of" and a in kept and b in kept and kept[a] != kept[b]
    ]
    later, earlier = {a for a, _ in pairs}, {b for _, b in pairs}
    decided: dict[str, set[str]] = {}
    for members in joined(pairs):
        acts = events.loc[members].sort_values(["date_latest", "date_earliest", "action_id"])
        final = deciding(acts[~acts["action_id"].isin(earlier)].iloc[-1]["action_id"], events, steps)
        # Two bills that one signature made law, as where each chamber passes a version of its own, are one measure.
        decided.setdefault(final.iloc[-1]["action_id"], set()).update(members, final["action_id"])
    rows = []
    for last, members in decided.items():
        acts = events.loc[sorted(members)].sort_values(["date_latest", "date_earliest", "action_id"])
        starts = acts[acts["action_id"].isin(earlier - later)]
        rows.append(_measure(starts.iloc[0], events.loc[last], len(members)))
    frame = pd.DataFrame(rows, columns=COLUMNS)
    order = {level: place for place, level in enumerate(LEVELS)}
    frame = frame.assign(_level=frame["level"].map(order)).sort_values(
        ["_level", "days", "last_act"], ignore_index=True
    )
    return frame[COLUMNS].astype({"days": "Int64"})


def deciding(key: str, events: pd.DataFrame, steps: list[tuple[str, str]]) -> pd.DataFrame:
    """An act and those that decided on it, one after the other; the last one is what became of it.

    ``steps``: acts, each with one that completed or undid it.
    """
    found, new = {key}, {key}
    while new:
        new = {later for earlier, later in steps if earlier in new} - found
        found |= new
    return events.loc[sorted(found)].sort_values(["date_latest", "action_id"])


def joined(pairs: list[tuple[str, str]]) -> list[list[str]]:
    """The groups that pairs make when those that share a member are put together; members and groups sorted."""
    groups: list[set[str]] = []
    for pair in pairs:
        touched = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in touched] + [set(pair).union(*touched)]
    return sorted(sorted(group) for group in groups)


def _measure(start: pd.Series, end: pd.Series, steps: int) -> tuple:
    """A row of ``measures``."""
    days = [row["date"] if known(row["date"]) and pd.Series([row["date"]]).str.fullmatch(EXACT)[0] else pd.NA
            for row in (start, end)]  # fmt: skip
    both = all(known(day) for day in days)
    between = (pd.Timestamp(days[1]) - pd.Timestamp(days[0])).days if both else pd.NA
    if both and between < 0:
        between = pd.NA
    return (end["level"], place_words(end), end["jurisdiction"], end["state"], end["direction"], end["stage"],
            end["body"], *days, between, start["action_id"], end["action_id"], steps)  # fmt: skip


def dated(frame: pd.DataFrame) -> pd.DataFrame:
    """The measures whose first and last day are both known exactly."""
    return frame[frame["days"].notna()].reset_index(drop=True)


def medians(frame: pd.DataFrame) -> dict[str, float]:
    """The median days of each level that has enough dated measures, in the order of the levels."""
    shown = dated(frame)
    return {
        level: float(shown.loc[shown["level"] == level, "days"].median())
        for level in LEVELS
        if (shown["level"] == level).sum() >= ENOUGH
    }


def day_count(days: float) -> str:
    """A number of days in words: "one day", "14 days", "10.5 days"; none is "less than a day"."""
    if not days:
        return "less than a day"
    return number_words(int(days), "day") if float(days).is_integer() else f"{days:.1f} days"


def readings_title(frame: pd.DataFrame) -> str:
    """The finding: the median days from the first recorded step to the last, by level."""
    middle, shown = medians(frame), dated(frame)
    where = {"city": "in cities", "county": "in counties", "state": "in states",
             "school_district": "in school districts", "other": "in other bodies"}  # fmt: skip
    if middle:
        parts = [f"{day_count(days)} {where[level]}" for level, days in middle.items()]
        return (
            f"Of {len(shown):,} measures with two or more dated steps in the record, the median took {listed(parts)} "
            "from the first to the last"
        )
    if len(shown):
        longest = int(shown["days"].max())
        one = number_words(len(shown), "measure")
        return sentence(
            f"{one} with two or more dated steps took {'' if len(shown) == 1 else 'at most '}{day_count(longest)}"
        )
    return "No measure in the tables has two steps whose days are known"


def left_out(frame: pd.DataFrame) -> str:
    """How many measures are not drawn since a day is not exact, in words."""
    gone = len(frame) - len(dated(frame))
    if not gone:
        return ""
    verb = "is" if gone == 1 else "are"
    count = sentence(number_words(gone, "measure"))
    return f"{count} of {len(frame):,} {verb} left out: the day of a step is not known exactly."


def readings_described(title: str, frame: pd.DataFrame) -> str:
    """The figure in words: the finding, the shortest and longest of each level, what is left out."""
    shown = dated(frame)
    parts = [f"Dots, one a measure, by days from the first recorded step to the last. {title}."]
    for level, name in LEVELS.items():
        mine = shown[shown["level"] == level]
        if len(mine):
            low, high = mine.iloc[0], mine.iloc[-1]
            month = int((mine["days"] <= 31).sum())
            parts.append(
                f"{name}: {number_words(len(mine), 'measure')}, from {day_count(low['days'])} ({low['place']}) to "
                f"{day_count(high['days'])} ({high['place']}); {percent(month, len(mine))} took a month at most."
            )
    return " ".join([*parts, left_out(frame)]).strip()
