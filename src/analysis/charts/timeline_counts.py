"""Acts counted by quarter for the timeline: how many of each direction, decided or not, and where the peaks are."""

from dataclasses import dataclass

import pandas as pd

from analysis.charts.events import ERAS, FIRST_YEAR
from analysis.charts.words import MONTHS
from analysis.loaders.boundaries import state_names

COLUMNS = ["direction", "decided", "quarter", "state", "acts"]
LONGEST = 92  # days; an act that may lie in a longer span is dated by a year or several months
PEAK_LEAST = 5  # acts of a quarter that is worth a label


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
    """One row per act and quarter it may lie in: direction, decided, quarter (first day), state, acts (share).

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
            rows.append((row["direction"], row["decided"], quarter.start_time, row["state"], share))
    return pd.DataFrame(rows, columns=COLUMNS)


def counts_by_quarter(shares: pd.DataFrame) -> pd.DataFrame:
    """One row per direction, standing and quarter that has acts: direction, decided, quarter, acts (to 2 places)."""
    counts = shares.groupby(["direction", "decided", "quarter"], as_index=False, sort=True)["acts"].sum()
    return counts.assign(acts=counts["acts"].round(2))


def find_peaks(shares: pd.DataFrame) -> list[Peak]:
    """The quarters to label, fullest first: of each period and direction the one with most decided acts, if it has
    ``PEAK_LEAST`` of them; of equally full ones the first.

    The numbers are what the bar shows, parts of acts of uncertain day among them, rounded.
    """
    decided = shares["decided"].astype(bool)
    totals = shares.groupby(["direction", "quarter"])["acts"].sum()
    sure = shares[decided].groupby(["direction", "quarter"])["acts"].sum()
    by_state = shares[decided].groupby(["direction", "quarter", "state"])["acts"].sum()
    found = []
    for (direction, _), group in sure.groupby([sure.index.get_level_values(0), _eras(sure)]):
        quarter = group.idxmax()[1]
        acts, total = round(group.max()), round(totals[direction, quarter])
        if acts < PEAK_LEAST:
            continue
        states = by_state[direction, quarter]
        top = min(states[states == states.max()].index)
        share = round(states[top])
        single = bool(top) and share > acts / 2
        more = (
            f" ({'all' if share == acts else f'{share:,}'} in {state_names().get(top, top)})"
            if single
            else ""
        )
        count = f"{acts:,}" if total == acts else f"{acts:,} of {total:,}"
        words = f"{quarter_words(quarter)}: {count} adopted{more}"
        found.append(Peak(quarter, direction, acts, words, single))
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
