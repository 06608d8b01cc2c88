"""The other acts an article tells of beside its news: earlier steps, neighbours, standing rules, requests and refusals.

Strict on purpose: a row is made only where one sentence names who acted and what was decided about cooperation with ICE.
"""

import re

from analysis.loaders.gazetteer import gazetteer
from analysis.reading.assemble import Article, lifted, place_of
from analysis.reading.bodies import Body
from analysis.reading.confidence import confidence_of
from analysis.reading.cues import cued
from analysis.reading.dates import When, bounds, counted_from
from analysis.reading.direction import direction_of
from analysis.reading.events import Event
from analysis.reading.form import instrument_of, program_of
from analysis.reading.mentions import Mention
from analysis.reading.model import EMPTY, Action, Value
from analysis.reading.news import REAL_BODIES, stage_of
from analysis.reading.phrases import phrase
from analysis.reading.places import choose
from analysis.reading.record import body_value, record_of
from analysis.reading.sentences import Sentence
from analysis.reading.tallies import votes_of
from analysis.reading.whereabouts import sp, where_of

# "San Francisco's sanctuary ordinance", "California's recently enacted sanctuary state law", "the sanctuary law that
# California recently enacted": a rule that stood when the article was written.
RULE_NAME = r"(?:sanctuary|trust|welcoming|values|anti-sanctuary)(?: (?:city|state|county|act))?"
RULE_KIND = r"(?P<kind>ordinance|law|policy|statute|act|resolution|executive order)"
OWNED = cued(rf"'s? (?:\w+ ){{0,2}}?{RULE_NAME} (?:\w+ )?{RULE_KIND}\b")
RECENT = cued(
    rf"\b{RULE_NAME} {RULE_KIND} that (?:the )?(?:state of )?(?P<place>[A-Z][\w ]+?) (?:recently |already |had |has )?(?:enacted|adopted|passed|approved)\b"
)
KIND_OF_RULE = {
    "law": {"state": "statute", "county": "ordinance", "city": "ordinance"},
    "act": {"state": "statute"},
    "executive order": "executive_order",
}
SIMILAR = cued(r"\b(?:similar|same|comparable|identical|like|companion)\b")
SECURE = cued(r"\bsecure communities\b|\bopt(?:ing)?[- ]out\b")
ASKED_OUT = phrase("others", "asked_out")
ORDINAL_COMMUNITY = phrase("others", "ordinal_community")
BUILDS_ON = phrase("others", "builds_on")


def body_named(event: Event) -> Body | None:
    """The body an act's own sentence names with its place; None where it names none."""
    agent = event.agent
    if (
        agent is None
        or agent.sentence != event.sentence.index
        or agent.kind not in REAL_BODIES
        or agent.mention is None
    ):
        return None
    return agent


def earlier_acts(main: Event, article: Article, taken: set) -> list[tuple[Event, str]]:
    """Acts of named bodies elsewhere in the article, with what makes them worth a row."""
    found = []
    for event in article.events:
        body = body_named(event)
        if (
            body is None
            or event is main
            or not event.real
            or event.sentence.kind != "body"
            or event.sentence.in_speech(event.start)
        ):
            continue
        if (
            event.kind not in ("adopt", "reject", "repeal")
            or event.lemma in WEAK
            or event.sentence.index == main.sentence.index
        ):
            continue
        lower = event.sentence.lower
        clause = lower[event.start : event.end]
        similar = bool(SIMILAR.search(clause))
        if not (similar or (event.topical and event.sign is not None and event.measure)):
            continue
        place = place_of(body, article)
        if place is None or not dated(event):
            continue
        event.stage = stage_of(event, article)
        key = (place.id, body.kind, event.stage)
        if key in taken:
            continue
        taken.add(key)
        found.append((event, "similar" if similar else "named"))
    return found


WEAK = frozenset(
    [
        "announce",
        "issue",
        "direct",
        "order",
        "instruct",
        "support",
        "condemn",
        "denounce",
        "back",
        "favor",
        "strengthen",
        "expand",
        "launch",
        "create",
        "accept",
        "unveil",
        "declare",
    ]
)


def dated(event: Event) -> bool:
    """Whether the sentence dates the act: an undated act of another body is too little for a row."""
    return any(when.kind not in ("recently", "future", "fiscal") for when in event.dates)


