"""Draw how adoption spread: jurisdictions by the day of their first decided act, by direction and level."""

from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.events import ERAS
from analysis.charts.labels import spread_out
from analysis.charts.panels import (
    DIRECTIONS,
    LEVELS,
    Picture,
    decided_events,
    label,
    named,
    open_page,
    plain,
    read_tables,
    rule,
    source_note,
)
from analysis.charts.spread_counts import (
    axis_days,
    axis_top,
    first_acts,
    left_out,
    spread_title,
    spread_words,
)
from analysis.charts.words import EXAMPLES

# What opens each time of the timeline, in two short lines above its dotted line.
MARKS = ("", "Detainer\nruling", "2017\norders", "Orders\nrevoked", "2025\norders")
PLOT, GAP = 3.35, 0.15  # height of the curves, room between two labels; inches
LEFTS = {"limits": 0.5, "extends": 5.4}
ACROSS, HEAD, DEEP = 3.15, 0.68, 0.3  # width of the curves; room above and below them
# Cities in the color of the maps' points and broad, counties in that of their areas, the others thin; the words at the
# ends have their curve's color.
LINE = {"city": 2.6, "county": 1.7, "state": 1.1, "school_district": 1.1, "other": 0.8}
AREAS = ("county", "school_district")


def draw_spread() -> list[Path]:
    """Draw figures/spread.* from actions, links, records and articles; the four paths."""
    return make_from_tables().save("spread")


def make_from_tables() -> Picture:
    """The figure from the tables in data/processed."""
    return make_spread(read_tables("actions", "links", "records", "articles"))


def make_spread(tables: dict[str, pd.DataFrame]) -> Picture:
    """Two panels, limits and extends, on one scale; ``drawn`` holds one row per jurisdiction and direction."""
    decided = decided_events(tables["actions"], tables["links"])
    first = first_acts(decided)
    title = spread_title(first)
    subtitle = [
        (plain("Jurisdictions by the day of their first decided act that "), named("limits"), plain(" or "),
         named("extends"), plain(" cooperation with ICE; a jurisdiction may stand on both sides.")),
        (plain("The curves follow what was searched for and could be confirmed: they are a floor, not a count of all "
               "that was decided."),),
    ]  # fmt: skip
    with style.house_style():
        figure, ax, top = open_page(
            title,
            subtitle,
            HEAD + PLOT + DEEP,
            [f"{left_out(decided)} {EXAMPLES}".strip(), source_note(tables)],
        )
        base = top - HEAD - PLOT
        most = axis_top(first)
        for direction in DIRECTIONS:
            _draw_panel(ax, direction, first[first["direction"] == direction], axis_days(first), most, base)
    return Picture(figure, first, title, spread_words(title, first))


def _draw_panel(ax: Axes, direction: str, first: pd.DataFrame, days, most: int, base: float) -> None:
    """One direction: heading, grid, a curve a level with its name and count at the end."""
    left = LEFTS[direction]
    start, end = days

    def x(day: pd.Timestamp) -> float:
        share = (min(max(day, start), end) - start).days / max((end - start).days, 1)
        return left + ACROSS * share

    def y(count: float) -> float:
        return base + PLOT * count / most

    verb = {"limits": "Limits cooperation", "extends": "Extends cooperation"}[direction]
    total = f"{verb}: {len(first):,} jurisdictions" if len(first) != 1 else f"{verb}: 1 jurisdiction"
    ax.text(
        left - 0.38, base + PLOT + 0.42, total, size=10.5, weight=style.BOLD, color=style.DIRECTION[direction]
    )
    step = most // 5 if most >= 5 else 1
    for count in range(0, most + 1, step):
        rule(ax, left, left + ACROSS, y(count), style.FAINT if count == 0 else style.RULE)
        label(ax, left - 0.06, y(count), f"{count:,}", 8, ha="right", color=style.SOFT)
    _draw_eras(ax, x, start, end, base)
    ends = []
    for level in LEVELS:
        mine = first[first["level"] == level]
        if mine.empty:
            continue
        stamps = pd.to_datetime(mine["day"])
        xs = [x(start), *(x(day) for day in stamps), x(end)]
        ys = [y(0), *(y(i + 1) for i in range(len(stamps))), y(len(stamps))]
        colour = (style.AREA if level in AREAS else style.DIRECTION)[direction]
        ax.plot(
            xs, ys, drawstyle="steps-post", color=colour, lw=LINE[level], zorder=4 - 0.1 * (level in AREAS)
        )
        ends.append((y(len(stamps)), f"{LEVELS[level]} {len(stamps):,}", colour))
    ends.sort(reverse=True)
    lowest = base + 0.02
    places = spread_out([at for at, _, _ in ends], GAP)
    lift = max(lowest - places[-1], 0) if places else 0
    places = [
        max(place, lowest + GAP * (len(places) - 1 - i)) if lift else place for i, place in enumerate(places)
    ]
    for place, (at, words, colour) in zip(places, ends, strict=True):
        ax.plot([left + ACROSS, left + ACROSS + 0.1], [at, place], color=colour, lw=0.6, zorder=3)
        label(ax, left + ACROSS + 0.13, place, words, 8.2, color=colour)


def _draw_eras(ax: Axes, x, start: pd.Timestamp, end: pd.Timestamp, base: float) -> None:
    """Years below the curves, and a dotted line where each of the timeline's times begins."""
    for year in range(start.year, end.year + 1):
        day = pd.Timestamp(f"{year}-01-01")
        if start <= day <= end:
            ax.plot([x(day)] * 2, [base, base - 0.04], color=style.FAINT, lw=0.6)
            if (year - start.year) % 3 == 0:
                label(ax, x(day), base - 0.16, str(year), 8, ha="center", color=style.SOFT)
    for number, (day, _) in enumerate(ERAS[1:], start=1):
        stamp = pd.Timestamp(day)
        if start < stamp < end:
            ax.plot([x(stamp)] * 2, [base, base + PLOT], color=style.FAINT, lw=0.7, ls=(0, (1, 2)), zorder=2)
            ax.text(x(stamp), base + PLOT + 0.05, MARKS[number], size=7.5, ha="center", va="bottom",
                    color=style.SOFT, linespacing=1.0)  # fmt: skip
