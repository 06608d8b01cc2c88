"""All places where an act's label may stand, with its text's box and the line to its bar (see timeline_labels).

In inches along the axis and in depth: inches away from the line that divides the two directions.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.charts import style
from analysis.charts.labels import Box, text_width
from analysis.charts.timeline_layout import GAP, HEAD_SIZE, LINE, TEXT_SIZE, Axis, span

FIRST, DEEPEST, STEP = 0.05, 6.0, 0.015  # depths that are tried
APART = 0.07  # more room between two texts on one level
BETWEEN = 0.06  # between place and words on one line


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


def possible_places(row: pd.Series, x: float, bars: list[Box], axis: Axis) -> Places:
    """The places of one act from the dividing line outwards, on one line and on two, to the right and to the left."""
    start, end = span(row, axis)
    ways = []
    for stacked in (False, True):
        width = words_width(row, stacked)
        ways += [("right", stacked, start, end + GAP + width), ("left", stacked, start - GAP - width, end)]
    # A mark may stand at the very edge; its text may not cross it.
    ways = [way for way in ways if (way[3] <= axis.edge if way[0] == "right" else way[2] >= axis.left)]
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
