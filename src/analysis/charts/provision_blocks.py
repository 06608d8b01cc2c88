"""Draw a direction's matrix of provisions: a row a provision, a column a time, a tile with its number of acts."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.events import ERAS
from analysis.charts.panels import DIRECTIONS, SMALL, bar, label, rule
from analysis.charts.provision_counts import KINDS
from analysis.charts.provision_words import EFFECT, WORDS, provision_words

LEFT = {"limits": 0.12, "extends": 5.2}
NAMES, PITCH, NARROW = 1.62, 0.39, 0.4  # inches: width of the rows' names, of a column, of a count by effect
# Rows of fewer acts are left to the table of numbers, in a direction that has one with so many.
RARE, MANY = 3, 20
WIDE = NAMES + 6 * PITCH + 2 * NARROW
ROW, HEADING, HEAD = 0.2, 0.3, 0.66  # height of a row, of a group's heading, of the columns' heads
TIMES = ("to\n2014", "2014\n–17", "2017\n–21", "2021\n–25", "since\n2025")
# Share of a time's acts from which a tile has a strength, and that strength. Few steps, so that the key shows all, and
# none between: dark type on all but the last, white on that, has a contrast of 4.5 at least.
SHADES = ((0.0, 0.08), (0.05, 0.2), (0.15, 0.36), (0.3, 0.56), (0.5, 1.0))


def shade(share: float) -> float:
    """The strength of a tile's color, 0 to 1, for a share of the acts of its time."""
    return max(strength for least, strength in SHADES if share >= least)


def draw_shades(ax: Axes, left: float, y: float) -> None:
    """The key of the shades, in both directions' colors, below ``y``: a line of words and one of tiles."""
    label(ax, left, y, "Share of the acts of that time (n) in percent", SMALL, color=style.SOFT)
    x, ends = left, [*(least for least, _ in SHADES[1:]), None]
    for (least, strength), end in zip(SHADES, ends, strict=True):
        for way in DIRECTIONS:
            bar(ax, x, y - 0.2, 0.2, 0.15, style.DIRECTION[way], alpha=strength)
            x += 0.22
        low, high = f"{least * 100:.0f}", f"{end * 100:.0f}" if end else ""
        words = f"under {high}" if not least else f"{low} to {high}" if end else f"{low} or more"
        label(ax, x + 0.02, y - 0.2, words, SMALL, color=style.SOFT)
        x += 0.47


def rows_of(counts: pd.DataFrame, direction: str, kind: str) -> list[str]:
    """The provisions of a group, most acts first."""
    whole = counts[(counts["block"] == direction) & (counts["column"] == "all")]
    rare = RARE if len(whole) and whole["acts"].max() >= MANY else 0
    total = whole[whole["kind"] == kind]
    order = {provision: place for place, provision in enumerate(WORDS)}
    total = total.assign(_order=total["provision"].map(order)).sort_values(
        ["acts", "_order"], ascending=[False, True]
    )
    return list(total.loc[total["acts"] >= rare, "provision"])


def block_height(counts: pd.DataFrame, direction: str) -> float:
    """Height in inches of a direction's block."""
    groups = [rows_of(counts, *key) for key in KINDS if key[0] == direction]
    return HEAD + sum(HEADING + ROW * len(rows) for rows in groups if rows) + (0 if any(groups) else ROW)


def draw_block(ax: Axes, counts: pd.DataFrame, direction: str, top: float) -> None:
    """One direction: the heads of its columns, its groups of rows, a tile and a number for each cell."""
    left, colour = LEFT[direction], style.DIRECTION[direction]
    mine = counts[counts["block"] == direction]
    columns = [*map(str, range(len(ERAS))), "all"]
    of = mine.groupby("column")["of"].max()
    label(ax, left, top - 0.1, f"{direction.capitalize()} cooperation", 10.5, weight=style.BOLD, color=colour)
    for i, column in enumerate(columns):
        x = left + NAMES + PITCH * (i + 0.5)
        ax.text(x, top - 0.38, (*TIMES, "All")[i], size=8, ha="center", va="center", linespacing=1.0,
                weight=style.BOLD if column == "all" else style.REGULAR)  # fmt: skip
        label(ax, x, top - 0.59, f"n {int(of.get(column, 0)):,}", 7.5, ha="center", color=style.SOFT)
    y = top - HEAD
    if mine.empty:
        label(ax, left, y - ROW / 2, "No such act in the tables says what it does.", 8.2, color=style.SOFT)
    for (side, kind), (effects, heading) in KINDS.items():
        rows = rows_of(counts, direction, kind) if side == direction else []
        if not rows:
            continue
        label(ax, left, y - HEADING + 0.1, heading, 8.4, weight=style.BOLD)
        split = effects if len(effects) > 1 else ()
        for i, effect in enumerate(split):
            x = left + NAMES + PITCH * len(columns) + NARROW * (i + 0.5)
            label(ax, x, y - HEADING + 0.1, EFFECT[effect], 7.5, ha="center", color=style.SOFT)
        y -= HEADING
        cells = mine[mine["kind"] == kind].set_index(["provision", "column"])
        for provision in rows:
            _draw_row(ax, cells, provision, columns, left, y, colour, split)
            y -= ROW
    rule(ax, left, left + WIDE, y)


def _draw_row(
    ax: Axes, cells, provision: str, columns: list[str], left: float, y: float, colour: str, split
) -> None:
    """One provision: its name, a tile for each column in which an act has it, its acts by the effects in ``split``."""
    rule(ax, left, left + WIDE, y)
    for i, effect in enumerate(split):
        count = int(cells.loc[(provision, "all"), effect])
        x = left + NAMES + PITCH * len(columns) + NARROW * (i + 0.5)
        label(ax, x, y - ROW / 2, f"{count:,}" if count else "–", 8.2, ha="center", color=style.SOFT)
    label(ax, left, y - ROW / 2, provision_words(provision), 8.2)
    for i, column in enumerate(columns):
        x = left + NAMES + PITCH * i
        if (provision, column) not in cells.index:
            continue
        cell = cells.loc[(provision, column)]
        strength = shade(cell["acts"] / max(cell["of"], 1)) if column != "all" else 0
        bar(ax, x + 0.015, y - ROW / 2, PITCH - 0.03, ROW - 0.02, colour, alpha=strength)
        label(ax, x + PITCH / 2, y - ROW / 2, f"{int(cell['acts']):,}", 8.2, ha="center",
              color="white" if strength == 1 else style.INK,
              weight=style.BOLD if strength == 1 or column == "all" else style.REGULAR)  # fmt: skip
