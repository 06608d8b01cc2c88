"""How much speaks for an act being the article's news."""

from analysis.reading.article import Article
from analysis.reading.background import recent
from analysis.reading.deciders import REAL_BODIES
from analysis.reading.events import Event
from analysis.reading.phrases import phrase
from analysis.reading.polarity import is_topical
from analysis.reading.verbs import LOOSE
from analysis.reading.votes import find_unanimity

COURT = phrase("news", "court")


def score(event: Event, article: Article) -> float:
    """How much speaks for an act being the news; see the comments for what counts."""
    sentence, lower = event.sentence, event.sentence.lower
    total = 0.0
    # Where it stands.
    if sentence.kind == "title":
        total += 2.2
    elif sentence.kind == "heading":
        total -= 0.5
    else:
        total += {0: 2.6, 1: 2.2, 2: 1.6, 3: 1.1, 4: 0.8, 5: 0.6}.get(sentence.paragraph, 0.2)
    # Who acts.
    agent = event.agent
    if agent is not None and agent.kind in REAL_BODIES:
        total += 1.3
        if article.main_body is not None and agent.kind == article.main_body.kind:
            total += 0.3
        if agent.mention is not None:
            total += 0.3
    elif agent is not None and agent.kind == "place":
        total += 0.5
    elif agent is not None and not agent.federal:
        total += 0.4
    # What is decided.
    if event.topical:
        total += 1.3
    elif is_topical(lower) and event.measure:
        total += 1.0
    elif event.measure:
        total += 0.7 if article_topical_near(event, article) else -0.6
    elif is_topical(lower) and event.lemma not in LOOSE and agent is not None and agent.kind in REAL_BODIES:
        total += 0.4
    else:
        total -= 2.0
    if event.sign is not None:
        total += 0.6 if event.sign.strong else 0.3
    # How it is told.
    if event.lead_in is not None:
        total += 0.8
    if event.tally is not None or find_unanimity(lower):
        total += 0.8
    if recent(event, article):
        total += 0.9
    if event.kind in ("adopt", "reject", "repeal", "advance", "deny"):
        total += 0.4
    if event.kind == "deny":
        total += 2.0
    if "announced" in event.reasons:
        total += 0.9
    if event.lemma in LOOSE and event.lead_in is None and not (event.kind == "repeal" and event.topical):
        total -= 0.9
    if event.background:
        total -= 4.0
    if COURT.search(lower[: event.start]) and (agent is None or agent.kind == "place"):
        total -= 1.5
    return total


def article_topical_near(event: Event, article: Article) -> bool:
    """Whether the sentences around speak of immigration enforcement."""
    i = event.sentence.index
    return any(is_topical(s.lower) for s in article.sentences[max(0, i - 2) : i + 3])
