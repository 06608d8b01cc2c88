"""What the figure on spread counts: first decided acts of jurisdictions, and what it says of them."""

import pandas as pd

from analysis.charts.panels import DIRECTIONS, LEVELS
from analysis.charts.words import known, listed, number_words, sentence

COLUMNS = ["direction", "level", "jurisdiction", "state", "day", "exact", "action_id", "count"]
FIRST_DAY = pd.Timestamp("2008-01-01")
NICE = (5, 10, 20, 25, 50, 100, 150, 200, 250, 300, 400, 500)


def jurisdiction_keys(events: pd.DataFrame) -> pd.Series:
    """One key a jurisdiction: its identifier, or level, state and name where the tables have none."""
    names = [
        row["jurisdiction_id"]
        if known(row["jurisdiction_id"])
        else f"{row['level']}|{row['state']}|{row['jurisdiction']}"
        for _, row in events.iterrows()
    ]
    return pd.Series(names, index=events.index, dtype="object")


def first_acts(decided: pd.DataFrame) -> pd.DataFrame:
    """One row per jurisdiction and direction, by direction, level and day: its first decided act that is dated.

    ``day`` is the last possible day of the act, ``exact`` whether it is the only one, ``count`` how many
    jurisdictions of the level had one by then. Acts without any day are left out.
    """
    dated = decided[decided["date_latest"].notna()]
    dated = dated.assign(key=jurisdiction_keys(dated)).sort_values(["date_latest", "action_id"])
    first = dated.drop_duplicates(["key", "direction"]).copy()
    first["day"] = first["date_latest"]
    first["exact"] = (first["date_earliest"] == first["date_latest"]).fillna(False).astype(bool)
    order = {level: place for place, level in enumerate(LEVELS)}
    sides = {direction: place for place, direction in enumerate(DIRECTIONS)}
    first = first.assign(_level=first["level"].map(order), _side=first["direction"].map(sides)).sort_values(
        ["_side", "_level", "day", "action_id"], ignore_index=True
    )
    first["count"] = first.groupby(["direction", "level"]).cumcount() + 1
    return first[COLUMNS]


def axis_days(first: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day of the axis: 2008 to the last act whose day is known. What is older counts from the start;
    what is only known to be of the last year steps at the end.
    """
    exact = first.loc[first["exact"], "day"]
    last = pd.Timestamp(exact.max()) if len(exact) else FIRST_DAY + pd.DateOffset(years=1)
    return FIRST_DAY, max(last, FIRST_DAY + pd.DateOffset(months=1))


def axis_top(first: pd.DataFrame) -> int:
    """The end of the scale of counts: a round number that holds the longest curve."""
    most = int(first["count"].max()) if len(first) else 1
    return next((number for number in NICE if number >= most), -(-most // 500) * 500)


def left_out(decided: pd.DataFrame) -> str:
    """What the curves leave out or place by its last possible day, in words."""
    undated = int(decided["date_latest"].isna().sum())
    verb = "is" if undated == 1 else "are"
    start = number_words(undated, "decided act")
    gone = f" {sentence(start)} without any date {verb} not drawn." if undated else ""
    return f"An act whose day is not known exactly counts from its last possible day.{gone}"


def since(first: pd.DataFrame, year: int) -> int:
    """How many of the rows are of that year or later."""
    return int((first["day"].str[:4].astype(int) >= year).sum()) if len(first) else 0


def peak(first: pd.DataFrame) -> tuple[int, int] | None:
    """The year in which most of the rows came, the earliest of equals, and how many; None with fewer than ten rows."""
    if len(first) < 10:
        return None
    years = first["day"].str[:4].astype(int).value_counts()
    year = int(min(years[years == years.max()].index))
    return year, int(years[year])


def spread_title(first: pd.DataFrame) -> str:
    """The finding: in how many jurisdictions a decided act was found, each way, and the year in which most came."""
    sides = {direction: first[first["direction"] == direction] for direction in DIRECTIONS}
    shown = [direction for direction in DIRECTIONS if len(sides[direction])]
    if not shown:
        return "No decided act with a date is in the tables yet"
    words = []
    for direction in shown:
        mine, most = sides[direction], peak(sides[direction])
        verb, count = direction.removesuffix("s"), len(mine)
        start = f"{number_words(count, 'jurisdiction')} decided to {verb} cooperation with ICE"
        if words:
            start = f"{counted(count)} to {verb} it"
        words.append(f"{start}, {most[1]:,} of them first in {most[0]}" if most else start)
    return sentence(f"in the record, {'; '.join(words)}")


def counted(count: int) -> str:
    """A number of things whose noun has been said: "five", "327"."""
    return number_words(count, "of them", "of them").split()[0]


def spread_words(title: str, first: pd.DataFrame) -> str:
    """The figure in words: the finding, each curve's end, what the curves follow."""
    parts = [f"Curves of the cumulative number of jurisdictions, by day of their first decided act. {title}."]
    for direction in DIRECTIONS:
        mine = first[first["direction"] == direction]
        ends = [
            f"{LEVELS[level].lower()} {int((mine['level'] == level).sum())}, of which "
            f"{since(mine[mine['level'] == level], 2025)} first in 2025 or later"
            for level in LEVELS
            if (mine["level"] == level).any()
        ]
        if ends:
            verb = direction.removesuffix("s")
            parts.append(
                f"Decided to {verb} cooperation: {listed(ends) if len(ends) < 3 else '; '.join(ends)}."
            )
    parts.append(
        "The curves follow what was searched for and could be confirmed; they are a floor, not a full count."
    )
    return " ".join(parts)
