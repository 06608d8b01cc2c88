"""Which of an article's acts is its news."""

from dataclasses import dataclass

from analysis.reading.announced import announces
from analysis.reading.article import Article
from analysis.reading.background import is_background
from analysis.reading.deciders import REAL_BODIES
from analysis.reading.events import Event
from analysis.reading.phrases import phrase
from analysis.reading.polarity import is_topical
from analysis.reading.stage import stage_of
from analysis.reading.verbs import LOOSE
from analysis.reading.weight import score

POSTPONED = phrase("news", "postponed")
AHEAD = phrase("news", "ahead")
THRESHOLD = 5.0
PROPOSED_THRESHOLD = 6.2


def candidates(article: Article) -> list[Event]:
    """The acts that happened and may be the news, with stage and score, best first."""
    found = []
    for event in article.events:
        if event.agent is not None and event.agent.federal:
            continue
        if event.sentence.in_speech(event.start):
            continue
        if announces(event):
            event.real = True
            event.reasons.append("announced")
        event.background = is_background(event, article)
        if event.kind == "propose" or not event.real:
            continue
        event.stage = stage_of(event, article)
        event.score = score(event, article)
        found.append(event)
    return sorted(found, key=lambda e: (-e.score, e.sentence.index, e.start))


def proposals(article: Article) -> list[Event]:
    """The acts that are before a body and not decided, with score, best first."""
    found = []
    for event in article.events:
        if (
            event.agent is None
            or event.agent.kind not in REAL_BODIES
            or event.background
            or not event.topical
        ):
            continue
        if event.kind == "propose" or not event.real:
            if event.kind != "propose" and not AHEAD.search(
                event.sentence.lower[max(0, event.start - 60) : event.verb.start]
            ):
                continue
            if event.lemma in LOOSE and event.lead_in is None and event.kind != "propose":
                continue
            event.stage = "proposed"
            event.score = score(event, article)
            found.append(event)
    return sorted(found, key=lambda e: (-e.score, e.sentence.index, e.start))


def postponed(article: Article) -> bool:
    """Whether the title or the lead says that no decision was taken."""
    return any(
        POSTPONED.search(s.lower) for s in article.sentences if s.kind == "title" or s.paragraph in (0,)
    )


def told_in_full(done: list[Event]) -> Event:
    """The act in the article's own words where the best sign of it is a headline, which leaves out day and vote."""
    best = done[0]
    if best.sentence.kind not in ("title", "heading"):
        return best
    for event in done[1:]:
        same = event.stage == best.stage or {event.stage, best.stage} == {"adopted", "introduced"}
        if (
            event.sentence.kind == "body"
            and event.sentence.paragraph <= 4
            and same
            and event.score >= best.score - 3.0
            and not event.background
        ):
            return event
    return best


@dataclass
class Weighed:
    """The acts of an article that may be its news: done and ahead, best first, and the one the rules would choose."""

    done: list[Event]
    ahead: list[Event]
    news: Event | None


def chosen_by_rules(article: Article, done: list[Event], ahead: list[Event]) -> Event | None:
    """The act the rules take for the news, or None where no act reaches the bar."""
    best = done[0] if done else None
    if best and best.score >= THRESHOLD and (best.topical or best.measure or is_topical(best.sentence.lower)):
        return told_in_full(done)
    if postponed(article):
        return None
    return ahead[0] if ahead and ahead[0].score >= PROPOSED_THRESHOLD else None


def weigh(article: Article) -> Weighed:
    """All acts that may be the news, weighed by the rules; none where the article is not on the subject."""
    if not any(is_topical(s.lower) for s in article.sentences):
        return Weighed([], [], None)
    done, ahead = candidates(article), proposals(article)
    return Weighed(done, ahead, chosen_by_rules(article, done, ahead))
