"""The timeline in words, computed from what was drawn: its alternative text."""

import pandas as pd

from analysis.charts.timeline_counts import STANDINGS, Peak
from analysis.charts.timeline_words import is_are
from analysis.charts.words import listed, number_words

LANES = ("federal", "court", "state", "event")


def describe_timeline(title: str, drawn: pd.DataFrame, peaks: list[Peak], notes: list[str]) -> str:
    """The timeline in words: the finding, the counts, the peaks, every labelled act with its day.

    ``drawn`` is what ``make_timeline`` gives, ``notes`` what else is said on the figure and below it.
    """
    acts = drawn[(drawn["kind"] == "act") & (drawn["label"] != "")]
    counts, context = drawn[drawn["kind"] == "count"], drawn[drawn["kind"] == "milestone"]
    parts = [f"Timeline. {title}."]
    if len(counts):
        parts.append(
            f"Bars below the years count {round(counts['acts'].sum()):,} local acts by quarter: those that extend "
            f"cooperation upwards from a line, {_standing(counts, 'extends')}, those that limit it downwards, "
            f"{_standing(counts, 'limits')}."
        )
    if peaks:
        by_way = {
            way: [peak.words for peak in peaks if peak.direction == way] for way in ("limits", "extends")
        }
        said = [
            f"of acts that {way.removesuffix('s')} it, {'; '.join(words)}"
            for way, words in by_way.items()
            if words
        ]
        parts.append(f"The fullest quarters of the periods: {'; '.join(said)}.")
    sides = acts["direction"].value_counts()
    if len(acts):
        parts.append(
            f"Labeled {is_are(len(acts))} {number_words(len(acts), 'act')}, {int(sides.get('limits', 0))} that limit "
            f"and {int(sides.get('extends', 0))} that extend cooperation, or would have; in order of time: "
            f"{'; '.join(acts['label'])}."
        )
    levels = context["lane"].value_counts()
    above = [f"{int(levels[lane])} {lane}" for lane in LANES if lane in levels]
    if above:
        named = [words for words in context["label"] if words]
        parts.append(
            f"Above stand {len(context)} milestones ({listed(above)}), among them {'; '.join(named)}."
        )
    ticks = drawn[(drawn["kind"] == "act") & (drawn["side"] == "above") & (drawn["label"] == "")]
    if len(ticks):
        parts.append(
            f"Ticks in the lane of the states mark {number_words(len(ticks), 'act')} of states of their own."
        )
    return " ".join(part for part in [*parts, *notes] if part)


def _standing(counts: pd.DataFrame, direction: str) -> str:
    """How many of a direction are decided and how many are not: "366 adopted or ended and 107 proposed or turned
    down".
    """
    mine = counts[counts["direction"] == direction].groupby("stage")["acts"].sum()
    decided, spread, undecided = (round(mine.get(stage, 0)) for stage in STANDINGS)
    return f"{decided + spread:,} adopted or ended and {undecided:,} proposed or turned down"
