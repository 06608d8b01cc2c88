"""Where an act belongs: jurisdiction, state and level, with the gazetteer's entry where the signs decide on one."""

import re
from functools import cache

from analysis.loaders.gazetteer import Place, gazetteer
from analysis.reading.assemble import Article, governor_named, lifted, place_of
from analysis.reading.bodies import Body
from analysis.reading.cues import cued
from analysis.reading.events import Event
from analysis.reading.mentions import Mention
from analysis.reading.model import EMPTY, Value
from analysis.reading.news import REAL_BODIES
from analysis.reading.phrases import any_of, phrase
from analysis.reading.places import choose

SCHOOL = phrase("record", "school")


def sp(event: Event, start: int, end: int) -> tuple[int, int]:
    """A stretch of the event's sentence as positions in the document."""
    return event.sentence.start + start, event.sentence.start + end


def acting(event: Event, article: Article) -> Body | None:
    """The body that acts: named in the sentence, or else the article's."""
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


BILL = phrase("record", "bill")


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


def event_is_state(agent: Body) -> bool:
    """Whether the place is a state's name."""
    return agent.mention is not None and agent.mention.name in gazetteer().states


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


STATEWIDE = cued(r"\b(?:proposition|measure|question|amendment|initiative) \d+\b|\bstatewide\b")


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


def state_of_district(name: str, article: Article) -> Value | None:
    """The state of the place a district is named after: "Irving Independent School District"; None where none is known."""
    words = name.split()
    for n in (3, 2, 1):
        places = gazetteer().names.get(" ".join(words[:n]))
        if places and n < len(words):
            place = choose(Mention(0, 0, 0, " ".join(words[:n]), "city", places), article.where)
            return Value(place.state) if place else None
    return None


NO_SCHOOL = frozenset(
    [
        "Safe",
        "Welcoming",
        "All",
        "Public",
        "Local",
        "Our",
        "Sanctuary",
        "Private",
        "Charter",
        "Catholic",
        "Elementary",
        "Middle",
        "High",
        "Area",
        "Every",
        "Many",
        "Other",
        "State",
    ]
)


def school_district(event: Event, article: Article, body: Body) -> tuple[Value, Value, Value, Place | None]:
    """A school district by the fullest name the article gives it."""
    found: list[tuple[float, str, tuple[int, int]]] = []
    for sentence in article.sentences:
        for match in SCHOOL.finditer(sentence.text):
            name = re.sub(r"^(?:The|In|At|On|And|But|For|A) ", "", match[1])
            if name.split()[0] in NO_SCHOOL or name in (
                "Public Schools",
                "School District",
                "School Board",
                "Board of Education",
            ):
                continue
            rank = 3 if re.search(r"Unified|Independent|Public Schools|District", name) else 1
            rank = 2 if rank == 1 and ("ISD" in name or name.endswith("Schools")) else rank
            # Headlines describe ("Texas Border School District") where the text names.
            rank -= 0.5 if sentence.kind == "title" else 0
            found.append((rank, name, (sentence.start + match.start(1), sentence.start + match.end(1))))
    mention = body.mention or article.main_mention.get("city")
    place = choose(mention, article.where) if mention is not None else None
    state = Value(place.state, (mention.span,)) if place else Value(article.where.best_state(), ())
    if found:
        _, name, span = max(found, key=lambda row: row[0])
        state = state_of_district(name, article) or state
        name = re.sub(r" (?:School Board|Board of Education|School Committee)$", " School District", name)
        name = f"{name} School District" if name.endswith(" Unified") else name
        return Value(name, (span,)), state, Value("school_district"), None
    if mention is None:
        return EMPTY, state, Value("school_district"), None
    return Value(f"{mention.name} School District", (mention.span,)), state, Value("school_district"), None
