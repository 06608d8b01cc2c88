"""Draw what the policies do: provisions by direction and time, and those of the acts that the articles report."""

from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.events import ERAS
from analysis.charts.panels import (
    DIRECTIONS,
    NOTE_STEP,
    SMALL,
    Picture,
    bar,
    decided_events,
    filled,
    label,
    named,
    open_page,
    plain,
    read_tables,
    rule,
    source_note,
)
from analysis.charts.provision_articles import articles_height, draw_articles
from analysis.charts.provision_counts import (
    KINDS,
    article_columns,
    articles_silent,
    decided_with_provisions,
    matrix,
    provisions_title,
)
from analysis.charts.provision_describe import provisions_described
from analysis.charts.provision_words import EFFECT, WORDS, provision_words
from analysis.charts.words import EXAMPLES, number_words, sentence

LEFT = {"limits": 0.12, "extends": 5.2}
NAMES, PITCH, NARROW = 1.62, 0.39, 0.4  # inches: width of the rows' names, of a column, of a count by effect
RARE, MANY = (
    3,
    20,
)  # rows of fewer acts are left to the table of numbers, in a direction that has one with so many
WIDE = NAMES + 6 * PITCH + 2 * NARROW
ROW, HEADING, HEAD = 0.2, 0.3, 0.66  # height of a row, of a group's heading, of the columns' heads
SHADES = (0.05, 0.2, 0.4, 0.8)  # shares of the acts of a time that the key of the shades shows
TIMES = ("to\n2014", "2014\n–17", "2017\n–21", "2021\n–25", "since\n2025")


def draw_provisions() -> list[Path]:
    """Draw figures/provisions.* from actions, links, provisions, records and articles; the four paths."""
    return make_from_tables().save("provisions")


def make_from_tables() -> Picture:
    """The figure from the tables in data/processed."""
    return make_provisions(read_tables("actions", "links", "provisions", "records", "articles"))


def make_provisions(tables: dict[str, pd.DataFrame]) -> Picture:
    """The matrix; ``drawn`` holds one row per block, kind, provision and column."""
    three = (tables["actions"], tables["links"], tables["provisions"])
    frame = decided_with_provisions(*three)
    counts, told = matrix(frame), article_columns(*three)
    title = provisions_title(frame)
    decided = decided_events(tables["actions"], tables["links"])["direction"].value_counts()
    bases = {way: base_words(counts, way, int(decided.get(way, 0))) for way in DIRECTIONS}
    subtitle = [
        (plain("Decided acts that "), named("limits"), plain(f"{bases['limits']} or "), named("extends"),
         plain(f"{bases['extends']} cooperation with ICE, of which a source says what they do."),),
    ]  # fmt: skip
    left, right = block_height(counts, "limits"), block_height(counts, "extends")
    reading = filled(times_note(counts), WIDE)
    silent = articles_silent(tables["actions"], tables["links"], told)
    beside = right + (0.3 + articles_height(told) if len(told) else 0)
    body = 0.15 + max(left + 0.45 + NOTE_STEP * len(reading), beside) + 0.2
    with style.house_style():
        figure, ax, top = open_page(title, subtitle, body, [EXAMPLES, source_note(tables)])
        for i, line in enumerate(reading):
            label(ax, LEFT["limits"], top - left - 0.6 - NOTE_STEP * i, line, SMALL, color=style.SOFT)
        if len(counts):
            _draw_shades(ax, LEFT["limits"], top - left - 0.35)
        for direction in ("limits", "extends"):
            _draw_block(ax, counts, direction, top - 0.15)
        if len(told):
            draw_articles(ax, told, silent, LEFT["extends"], top - 0.15 - right - 0.3)
    return Picture(figure, drawn_rows(counts, told), title, provisions_described(title, counts, told))


def base_words(counts: pd.DataFrame, direction: str, decided: int) -> str:
    """Of how many decided acts of a direction a source says what they do: " (492 of 610)"; empty where none has been
    decided.
    """
    told = (
        counts.loc[(counts["block"] == direction) & (counts["column"] == "all"), "of"].max()
        if len(counts)
        else 0
    )
    return f" ({int(told) if told == told else 0:,} of {decided:,})" if decided else ""


def shade(share: float) -> float:
    """The strength of a tile's color for a share of the acts of its time, both from 0 to 1."""
    return min(0.08 + 1.1 * share, 1)


def _draw_shades(ax: Axes, left: float, y: float) -> None:
    """What the shades mean, in both directions' colors."""
    label(ax, left, y, "Of all acts of that time:", SMALL, color=style.SOFT)
    x = left + 1.3
    for share in SHADES:
        for way in DIRECTIONS:
            bar(ax, x, y, 0.16, 0.13, style.DIRECTION[way], alpha=shade(share))
            x += 0.18
        label(ax, x + 0.02, y, f"{share:.0%}", SMALL, color=style.SOFT)
        x += 0.42


def times_note(counts: pd.DataFrame) -> str:
    """What opens each time and how acts are counted."""
    return (
        "The columns are the times of the timeline: to March 2014, when the first appeals court ruled on detainers; to "
        "January 2017, Executive Order 13768; to January 2021, its revocation; to January 2025, Executive Order 14159. "
        "n: acts of which a source says what they do. An act counts once in a row, and once in each effect "
        "at its right. "
        f"All holds undated acts too. {rare_note(counts)}"
    ).strip()


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


def rare_note(counts: pd.DataFrame) -> str:
    """How many rows are left to the table, in words; empty where none is."""
    whole = counts[counts["column"] == "all"]
    gone = len(whole) - sum(len(rows_of(counts, *key)) for key in KINDS)
    rows = f"{number_words(gone, 'row')} of fewer than {number_words(RARE, 'act')}"
    return (
        f"{sentence(rows)} {'is' if gone == 1 else 'are'} left to the table beside the figure."
        if gone
        else ""
    )


def block_height(counts: pd.DataFrame, direction: str) -> float:
    """Height in inches of a direction's block."""
    groups = [rows_of(counts, *key) for key in KINDS if key[0] == direction]
    return HEAD + sum(HEADING + ROW * len(rows) for rows in groups if rows) + (0 if any(groups) else ROW)


def _draw_block(ax: Axes, counts: pd.DataFrame, direction: str, top: float) -> None:
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
        share = cell["acts"] / max(cell["of"], 1)
        alpha = shade(share) if column != "all" else 0
        bar(ax, x + 0.015, y - ROW / 2, PITCH - 0.03, ROW - 0.02, colour, alpha=alpha)
        dark = alpha > 0.55
        label(ax, x + PITCH / 2, y - ROW / 2, f"{int(cell['acts']):,}", 8.2, ha="center",
              color="white" if dark else style.INK,
              weight=style.BOLD if dark or column == "all" else style.REGULAR)  # fmt: skip


def drawn_rows(counts: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """The numbers of the matrix, and the marks of the articles' acts as rows with ``column`` the place."""
    marks = [
        {
            "block": "articles",
            "kind": "",
            "provision": provision,
            "column": rows["head"].iloc[0].replace("\n", " "),
            "acts": 1,
            "of": 1,
            **{effect: int((rows["effect"] == effect).any()) for effect in counts.columns[6:]},
        }
        for (_, provision), rows in told.groupby(["place", "provision"])
    ]
    frame = (
        pd.concat([counts, pd.DataFrame(marks, columns=counts.columns)], ignore_index=True)
        if marks
        else counts
    )
    times = {str(i): words.replace("\n", " ").replace(" –", "–") for i, words in enumerate(TIMES)}
    return frame.assign(column=frame["column"].replace(times))
