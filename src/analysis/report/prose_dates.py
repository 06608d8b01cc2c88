"""Sentences on how well acts are dated and which way they go, which several notebooks share."""

import pandas as pd

from analysis.charts.words import listed, number_words, sentence

# How well an act can be dated, and how the timeline shows it.
EXACTNESS = {
    "the day": "a mark, or one act in the bar of its quarter",
    "a range of days": "a bar of days, or spread over the quarters that it may lie in",
    "only the last possible day": "an arrow to that day, or one act in its quarter",
    "no day": "not drawn",
}


def exactness_parts(events: pd.DataFrame) -> list[tuple[int, str]]:
    """How many acts are dated how well, in the words of EXACTNESS; what does not occur is left out."""
    first, last = pd.to_datetime(events["date_earliest"]), pd.to_datetime(events["date_latest"])
    open_start = last.notna() & (first.isna() | (events["stage"] == "in_force"))
    day = last.notna() & ~open_start & (first == last)
    within = last.notna() & ~open_start & ~day
    sets = (day, within, open_start, last.isna())
    return [(int(mine.sum()), words) for mine, words in zip(sets, EXACTNESS, strict=True) if mine.any()]


def exactness(events: pd.DataFrame) -> str:
    """How well the acts are dated: "The day is known for 7 acts and a range of days for 2"."""
    parts = exactness_parts(events)
    said = [f"{words} is known for {number_words(count, 'act')}" for count, words in parts[:1]]
    return sentence(
        listed(said + [f"{words} for {number_words(count, 'act').split()[0]}" for count, words in parts[1:]])
    )


def both_ways(events: pd.DataFrame) -> str:
    """How many of the acts limit and how many extend cooperation, by what they do or would do."""
    limits = int((events["direction"] == "limits").sum())
    extends = len(events) - limits
    if limits and extends:
        one = f"{number_words(limits, 'act')} {'limits' if limits == 1 else 'limit'} cooperation"
        other = f"{number_words(extends, 'act')} {'extends' if extends == 1 else 'extend'} it"
        return sentence(f"{one} and {other}, or would if carried out.")
    return (
        f"All {'limit' if limits else 'extend'} cooperation, or would if carried out." if len(events) else ""
    )
