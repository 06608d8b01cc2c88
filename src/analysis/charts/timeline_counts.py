"""Acts counted by quarter for the timeline: how many of each direction, decided or not, and where the peaks are."""

from dataclasses import dataclass

import pandas as pd

from analysis.charts.events import ERAS, FIRST_YEAR
from analysis.charts.words import MONTHS
from analysis.loaders.boundaries import state_names

COLUMNS = ["direction", "decided", "quarter", "state", "acts", "whole"]
LONGEST = 92  # days; an act that may lie in a longer span is dated by a year or several months
# A peak is labelled where it has at least this share of the fullest quarter's acts, and at least so many.
PEAK_SHARE, PEAK_LEAST = 0.15, 5


@dataclass(frozen=True)
class Peak:
    """A quarter to label: its first day, direction, decided acts, words, and whether most of them are one
    state's.
    """

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
    """One row per act and quarter it may lie in: direction, decided, quarter (first day), state, acts (share), whole
    (whether it lies in that quarter for certain).

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
                (row["direction"], row["decided"], quarter.start_time, row["state"], share, share == 1)
            )
    return pd.DataFrame(rows, columns=COLUMNS)


def counts_by_quarter(shares: pd.DataFrame) -> pd.DataFrame:
    """One row per direction, standing and quarter that has acts: direction, decided, quarter, acts (to 2 places)."""
    counts = shares.groupby(["direction", "decided", "quarter"], as_index=False, sort=True)["acts"].sum()
    return counts.assign(acts=counts["acts"].round(2))


def find_peaks(shares: pd.DataFrame) -> list[Peak]:
    """The quarters to label, fullest first: in each period and direction the fullest, and those that are mostly one
    state's. Small ones, and those less full than a neighbour, are left out.

    The numbers in the words count the decided acts that lie in the quarter for certain.
    """
    sure = shares[shares["decided"].astype(bool) & shares["whole"].astype(bool)]
    if sure.empty:
        return []
    totals = sure.groupby(["direction", "quarter"]).size()
    by_state = sure.groupby(["direction", "quarter", "state"]).size()
    least = max(PEAK_LEAST, PEAK_SHARE * totals.max())
    fullest = totals.groupby([totals.index.get_level_values(0), _eras(totals)]).max()
    found = []
    for (direction, quarter), acts in totals.items():
        states = by_state[direction, quarter]
        top = min(states[states == states.max()].index)
        single = bool(top) and states[top] > acts / 2
        before, after = (totals.get((direction, quarter + pd.DateOffset(months=way)), 0) for way in (-3, 3))
        highest = acts == fullest[direction, era_of_quarter(quarter)] and before < acts >= after
        if acts >= least and (single or highest):
            share = "all" if states[top] == acts else f"{states[top]:,}"
            more = f" ({share} in {state_names().get(top, top)})" if single else ""
            found.append(
                Peak(quarter, direction, int(acts), f"{quarter_words(quarter)}: {acts:,}{more}", single)
            )
    return sorted(found, key=lambda peak: (-peak.acts, peak.direction, peak.quarter))


def _eras(totals: pd.Series) -> list[int]:
    """The period of each quarter of an index (direction, quarter)."""
    return [era_of_quarter(quarter) for quarter in totals.index.get_level_values("quarter")]


def era_of(day: pd.Timestamp) -> int:
    """The number of the period in which a day lies; days before the first count to it."""
    return max(sum(pd.Timestamp(start) <= day for start, _ in ERAS) - 1, 0)


def era_of_quarter(quarter: pd.Timestamp) -> int:
    """The number of the period in which the middle of a quarter lies, given by its first day."""
    return era_of(quarter + pd.Timedelta(days=45))


def quarter_words(quarter: pd.Timestamp) -> str:
    """A quarter by its months: "Jan.–March 2017"."""
    return f"{MONTHS[quarter.month - 1]}–{MONTHS[quarter.month + 1]} {quarter.year}"


def vague_counts(local: pd.DataFrame) -> tuple[int, int]:
    """How many acts are known only by a span longer than a quarter, and how many only by their last possible day."""
    open_start = local["start"].isna()
    long = ((local["end"] - local["start"]).dt.days > LONGEST) & ~open_start
    return int(long.sum()), int(open_start.sum())
