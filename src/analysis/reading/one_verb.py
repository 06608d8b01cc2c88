"""Acts told by one verb: "approved", "bars", "will no longer honor"."""

import re

from analysis.reading.bodies import Body
from analysis.reading.events import Event, made
from analysis.reading.modality import happened, negated, words_before
from analysis.reading.phrases import phrase
from analysis.reading.polarity import sign_of
from analysis.reading.sentences import Sentence
from analysis.reading.subjects import MEMBERS
from analysis.reading.verbs import BASE, Verb, word_set

STOPPED_BILL = phrase("decisions", "stopped_bill")
# Things done, not decided: told in the past they are no rule ("handed over", "helped"), unless voted on.
DOING = frozenset(
    [
        "help",
        "assist",
        "detain",
        "hold",
        "house",
        "share",
        "check",
        "screen",
        "cooperate",
        "collaborate",
        "honor",
        "honour",
        "protect",
        "keep",
        "support",
        "train",
        "inquire",
        "open",
        "close",
        "comply",
        "participate",
        "tighten",
    ]
) | {
    "hand over",
    "turn over",
    "work with",
    "ask about",
}

# Verbs of joining need what is joined right behind them.
JOINING = frozenset(["join", "enter", "participate", "partner", "enroll", "train"]) | {
    "team up",
    "sign up",
    "opt in",
    "take part",
    "stay in",
    "remain in",
    "work with",
}

TALK = re.compile(
    r" (?:the |its |their |a |to )?(?:\w+ )?(?:discuss\w*|debat\w+|deliberat\w+|talks?\b|weigh\w*|consider\w*|hearing|review\w*)"
)
JOINED = phrase("decisions", "joined")
STAFF = phrase("decisions", "staff")
FEDERAL_ASKED = phrase("decisions", "federal_asked")


def from_plain(verb: Verb, sentence: Sentence, bodies: list[Body]) -> Event | None:
    """An act told by one verb: "approved", "bars", "will consider"."""
    lower = sentence.lower
    if verb.form == BASE:
        # Headlines: "Sheriff to stop honoring detainers"; announcements: "will no longer honor detainers".
        before = words_before(lower, verb.start)
        ahead = re.search(
            r"\b(?:will|would)(?: no longer| not| soon| now| also)?$|\bwon't$|(?:^|\s)to(?: no longer| not)?$",
            before,
        )
        if not ahead and sentence.kind != "title":
            return None
        event = made(sentence, verb, verb.kind, bodies, real=False)
        if re.search(r"no longer$|\bnot$|won't$", before):
            event.kind = "act"
            event.sign = sign_of(lower, verb.start - len(before), event.end)
            event.reasons.append("no longer")
        if sentence.kind == "title" and not ahead and not word_set("unreal").search(before):
            event.real = True
        return event
    if verb.lemma == "apply" and not re.match(
        r" (?:for|to (?:join|become|participate|take|be|enter|ice|dhs|immigration|the (?:federal|287|department|ice)))\b",
        lower[verb.end :],
    ):
        return None
    if verb.kind == "request" and verb.lemma not in ("request", "ask", "apply"):
        return None
    after = lower[verb.end :]
    if verb.lemma == "reverse" and after.startswith(" course"):
        return None
    if verb.lemma == "continue" and TALK.match(after):
        # "continued discussion of a draft ordinance": nothing is decided.
        return made(sentence, verb, "propose", bodies, real=False)
    if verb.lemma in JOINING and not JOINED.match(after):
        return None
    if verb.lemma == "declare" and re.match(r" (?:him|her|them)selv?e?s?", after):
        return None
    if verb.lemma == "ask" and not FEDERAL_ASKED.match(after) and not STAFF.match(after):
        return None
    real = happened(verb, sentence)
    event = made(sentence, verb, verb.kind, bodies, real)
    if verb.lemma in ("block", "halt", "stop", "stall") and STOPPED_BILL.search(
        lower[max(0, verb.start - 50) : verb.end + 45]
    ):
        event.kind = "reject"
        event.sign = sign_of(lower, verb.end, event.end) or sign_of(lower, 0, verb.start)
    if event.agent is not None and event.agent.text.lower() in MEMBERS:
        event.real = False
    if verb.lemma in DOING:
        event.real = False
    if negated(sentence, verb):
        event.real = False
        event.reasons.append("negated")
    return event
