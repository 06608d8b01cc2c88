"""A state as the place of an act: that of its legislature, governor, police or voters."""

import re
from functools import cache

from analysis.loaders.gazetteer import Place, gazetteer
from analysis.reading.article import Article
from analysis.reading.bodies import Body
from analysis.reading.cues import cued
from analysis.reading.events import Event, sp
from analysis.reading.model import EMPTY, Value
from analysis.reading.offices import governor_named
from analysis.reading.phrases import any_of

STATEWIDE = cued(r"\b(?:proposition|measure|question|amendment|initiative) \d+\b|\bstatewide\b")


def event_is_state(agent: Body) -> bool:
    """Whether the place is a state's name."""
    return agent.mention is not None and agent.mention.name in gazetteer().states


def whole_state(event: Event, article: Article, body: Body) -> tuple[Value, Value, Value, Place | None]:
    """A state as the jurisdiction of its legislature, governor or police."""
    known = gazetteer()
    text = article.sentences[body.sentence].text
    named = governor_named(text[body.end :], article.published[:4]) if body.kind == "executive" else ""
    state = state_beside(event, body) or body.state or named or article.where.best_state(margin=0.5)
    if not state:
        return EMPTY, EMPTY, Value("state"), None
    place = known.by_usps[state]
    span = article.where.state_spans.get(state, sp(event, body.start, body.end))
    return Value(place.name, (span,)), Value(state, (span,)), Value("state"), place


def statewide(article: Article) -> bool:
    """Whether the ballot the article tells of is a state's: numbered propositions are."""
    return any(STATEWIDE.search(s.lower) for s in article.sentences if s.kind == "title" or s.paragraph <= 3)


def state_beside(event: Event, body: Body) -> str:
    """The state named right before its body: "Wisconsin Assembly", "Texas Gov."."""
    if body.sentence != event.sentence.index:
        return ""
    match = state_before_body().search(event.sentence.text, max(0, body.start - 36), body.start)
    return gazetteer().states[match[1]].state if match else ""


@cache
def state_before_body() -> re.Pattern:
    """A state's name or abbreviation at the end of what stands before a body."""
    return re.compile(
        rf"\b({any_of(gazetteer().states)})(?:'s)?(?: state| Republican| Democratic| House| Senate)? $"
    )
