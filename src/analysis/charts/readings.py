"""Draw how long measures took from their first recorded vote to the last: a dot a measure, by level."""

import math
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.labels import stack_dots, text_width
from analysis.charts.panels import LEVELS, Picture, label, named, open_page, plain, read_tables, source_note
from analysis.charts.readings_counts import (
    dated,
    day_count,
    left_out,
    measures,
    medians,
    readings_described,
    readings_title,
)

LEFT, RIGHT, DOT = 1.75, 9.6, 0.105  # inches: ends of the axis, room of a dot
TICKS = {0: "same day", 1: "1 day", 3: "3 days", 7: "a week", 14: "2 weeks", 30: "a month", 61: "2 months",
         122: "4 months", 244: "8 months", 365: "a year", 730: "2 years"}  # fmt: skip
LABELS = 0.34  # room above a level's dots for its words


def draw_readings() -> list[Path]:
    """Draw figures/readings.* from actions, links, records and articles; the four paths."""
    return make_from_tables().save("readings")


def make_from_tables() -> Picture:
    """The figure from the tables in data/processed."""
    return make_readings(read_tables("actions", "links", "records", "articles"))


def make_readings(tables: dict[str, pd.DataFrame]) -> Picture:
    """The dots; ``drawn`` holds one row per measure, those that are left out too, without days."""
    frame = measures(tables["actions"], tables["links"])
    shown, title = dated(frame), readings_title(frame)
    above, below = style.UPWARDS
    subtitle = [
        (plain("A dot is a measure that would "), named(above), plain(" (above the line) or "), named(below),
         plain(" (below) cooperation with ICE. Full: adopted. Cross: voted down or vetoed."),),
        (plain(caution(frame)),),
        (plain("The axis widens short spans: each line is about twice the days of the one before."),),
    ]  # fmt: skip
    top_days = max([*shown["days"].astype(int), 61])
    levels = [level for level in LEVELS if (shown["level"] == level).any()]
    rows = {level: shown[shown["level"] == level].reset_index(drop=True) for level in levels}
    spans = {level: _stacked(rows[level], top_days) for level in levels}
    heights = {level: up + down for level, (_, up, down) in spans.items()}
    body = 0.1 + sum(heights.values()) + (0.4 if levels else 0.5)
    with style.house_style():
        figure, ax, top = open_page(title, subtitle, body, [readings_note(), source_note(tables)])
        y = top - 0.1
        if not levels:
            label(ax, 0.12, y - 0.1, "There is nothing to draw yet.", 9, color=style.SOFT)
        else:
            _draw_axis(ax, y - sum(heights.values()), y, top_days)
        for level in levels:
            ys, up, down = spans[level]
            _draw_level(ax, level, rows[level], ys, medians(frame).get(level), y - up, y, top_days)
            y -= up + down
    return Picture(figure, frame, title, readings_described(title, frame))


def caution(frame: pd.DataFrame) -> str:
    """What is left out, and what the dots therefore do not show."""
    undated = left_out(frame)
    single = (
        "So are all with one recorded step" if undated else "Measures with one recorded step are left out"
    )
    return f"{undated} {single}: the record is what was searched, not a census.".strip()


def readings_note() -> str:
    """What counts as a first and a last step."""
    return (
        "A first step is the vote of a first reading, a committee or one chamber, or the proposal itself; the last is "
        "the final vote, often of the other chamber, or the signature, veto or override after it, where the "
        "record holds one."
    )


def _x(days: float, most: int) -> float:
    """Where a number of days stands, in inches: in proportion to the logarithm of the days and one more."""
    return LEFT + (RIGHT - LEFT) * math.log(float(days) + 1) / math.log(float(most) + 1)


def _draw_axis(ax: Axes, bottom: float, top: float, most: int) -> None:
    """A light line and its words for each span."""
    for days, words in TICKS.items():
        if days > most * 1.02:
            continue
        x = _x(days, most)
        ax.plot([x, x], [bottom, top], color=style.RULE, lw=0.6, zorder=1)
        label(ax, x, bottom - 0.14, words, 8, ha="center", color=style.SOFT)


def _stacked(mine: pd.DataFrame, most: int) -> tuple[list[float], float, float]:
    """How far from the line each dot of a level stands (up or down as ``style.UPWARDS`` says of its direction), and the
    room above and below the line; in inches.
    """
    ys = pd.Series(0.0, index=mine.index)
    for way, sign in zip(style.UPWARDS, (1, -1), strict=True):
        side = mine[mine["direction"] == way]
        places = stack_dots([_x(days, most) for days in side["days"]], DOT)
        ys[side.index] = [sign * DOT * (place + 0.75) for place in places]
    return list(ys), max(ys.max(), 0.25) + LABELS, max(-ys.min(), 0.1) + 0.24


def _draw_level(
    ax: Axes, level: str, mine: pd.DataFrame, ys, middle: float | None, base: float, roof: float, most
) -> None:
    """The dots of a level on both sides of ``base``, its name, its median, the name of the longest measure."""
    ax.plot([0.12, RIGHT], [base, base], color=style.FAINT, lw=0.6, zorder=2)
    label(ax, 0.12, base + 0.28, LEVELS[level], 9.5, weight=style.BOLD)
    count = "1 measure" if len(mine) == 1 else f"{len(mine):,} measures"
    label(ax, 0.12, base + 0.11, count, 8.2, color=style.SOFT)
    for (_, row), y in zip(mine.iterrows(), ys, strict=True):
        x = _x(row["days"], most)
        ax.plot([x], [base + y], zorder=4, **style.mark(row["stage"], style.DIRECTION[row["direction"]], 6.2))
    white = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
    if middle is not None:
        x = _x(middle, most)
        ax.plot([x, x], [base, roof - 0.1], color=style.INK, lw=1.4, zorder=3)
        label(ax, x + 0.06, roof - 0.1, f"median {day_count(middle)}", 8.4, weight=style.BOLD, bbox=white)
    last = mine.iloc[-1]
    words = f"{last['place']}, {last['last'][:4]}: {day_count(last['days'])}"
    y = base + ys[-1] + (0.16 if ys[-1] > 0 else -0.16)
    x = max(_x(last["days"], most) + 0.05, LEFT + text_width(words, 8, style.REGULAR))
    label(ax, x, y, words, 8, ha="right", color=style.DIRECTION[last["direction"]], bbox=white)
