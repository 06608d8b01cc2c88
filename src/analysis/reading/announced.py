"""Acts that are announced: a body that decides alone says what it will do from now on."""

import re

from analysis.reading.deciders import ALONE
from analysis.reading.events import Event
from analysis.reading.phrases import phrase

SAID_IT_WILL = phrase("news", "said_it_will")
SAID_AFTER = phrase("news", "said_after")
# Between the body and its verb in a headline: "Sheriff to end", "Police department to no longer hold".
HEADLINE_TO = re.compile(r"(?:'s office|'s department)? (?:\w+ )?to (?:no longer |not |soon )?$")
HEADLINE_WILL = re.compile(r", will (?:\w+ )?$")
# Before the body in a headline: somebody wants the body to do it.
WANTED = re.compile(
    r"\b(?:propos|requir|bill|plan|ask|urg|call|want|law|push|weigh|consider|pressur|protest)\w*"
)
NO_LONGER = re.compile(r"\b(?:will|would|to) (?:no longer|not)\b|\bwon't\b|\bno longer\b")
WOULD_NOT = re.compile(r"\bwould (?:no longer|not)\b")
SAID = re.compile(r"\b(?:said|announced|says)\b")
CONDITION = re.compile(r"\bif\b|\bonly\b")
WILL = re.compile(r"[^,;]{0,40}\bwill (?:\w+ )?$")


def announces(event: Event) -> bool:
    """Whether a body that decides alone says what it will do from now on."""
    if event.agent is None or event.agent.kind not in ALONE | {"place", ""}:
        return False
    if event.real or event.verb.form != "base":
        return False
    lower = event.sentence.lower
    gap = lower[event.agent.end : event.verb.start]
    alone = event.agent.kind in ALONE
    if "no longer" in event.reasons:
        return says_no_longer(event, gap)
    if event.sentence.kind == "title":
        if event.kind in ("act", "repeal", "adopt") and HEADLINE_TO.match(gap):
            return not WANTED.search(lower[: event.agent.start]) and (alone or event.kind != "adopt")
        if event.kind == "act" and alone and HEADLINE_WILL.search(gap):
            return True
    if not alone or event.kind not in ("act", "repeal") or CONDITION.search(gap):
        return False
    if SAID_IT_WILL.search(lower[: event.verb.start]):
        return True
    # "Police will stop holding people for ICE, the chief said."
    return bool(WILL.match(gap) and SAID_AFTER.search(lower[event.verb.end :]))


def says_no_longer(event: Event, gap: str) -> bool:
    """Whether "no longer" before the verb is said of the body's own future, and not of what a rule would bring."""
    ahead = gap + event.sentence.lower[event.verb.start - 14 : event.verb.start]
    if WOULD_NOT.search(ahead) and not SAID.search(ahead):
        return False
    return bool(NO_LONGER.search(ahead))
