"""Take a document apart: sentences, places, bodies, dates and the acts in its sentences, each with who acts."""

import re
from collections.abc import Iterator
from datetime import date

from analysis.loaders.document import Document
from analysis.reading.article import Article
from analysis.reading.bodies import Body, find_bodies
from analysis.reading.dates import find_dates
from analysis.reading.decisions import events_in
from analysis.reading.events import Event
from analysis.reading.main_places import rank_places
from analysis.reading.namesakes import settle_levels
from analysis.reading.offices import by_surname, known_official, titled_names
from analysis.reading.phrases import phrase
from analysis.reading.places import find_places
from analysis.reading.polarity import is_topical
from analysis.reading.published import find_published
from analysis.reading.sentences import Sentence, sentences_of
from analysis.reading.when import bounds, middle

# Below these paragraphs an act is looked for only in sentences on the subject, and right beside them.
OPENING = 4
# Words that can only be resolved against a day of publication, not against a month.
NEEDS_DAY = frozenset({"weekday", "today", "ago", "period", "future"})
TOLD_THAT = re.compile(r"\b(?:said|told|announced|confirmed)\b.*\b(?:he|she) (?:had|has)(?: \w+ly)? $")
PRONOUN_SUBJECT = phrase("assemble", "pronoun_subject")


def last_of_month(published: str) -> date | None:
    """The last day of a month of publication, against which "Jan. 16" gets its year; None for anything else."""
    return bounds(published)[1] if re.fullmatch(r"\d{4}-\d{2}", published) else None


def take_apart(document: Document) -> Article:
    """Sentences, places, bodies, dates and acts of a document."""
    sentences = sentences_of(document)
    published = find_published(document, sentences)
    where = find_places(document, sentences)
    article = Article(document, sentences, where, published, middle(published) or last_of_month(published))
    article.exact = middle(published) is not None
    for sentence in sentences:
        article.bodies[sentence.index] = find_bodies(sentence, where)
        article.dates[sentence.index] = [
            w for w in find_dates(sentence.text, article.day) if article.exact or w.kind not in NEEDS_DAY
        ]
    settle_levels(article)
    article.officials = titled_names(article)
    for sentence in telling_sentences(article):
        for event in events_in(sentence, article.bodies[sentence.index]):
            event.dates = article.dates[sentence.index]
            event.agent = named_agent(event, article)
            article.events.append(event)
    rank_places(article)
    for event in article.events:
        if event.agent is None and leaves_body_out(event):
            event.agent = article.main_body
    return article


def telling_sentences(article: Article) -> Iterator[Sentence]:
    """The sentences in which acts are looked for: all at the top, further down those on the subject and beside them."""
    topical = [is_topical(s.lower) for s in article.sentences]
    for sentence in article.sentences:
        if sentence.kind in ("byline", "list"):
            continue
        if sentence.paragraph <= OPENING or any(topical[sentence.index - 1 : sentence.index + 2]):
            yield sentence


def named_agent(event: Event, article: Article) -> Body | None:
    """Who acts: the body before the verb, an official known by name, or the one who tells that he or she has acted."""
    agent = event.agent
    if agent is None or agent.kind in ("", "place"):
        agent = by_surname(event, article.officials) or known_official(event, article.published[:4]) or agent
    told = TOLD_THAT.search(event.sentence.lower[: event.start])
    if told:
        # "Chief Ortiz told the council that he had signed": the one who tells is the one who signed.
        bodies = article.bodies[event.sentence.index]
        tellers = (b for b in bodies if b.end <= told.start() and b.kind not in ("", "place", "federal"))
        agent = next(tellers, agent)
    return agent


def leaves_body_out(event: Event) -> bool:
    """Whether an act is told of the article's body without naming it."""
    if event.lemma == "fail" and event.kind in ("adopt", "reject"):
        # "The motion failed", "Resolution adopted": minutes leave the body out.
        return True
    return bool(PRONOUN_SUBJECT.search(event.sentence.lower[: event.start]))
