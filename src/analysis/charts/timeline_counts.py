"""Acts counted by quarter for the timeline: how many of each direction, decided or not, and where the peaks are."""

from dataclasses import dataclass
from math import ceil

import pandas as pd

from analysis.charts.events import ERAS, FIRST_YEAR
from analysis.charts.words import MONTHS
from analysis.loaders.boundaries import state_names

COLUMNS = ["id", "direction", "decided", "quarter", "state", "acts", "whole"]
# A peak is labelled where it has at least this share of the fullest quarter's acts, and at least so many.
PEAK_SHARE, PEAK_LEAST = 0.15, 5
# How a part of a bar stands: adopted in that quarter; adopted, but perhaps in another quarter; not adopted. The first
# is drawn dark, the others pale, so that the dark part of a bar is a number of whole acts.
STANDINGS = ("decided", "decided_spread", "undecided")


@dataclass(frozen=True)
class Peak:
    """A quarter to label: its first day, direction, decided acts, words, and whether most of them are one state's."""

    quarter: pd.Timestamp
    direction: str
    acts: int
    words: str
    one_state: bool = False

    @property
    def quarter_words(self) -> str:
        """The quarter by its months."""
        return quarter_words(self.quarter)


def shares_by_quarter(local: pd.DataFrame) -> pd.DataFrame:
    """One row per act and quarter it may lie in: id, direction, decided, quarter (first day), state, acts (share),
    whole (whether it lies in no other quarter).

    An act is spread over the days it can have been on, in equal parts; where only the last day is known, it
    stands there. Acts that merely stood when a source was written have no quarter and are left out.
    """
    rows = []
    dated = local[local["stage"] != "in_force"]
    for _, row in dated.iterrows():
        first = (
            row["end"] if pd.isna(row["start"]) else max(row["start"], pd.Timestamp(f"{FIRST_YEAR}-01-01"))
        )
        days = (row["end"] - first).days + 1
        for quarter in pd.period_range(first, row["end"], freq="Q"):
            low, high = max(first, quarter.start_time), min(row["end"], quarter.end_time.normalize())
            share = ((high - low).days + 1) / days
            rows.append(
                (
                    row["id"],
                    row["direction"],
                    row["decided"],
                    quarter.start_time,
                    row["state"],
                    share,
                    share == 1,
                )
            )
    return pd.DataFrame(rows, columns=COLUMNS)


def counts_by_quarter(shares: pd.DataFrame) -> pd.DataFrame:
    """One row per direction, standing (of STANDINGS) and quarter that has acts: direction, standing, quarter, acts (to
    2 places).
    """
    decided, whole = shares["decided"].astype(bool), shares["whole"].astype(bool)
    standing = decided.map({True: "decided", False: "undecided"}).mask(decided & ~whole, "decided_spread")
    counts = (
        shares.assign(standing=standing)
        .groupby(["direction", "standing", "quarter"], sort=True)["acts"]
        .sum()
    )
    return counts.round(2).reset_index()


def find_peaks(shares: pd.DataFrame) -> list[Peak]:
    """The quarters to label, fullest first: the fullest of each period and direction, where it is worth a label.

    The numbers are those of the dark parts of the bars: decided acts that lie in no other quarter.
    """
    sure = shares[shares["decided"].astype(bool) & shares["whole"].astype(bool)]
    if sure.empty:
        return []
    totals = sure.groupby(["direction", "quarter"]).size()
    by_state = sure.groupby(["direction", "quarter", "state"]).size()
    eras = [era_of_quarter(quarter) for quarter in totals.index.get_level_values("quarter")]
    fullest = totals.groupby([totals.index.get_level_values("direction"), eras]).transform("max")
    found = []
    for (direction, quarter), acts in totals[(totals == fullest) & (totals >= least_peak(shares))].items():
        states = by_state[direction, quarter]
        top = min(states[states == states.max()].index)
        single = bool(top) and bool(states[top] > acts / 2)
        share = "all" if states[top] == acts else f"{states[top]:,}"
        more = f" ({share} in {state_names().get(top, top)})" if single else ""
        words = f"{quarter_words(quarter)}: {acts:,} adopted{more}"
        found.append(Peak(quarter, direction, int(acts), words, single))
    return sorted(found, key=lambda peak: (-peak.acts, peak.direction, peak.quarter))


def least_peak(shares: pd.DataFrame) -> int:
    """The fewest decided acts for which a quarter is labelled."""
    sure = shares[shares["decided"].astype(bool) & shares["whole"].astype(bool)]
    most = sure.groupby(["direction", "quarter"]).size().max() if len(sure) else 0
    return max(PEAK_LEAST, ceil(PEAK_SHARE * most))


def era_of(day: pd.Timestamp) -> int:
    """The number of the period in which a day lies; days before the first count to it."""
    return max(sum(pd.Timestamp(start) <= day for start, _ in ERAS) - 1, 0)


def era_of_quarter(quarter: pd.Timestamp) -> int:
    """The number of the period in which the middle of a quarter lies, given by its first day."""
    return era_of(quarter + pd.Timedelta(days=45))


def quarter_words(quarter: pd.Timestamp) -> str:
    """A quarter by its months: "Jan.–March 2017"."""
    return f"{MONTHS[quarter.month - 1]}–{MONTHS[quarter.month + 1]} {quarter.year}"


def vague_counts(local: pd.DataFrame, shares: pd.DataFrame) -> tuple[int, int]:
    """How many acts in the bars are spread over several quarters, and how many stand at their last possible day."""
    counted = local["id"].isin(shares["id"])
    return shares.loc[~shares["whole"].astype(bool), "id"].nunique(), int(
        (local["start"].isna() & counted).sum()
    )