def date_from_sentence(event: Event, main_date: str, article: Article) -> tuple[Value, str]:
    """The day of an earlier act by its own sentence: stated, or counted from the main act."""
    for when in sorted(event.dates, key=lambda w: abs(w.start - event.start)):
        if when.kind in ("recently", "future", "fiscal"):
            continue
        span = (event.sentence.start + when.start, event.sentence.start + when.end)
        if when.kind == "after":
            base = day_of(main_date)
            if base is None:
                continue
            counted = counted_from(when.text, base)
            return Value(counted.edtf, (span,)), "relative"
        if when.edtf:
            return Value(when.edtf, (span,)), when.basis
    return standing(article)


def day_of(edtf: str) -> When | None:
    """An exact day as a When; None for anything vaguer."""
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None
    return When(edtf, first, last, "stated") if first is not None and first == last else None


def standing(article: Article) -> tuple[Value, str]:
    """The date of what stood already: some day up to publication; an uncertain day of publication rounds to its month."""
    day = article.published
    if not day:
        return EMPTY, "none"
    return Value(f"../{day[:7] if day.endswith('~') else day}"), "none"


def standing_rules(article: Article) -> list[Action]:
    """Rules that the article names as somebody's and in force."""
    found: list[Action] = []
    for sentence in article.sentences:
        if sentence.kind != "body":
            continue
        for match in OWNED.finditer(sentence.text):
            if sentence.in_speech(match.start()):
                continue
            owner = next(
                (m for m in article.where.by_sentence.get(sentence.index, []) if m.end == match.start()), None
            )
            action = standing_rule(
                sentence, match, owner, state_ending(sentence.text, match.start()), article
            )
            if action:
                found.append(action)
        match = RECENT.search(sentence.text)
        if match and match["place"] in gazetteer().states and not sentence.in_speech(match.start()):
            action = standing_rule(sentence, match, None, gazetteer().states[match["place"]], article)
            if action:
                found.append(action)
    return found


def state_ending(text: str, at: int):
    """The state whose name ends right there, or None."""
    for name, place in gazetteer().states.items():
        if len(name) > 3 and text[:at].endswith(name):
            return place
    return None


def standing_rule(
    sentence: Sentence, match: re.Match, owner: Mention | None, state, article: Article
) -> Action | None:
    """The record of a standing rule; None where nobody is named as its owner."""
    place = state
    if place is None:
        place = choose(owner, article.where) if owner is not None else None
        place = lifted(place, Body(sentence.index, 0, 0, "", "", place.level)) if place else None
    if place is None:
        return None
    span = (sentence.start + match.start(), sentence.start + match.end())
    kind = KIND_OF_RULE.get(match["kind"], match["kind"])
    instrument = kind.get(place.level, "ordinance") if isinstance(kind, dict) else kind
    extends = "anti-sanctuary" in match.group().lower()
    date, basis = standing(article)
    values = {
        "jurisdiction": Value(place.name, (span,)), "state": Value(place.state, (span,)), "level": Value(place.level),
        "body": Value("legislature", (span,)) if place.level == "state" else EMPTY, "program": Value("sanctuary", (span,)),
        "instrument": Value(instrument, (span,)), "stage": Value("in_force", (span,)),
        "direction": Value("extends" if extends else "limits", (span,)), "date": date,
    }  # fmt: skip
    return Action(False, values, place, basis, reasons=["standing rule named as its owner's"])


def requests(article: Article, main: Event, taken: set) -> list[Action]:
    """Requests to the federal government that the article tells of beside its news: to be let out of a program."""
    found: list[Action] = []
    for event in article.events:
        if event is main or event.sentence.kind not in ("body",) or event.sentence.in_speech(event.start):
            continue
        lower = event.sentence.lower
        agent = event.agent
        if agent is None or agent.federal or not (SECURE.search(lower) or SECURE.search(title_of(article))):
            continue
        wants_out = re.search(
            r"\b(?:removed|taken out|opt(?:ing)?[- ]out|withdraw|out of|leave)\b",
            lower[event.start : event.end],
        )
        own_vote = (
            event.real and event.kind in ("adopt", "request") and wants_out and agent.kind in REAL_BODIES
        )
        asked = (
            event.kind == "request"
            and agent.kind == "place"
            and ASKED_OUT.search(lower)
            and (event.real or ORDINAL_COMMUNITY.search(lower))
        )
        if not own_vote and not asked:
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


