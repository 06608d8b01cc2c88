"""An act found in a sentence, and how it is made of a verb: subject, clause, sign of its object, count of votes."""

import re
from dataclasses import dataclass, field

from analysis.reading.bodies import Body
from analysis.reading.phrases import phrase
from analysis.reading.polarity import Sign, is_topical, sign_of
from analysis.reading.sentences import Sentence
from analysis.reading.subjects import subject_of
from analysis.reading.verbs import Verb
from analysis.reading.votes import Tally, find_tally
from analysis.reading.when import When

MEASURE = phrase("decisions", "measure")
AGREEMENT = phrase("decisions", "agreement")
OLD_RULE = phrase("decisions", "old_rule")
PRONOUN = re.compile(r" (?:it|them|both)\b")
CLAUSE_BREAK = phrase("decisions", "clause_break")
# Verbs of adopting that are against what they name.
AGAINST = frozenset({"condemn", "denounce"})


@dataclass
class Event:
    """One act found in a sentence. ``kind`` is the verb's class after composition; ``real`` whether it happened."""

    sentence: Sentence
    verb: Verb
    kind: str
    start: int
    end: int
    agent: Body | None
    real: bool
    sign: Sign | None
    topical: bool
    measure: bool
    background: bool = False
    dates: list[When] = field(default_factory=list)
    tally: Tally | None = None
    stage: str = ""
    score: float = 0.0
    lemma: str = ""
    lead_in: Verb | None = None
    reasons: list[str] = field(default_factory=list)


def clause_end(lower: str, start: int) -> int:
    """Where the clause that begins at start ends: at a break, but not within its first words."""
    for match in CLAUSE_BREAK.finditer(lower, start):
        if match.start() - start > 18:
            return match.start()
    return len(lower)


def made(
    sentence: Sentence, verb: Verb, kind: str, bodies: list[Body], real: bool, lead: Verb | None = None
) -> Event:
    """An Event with the sign of its object."""
    lower = sentence.lower
    end = clause_end(lower, verb.end)
    # What the verb itself says counts for rules ("bars", "ends"); what it does to a measure ("rejects") does not.
    begin = verb.start if kind in ("act", "repeal") or verb.lemma in AGAINST else verb.end
    vetoed = (
        re.search(r"\bvetoe?(?:s|ed)?\b(?: of)?", lower[verb.end : end]) if verb.lemma == "override" else None
    )
    if vetoed:
        # Overriding a veto enacts the bill: the veto turns nothing.
        begin = verb.end + vetoed.end()
    sign = sign_of(lower, begin, end)
    near = lead or verb
    if sign is None and kind != "act":
        # "a policy that keeps ICE out, which the board adopted": the measure stands before the verb.
        before = sign_of(lower, 0, near.start)
        sign = Sign(before.value, before.start, before.end, False, before.turned) if before else None
    return Event(
        sentence, verb, kind, near.start, end, subject_of(near, sentence, bodies), real, sign,
        topical=is_topical(lower[near.start : end]), measure=bool(MEASURE.search(lower) or PRONOUN.match(lower, verb.end)),
        tally=find_tally(sentence.text, near.start), lemma=verb.lemma, lead_in=lead,
    )  # fmt: skip


def act_of(sentence: Sentence, verb: Verb, bodies: list[Body]) -> Event:
    """The act that a verb tells, done, whatever its form."""
    return made(sentence, verb, verb.kind, bodies, real=True)


def sp(event: Event, start: int, end: int) -> tuple[int, int]:
    """A stretch of the event's sentence as positions in the document."""
    return event.sentence.start + start, event.sentence.start + end
