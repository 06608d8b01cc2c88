"""Sentences with numbers in them, on what the articles say."""

from analysis.charts.findings import passages
from analysis.charts.words import number_words, sentence
from analysis.report.prose_dates import exactness
from analysis.tables.events import extracted
from analysis.tables.store import read_table


def answer_articles() -> str:
    """Two lines: how much was read and what was found; how well it is dated."""
    articles, actions = read_table("articles"), extracted(read_table("actions"))
    evidence = passages(read_table("evidence"))
    dropped = int(articles["words_dropped"].sum())
    aside = f"; {dropped:,} words were set aside" if dropped else ""
    words = int(articles["words_read"].sum())
    one = (
        f"**{sentence(number_words(len(actions), 'act'))} of local or state policy stand in "
        f"{number_words(len(articles), 'article')}**, in {words:,} words that were read{aside}."
    )
    two = f"Their values rest on {number_words(evidence, 'passage')}. {exactness(actions)}.".replace(" .", "")
    return f"{one}  \n{two}"


def note_blanks() -> str:
    """What the articles leave open, in one sentence."""
    actions = extracted(read_table("actions"))
    undated, votes = int(actions["date"].isna().sum()), int(actions["votes_for"].isna().sum())
    binding, acts = int(actions["binding"].isna().sum()), number_words(len(actions), "act")
    return (
        f"Of {acts}, {undated} have no date of their own, {votes} no count of votes "
        f"and {binding} no word on whether they bind. These cells are empty in the "
        "tables; nothing was filled in."
    )


def note_sources() -> str:
    """What was read of each article, digest or original, and how the two are compared."""
    kinds = read_table("articles")["text_kind"]
    digests, count = int((kinds == "digest").sum()), len(kinds)
    meaning = (
        "our summary of an article, its facts retold in our own sentences, since the article belongs to its publisher; "
        "the tables call it a digest. The words shown on this page are then ours, not the publisher’s. Whoever has "
        "the originals can build from them instead and compare; the comparison runs where the originals are present"
    )
    if digests == count:
        return f"What was read of each source is {meaning}."
    if not digests:
        return "Each source was read in the original, which is kept locally and not published."
    sources = number_words(count, "source")
    return f"What was read of {digests:,} of {sources} is {meaning}. The others were read in the original."
