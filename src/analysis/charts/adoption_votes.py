"""Draw the votes on acts: how large the share in favor was, and how many votes were unanimous, by level."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.adoption_counts import BIN, of
from analysis.charts.legends import rich_line
from analysis.charts.panels import DIRECTIONS, LEVELS, bar, label, named, percent, rule

VOTES = 2.75  # inches, the height of both parts
WIDE = 4.6
LIGHT = {"limits": "#c9bbe0", "extends": "#ecc998"}


def draw_shares(ax: Axes, rows: pd.DataFrame, left: float, top: float) -> None:
    """Bars of acts by share of votes in favor: those that extend stand up, those that limit hang down."""
    label(ax, left, top - 0.12, "Votes in favor, where they are counted", 10.5, weight=style.BOLD)
    mine = rows[rows["part"] == "share"]
    if mine.empty:
        label(ax, left, top - 0.5, "No votes are counted.", 8.2, color=style.SOFT)
        return
    counts = {way: of(rows, "share", direction=way) for way in DIRECTIONS}
    heads = list(zip(style.UPWARDS, ("above", "below"), strict=True))
    parts = [
        named(way, f"{way.capitalize()} ({counts[way]:,}) {where}   ") for way, where in heads if counts[way]
    ]
    rich_line(ax, left, top - 0.37, tuple(parts), 8.6)
    lows = [int(value) for value in mine["value"] if value != "all"]
    bins = [*(str(low) for low in range(min([*lows, 50]), 100, BIN)), "all"]
    most = {way: int(mine.loc[mine["direction"] == way, "acts"].max() or 0) if (mine["direction"] == way).any() else 0
            for way in DIRECTIONS}  # fmt: skip
    step = WIDE / (len(bins) + 0.4)
    scale = (VOTES - 1.26) / max(sum(most.values()), 1)
    zero = top - 0.66 - most[style.UPWARDS[0]] * scale
    for i, value in enumerate(bins):
        x = left + step * (i + (0.4 if value == "all" else 0))
        for way in DIRECTIONS:
            count = of(rows, "share", direction=way, value=value)
            side = 1 if way == style.UPWARDS[0] else -1
            if count:
                y = zero + side * (0.1 + count * scale / 2)
                bar(ax, x + 0.03, y, step - 0.06, count * scale, style.DIRECTION[way])
                label(ax, x + step / 2, zero + side * (0.1 + count * scale + 0.08), f"{count:,}", 8.2, ha="center",
                      color=style.DIRECTION[way])  # fmt: skip
        words = "all" if value == "all" else f"{value}"
        label(ax, x + step / 2, zero, words, 8, ha="center", color=style.SOFT)
    low = zero - 0.1 - most[style.UPWARDS[1]] * scale - 0.3
    label(
        ax,
        left,
        low,
        f"Votes in favor as a share of those for and against: percent, in steps of {BIN}",
        8,
        color=style.SOFT,
    )


def draw_unanimous(ax: Axes, rows: pd.DataFrame, left: float, top: float) -> None:
    """A bar a level and direction, split into unanimous and divided votes."""
    label(ax, left, top - 0.12, "Unanimous votes, where a source tells", 10.5, weight=style.BOLD)
    mine = rows[rows["part"] == "vote"]
    if mine.empty:
        label(ax, left, top - 0.5, "No vote is told of.", 8.2, color=style.SOFT)
        return
    y, names, wide = top - 0.42, 1.75, 1.55
    shown = [(level, way) for level in LEVELS for way in style.UPWARDS
             if level != "other" and of(rows, "vote", level=level, direction=way)]  # fmt: skip
    pitch = min((VOTES - 0.8) / max(len(shown), 1), 0.27)
    last = None
    for level, way in shown:
        yes = of(rows, "vote", level=level, direction=way, value="unanimous")
        told = of(rows, "vote", level=level, direction=way)
        y -= pitch + (0.05 if last not in (None, level) else 0)
        if level != last:
            label(ax, left, y, LEVELS[level], 8.4)
        last = level
        label(ax, left + names - 0.06, y, way.removesuffix("s"), 7.8, ha="right", color=style.DIRECTION[way])
        bar(ax, left + names, y, wide, pitch * 0.7, LIGHT[way])
        bar(ax, left + names, y, wide * yes / told, pitch * 0.7, style.DIRECTION[way])
        label(ax, left + names + wide + 0.06, y, f"{percent(yes, told)}  ({yes:,} of {told:,})", 8.2,
              color=style.DIRECTION[way])  # fmt: skip
    label(ax, left + names, top - 0.42, "unanimous", 8, color=style.SOFT)
    label(ax, left + names + wide, top - 0.42, "divided", 8, color=style.SOFT, ha="right")
    rule(ax, left + names, left + names + wide, top - 0.51)
