"""What the strips of the articles count: stretches read, words behind values, and what is said of them."""

from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from analysis.charts.describe import DIRECTIONS
from analysis.charts.findings import passages
from analysis.charts.words import day_words, number_words, sentence

# Characters between two stretches that are the blank lines between paragraphs; more is something that is not read.
GAP = 4


def reading_title(actions: pd.DataFrame, evidence: pd.DataFrame, articles: pd.DataFrame) -> str:
    """The finding: how many acts, from how many articles, resting on how many passages."""
    read = actions[actions["method"] == "extracted"]
    acts, sources = number_words(len(read), "act"), number_words(len(articles), "article")
    whole = bool(len(articles)) and text_word(articles) == "digest"
    whose = f"our {'summary' if len(articles) == 1 else 'summaries'} of {sources}" if whole else sources
    return sentence(f"{acts} read from {whose}, resting on {number_words(passages(evidence), 'passage')}")


def text_word(articles: pd.DataFrame) -> str:
    """What was read of the articles: digest, text, or either."""
    kinds = set(articles["text_kind"])
    return "digest" if kinds == {"digest"} else "digest or text" if "digest" in kinds else "text"


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


class Stretch(NamedTuple):
    """Words that bear values: where they start and end, the acts' directions, whether they bear several values."""

    start: int
    end: int
    ways: tuple[str, ...]
    several: bool


def stretches(evidence: pd.DataFrame) -> list[Stretch]:
    """Where words bear values of acts, without overlaps, in the order of the text.

    ``evidence``: one row a value, with start, end and direction; what is no act's has no direction and is left out.
    """
    evidence = evidence[evidence["direction"].notna()]
    found: list[Stretch] = []
    for start, end in pairwise(sorted({*evidence["start"], *evidence["end"]})):
        mine = evidence[(evidence["start"] <= start) & (evidence["end"] >= end)]
        ways = tuple(way for way in DIRECTIONS if (mine["direction"] == way).any())
        if not ways:
            continue
        new = Stretch(int(start), int(end), ways, len(mine) > 1)
        if found and found[-1].end == new.start and found[-1][2:] == new[2:]:
            new = new._replace(start=found.pop().start)
        found.append(new)
    return found


def counts_by_article(articles, segments, evidence, actions) -> pd.DataFrame:
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


def set_aside(article: pd.Series) -> str:
    """How many words of an article were set aside, with a comma; empty where none were."""
    return f"{int(article['words_dropped']):,} set aside, " if article["words_dropped"] else ""


def describe_reading(title: str, drawn: pd.DataFrame) -> str:
    """The strips in words: the finding and each article's counts."""
    parts = [
        f"{row['publisher'] if isinstance(row['publisher'], str) else row['article_id']} ({row['when']}): "
        f"{int(row['words_read']):,} words read, {set_aside(row)}"
        f"{number_words(int(row['acts']), 'act')}, {number_words(int(row['passages']), 'passage')}"
        for _, row in drawn.iterrows()
    ]
    kind = "Strips, one an article, showing what was read and where its facts stand"
    return f"{kind}. {title}. {'; '.join(parts)}."
