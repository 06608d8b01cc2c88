"""Draw what the acts in the articles do: a column an act, a mark for what it does with each thing."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.labels import text_width, wrap_evenly
from analysis.charts.panels import label, rule
from analysis.charts.provision_words import EFFECT, WORDS, provision_words
from analysis.charts.words import listed, number_words

NAMES, ROW = 1.36, 0.19
ROOM = 3.34  # inches for the columns
NARROWEST, AIR = 0.3, 0.03  # inches: a column at least, and between the heads of two
HEAD, HEAD_STEP = 7.5, 0.125  # points; inches from line to line
# Filled: forbids. Half: narrows. Square: requires. Hollow: allows. Cross: leaves out of the rule.
MARK = {
    "prohibits": {"marker": "o", "fillstyle": "full"},
    "limits": {"marker": "o", "fillstyle": "left"},
    "requires": {"marker": "s", "fillstyle": "full"},
    "permits": {"marker": "o", "fillstyle": "none"},
    "exempts": {"marker": "x", "fillstyle": "full"},
}


def columns_of(told: pd.DataFrame) -> list[tuple[int, str, str, float]]:
    """The acts that get a column: (place, head, direction, width in inches), the first by day, as many as fit."""
    heads = told.drop_duplicates("place").sort_values("place")
    columns, room = [], ROOM
    for place, head, direction in zip(heads["place"], heads["head"], heads["direction"], strict=True):
        width = max([NARROWEST, *(text_width(word, HEAD, style.REGULAR) + AIR for word in head.split())])
        if width > room:
            break
        columns.append((place, head, direction, width))
        room -= width
    return columns


def rows_of(told: pd.DataFrame) -> list[str]:
    """The provisions that any of those acts has, in the order of the matrix."""
    shown = {place for place, *_ in columns_of(told)}
    mine = set(told.loc[told["place"].isin(shown), "provision"])
    return [provision for provision in WORDS if provision in mine]


def head_lines(head: str, width: float) -> list[str]:
    """The head of a column in lines that fit its width."""
    return [
        line
        for part in head.split("\n")
        for line in wrap_evenly(part, HEAD, style.REGULAR, width - AIR + 0.001)
    ]


def head_height(told: pd.DataFrame) -> float:
    """Room for the heads of the columns, in inches."""
    return HEAD_STEP * max(len(head_lines(head, width)) for _, head, _, width in columns_of(told)) + 0.06


def articles_height(told: pd.DataFrame) -> float:
    """Height of the whole block in inches."""
    return 0.55 + head_height(told) + ROW * len(rows_of(told)) + 0.1


def articles_heading(told: pd.DataFrame, silent: int) -> str:
    """How many of the acts in articles the block shows: "What 8 of the 12 acts in the articles do"."""
    shown, whole = len(columns_of(told)), told["place"].nunique() + silent
    count = f"{shown} of the {whole} " if shown < whole else ""
    return f"What {count or 'the '}acts in the articles do"


def silent_words(silent: list[str]) -> str:
    """Why the other acts are not shown, by their stages; empty where there are none."""
    if not silent:
        return ""
    counts = [(silent.count(stage), words) for stage, words in style.STAGE_WORD.items() if stage in silent]
    stages = listed(
        [f"{number_words(count, 'of them', 'of them').split()[0]} {words}" for count, words in counts]
    )
    who = f"{number_words(len(silent), 'other act')} in the articles"
    return f"Of {who} ({stages}) no source says what {'it does' if len(silent) == 1 else 'they do'}."


def draw_articles(ax: Axes, told: pd.DataFrame, silent: int, left: float, top: float) -> None:
    """The block below ``top``: heading, legend, a head a column, a mark a cell; of ``silent`` acts no source says what
    they do.
    """
    columns, rows = columns_of(told), rows_of(told)
    label(ax, left, top - 0.1, articles_heading(told, silent), 10.5, weight=style.BOLD)
    x = left
    for effect in MARK:
        if (told["effect"] == effect).any():
            _mark(ax, x + 0.06, top - 0.34, effect, style.INK)
            label(ax, x + 0.15, top - 0.34, EFFECT[effect], 8.2)
            x += 0.15 + text_width(EFFECT[effect], 8.2, style.REGULAR) + 0.16
    y = top - 0.5 - head_height(told)
    middles, edge = {}, left + NAMES
    for place, head, direction, width in columns:
        middles[place], edge = (edge + width / 2, direction), edge + width
        for k, line in enumerate(reversed(head_lines(head, width))):
            ax.text(middles[place][0], y + 0.045 + HEAD_STEP * k, line, size=HEAD, ha="center", va="baseline")
    for provision in rows:
        rule(ax, left, edge, y)
        label(ax, left, y - ROW / 2, provision_words(provision), 8.2)
        for place, (x, direction) in middles.items():
            cell = told[(told["place"] == place) & (told["provision"] == provision)]
            for k, effect in enumerate(cell["effect"]):
                _mark(ax, x + 0.12 * k, y - ROW / 2, effect, style.DIRECTION[direction])
        y -= ROW
    rule(ax, left, edge, y)


def _mark(ax: Axes, x: float, y: float, effect: str, colour: str) -> None:
    """What an act does with a thing."""
    ax.plot([x], [y], markersize=6, color=colour, markeredgewidth=1.2, markerfacecoloralt="white", linestyle="none",
            zorder=5, **MARK[effect])  # fmt: skip
