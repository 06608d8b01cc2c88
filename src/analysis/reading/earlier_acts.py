"""Acts of named bodies that an article tells of beside its news: earlier steps and neighbours' acts, dated."""

import re

from analysis.reading.article import Article
from analysis.reading.bodies import Body
from analysis.reading.body_places import place_of
from analysis.reading.cues import cued
from analysis.reading.dates import counted_from
from analysis.reading.deciders import REAL_BODIES
from analysis.reading.direction import direction_of
from analysis.reading.events import Event, sp
from analysis.reading.form import instrument_of, program_of
from analysis.reading.model import EMPTY, Action, Value
from analysis.reading.phrases import phrase
from analysis.reading.record import body_value
from analysis.reading.stage import stage_of
from analysis.reading.standing_rules import standing
from analysis.reading.tallies import votes_of
from analysis.reading.when import When, bounds
from analysis.reading.whereabouts import where_of

SIMILAR = cued(r"\b(?:similar|same|comparable|identical|like|companion)\b")
BUILDS_ON = phrase("others", "builds_on")
# Verbs that say too little about what another body did.
WEAK = frozenset({"announce", "issue", "direct", "order", "instruct", "support", "condemn", "denounce", "back",
                  "favor", "strengthen", "expand", "launch", "create", "accept", "unveil", "declare"})  # fmt: skip


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
        if body is None or event.sentence.index == main.sentence.index or not decides_elsewhere(event):
            continue
        similar = bool(SIMILAR.search(event.sentence.lower[event.start : event.end]))
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


def decides_elsewhere(event: Event) -> bool:
    """Whether an act is a decision told in the article's own words."""
    if not event.real or event.sentence.kind != "body" or event.sentence.in_speech(event.start):
        return False
    return event.kind in ("adopt", "reject", "repeal") and event.lemma not in WEAK


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
