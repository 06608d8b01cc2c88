"""Draw what the acts in the articles do: a column an act, a mark for what it does with each thing."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.labels import text_width
from analysis.charts.panels import label, rule
from analysis.charts.provision_words import EFFECT, WORDS, provision_words

NAMES, ROW = 1.62, 0.19
ROOM = 2.95  # inches for the columns
MOST = 12
# Filled: forbids. Half: narrows. Square: requires. Hollow: allows. Cross: leaves out of the rule.
MARK = {
    "prohibits": {"marker": "o", "fillstyle": "full"},
    "limits": {"marker": "o", "fillstyle": "left"},
    "requires": {"marker": "s", "fillstyle": "full"},
    "permits": {"marker": "o", "fillstyle": "none"},
    "exempts": {"marker": "x", "fillstyle": "full"},
}


def columns_of(told: pd.DataFrame) -> list[tuple[int, str, str]]:
    """The acts that get a column: (place, head, direction), the first by day."""
    heads = told.drop_duplicates("place").sort_values("place").head(MOST)
    return list(zip(heads["place"], heads["head"], heads["direction"], strict=True))


def rows_of(told: pd.DataFrame) -> list[str]:
    """The provisions that any of those acts has, in the order of the matrix."""
    shown = {place for place, _, _ in columns_of(told)}
    mine = set(told.loc[told["place"].isin(shown), "provision"])
    return [provision for provision in WORDS if provision in mine]


def head_height(told: pd.DataFrame) -> float:
    """Room for the turned heads of the columns, in inches."""
    words = [line for _, head, _ in columns_of(told) for line in head.split("\n")]
    return max(text_width(line, 8, style.REGULAR) for line in words) + 0.08


def articles_height(told: pd.DataFrame) -> float:
    """Height of the whole block in inches."""
    return 0.55 + head_height(told) + ROW * len(rows_of(told)) + 0.1


def draw_articles(ax: Axes, told: pd.DataFrame, left: float, top: float) -> None:
    """The block below ``top``: heading, legend, a turned head a column, a mark a cell."""
    columns, rows = columns_of(told), rows_of(told)
    label(ax, left, top - 0.1, "In the acts that the articles report", 10.5, weight=style.BOLD)
    x = left
    for effect in MARK:
        if (told["effect"] == effect).any():
            _mark(ax, x + 0.06, top - 0.34, effect, style.INK)
            label(ax, x + 0.15, top - 0.34, EFFECT[effect], 8.2)
            x += 0.15 + text_width(EFFECT[effect], 8.2, style.REGULAR) + 0.16
    pitch = min(ROOM / len(columns), 0.5)
    y = top - 0.5 - head_height(told)
    for i, (_, head, _) in enumerate(columns):
        ax.text(left + NAMES + pitch * (i + 0.5), y + 0.04, head, size=8, rotation=90, ha="center", va="bottom",
                linespacing=1.0)  # fmt: skip
    right = left + NAMES + pitch * len(columns)
    for provision in rows:
        rule(ax, left, right, y)
        label(ax, left, y - ROW / 2, provision_words(provision), 8.2)
        for i, (place, _, direction) in enumerate(columns):
            cell = told[(told["place"] == place) & (told["provision"] == provision)]
            for k, effect in enumerate(cell["effect"]):
                _mark(
                    ax,
                    left + NAMES + pitch * (i + 0.5) + 0.12 * k,
                    y - ROW / 2,
                    effect,
                    style.DIRECTION[direction],
                )
        y -= ROW
    rule(ax, left, right, y)


def _mark(ax: Axes, x: float, y: float, effect: str, colour: str) -> None:
    """What an act does with a thing."""
    ax.plot([x], [y], markersize=6, color=colour, markeredgewidth=1.2, markerfacecoloralt="white", linestyle="none",
            zorder=5, **MARK[effect])  # fmt: skip
