"""Acts in sentences: who did what to which measure, and whether it happened."""

from analysis.reading.bodies import Body
from analysis.reading.cues import cued
from analysis.reading.events import Event, made
from analysis.reading.no_verb import refusals, without_verb
from analysis.reading.one_verb import from_plain
from analysis.reading.sentences import Sentence
from analysis.reading.two_verbs import from_lead_in
from analysis.reading.verbs import ING, find_verbs

# "New York is pulling back from", "a sheriff says he's ending": ways to tell a decision.
UNDER_WAY = cued(r"\b(?:is|are|(?:he|she|it)'s|they're) (?:now |once again |formally )?$")


def events_in(sentence: Sentence, bodies: list[Body]) -> list[Event]:
    """All acts a sentence tells or foretells, in order."""
    lower = sentence.lower
    verbs = find_verbs(lower)
    found: list[Event] = []
    governed: set[int] = set()
    for verb in verbs:
        if verb.start in governed or sentence.in_speech(verb.start):
            continue
        event = None
        if verb.kind in ("decide", "decline"):
            event = from_lead_in(verb, verbs, sentence, bodies, governed)
        elif (
            verb.form == ING
            and verb.kind in ("repeal", "adopt", "act")
            and UNDER_WAY.search(lower[: verb.start])
        ):
            event = made(sentence, verb, verb.kind, bodies, real=True)
        elif verb.form != ING and verb.kind != "handle":
            event = from_plain(verb, sentence, bodies)
        if event:
            found.append(event)
    found += without_verb(sentence, bodies)
    found += refusals(sentence, bodies)
    return found
