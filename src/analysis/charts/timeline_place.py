"""Which acts below the years are labelled, and where bars and labels go, worked out before they are drawn.

The half of each direction is laid out on its own, in inches along the axis and in depth: inches away from the line
that divides the two.
"""

from dataclasses import dataclass, field

import pandas as pd

from analysis.charts.events import CODED_RANK
from analysis.charts.labels import Box
from analysis.charts.timeline_counts import Peak, era_of
from analysis.charts.timeline_labels import place_labels
from analysis.charts.timeline_layout import Axis
from analysis.charts.timeline_peaks import place_peaks
from analysis.charts.timeline_spots import Label

MOST_LABELS = 16  # a direction; the notable acts of many come on top
BARS = 1.9  # inches for the bars of both directions together
TALLEST = 0.08  # inches of one act, where there are few
FLATTEST = 0.46  # inches of a direction


@dataclass
class Half:
    """All acts of one direction: bars (x0, x1, dark and pale part in inches), labels, peaks, depth."""

    direction: str
    acts: pd.DataFrame
    bars: list[tuple[float, float, float, float]] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    peaks: list[tuple[list[str], Box]] = field(default_factory=list)
    grid: list[float] = field(default_factory=list)
    depth: float = FLATTEST

    @property
    def text_boxes(self) -> list[Box]:
        """The boxes of all texts but its name, along the axis and in depth."""
        return [*(box for _, box in self.peaks), *(label.text_box for label in self.labels)]


def chosen(acts: pd.DataFrame, notable: set[str]) -> list[int]:
    """Which acts of a direction get a label: all of few; of many, those of the articles and all notable ones.

    Where the articles' acts are too many, only their main ones, evenly over time.
    """
    if len(acts) <= MOST_LABELS:
        return list(acts.index)
    best = list(acts.index[acts["rank"] < CODED_RANK])
    if len(best) > MOST_LABELS:
        best = list(acts.index[acts["rank"] == acts["rank"].min()])
        best = best[:: -(-len(best) // MOST_LABELS)]
    return sorted({*best, *acts.index[acts["id"].isin(notable)]})


def notable_acts(local: pd.DataFrame) -> set[str]:
    """Of each period and direction the decided local act with the most links to others; ties go to the larger
    place, then to the first id. Acts whose day is not known, and those without links, are none.
    """
    exact = local[local["decided"] & (local["start"] == local["end"]) & (local["links"] > 0)]
    exact = exact.assign(era=[era_of(day) for day in exact["end"]])
    exact = exact.sort_values(["links", "population", "id"], ascending=[False, False, True])
    return set(exact.drop_duplicates(["era", "direction"])["id"])


def act_scale(counts: pd.DataFrame) -> tuple[float, int]:
    """Inches of one act, the same in both directions, and the acts between two lines of the grid."""
    if counts.empty:
        return 0.0, 0
    most = counts.groupby(["direction", "quarter"])["acts"].sum().groupby("direction").max()
    step = max((n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if n <= most.max() / 1.6), default=1)
    return min(BARS / most.sum(), TALLEST), step


def lay_out_half(
    direction: str,
    acts: pd.DataFrame,
    counts: pd.DataFrame,
    peaks: list[Peak],
    notable: set[str],
    links: list[tuple[str, str, str]],
    axis: Axis,
) -> Half:
    """One direction, with bars from ``counts`` (none where it is empty) and labels that keep off them.

    ``links`` joins acts by their ids: (from, to, relation).
    """
    half = Half(direction, acts.reset_index(drop=True))
    scale, step = act_scale(counts)
    bars: list[Box] = []
    mine = counts[counts["direction"] == direction]
    for quarter, group in mine.groupby("quarter"):
        x0, x1 = axis.x(quarter) + 0.008, axis.x(quarter + pd.offsets.QuarterEnd()) - 0.004
        dark = scale * group.loc[group["standing"] == "decided", "acts"].sum()
        half.bars.append((x0, x1, dark, scale * group["acts"].sum() - dark))
        bars.append((x0, 0, x1, scale * group["acts"].sum()))
    tallest = max((box[3] for box in bars), default=0.0)
    if step:
        half.grid = [step * scale * k for k in range(1, int(tallest / (step * scale)) + 1)]
    half.peaks = place_peaks([peak for peak in peaks if peak.direction == direction], half.bars, axis)
    words = [box for _, box in half.peaks]
    half.labels = place_labels(half.acts, chosen(half.acts, notable), bars, words, links, axis)
    far = [tallest, *(box[3] for _, box in half.peaks), *(label.far_edge for label in half.labels)]
    half.depth = max(max(far) + 0.08, FLATTEST)
    return half
