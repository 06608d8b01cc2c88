"""In which years most local acts of each direction were adopted: the finding of the timeline."""

import pandas as pd

from analysis.charts.events import DATED
from analysis.charts.panels import percent
from analysis.charts.words import listed

NEARLY = 0.9  # of a year's acts: another that has at least this share of them is named with it


def decided_acts(events: pd.DataFrame, direction: str) -> pd.DataFrame:
    """Local acts of a direction that were adopted, or that ended an earlier rule."""
    mine = (events["direction"] == direction) & events["stage"].isin(DATED) & (events["level"] != "state")
    return events[mine]


def decided_years(events: pd.DataFrame, direction: str) -> pd.Series:
    """How many ``decided_acts`` each year has; those whose year is not certain are left out.

    An act of which only the last possible day is known counts to that day's year.
    """
    mine = decided_acts(events, direction)
    last = mine["date_latest"].dropna().str[:4]
    first = mine["date_earliest"].reindex(last.index).str[:4].fillna(last)
    return last[first == last].astype(int).value_counts().sort_index()


def fullest_years(counts: pd.Series, total: int, most: int = 3) -> list[int]:
    """The fewest years that hold more than half of ``total`` acts, and every year nearly as full as one of them, in
    order of time; empty where no years do, or where they are more than ``most``.
    """
    ranked = counts.sort_index().sort_values(ascending=False, kind="stable")
    short = int((ranked.cumsum() * 2 <= total).sum())
    if short >= len(ranked):
        return []
    years = sorted(ranked.index[ranked >= NEARLY * ranked.iloc[short]])
    return years if len(years) <= most else []


def named_years(events: pd.DataFrame, direction: str) -> list[int]:
    """The years that the title names for a direction: see ``fullest_years``, of all its ``decided_acts``."""
    return fullest_years(decided_years(events, direction), len(decided_acts(events, direction)))


def year_words(years: list[int]) -> str:
    """Years in words, two that follow each other as a span: "2017 and 2025–26"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return listed([str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1] % 100:02d}" for run in runs])


def years_title(events: pd.DataFrame) -> str:
    """In which years most local acts of each direction were decided; empty where neither has such years."""
    parts = []
    for direction in ("limits", "extends"):
        counts, years = decided_years(events, direction), named_years(events, direction)
        verb = direction.removesuffix("s")
        which = f"that {verb} it" if parts else f"local acts that {verb} cooperation with ICE"
        if years:
            parts.append(f"most {which}{' ' if parts else ' date '}from {year_words(years)}")
        elif len(counts):
            top = int(counts[counts == counts.max()].index[-1])
            parts.append(f"no year has more {which} than {top}")
    return f"In this record, {', '.join(parts)}" if parts else ""


def years_share(events: pd.DataFrame) -> str:
    """How much of each direction the years hold that the title names: "The years named hold 56% of the adopted acts
    that limit cooperation and 62% of those that extend it." Empty where it names none.
    """
    parts = []
    for direction in ("limits", "extends"):
        years, verb = named_years(events, direction), direction.removesuffix("s")
        if years:
            held = int(decided_years(events, direction)[years].sum())
            of = f"those that {verb} it" if parts else f"the adopted acts that {verb} cooperation"
            parts.append(f"{percent(held, len(decided_acts(events, direction)))} of {of}")
    return f"The years named hold {listed(parts)}." if parts else ""
