"""Draw the forms of acts: a column a level, limits to the left and extensions to the right."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.adoption_counts import FORMS, of
from analysis.charts.adoption_votes import LIGHT
from analysis.charts.labels import text_width
from analysis.charts.panels import DIRECTIONS, LEVELS, bar, label, rule

NAMES, WIDE, ROW, HEAD = 1.2, 8.55, 0.23, 0.68  # inches: rows' names, all columns together, a row, the heads
ROOM = 0.3  # for the number beside a bar
FORM_LEVELS = ("city", "county", "state", "school_district")


def forms_height(forms: list[str]) -> float:
    """Height of the part in inches."""
    return HEAD + ROW * max(len(forms), 1) + 0.3


def draw_forms(ax: Axes, rows: pd.DataFrame, forms: list[str], top: float) -> None:
    """A column a level, in it a bar to the left for acts that limit and one to the right for those that extend; the
    pale part of a bar are acts that end an earlier rule.
    """
    levels = [level for level in FORM_LEVELS if of(rows, "form", level=level)]
    label(ax, 0.12, top - 0.16, "Form of the act", 10.5, weight=style.BOLD)
    if not levels:
        label(ax, 0.12, top - HEAD, "No decided act in the tables.", 8.2, color=style.SOFT)
        return
    if of(rows, "ended"):
        _draw_key(ax, 1.35, top - 0.16)
    spans = _spans(rows, levels)
    left = 0.12 + NAMES
    for i, form in enumerate(forms):
        y = top - HEAD - ROW * (i + 0.5)
        label(ax, 0.12, y, FORMS[form], 8.6)
    bottom = top - HEAD - ROW * len(forms)
    for level in levels:
        less, more, scale = spans[level]
        zero = left + ROOM + less * scale
        right = zero + more * scale + ROOM
        label(ax, zero, top - 0.4, LEVELS[level], 8.8, ha="center", weight=style.BOLD)
        for direction, side, edge in (("limits", -1, "right"), ("extends", 1, "left")):
            colour, at = style.DIRECTION[direction], {"level": level, "direction": direction}
            if of(rows, "form", **at):
                label(ax, zero + side * 0.05, top - 0.55, direction, 7.8, ha=edge, color=colour)
            for i, form in enumerate(forms):
                y, count = top - HEAD - ROW * (i + 0.5), of(rows, "form", value=form, **at)
                ended = of(rows, "ended", value=form, **at)
                if count:
                    made = side * (count - ended) * scale
                    bar(ax, zero, y, made, ROW * 0.68, colour)
                    bar(ax, zero + made, y, side * ended * scale, ROW * 0.68, LIGHT[direction])
                    end = zero + side * (count * scale + 0.04)
                    label(ax, end, y, f"{count:,}", 8.2, color=colour, ha=edge)
        ax.plot([zero, zero], [bottom, top - HEAD + 0.02], color=style.INK, lw=0.8, zorder=4)
        left = right + 0.1
    rule(ax, 0.12, style.WIDTH - 0.12, bottom - 0.12)


def _draw_key(ax: Axes, x: float, y: float) -> None:
    """What the dark and the pale parts of a bar are."""
    for colors, words in (
        (style.DIRECTION, "adopted, or in force"),
        (LIGHT, "an earlier rule or agreement ended"),
    ):
        for way in DIRECTIONS:
            bar(ax, x, y, 0.15, 0.12, colors[way])
            x += 0.17
        label(ax, x + 0.03, y, words, 8.2)
        x += text_width(words, 8.2, style.REGULAR) + 0.25


def _spans(rows: pd.DataFrame, levels: list[str]) -> dict[str, tuple[int, int, float]]:
    """For each level its longest bar to the left and to the right in acts, and the scale of all in inches an act; a
    column is at least as wide as its name.
    """
    longest = {}
    for level in levels:
        mine = rows[(rows["part"] == "form") & (rows["level"] == level)]
        ends = [int(mine.loc[mine["direction"] == way, "acts"].max() or 0) if (mine["direction"] == way).any() else 0
                for way in DIRECTIONS]  # fmt: skip
        longest[level] = ends
    room = WIDE - len(levels) * (2 * ROOM + 0.1)
    total = max(sum(sum(ends) for ends in longest.values()), 1)
    scale = min(room / total, 0.15)
    for level in levels:
        half = text_width(LEVELS[level], 8.8, style.BOLD) / 2 - ROOM
        longest[level] = [max(end, half / scale) for end in longest[level]]
    total = sum(sum(ends) for ends in longest.values())
    scale = min(scale, room / total)
    return {level: (ends[0], ends[1], scale) for level, ends in longest.items()}
