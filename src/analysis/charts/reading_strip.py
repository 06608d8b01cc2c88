"""Draw what was read of each article: its stretches, kept or dropped, and where its facts stand."""

from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.charts import style
from analysis.charts.describe import source_line
from analysis.charts.findings import passages
from analysis.charts.labels import text_width
from analysis.charts.legends import TITLE_STEP, draw_title, rich_line, title_lines
from analysis.charts.save import save_figure
from analysis.charts.words import day_words, number_words, sentence
from analysis.tables.store import read_table

LEFT, RIGHT = 2.3, 8.5  # inches; names before, counts after the strips
ROW, STRIP, FOOTER = 0.52, 0.24, 0.32
MOST = 24
# Characters between two stretches that are the blank lines between paragraphs; more is something that is not read.
GAP = 4
READ = "White lines part paragraphs; color is darker where words stand behind several values."


def draw_reading() -> list[Path]:
    """Draw figures/reading.* from articles, segments, evidence and actions; the four paths."""
    tables = {name: read_table(name) for name in ("articles", "segments", "evidence", "actions")}
    figure, drawn = make_reading(**tables)
    title = reading_title(tables["actions"], tables["evidence"], tables["articles"])
    return save_figure(figure, "reading", drawn, title, describe_reading(title, drawn))


def reading_title(actions: pd.DataFrame, evidence: pd.DataFrame, articles: pd.DataFrame) -> str:
    """The finding: how many acts, from how many articles, resting on how many passages."""
    read = actions[actions["method"] == "extracted"]
    acts, sources = number_words(len(read), "act"), number_words(len(articles), "article")
    return sentence(
        f"{acts} read from {sources}, resting on {number_words(passages(evidence), 'passage')} of the text read"
    )


def text_word(articles: pd.DataFrame) -> str:
    """What was read of the articles: digest, text, or either."""
    kinds = set(articles["text_kind"])
    return "digest" if kinds == {"digest"} else "digest or text" if "digest" in kinds else "text"


def subtitle(
    actions: pd.DataFrame, segments: pd.DataFrame, articles: pd.DataFrame
) -> tuple[tuple[str, str, str], ...]:
    """What the colours mean, of those that are drawn: (words, colour, weight)."""
    read = actions[actions["method"] == "extracted"]
    kind = text_word(articles)
    whose = "our digest of it" if kind == "digest" else f"its {kind}"
    parts = [
        (
            f"One strip an article, as long as {whose}. ",
            style.SOFT,
            style.REGULAR,
        )
    ]
    parts.append(("Gray: read. ", style.INK, style.BOLD))
    if not segments["kept"].all():
        parts.append(("Hollow: set aside. ", style.FAINT, style.BOLD))
    for direction, colour in style.DIRECTION.items():
        if (read["direction"] == direction).any():
            verb = direction.removesuffix("s")
            parts.append((f"Color: words behind acts that {verb} cooperation. ", colour, style.BOLD))
    return tuple(parts)


def make_reading(
    articles: pd.DataFrame, segments: pd.DataFrame, evidence: pd.DataFrame, actions: pd.DataFrame
) -> tuple[Figure, pd.DataFrame]:
    """The figure, and what it shows: one row per article (id, publisher, published, characters, words, acts,
    places).
    """
    segments, evidence = closed_up(segments, evidence)
    drawn = _counts(articles, segments, evidence, actions)
    shown = drawn.head(MOST)
    longest = max(shown["characters"].max() if len(shown) else 0, 1)
    directions = actions.set_index("action_id")["direction"]
    with style.house_style():
        lines = title_lines(reading_title(actions, evidence, articles))
        height = FOOTER + max(len(shown), 1) * ROW + TITLE_STEP * len(lines) + 0.75
        figure = style.new_figure(style.WIDTH, height)
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, style.WIDTH), ylim=(0, height))
        ax.axis("off")
        rich_line(ax, 0.12, draw_title(ax, lines, height), subtitle(actions, segments, articles), 9.3)
        top = height - TITLE_STEP * len(lines) - 0.6
        for i, (_, article) in enumerate(shown.iterrows()):
            mine = segments[segments["article_id"] == article["article_id"]]
            words = evidence[evidence["article_id"] == article["article_id"]]
            y = top - i * ROW - STRIP
            _draw_strip(
                ax, article, y, mine, words.assign(direction=words["row_id"].map(directions)), longest
            )
        note = f"{READ} {source_line(articles)}"
        if len(drawn) > MOST:
            note = f"The first {MOST} of {len(drawn)} articles. {note}"
        ax.text(0.12, 0.14, note, size=7.8, color=style.SOFT, va="baseline")
    return figure, drawn


