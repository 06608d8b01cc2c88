"""Acts told by two verbs: "voted 4-1 to rescind", "declined to renew", "voted against"."""

import re

from analysis.reading.bodies import Body
from analysis.reading.events import AGREEMENT, Event, clause_end, made
from analysis.reading.modality import happened, negated
from analysis.reading.phrases import phrase
from analysis.reading.polarity import Sign, sign_of
from analysis.reading.sentences import Sentence
from analysis.reading.subjects import SOME_OF_THEM, one_persons_vote
from analysis.reading.verbs import BASE, ING, PAST, Verb

GOVERNS = phrase("decisions", "governs")


def governed_at(lower: str, after: int) -> int:
    """Where the verb stands that the first "to" after a position governs; -1 where there is none."""
    match = GOVERNS.search(lower, after)
    return match.end() if match else -1


def complement(verb: Verb, verbs: tuple[Verb, ...], lower: str) -> tuple[Verb, bool] | None:
    """The verb that "voted to", "agreed to", "decided to", "declined to" govern, and whether "not" stands between."""
    for other in verbs:
        if other.start < verb.end or other.form not in (BASE, ING):
            continue
        gap = lower[verb.end : other.start]
        if len(gap) > 110 or ";" in gap:
            return None
        if other.form == BASE and governed_at(lower, verb.end) == other.start:
            return other, bool(re.search(r"\bnot to\b|\bto not\b|\bno longer\b|\bagainst\b", gap))
        if other.form == ING and re.search(
            r"\b(?:against|on|for|in favor of|of)(?: a (?:motion|resolution|measure|proposal|bill))?(?: \w+ly)? $",
            gap,
        ):
            return other, "against" in gap
        if other.form == BASE and re.search(r"\bagainst\b.{0,40}\bto $", gap):
            return other, True
    return None


def from_lead_in(
    verb: Verb, verbs: tuple[Verb, ...], sentence: Sentence, bodies: list[Body], governed: set[int]
) -> Event | None:
    """An act told by two verbs: "voted 4-1 to rescind", "declined to renew", "voted against"."""
    lower = sentence.lower
    rest = lower[verb.end : verb.end + 60]
    if verb.lemma == "vote" and one_persons_vote(verb, sentence, bodies):
        return None
    real = happened(verb, sentence) and not negated(sentence, verb)
    if verb.lemma == "become" and re.search(r"\b(?:has|have) (?:now |also )?$", lower[: verb.start]):
        real = True
    if verb.form == ING and verb.lemma == "vote" and re.match(r" (?:\d|unanimously)", lower[verb.end :]):
        # "..., voting 4-1 to reject it"
        real = True
    joined = complement(verb, verbs, lower)
    if (
        verb.lemma == "vote"
        and re.match(r"[\w ,–-]{0,40}?\b(?:down|against)\b", rest)
        and not (joined and not joined[1])
    ):
        inner = joined[0] if joined else verb
        if joined:
            governed.add(inner.start)
        return as_rejected(sentence, inner, bodies, real, verb)
    if verb.lemma == "use" and not (joined and joined[0].lemma == "veto"):
        return None
    if SOME_OF_THEM.search(lower[max(0, verb.start - 80) : verb.start]):
        return None
    if joined:
        inner, turned = joined
        governed.add(inner.start)
        if verb.kind == "decline" or turned:
            return declined(sentence, inner, bodies, real, verb)
        if inner.kind in ("decide", "decline"):
            second = complement(inner, verbs, lower)
            if second is None and inner.lemma != "vote":
                return None
            if second:
                governed.add(second[0].start)
                if inner.kind == "decline":
                    return declined(sentence, second[0], bodies, real, verb)
                inner = second[0]
        if inner.lemma == "oppose":
            return made(sentence, inner, "act", bodies, real, verb)
        kind = (
            "adopt"
            if inner.kind == "propose" and inner.lemma in ("draft", "study", "explore", "review")
            else inner.kind
        )
        return made(sentence, inner, kind, bodies, real, verb)
    if verb.lemma == "vote":
        if re.match(r"[^.]{0,60}?\b(?:for|in favor of|in support of|on|yes)\b", rest) or verb.form == PAST:
            event = made(sentence, verb, "adopt", bodies, real)
            event.reasons.append("vote without a verb")
            if re.match(r"[\w ]{0,20}? on ", rest) and not event.tally:
                event.reasons.append("vote on")
            return event
        return made(sentence, verb, "propose", bodies, False)
    if verb.form == PAST and verb.lemma in ("decide", "agree", "resolve", "commit", "opt"):
        # "agreed to another year in the program", "..., commissioners decided Friday".
        event = made(sentence, verb, "adopt", bodies, real)
        event.reasons.append("decided")
        return event
    if verb.lemma == "become":
        return made(sentence, verb, "act", bodies, real)
    if verb.lemma == "fail":
        event = made(sentence, verb, "reject", bodies, real)
        event.sign = sign_of(lower, 0, verb.start) or event.sign
        return event
    return None


def as_rejected(sentence: Sentence, inner: Verb, bodies: list[Body], real: bool, lead: Verb) -> Event:
    """A measure voted down: its sign is that of what was proposed."""
    event = made(sentence, inner, "reject", bodies, real, lead)
    begin = inner.start if inner is not lead and inner.kind in ("act", "repeal") else inner.end
    event.sign = plain_sign(sentence.lower, begin, event.end)
    return event


def plain_sign(lower: str, start: int, end: int) -> Sign | None:
    """The sign of a clause with a leading "down" or "against" left out."""
    match = re.match(r"[\w ,–-]{0,40}?\b(?:down|against)\b", lower[start:end])
    return sign_of(lower, start + (match.end() if match else 0), end)


def declined(sentence: Sentence, inner: Verb, bodies: list[Body], real: bool, lead: Verb) -> Event:
    """ "declined to renew" ends, "declined to adopt" and "declined to repeal" reject, "refused to honor" is a rule."""
    lower = sentence.lower
    end = clause_end(lower, inner.end)
    renewing = inner.lemma in (
        "renew",
        "extend",
        "continue",
        "keep",
        "sign",
        "enter",
        "join",
    ) and AGREEMENT.search(lower, inner.end, end)
    if renewing and inner.lemma in ("renew", "extend", "continue", "keep"):
        event = made(sentence, inner, "repeal", bodies, real, lead)
        after = sign_of(lower, inner.end, end)
        event.sign = Sign(-after.value, after.start, after.end, after.strong, True) if after else None
        return event
    if inner.kind in ("adopt", "repeal", "reject", "handle", "propose") or renewing:
        event = made(sentence, inner, "reject", bodies, real, lead)
        begin = inner.start if inner.kind in ("repeal",) else inner.end
        event.sign = sign_of(lower, begin, end)
        return event
    event = made(sentence, inner, "act", bodies, real, lead)
    after = sign_of(lower, inner.start, end)
    event.sign = Sign(-after.value, after.start, after.end, after.strong, True) if after else None
    return event
