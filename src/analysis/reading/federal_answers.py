"""What places asked of the federal government beside the article's news, and what it refused them."""

import re

from analysis.reading.article import Article
from analysis.reading.bodies import Body
from analysis.reading.body_places import place_of
from analysis.reading.cues import cued
from analysis.reading.deciders import REAL_BODIES
from analysis.reading.events import Event, sp
from analysis.reading.form import program_of
from analysis.reading.model import EMPTY, Action, Value
from analysis.reading.phrases import phrase
from analysis.reading.record import body_value, record_of
from analysis.reading.standing_rules import standing
from analysis.reading.whereabouts import where_of

SECURE = cued(r"\bsecure communities\b|\bopt(?:ing)?[- ]out\b")
WANTS_OUT = re.compile(r"\b(?:removed|taken out|opt(?:ing)?[- ]out|withdraw|out of|leave)\b")
ASKED_OUT = phrase("others", "asked_out")
ORDINAL_COMMUNITY = phrase("others", "ordinal_community")


def requests(article: Article, main: Event, taken: set) -> list[Action]:
    """Requests to the federal government that the article tells of beside its news: to be let out of a program."""
    found: list[Action] = []
    for event in article.events:
        if event is main or event.sentence.kind not in ("body",) or event.sentence.in_speech(event.start):
            continue
        agent = event.agent
        if agent is None or agent.federal:
            continue
        if not (SECURE.search(event.sentence.lower) or SECURE.search(title_of(article))):
            continue
        own_vote = votes_to_leave(event, agent)
        if not own_vote and not asks_to_leave(event, agent):
            continue
        event.stage = "requested"
        jurisdiction, state, level, place = where_of(event, article)
        if agent.kind == "place":
            place = place_of(agent, article)
            jurisdiction, state, level = place_values(agent, place)
        key = (place.id if place else jurisdiction.value, "requested")
        if key in taken or not jurisdiction.value:
            continue
        taken.add(key)
        past = [w for w in event.dates if w.edtf and w.kind not in ("today", "weekday")]
        span = sp(event, event.start, event.verb.end)
        date, basis = (
            (Value(past[0].edtf, (sp(event, past[0].start, past[0].end),)), past[0].basis)
            if past and own_vote
            else standing(article)
        )
        values = {
            "jurisdiction": jurisdiction, "state": state, "level": level,
            "body": body_value(agent, event) if agent.kind in REAL_BODIES else EMPTY, "program": program_of(event, article),
            "instrument": Value("other"), "stage": Value("requested", (span,)), "direction": Value("limits", (span,)), "date": date,
        }  # fmt: skip
        found.append(Action(False, values, place, basis, reasons=["request told beside the news"]))
    return found


def votes_to_leave(event: Event, agent: Body) -> bool:
    """Whether a body has voted to be let out of a program."""
    if not event.real or event.kind not in ("adopt", "request") or agent.kind not in REAL_BODIES:
        return False
    return bool(WANTS_OUT.search(event.sentence.lower[event.start : event.end]))


def asks_to_leave(event: Event, agent: Body) -> bool:
    """Whether a place, by its bare name, is said to have asked to be let out of a program."""
    lower = event.sentence.lower
    if event.kind != "request" or agent.kind != "place" or not ASKED_OUT.search(lower):
        return False
    return event.real or bool(ORDINAL_COMMUNITY.search(lower))


def place_values(agent: Body, place) -> tuple[Value, Value, Value]:
    """Jurisdiction, state and level of a place that acts by its bare name."""
    span = (agent.mention.span,)
    name = place.name if place else agent.mention.name
    state = place.state if place else agent.mention.stated
    return Value(name, span), Value(state, span), Value(place.level if place else agent.mention.level)


def title_of(article: Article) -> str:
    """Title and lead in lower case."""
    return " ".join(s.lower for s in article.sentences if s.kind == "title" or s.paragraph == 0)


def refusal(event: Event, main: Event, article: Article, taken: set) -> Action | None:
    """Another place's refusal by the federal government."""
    if event.kind != "deny" or event is main or event.agent is None or event.agent.mention is None:
        return None
    place = place_of(event.agent, article)
    if place is None or (place.id, "denied") in taken:
        return None
    taken.add((place.id, "denied"))
    action = record_of(event, article, is_main=False)
    own = [w for w in event.dates if w.exact]
    if own:
        action.values["date"], action.date_basis = (
            Value(own[0].edtf, (sp(event, own[0].start, own[0].end),)),
            own[0].basis,
        )
    return action