def place_values(agent: Body, place) -> tuple[Value, Value, Value]:
    """Jurisdiction, state and level of a place that acts by its bare name."""
    span = (agent.mention.span,)
    name = place.name if place else agent.mention.name
    state = place.state if place else agent.mention.stated
    return Value(name, span), Value(state, span), Value(place.level if place else agent.mention.level)


def title_of(article: Article) -> str:
    """Title and lead in lower case."""
    return " ".join(s.lower for s in article.sentences if s.kind == "title" or s.paragraph == 0)


def find_others(
    main: Event, main_action: Action, article: Article
) -> tuple[list[Action], list[tuple[int, int, str]]]:
    """The other acts, and links as (index, index, relation) where 0 is the main act and others follow in order."""
    place = main_action.place
    taken: set = {(place.id if place else "", main_action.get("body"), main_action.get("stage"))}
    taken.add((place.id if place else "", main_action.get("stage")))
    actions: list[Action] = []
    links: list[tuple[int, int, str]] = []
    for event, why in earlier_acts(main, article, taken):
        actions.append(record_of_earlier(event, why, main, main_action, article))
        relation = relation_to_main(event, why, actions[-1], main_action, article)
        if relation:
            links.append((0, len(actions), relation))
    for action in requests(article, main, taken):
        actions.append(action)
        if (
            main_action.get("stage") == "denied"
            and action.place is not None
            and place is not None
            and action.place.id == place.id
        ):
            links.append((0, len(actions), "denies"))
    for event in article.events:
        extra = refusal(event, main, article, taken)
        if extra:
            actions.append(extra)
    for rule in standing_rules(article):
        key = (rule.place.id, "in_force")
        if key not in taken and not (
            place is not None
            and rule.place.id == place.id
            and main_action.get("stage") in ("adopted", "introduced", "repealed")
        ):
            taken.add(key)
            actions.append(rule)
    for action in actions:
        if not action.confidence:
            action.confidence = confidence_of(action, None, article)
    return actions, links


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


def record_of_earlier(event: Event, why: str, main: Event, main_action: Action, article: Article) -> Action:
    """The record of an earlier act; "a similar resolution" takes its direction from the main act."""
    body = event.agent
    jurisdiction, state, level, place = where_of(event, article)
    program = program_of(event, article) if why == "named" else main_action.values.get("program", EMPTY)
    direction = direction_of(event, article, program.value, event.stage)
    if why == "similar":
        direction = Value(main_action.get("direction"), (sp(event, event.start, event.end),))
    elif event.sign is not None:
        direction = Value(
            "extends" if event.sign.value > 0 else "limits", (sp(event, event.sign.start, event.sign.end),)
        )
    date, basis = date_from_sentence(event, main_action.get("date"), article)
    values = {
        "jurisdiction": jurisdiction, "state": state, "level": level, "body": body_value(body, event), "program": program,
        "instrument": instrument_of(event, article, body.kind, program.value), "stage": Value(event.stage, (sp(event, event.start, event.verb.end),)),
        "direction": direction, "date": date,
    }  # fmt: skip
    if event.tally is not None:
        values |= {
            k: v
            for k, v in votes_of(event, article, event.stage).items()
            if v.spans
            and event.sentence.start <= v.spans[0][0] < event.sentence.start + len(event.sentence.text)
        }
    not_law = re.search(r"\b(?:effectively|amounts to|merely|only) (?:a )?(?:guideline|guidance|recommendation)|\bnot binding\b|\bnon-?binding\b",
                        " ".join(s.lower for s in article.sentences if 0 <= s.index - event.sentence.index <= 1))  # fmt: skip
    if not_law:
        values["binding"] = Value(False, (sp(event, 0, len(event.sentence.text)),))
    return Action(False, values, place, basis, reasons=[f"{why} body, dated"])


def relation_to_main(event: Event, why: str, action: Action, main_action: Action, article: Article) -> str:
    """How the main act relates to an earlier one: it follows a neighbour's, it extends the same place's."""
    if why == "similar":
        return "follows"
    same_place = (
        action.place is not None and main_action.place is not None and action.place.id == main_action.place.id
    )
    if same_place and action.get("direction") == main_action.get("direction"):
        around = " ".join(s.lower for s in article.sentences if 0 <= s.index - event.sentence.index <= 3)
        return "extends" if BUILDS_ON.search(around) else ""
    return ""
