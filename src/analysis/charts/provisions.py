"""Draw what the policies do: provisions by direction and time, and those of the acts that the articles report."""

from pathlib import Path

import pandas as pd

from analysis.charts import style
from analysis.charts.panels import (
    DIRECTIONS,
    NOTE_STEP,
    SMALL,
    Picture,
    decided_events,
    filled,
    label,
    named,
    open_page,
    plain,
    read_tables,
    source_note,
)
from analysis.charts.provision_articles import articles_height, draw_articles, silent_words
from analysis.charts.provision_blocks import (
    LEFT,
    RARE,
    TIMES,
    WIDE,
    block_height,
    draw_block,
    draw_shades,
    rows_of,
)
from analysis.charts.provision_counts import (
    KINDS,
    article_columns,
    articles_silent,
    decided_with_provisions,
    matrix,
    provisions_title,
)
from analysis.charts.provision_describe import provisions_described
from analysis.charts.words import EXAMPLES, number_words, sentence


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
    silent = articles_silent(tables["actions"], tables["links"], told)
    reading = filled(f"{times_note(counts)} {silent_words(silent)}".strip(), WIDE)
    key = 0.5 if len(counts) else 0.0
    beside = right + (0.3 + articles_height(told) if len(told) else 0)
    body = 0.15 + max(left + 0.35 + key + NOTE_STEP * len(reading), beside) + 0.2
    with style.house_style():
        figure, ax, top = open_page(title, subtitle, body, [EXAMPLES, source_note(tables)])
        for direction in DIRECTIONS:
            draw_block(ax, counts, direction, top - 0.15)
        if len(counts):
            draw_shades(ax, LEFT["limits"], top - left - 0.4)
        for i, line in enumerate(reading):
            label(ax, LEFT["limits"], top - left - 0.4 - key - NOTE_STEP * i, line, SMALL, color=style.SOFT)
        if len(told):
            draw_articles(ax, told, len(silent), LEFT["extends"], top - 0.15 - right - 0.3)
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


def times_note(counts: pd.DataFrame) -> str:
    """What opens each time and how acts are counted."""
    return (
        "The columns are the times of the timeline: to March 2014, when the first appeals court ruled on detainers; to "
        "January 2017, Executive Order 13768; to January 2021, its revocation; to January 2025, Executive Order 14159. "
        "n: acts of which a source says what they do. An act counts once in a row, and once in each effect "
        "at its right. "
        f"All holds undated acts too. {rare_note(counts)}"
    ).strip()


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
