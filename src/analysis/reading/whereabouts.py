"""Where an act belongs: jurisdiction, state and level, with the gazetteer's entry where the signs decide on one."""

from analysis.loaders.gazetteer import Place
from analysis.reading.article import Article
from analysis.reading.bodies import Body
from analysis.reading.body_places import lifted, place_of
from analysis.reading.deciders import REAL_BODIES
from analysis.reading.events import Event
from analysis.reading.mentions import Mention
from analysis.reading.model import EMPTY, Value
from analysis.reading.phrases import phrase
from analysis.reading.school_districts import school_district
from analysis.reading.whole_states import event_is_state, statewide, whole_state

BILL = phrase("record", "bill")
# Whom bills of a legislature bind.
UNDER_A_BILL = frozenset({"sheriff", "police"})
# Bodies that take positions on bills without passing them.
BOARDS = frozenset({"city_council", "county_board", "school_board"})


def acting(event: Event, article: Article) -> Body | None:
    """The body that acts: named in the sentence, or else the article's."""
    bound = bound_by_a_bill(event, article)
    if bound is not None:
        return bound
    if event.agent is not None and event.agent.kind in REAL_BODIES:
        return event.agent
    if (
        event.agent is not None
        and event.agent.kind == "place"
        and article.main_body is not None
        and elsewhere(event.agent, article)
    ):
        return event.agent
    if event.agent is not None and event.agent.kind == "" and event.agent.mention is not None:
        # "the city of East Chicago has repealed"
        return event.agent
    legislature = of_a_bill(event, article)
    if legislature is not None:
        return legislature
    if article.main_body is not None:
        return article.main_body
    return event.agent


def bound_by_a_bill(event: Event, article: Article) -> Body | None:
    """The legislature, where the act's sentence tells whom its bill binds: "sheriffs would have to comply under a bill"."""
    agent, main = event.agent, article.main_body
    if agent is None or agent.kind not in UNDER_A_BILL or agent.mention is not None:
        return None
    if not BILL.search(event.sentence.lower) or (main is not None and main.kind in BOARDS):
        return None
    return of_a_bill(event, article)


def of_a_bill(event: Event, article: Article) -> Body | None:
    """The legislature that an act on a bill is of, where its sentence or the title speaks of a bill and the article of one."""
    spoken = event.sentence.lower + " ".join(s.lower for s in article.sentences if s.kind == "title")
    if not BILL.search(spoken):
        return None
    found = (
        b
        for bodies in article.bodies.values()
        for b in bodies
        if b.kind == "legislature" and b.level == "state"
    )
    return next(found, None)


def elsewhere(agent: Body, article: Article) -> bool:
    """Whether a place that acts by its name is another one than that of the article's body."""
    body = article.main_body
    if event_is_state(agent):
        return False
    if body.mention is None or agent.mention is None:
        return False
    return body.mention.name != agent.mention.name and agent.mention.name not in body.mention.name


def where_of(event: Event, article: Article) -> tuple[Value, Value, Value, Place | None]:
    """Jurisdiction, state and level of an act, and the gazetteer's entry where the signs decide on one."""
    body = acting(event, article)
    if body is not None and body.kind == "school_board":
        return school_district(event, article, body)
    if event.agent is not None and event.agent.kind == "place" and event.agent.level == "state":
        return whole_state(event, article, event.agent)
    if body is not None and body.kind == "voters" and body.mention is None and statewide(article):
        return whole_state(event, article, body)
    if body is not None and body.level == "state":
        return whole_state(event, article, body)
    mention, place = None, None
    if body is not None and body.mention is None and body.place is not None:
        place = body.place
        span = (
            article.sentences[body.sentence].start + body.start,
            article.sentences[body.sentence].start + body.end,
        )
        return Value(place.name, (span,)), Value(place.state, (span,)), Value(place.level), place
    if body is not None and body.mention is not None:
        mention, place = body.mention, place_of(body, article)
    level = "county" if body is not None and body.level == "county" else "city"
    if body is not None and body.kind == "place" and body.mention is not None:
        level = body.mention.level
    if body is None or body.kind == "":
        level = "county" if "county" in article.main_place and "city" not in article.main_place else level
    if mention is None:
        mention, place = stand_in(article, body, level)
    if mention is None:
        return EMPTY, EMPTY, Value(level), None
    if place is None:
        state = stated_or_best(mention, article)
        name = mention.name + (" County" if mention.level == "county" else "")
        return Value(name, (mention.span,)), state, Value(mention.level), None
    level = place.level
    return Value(place.name, (mention.span,)), state_value(place.state, mention, article), Value(level), place


def stand_in(article: Article, body: Body | None, level: str) -> tuple[Mention | None, Place | None]:
    """The article's place for a body that is named without one."""
    same = [
        b
        for bodies in article.bodies.values()
        for b in bodies
        if body is not None and b.kind == body.kind and b.mention is not None
    ]
    if same:
        best = max(same, key=lambda b: article.weight(b.sentence))
        return best.mention, place_of(best, article)
    for wanted in (level, "county" if level == "city" else "city"):
        mention = article.main_mention.get(wanted)
        if mention is not None:
            place = article.main_place.get(wanted)
            if body is not None and place is not None:
                if body.level == "county" and place.level == "city":
                    place = lifted(place, body) or place
                elif place.level == "city":
                    place = lifted(place, body)
            return mention, place
    return None, None


def stated_or_best(mention: Mention, article: Article) -> Value:
    """The state printed beside a place, or the one the article's signs agree on where the name has a bearer there."""
    if mention.stated:
        return Value(mention.stated, (mention.span,))
    best = article.where.best_state()
    if best and (
        not mention.candidates
        or any(p.state == best for p in mention.candidates)
        or article.where.states[best] >= 3
    ):
        return state_value(best, mention, article)
    return EMPTY


def state_value(state: str, mention: Mention, article: Article) -> Value:
    """A state with the words that speak for it."""
    span = mention.span if mention.stated == state else article.where.state_spans.get(state, mention.span)
    return Value(state, (span,))
