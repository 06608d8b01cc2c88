"""Where the milestones above the years go: lanes, rows and sides, worked out before they are drawn. In inches."""

from dataclasses import dataclass, field

import pandas as pd

from analysis.charts import style
from analysis.charts.events import FIRST_YEAR
from analysis.charts.labels import Slot, pack_rows, text_width, wrap_evenly
from analysis.charts.words import day_words

LEFT, RIGHT = 0.92, 0.12  # margins; the left one holds the names of the lanes
HEAD_SIZE, TEXT_SIZE = 8.2, 7.8  # points
LINE = 0.136  # height of a line of text
MARK = 0.055  # half the width of a mark
GAP = 0.06  # between mark and text
ARROW = 0.3  # length drawn for "some day before"
WIDEST = 4.2  # of a milestone's line
MOST_ROWS = 12
TICK = 0.07  # height of a tick
RUG = 0.17  # height of the two rows of ticks of the states' own acts

ABOVE = (("event", "Events"), ("state", "States"), ("court", "Courts"), ("federal", "Federal"))


class Axis:
    """Days to inches, linear, from the first day of FIRST_YEAR to the end of the last year drawn.

    ``edge`` is where texts end: at ``reach``, the last day of which the tables tell, where after it there is room for a
    line of text upright that says so; else at the right end.
    """

    def __init__(self, last: pd.Timestamp | None, reach: pd.Timestamp | None = None):
        self.first = pd.Timestamp(f"{FIRST_YEAR}-01-01")
        year = max(last.year if last is not None and not pd.isna(last) else 0, 2026)
        self.last = pd.Timestamp(f"{year}-12-31")
        self.left, self.right = LEFT, style.WIDTH - RIGHT
        self.reach = self.last if reach is None or pd.isna(reach) else min(reach, self.last)
        self.edge = self.x(self.reach)
        if self.right - self.edge < LINE:
            self.edge = self.right

    @property
    def end_words(self) -> str:
        """What stands upright after ``edge``: "record ends June 2026"; empty where there is no room for it."""
        return f"record ends {day_words(f'{self.reach:%Y-%m}')}" if self.edge < self.right else ""

    def x(self, day: pd.Timestamp) -> float:
        """Inches from the figure's left edge; days before the axis stand at its start."""
        share = (max(day, self.first) - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)


@dataclass
class Lane:
    """One lane: its milestones and, in that of states, the acts that articles report (rows with a stage), their slots
    and lines of text; the states' other acts; its height in inches.
    """

    name: str
    title: str
    events: pd.DataFrame
    slots: list[Slot | None] = field(default_factory=list)
    lines: list[list[str]] = field(default_factory=list)
    rug: pd.DataFrame | None = None
    row_height: float = 0.0
    height: float = 0.0

    @property
    def ticks(self) -> float:
        """Height kept free for ticks, in inches."""
        return RUG if self.rug is not None else TICK


def span(row: pd.Series, axis: Axis) -> tuple[float, float]:
    """Left and right end of what is drawn for an event, in inches: its days, or an arrow's length."""
    end = axis.x(row["end"])
    if pd.isna(row["start"]):
        return max(end - ARROW, axis.left), end + (0 if row["stage"] == "in_force" else MARK)
    start = axis.x(row["start"])
    middle = (start + end) / 2
    return min(start, middle - MARK), max(end, middle + MARK)


def middle(row: pd.Series, axis: Axis) -> float:
    """Where an event's mark stands, in inches: the middle of its days, or the last where only that is known."""
    end = axis.x(row["end"])
    return end if pd.isna(row["start"]) else (axis.x(row["start"]) + end) / 2


def lay_out(name: str, title: str, events: pd.DataFrame, axis: Axis, rug: pd.DataFrame | None) -> Lane:
    """One lane, packed. Labels the events of rank 1; the others become ticks.

    ``rug`` holds the states' own acts, drawn as ticks on two rows; None in lanes that have none.
    """
    lane = Lane(name, title, events.reset_index(drop=True), rug=rug)
    # The earliest first: rows then read from the axis outwards as time passes.
    wanted = list(lane.events.index[lane.events["rank"] == 1])
    texts = {i: label_lines(lane.events.loc[i]) for i in wanted}
    marks = [
        (*span(lane.events.loc[i], axis), lines_width(lane.events.loc[i], texts[i]) + GAP) for i in wanted
    ]
    slots = dict(zip(wanted, pack_flat(marks, axis), strict=True))
    lane.slots = [slots.get(i) for i in lane.events.index]
    lane.lines = [texts.get(i, []) for i in lane.events.index]
    most = max((len(lines) for lines, slot in zip(lane.lines, lane.slots, strict=True) if slot), default=1)
    lane.row_height = most * LINE + 0.026
    rows = max((slot.row + 1 for slot in lane.slots if slot), default=0)
    lane.height = max(rows * lane.row_height + lane.ticks + 0.05, 0.26)
    return lane


def pack_flat(marks: list[tuple[float, float, float]], axis: Axis) -> list[Slot | None]:
    """Slots for marks in order of time, given out from the first or from the last, whichever takes fewer rows."""
    first = pack_rows(marks, axis.left, axis.edge, MOST_ROWS)
    last = pack_rows(marks[::-1], axis.left, axis.edge, MOST_ROWS)[::-1]
    rows = [max((slot.row if slot else MOST_ROWS for slot in slots), default=0) for slots in (first, last)]
    return last if rows[1] < rows[0] else first


def label_lines(row: pd.Series) -> list[str]:
    """The lines of a milestone's label; its day, drawn bold, stands before the first and is not in the text."""
    # The day counts as one word of the label when the lines are balanced.
    glued = row["when"].replace(" ", "\u00a0") + " " + row["head"]
    lines = wrap_evenly(glued, TEXT_SIZE, style.REGULAR, WIDEST)
    return [lines[0].split(" ", 1)[1] if " " in lines[0] else "", *lines[1:]]


def lines_width(row: pd.Series, lines: list[str]) -> float:
    """Width of a milestone's label in inches."""
    first = text_width(lines[0], TEXT_SIZE, style.REGULAR) + day_width(row)
    return max([first, *(text_width(line, TEXT_SIZE, style.REGULAR) for line in lines[1:])])


def day_width(row: pd.Series) -> float:
    """Width in inches of a milestone's day in bold, with the space after it."""
    return text_width(row["when"], TEXT_SIZE, style.BOLD) + 0.07
