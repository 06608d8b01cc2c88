"""Acts told without a verb of decision: by a noun ("the motion failed"), or as what the federal government refused."""

import re

from analysis.reading.bodies import Body
from analysis.reading.cues import any_bit, may_match
from analysis.reading.events import Event, made
from analysis.reading.phrases import nominal_phrases, phrase
from analysis.reading.polarity import Sign, sign_of
from analysis.reading.sentences import Sentence
from analysis.reading.verbs import PAST, Verb

NOMINAL = nominal_phrases()
ANY_NOMINAL = any_bit(pattern for pattern, _ in NOMINAL)
CANNOT_LEAVE = phrase("decisions", "cannot_leave")
FEDERAL_TALK = phrase("decisions", "federal_talk")
ICE_REFUSED = phrase("decisions", "ice_refused")


def without_verb(sentence: Sentence, bodies: list[Body]) -> list[Event]:
    """Acts told by a noun: "the motion failed", "the vote ended in a tie"."""
    found = []
    lower = sentence.lower
    for pattern, kind in NOMINAL if may_match(lower, ANY_NOMINAL) else ():
        match = pattern.search(lower)
        if match and kind == "reject" and "overr" in lower:
            continue
        if match and not sentence.in_speech(match.start()):
            verb = Verb("fail", kind, PAST, match.start(), match.end())
            event = made(sentence, verb, kind, bodies, real=True)
            # "stopped working on a plan to hold people for ICE": the plan has the sign, not its end.
            planned = sign_of(lower, match.end(), event.end) if kind == "reject" else None
            event.sign = (
                planned or sign_of(lower, match.start(), event.end) or sign_of(lower, 0, match.start())
            )
            if kind == "repeal":
                inside = sign_of(lower, match.start(), match.end())
                event.sign = Sign(
                    -1 if inside is None or not inside.turned else inside.value,
                    match.start(),
                    match.end(),
                    True,
                    True,
                )
            found.append(event)
    return found


def refusals(sentence: Sentence, bodies: list[Body]) -> list[Event]:
    """What the federal government refused, as the refused place's row: kind "deny", stage denied."""
    lower = sentence.lower
    found = []
    for match in (CANNOT_LEAVE.search(lower), ICE_REFUSED.search(lower)):
        if match is None or sentence.in_speech(match.start()) or sentence.kind not in ("body",):
            continue
        if match.re is CANNOT_LEAVE.plain and not (
            FEDERAL_TALK.search(lower) and re.search(r"secure communities|program|287", lower)
        ):
            continue
        verb = Verb("deny", "deny", PAST, match.start(), match.end())
        event = made(sentence, verb, "deny", bodies, real=True)
        named = [b for b in bodies if b.mention is not None and not b.federal and b.end <= match.start()]
        if match.re is ICE_REFUSED.plain:
            named = [b for b in bodies if b.mention is not None and not b.federal]
        event.agent = next((b for b in named if b.kind != "place"), named[0] if named else None)
        event.sign = Sign(-1 if match.re is CANNOT_LEAVE.plain else 1, match.start(), match.end(), True, True)
        if event.agent is not None:
            found.append(event)
    return found
