"""Draw what was read of each article: its stretches, kept or dropped, and where its facts stand."""

from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.charts import style
from analysis.charts.describe import DIRECTIONS, source_line
from analysis.charts.labels import text_width
from analysis.charts.legends import TITLE_STEP, draw_title, rich_line, title_lines
from analysis.charts.panels import Part, named, plain
from analysis.charts.reading_counts import (
    Stretch,
    closed_up,
    counts_by_article,
    describe_reading,
    reading_title,
    stretches,
    text_word,
)
from analysis.charts.save import save_figure
from analysis.tables.store import read_table

LEFT, RIGHT = 2.3, 8.5  # inches; names before, counts after the strips
ROW, STRIP, FOOTER = 0.52, 0.24, 0.32
MOST = 24
READ = {"facecolor": style.RULE, "edgecolor": "white", "linewidth": 0.5}
ASIDE = {"facecolor": "none", "edgecolor": style.FAINT, "linewidth": 0.5}
PALE = 0.5  # the strength of words behind one value, beside those behind several


def draw_reading() -> list[Path]:
    """Draw figures/reading.* from articles, segments, evidence and actions; the four paths."""
    tables = {name: read_table(name) for name in ("articles", "segments", "evidence", "actions")}
    figure, drawn = make_reading(**tables)
    title = reading_title(tables["actions"], tables["evidence"], tables["articles"])
    return save_figure(figure, "reading", drawn, title, describe_reading(title, drawn))


def key_parts(segments: pd.DataFrame, marked: list[Stretch]) -> list[tuple[str, list[dict]]]:
    """The key: words, and the looks of what they explain, of all that is drawn."""
    parts = [("text read, white between paragraphs", [READ])]
    if not segments["kept"].all():
        parts.append(("set aside", [ASIDE]))
    for several, words in ((False, "words behind one value"), (True, "words behind several values")):
        mine = [stretch for stretch in marked if stretch.several == several]
        looks = [behind(way, several) for way in DIRECTIONS if any(way in stretch.ways for stretch in mine)]
        parts += [(words, looks)] if looks else []
    return parts


def subtitle(articles: pd.DataFrame, marked: list[Stretch]) -> tuple[Part, ...]:
    """What a strip is, and the directions of the acts whose words are colored."""
    whose = "our summary of it" if text_word(articles) == "digest" else f"its {text_word(articles)}"
    ways = [named(way) for way in DIRECTIONS if any(way in stretch.ways for stretch in marked)]
    if not ways:
        return (plain(f"One strip an article, as long as {whose}."),)
    both = [ways[0], plain(" or "), ways[1]] if len(ways) > 1 else ways
    start = plain(f"One strip an article, as long as {whose}; in color the words behind acts that ")
    return (start, *both, plain(" cooperation."))


def behind(way: str, several: bool) -> dict:
    """The look of words behind one value, or several, of acts of a direction."""
    return {"facecolor": style.DIRECTION[way], "alpha": 1 if several else PALE, "edgecolor": "none"}


def _draw_key(ax: Axes, y: float, parts: list[tuple[str, list[dict]]]) -> None:
    """Patches and their words for each part, in a line."""
    x = 0.12
    for words, looks in parts:
        for look in looks:
            for layer in (
                (READ, look) if "alpha" in look else (look,)
            ):  # pale color lies on the gray of the text
                ax.add_patch(Rectangle((x, y - 0.02), 0.2, 0.12, **layer))
            x += 0.23
        ax.text(x + 0.03, y, words, size=8.6, va="baseline")
        x += 0.03 + text_width(words, 8.6, style.REGULAR) + 0.2


def make_reading(
    articles: pd.DataFrame, segments: pd.DataFrame, evidence: pd.DataFrame, actions: pd.DataFrame
) -> tuple[Figure, pd.DataFrame]:
    """The figure, and what it shows: one row per article (id, publisher, published, characters, words, acts,
    places).
    """
    segments, evidence = closed_up(segments, evidence)
    drawn = counts_by_article(articles, segments, evidence, actions)
    shown = drawn.head(MOST)
    longest = max(shown["characters"].max() if len(shown) else 0, 1)
    evidence = evidence.assign(direction=evidence["row_id"].map(actions.set_index("action_id")["direction"]))
    marked = {key: stretches(words) for key, words in evidence.groupby("article_id")}
    with style.house_style():
        lines = title_lines(reading_title(actions, evidence, articles))
        height = FOOTER + max(len(shown), 1) * ROW + TITLE_STEP * len(lines) + 0.93
        figure = style.new_figure(style.WIDTH, height)
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, style.WIDTH), ylim=(0, height))
        ax.axis("off")
        below = draw_title(ax, lines, height)
        every = [stretch for stretches_of in marked.values() for stretch in stretches_of]
        rich_line(ax, 0.12, below, subtitle(articles, every), 9.3)
        _draw_key(ax, below - 0.22, key_parts(segments, every))
        top = height - TITLE_STEP * len(lines) - 0.78
        for i, (_, article) in enumerate(shown.iterrows()):
            mine = segments[segments["article_id"] == article["article_id"]]
            y = top - i * ROW - STRIP
            _draw_strip(ax, article, y, mine, marked.get(article["article_id"], []), longest)
        note = source_line(articles)
        if len(drawn) > MOST:
            note = f"The first {MOST} of {len(drawn)} articles. {note}"
        ax.text(0.12, 0.14, note, size=7.8, color=style.SOFT, va="baseline")
    return figure, drawn


def _draw_strip(
    ax: Axes, article: pd.Series, y: float, segments, marked: list[Stretch], longest: float
) -> None:
    """One article: name and day, its stretches, the words behind values, its counts."""
    scale = (RIGHT - LEFT) / longest
    first = article["first"]
    publisher = article["publisher"] if isinstance(article["publisher"], str) else article["article_id"]
    while text_width(publisher, 9, style.BOLD) > LEFT - 0.3 and len(publisher) > 4:
        publisher = publisher[:-2].rstrip() + "…"
    ax.text(0.12, y + 0.14, publisher, size=9, weight=style.BOLD, va="baseline")
    ax.text(0.12, y, article["when"], size=8.2, color=style.SOFT, va="baseline")
    for _, part in segments.iterrows():
        x, width = LEFT + (part["start"] - first) * scale, (part["end"] - part["start"]) * scale
        ax.add_patch(Rectangle((x, y), width, STRIP, zorder=2, **(READ if part["kept"] else ASIDE)))
    for stretch in marked:
        x, width = LEFT + (stretch.start - first) * scale, (stretch.end - stretch.start) * scale
        # Words behind acts of both directions are shared by the two colors, one above the other.
        tall = STRIP / len(stretch.ways)
        for k, way in enumerate(stretch.ways):
            ax.add_patch(Rectangle((x, y + tall * k), width, tall, zorder=3, **behind(way, stretch.several)))
    counts = f"{_counted(article['acts'], 'act')}, {_counted(article['passages'], 'passage')}"
    ax.text(RIGHT + 0.08, y + 0.14, counts, size=8.2, va="baseline")
    total = int(article["words_read"]) + int(article["words_dropped"])
    ax.text(
        RIGHT + 0.08,
        y,
        f"{total:,} words"
        if total == article["words_read"]
        else f"{int(article['words_read']):,} of {total:,} words",
        size=8.2,
        color=style.SOFT,
        va="baseline",
    )


def _counted(count: float, noun: str) -> str:
    """A number in figures with its noun: "1 act"."""
    return f"{int(count):,} {noun}{'s' * (count != 1)}"
