"""Whether an act needs a further vote, and the words that say so."""

import re

from analysis.reading.article import Article
from analysis.reading.cues import cued
from analysis.reading.events import Event
from analysis.reading.phrases import phrase

CHAMBER = phrase("news", "chamber")
FIRST_STEP = phrase("decisions", "first_step")
FURTHER_STEP = phrase("decisions", "further_step")
FINAL_STEP = phrase("decisions", "final_step")
COMMITTEE = cued(r"\b(?:sub)?committee\b")
READING_TO_COME = phrase("news", "reading_to_come")
BY_COMMITTEE = phrase("news", "by_committee")
EARLY = phrase("news", "early")


def further_step(event: Event, article: Article) -> bool:
    """Whether a further vote is needed: said of this vote, or known of a committee or one chamber."""
    lower = event.sentence.lower
    agent = event.agent
    if event.lemma == "override":
        return False
    if FINAL_STEP.search(lower) and not re.search(
        r"\b(?:before|until|after|awaits?|pending|needs?|requires?)\b.{0,30}\b(?:final|second|third)\b", lower
    ):
        return False
    lead = article.lead
    if FIRST_STEP.search(lower) or (EARLY.search(lead) and not FINAL_STEP.search(lead)):
        return True
    if (
        agent is not None
        and COMMITTEE.search(lower[max(0, agent.start - 40) : event.end])
        and not re.search(r"township committee|school committee|town committee", lower)
    ):
        return True
    if agent is not None and agent.kind == "legislature" and CHAMBER.search(agent.text.lower()):
        everything = " ".join(s.lower for s in article.sentences[: event.sentence.index + 8])
        return not FINAL_STEP.search(everything)
    # What stands around the act is a part of the whole, so that what the whole lacks it lacks.
    return (FURTHER_STEP.may(article.whole) and bool(FURTHER_STEP.search(around(event, article)))) or bool(
        READING_TO_COME.search(article.whole)
    )


def around(event: Event, article: Article) -> str:
    """The sentences up to three before and behind an act, headings left out, as one text in lower case."""
    first = max(0, event.sentence.index - 3)
    return " ".join(
        s.lower for s in article.sentences[first : event.sentence.index + 4] if s.kind != "heading"
    )


def words_of_further_step(event: Event, article: Article) -> tuple[int, int] | None:
    """Where the article says that a further vote is needed, nearest to the act; None where it does not say so itself."""
    for sentence in sorted(article.sentences, key=lambda s: (abs(s.index - event.sentence.index), s.index)):
        for pattern in (FIRST_STEP, FURTHER_STEP, READING_TO_COME, BY_COMMITTEE, EARLY):
            match = None if sentence.kind == "heading" else pattern.search(sentence.lower)
            if match:
                return sentence.start + match.start(), sentence.start + match.end()
    return None
