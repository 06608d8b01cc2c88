"""Where everything on the timeline goes: lanes, rows and sides, worked out before it is drawn. In inches."""

from dataclasses import dataclass, field

import pandas as pd

from analysis.charts import style
from analysis.charts.events import FIRST_YEAR
from analysis.charts.labels import Slot, pack_rows, stack_dots, text_width, wrap_evenly

LEFT, RIGHT = 0.82, 0.12  # margins; the left one holds the names of the lanes
HEAD_SIZE, TEXT_SIZE = 8.8, 8.2  # points
LINE = 0.142  # height of a line of text
DOT = 0.085  # diameter of an unlabelled act, with room
MARK = 0.06  # half the width of a mark
GAP = 0.07  # between mark and text
ARROW = 0.34  # length drawn for "some day before"
WIDEST = 2.05  # of a milestone's line
MOST_LABELS, MOST_ROWS = 16, 12

ABOVE = (("event", "Events"), ("state", "States"), ("court", "Courts"), ("federal", "Federal"))
BELOW = (("extends", "Extends\ncooperation"), ("limits", "Limits\ncooperation"))


@dataclass
class Lane:
    """One lane: its events with x, slots and lines of text, and its height in inches."""

    name: str
    title: str
    events: pd.DataFrame
    slots: list[Slot | None] = field(default_factory=list)
    lines: list[list[str]] = field(default_factory=list)
    dots: dict[int, int] = field(default_factory=dict)
    row_height: float = 0.0
    dot_height: float = 0.0
    height: float = 0.0


class Axis:
    """Days to inches, linear, from the first day of FIRST_YEAR to the end of the last year drawn."""

    def __init__(self, last: pd.Timestamp | None):
        self.first = pd.Timestamp(f"{FIRST_YEAR}-01-01")
        year = max(last.year if last is not None and not pd.isna(last) else 0, 2026)
        self.last = pd.Timestamp(f"{year}-12-31")
        self.left, self.right = LEFT, style.WIDTH - RIGHT

    def x(self, day: pd.Timestamp) -> float:
        """Inches from the figure's left edge; days before the axis stand at its start."""
        share = (max(day, self.first) - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)


def span(row: pd.Series, axis: Axis) -> tuple[float, float]:
    """Left and right end of what is drawn for an event, in inches: its days, or an arrow's length."""
    end = axis.x(row["end"])
    if pd.isna(row["start"]):
        return max(end - ARROW, axis.left), end + (0 if row["stage"] == "in_force" else MARK)
    start = axis.x(row["start"])
    middle = (start + end) / 2
    return min(start, middle - MARK), max(end, middle + MARK)


def lay_out(name: str, title: str, events: pd.DataFrame, axis: Axis, local: bool) -> Lane:
    """One lane, packed. Labels the most important; the others become ticks (milestones) or stacked dots
    (acts).
    """
    lane = Lane(name, title, events.reset_index(drop=True))
    # The earliest first: rows then read from the axis outwards as time passes.
    wanted = sorted(chosen(lane.events, local))
    texts = {i: label_lines(lane.events.loc[i], local) for i in wanted}
    marks = [
        (*span(lane.events.loc[i], axis), lines_width(lane.events.loc[i], texts[i], local) + GAP)
        for i in wanted
    ]
    slots = pack_rows(marks, axis.left, axis.right, MOST_ROWS)
    by_row = dict(zip(wanted, slots, strict=True))
    lane.slots = [by_row.get(i) for i in lane.events.index]
    lane.lines = [texts.get(i, []) for i in lane.events.index]
    if local:
        left_over = [i for i in lane.events.index if lane.slots[i] is None]
        levels = stack_dots([sum(span(lane.events.loc[i], axis)) / 2 for i in left_over], DOT)
        lane.dots = dict(zip(left_over, levels, strict=True))
        lane.dot_height = (max(levels) + 1.5) * DOT if levels else 0.0
    most = max((len(lines) for lines, slot in zip(lane.lines, lane.slots, strict=True) if slot), default=1)
    lane.row_height = most * LINE + 0.075
    rows = max((slot.row + 1 for slot in lane.slots if slot), default=0)
    lane.height = max(rows * lane.row_height + lane.dot_height + 0.14, 0.46)
    return lane


def chosen(events: pd.DataFrame, local: bool) -> list[int]:
    """Which events of a lane get a label: of milestones those of importance 1; of acts all, or, of many, the
    main ones.

    Many are more than MOST_LABELS: then the acts that articles are about, or, where there are none or too
    many, as many as there is room for, evenly over time.
    """
    if not local:
        return list(events.index[events["rank"] == 1])
    if len(events) <= MOST_LABELS:
        return list(events.index)
    best = list(events.index[events["rank"] == events["rank"].min()])
    return best[:: -(-len(best) // MOST_LABELS)]


def label_lines(row: pd.Series, local: bool) -> list[str]:
    """The lines of one label: an act's place (drawn bold), then act and day; a milestone's day (drawn bold)
    and words.

    The day of a milestone stands at the start of its first line and is not repeated in the lines' text.
    """
    if local:
        return [row["head"], f"{row['detail']} · {row['when']}"]
    # The day counts as one word of the label when the lines are balanced.
    glued = row["when"].replace(" ", "\u00a0") + " " + row["head"]
    lines = wrap_evenly(glued, TEXT_SIZE, style.REGULAR, WIDEST)
    return [lines[0].split(" ", 1)[1] if " " in lines[0] else "", *lines[1:]]


def lines_width(row: pd.Series, lines: list[str], local: bool) -> float:
    """Width of a label in inches."""
    if local:
        first = text_width(lines[0], HEAD_SIZE, style.BOLD)
    else:
        first = text_width(lines[0], TEXT_SIZE, style.REGULAR) + day_width(row)
    return max([first, *(text_width(line, TEXT_SIZE, style.REGULAR) for line in lines[1:])])


def day_width(row: pd.Series) -> float:
    """Width in inches of a milestone's day in bold, with the space after it."""
    return text_width(row["when"], TEXT_SIZE, style.BOLD) + 0.07