def closed_up(segments: pd.DataFrame, evidence: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both tables with positions in which what is no stretch of the text, such as front matter, takes no room."""
    parts = segments.sort_values(["article_id", "position"])
    gap = (parts["start"] - parts.groupby("article_id")["end"].shift()).sub(GAP).clip(lower=0).fillna(0)
    taken = gap.groupby(parts["article_id"]).cumsum().astype(int)
    closed = parts.assign(start=parts["start"] - taken, end=parts["end"] - taken)
    moved = evidence.copy()
    for article_id, rows in parts.assign(taken=taken).groupby("article_id"):
        mine = moved["article_id"] == article_id
        stretch = rows["start"].searchsorted(moved.loc[mine, "start"], side="right") - 1
        by = rows["taken"].to_numpy()[stretch.clip(min=0)]
        moved.loc[mine, ["start", "end"]] = moved.loc[mine, ["start", "end"]].sub(by, axis=0)
    return closed, moved


def _draw_strip(ax: Axes, article: pd.Series, y: float, segments, evidence, longest: float) -> None:
    """One article: name and day, its stretches, its evidence, its counts."""
    scale = (RIGHT - LEFT) / longest
    first = article["first"]
    publisher = article["publisher"] if isinstance(article["publisher"], str) else article["article_id"]
    while text_width(publisher, 9, style.BOLD) > LEFT - 0.3 and len(publisher) > 4:
        publisher = publisher[:-2].rstrip() + "…"
    ax.text(0.12, y + 0.14, publisher, size=9, weight=style.BOLD, va="baseline")
    ax.text(0.12, y, article["when"], size=8.2, color=style.SOFT, va="baseline")
    for _, part in segments.iterrows():
        x, width = LEFT + (part["start"] - first) * scale, (part["end"] - part["start"]) * scale
        look = (
            {"facecolor": style.RULE, "edgecolor": "white"}
            if part["kept"]
            else {"facecolor": "none", "edgecolor": style.FAINT}
        )
        ax.add_patch(Rectangle((x, y), width, STRIP, linewidth=0.5, zorder=2, **look))
    for _, words in evidence.iterrows():
        x, width = (
            LEFT + (words["start"] - first) * scale,
            max((words["end"] - words["start"]) * scale, 0.015),
        )
        colour = style.DIRECTION.get(words["direction"], style.INK)
        ax.add_patch(
            Rectangle((x, y), width, STRIP, facecolor=colour, edgecolor="none", alpha=0.75, zorder=3)
        )
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


def _set_aside(article: pd.Series) -> str:
    """How many words of an article were set aside, with a comma; empty where none were."""
    return f"{int(article['words_dropped']):,} set aside, " if article["words_dropped"] else ""


def _counted(count: float, noun: str) -> str:
    """A number in figures with its noun: "1 act"."""
    return f"{int(count):,} {noun}{'s' * (count != 1)}"


def _counts(articles, segments, evidence, actions) -> pd.DataFrame:
    """One row per article by day of publication, with what was counted in it."""
    spans = segments.groupby("article_id").agg(first=("start", "min"), last=("end", "max"))
    frame = articles.join(spans, on="article_id")
    frame["characters"] = (frame["last"] - frame["first"]).fillna(0).astype(int)
    for column, counts in (
        ("acts", actions["article_id"].value_counts()),
        ("passages", evidence.drop_duplicates(["article_id", "start", "end"])["article_id"].value_counts()),
    ):
        frame[column] = frame["article_id"].map(counts).fillna(0).astype(int)
    frame["when"] = [day_words(day) for day in frame["published"]]
    columns = [
        "article_id",
        "publisher",
        "published",
        "when",
        "first",
        "characters",
        "words_read",
        "words_dropped",
        "acts",
        "passages",
    ]
    frame["first"] = frame["first"].fillna(0).astype(int)
    return frame.sort_values(["published", "article_id"], ignore_index=True)[columns]


def describe_reading(title: str, drawn: pd.DataFrame) -> str:
    """The strips in words: the finding and each article's counts."""
    parts = [
        f"{row['publisher'] if isinstance(row['publisher'], str) else row['article_id']} ({row['when']}): "
        f"{int(row['words_read']):,} words read, {_set_aside(row)}"
        f"{number_words(int(row['acts']), 'act')}, {number_words(int(row['passages']), 'passage')}"
        for _, row in drawn.iterrows()
    ]
    kind = "Strips, one an article, showing what was read and where its facts stand"
    return f"{kind}. {title}. {'; '.join(parts)}."
