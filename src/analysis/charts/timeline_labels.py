"""Where the labels of acts below the years go: on their day, near the dividing line, off bars and other texts.

In inches along the axis and in depth: inches away from the line that divides the two directions.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.charts import style
from analysis.charts.labels import Box, text_width
from analysis.charts.timeline_arcs import find_arcs
from analysis.charts.timeline_layout import GAP, HEAD_SIZE, LINE, TEXT_SIZE, Axis, middle, span

FIRST, DEEPEST, STEP = 0.05, 6.0, 0.015  # depths that are tried
NEAR = 0.6  # how much farther a label may go so that nothing crosses the line to its mark
PAD = 0.025
APART = 0.07  # more room between two texts on one level
BETWEEN = 0.06  # between place and words on one line
# Shares of the axis at which the arrangement of labels may turn round.
SPLITS = (0.3, 0.4, 0.5, 0.6, 0.7)
ROUNDS = 2  # how often each act may have the first choice
# Of an arrangement, the less the better: acts with a label, greatest depth, arcs, sum of depths.
Cost = tuple[int, float, int, float]


@dataclass
class Label:
    """Where one label stands: the act's row, its mark and days, depth of its inner edge, side, on two lines or on
    one, with a line to its bar or without.
    """

    row: pd.Series
    x: float
    start: float
    end: float
    depth: float
    side: str
    stacked: bool
    stem: bool = False

    @property
    def level(self) -> float:
        """Depth of the mark: in the middle of the first line that one meets from the dividing line."""
        return self.depth + LINE / 2

    @property
    def width(self) -> float:
        """Width of its text."""
        return words_width(self.row, self.stacked)

    @property
    def left(self) -> float:
        """Left end of its text."""
        return self.end + GAP if self.side == "right" else self.start - GAP - self.width

    @property
    def text_box(self) -> Box:
        """The box of its text, along the axis and in depth."""
        return (self.left, self.depth, self.left + self.width, self.far_edge)

    @property
    def far_edge(self) -> float:
        """Depth of the outer edge."""
        return self.depth + LINE * (2 if self.stacked else 1)


@dataclass(frozen=True)
class Places:
    """All places where one act's label may stand, the nearest first, with a row of ``boxes`` and of ``stems`` each."""

    labels: list[Label]
    boxes: np.ndarray
    stems: np.ndarray


def place_labels(
    acts: pd.DataFrame,
    wanted: list[int],
    bars: list[Box],
    peaks: list[Box],
    links: list[tuple[str, str, str]],
    axis: Axis,
) -> list[Label]:
    """A label for every wanted act, its mark at its own day, as near to the dividing line as there is room.

    Texts of the left part of the axis best stand to the right of their marks, the latest nearest to the line, and
    in the right part the other way round. Where the parts meet, and which comes first, is tried out, and so is
    giving each act the first choice: the flattest arrangement is kept, of about equal ones that with most arcs
    between linked acts. ``peaks`` are the boxes of the words at the bars.
    """
    if not wanted:
        return []
    at = {i: middle(acts.loc[i], axis) for i in wanted}
    places = {i: possible_places(acts.loc[i], at[i], bars, axis) for i in wanted}

    def tried(order: list[int]) -> tuple[Cost, list[int], list[Label]]:
        found = place_in_order([places[i] for i in order], bars, peaks)
        depths = [label.far_edge for label in found]
        marks = {label.row["id"]: (label.x, label.level) for label in found}
        arcs = len(find_arcs(marks, [*peaks, *(label.text_box for label in found)], links))
        cost = (-len(found), round(max(depths, default=0.0), 1), -arcs, round(sum(depths), 2))
        return cost, order, found

    orders = []
    for share in SPLITS:
        split = axis.left + share * (axis.right - axis.left)
        early = sorted((i for i in wanted if at[i] < split), key=lambda i: (-at[i], -i))
        late = sorted((i for i in wanted if at[i] >= split), key=lambda i: (at[i], i))
        orders += [[*early, *late], [*late, *early]]
    best = min((tried(order) for order in orders), key=lambda one: one[0])
    for i in wanted * ROUNDS:
        moved = tried([i, *(k for k in best[1] if k != i)])
        best = min(best, moved, key=lambda one: one[0])
    return best[2]


def place_in_order(acts: list[Places], bars: list[Box], peaks: list[Box]) -> list[Label]:
    """Labels given out one after the other; an act without room gets none.

    Each takes the nearest free place, or one a little farther whose line to its bar crosses no text.
    """
    taken, texts, found = [*bars, *peaks], list(peaks), []
    for places in acts:
        free = np.flatnonzero(~meets(places.boxes, taken, PAD))
        if not len(free):
            continue
        near = [k for k in free if places.labels[k].depth <= places.labels[free[0]].depth + NEAR]
        clear = [k for k, hit in zip(near, meets(places.stems[near], texts, 0.01), strict=True) if not hit]
        best = clear[0] if clear else free[0]
        found.append(replace(places.labels[best], stem=bool(clear)))
        texts.append(tuple(places.boxes[best]))
        taken.append(texts[-1])
        if clear:
            taken.append(tuple(places.stems[best]))
    return found


def meets(boxes: np.ndarray, others: list[Box], pad: float) -> np.ndarray:
    """Whether each row of ``boxes`` comes closer than ``pad`` to any of the others (see labels.boxes_meet)."""
    if not others:
        return np.zeros(len(boxes), dtype=bool)
    mine, them = boxes[:, None, :], np.asarray(others)[None, :, :]
    across = (mine[..., 0] < them[..., 2] + pad) & (them[..., 0] < mine[..., 2] + pad)
    return (across & (mine[..., 1] < them[..., 3] + pad) & (them[..., 1] < mine[..., 3] + pad)).any(axis=1)


def possible_places(row: pd.Series, x: float, bars: list[Box], axis: Axis) -> Places:
    """The places of one act from the dividing line outwards, on one line and on two, to the right and to the left."""
    start, end = span(row, axis)
    ways = []
    for stacked in (False, True):
        width = words_width(row, stacked)
        ways += [("right", stacked, start, end + GAP + width), ("left", stacked, start - GAP - width, end)]
    # A mark may stand at the very edge; its text may not cross it.
    ways = [way for way in ways if (way[3] <= axis.right if way[0] == "right" else way[2] >= axis.left)]
    labels, boxes = [], []
    for depth in np.arange(FIRST, DEEPEST, STEP).tolist():
        for side, stacked, left, right in ways:
            label = Label(row, x, start, end, depth, side, stacked)
            low, high = left - APART * (side == "left"), right + APART * (side == "right")
            labels.append(label)
            boxes.append((low, depth, high, label.far_edge))
    stems = [stem_box(label, bars) for label in labels]
    return Places(labels, np.array(boxes).reshape(-1, 4), np.array(stems).reshape(-1, 4))


def tail_words(row: pd.Series) -> str:
    """What stands beside an act's place: what was done, and when."""
    return f"{row['detail']} · {row['when']}"


def words_width(row: pd.Series, stacked: bool) -> float:
    """Width of an act's place in bold and its words, below each other or on one line; in inches."""
    head = text_width(row["head"], HEAD_SIZE, style.BOLD)
    tail = text_width(tail_words(row), TEXT_SIZE, style.REGULAR)
    return max(head, tail) if stacked else head + BETWEEN + tail


def stem_box(label: Label, bars: list[Box]) -> Box:
    """The thin box from the end of the bar at a mark's day to the mark."""
    end = max((box[3] for box in bars if box[0] <= label.x <= box[2]), default=0.0)
    return (label.x - 0.004, min(end, label.level), label.x + 0.004, label.level)
