"""The record of one act: place, body, program, instrument, direction, date, votes, each with its words."""

from analysis.reading.article import Article
from analysis.reading.bodies import Body
from analysis.reading.confidence import confidence_of, confidence_of_main
from analysis.reading.dating import date_of
from analysis.reading.deciders import REAL_BODIES
from analysis.reading.direction import direction_and_agreement
from analysis.reading.events import Event, sp
from analysis.reading.form import binding_of, instrument_of, program_of
from analysis.reading.further_steps import words_of_further_step
from analysis.reading.model import EMPTY, Action, Value
from analysis.reading.tallies import votes_of
from analysis.reading.whereabouts import acting, where_of

# Bodies that decide by voting; where the article names none, whatever count it gives is looked at.
VOTING = frozenset({"city_council", "county_board", "legislature", "school_board", "voters"})


def body_value(body: Body, event: Event) -> Value:
    """The kind of body with the words that name it, where the act's sentence does."""
    return Value(
        body.kind, (sp(event, body.start, body.end),) if body.sentence == event.sentence.index else ()
    )


def record_of(
    event: Event, article: Article, is_main: bool, judged: tuple[float, str, float] | None = None
) -> Action:
    """The whole record of an act.

    ``judged`` is the judgement on the article's main act: the share its stage has, its direction and the share that has.
    """
    jurisdiction, state, level, place = where_of(event, article)
    body = acting(event, article) if event.kind != "deny" else event.agent
    kind = body.kind if body is not None and body.kind in {*REAL_BODIES, "other"} else ""
    program = program_of(event, article)
    stage = event.stage
    verb = sp(event, event.start, event.verb.end)
    date, basis = date_of(event, article)
    if event.kind == "deny":
        kind = kind or "other"
    direction, agreement = direction_and_agreement(event, article, program.value, stage)
    if judged is not None:
        direction = Value(judged[1], direction.spans or (verb,))
    values = {
        "jurisdiction": jurisdiction, "state": state, "level": level,
        "body": body_value(body, event) if kind else EMPTY,
        "program": program, "instrument": instrument_of(event, article, kind, program.value), "stage": Value(stage, (verb,)),
        "direction": direction, "date": date, "binding": binding_of(article, event),
    }  # fmt: skip
    if stage in ("requested", "denied") and program.value == "secure_communities":
        values["instrument"] = Value("other")
    if stage == "denied":
        values["body"] = Value(kind, values["body"].spans if body is not None and body.kind == kind else ())
    elif event.tally is not None or kind in VOTING or not kind:
        values |= votes_of(event, article, stage)
    if not level.spans:
        values["level"] = Value(level.value, jurisdiction.spans)
    further = words_of_further_step(event, article) if stage == "introduced" else None
    if further:
        values["stage"] = Value(stage, (verb, further))
    action = Action(is_main, values, place, basis, reasons=[*event.reasons, f"score {event.score:.1f}"])
    if judged is None:
        action.confidence = confidence_of(action, event, article, agreement)
    else:
        action.confidence = confidence_of_main(action, article, judged[0], judged[2])
    return action
