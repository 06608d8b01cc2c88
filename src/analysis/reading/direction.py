"""The direction of an act, weighed from everything the article says of what it does."""

import re

from analysis.reading.article import Article
from analysis.reading.events import AGREEMENT, OLD_RULE, Event, clause_end, sp
from analysis.reading.model import EMPTY, Value
from analysis.reading.phrases import phrase
from analysis.reading.polarity import sign_of


def direction_of(event: Event, article: Article, program: str, stage: str) -> Value:
    """limits or extends, by the weight of what the act's own clause, the title and the other sentences about it say."""
    return direction_and_agreement(event, article, program, stage)[0]


def direction_and_agreement(event: Event, article: Article, program: str, stage: str) -> tuple[Value, float]:
    """The direction and, from 0 to 1, how far what speaks of it agrees (0: nothing spoke, a default was taken)."""
    total, span, weights = 0.0, None, 0.0
    for other in [event, *article.events]:
        if other.sign is None or (other is not event and not same_matter(other, event, article, stage)):
            continue
        weight = (1.0 if other.sign.strong else 0.5) * (1.15 if other.sign.turned else 1.0)
        if other is event:
            weight *= 2.2 if other.sign.turned else 1.6
        else:
            weight *= 0.9 if other.sentence.kind == "title" else 0.3 * article.weight(other.sentence.index)
        total += weight * other.sign.value
        weights += weight
        span = span or sp(other, other.sign.start, other.sign.end)
    if not any(e.sentence.kind == "title" and e.sign for e in article.events) and stage not in (
        "rejected",
        "repealed",
    ):
        for sentence in article.sentences:
            sign = sign_of(sentence.lower) if sentence.kind == "title" else None
            if sign:
                total += 1.0 * sign.value
                weights += 1.0
                span = span or (sentence.start + sign.start, sentence.start + sign.end)
    if stage == "repealed" and abs(total) < 0.2:
        thing = OLD_RULE.search(event.sentence.lower, event.verb.end, event.end)
        total = 0 if thing is None else -1 if AGREEMENT.search(thing.group()) else 1
    if stage != "repealed":
        said, where = measure_says(article)
        total += said
        span = span or where
    if abs(total) < 0.2:
        for sentence in article.sentences:
            sign = sign_of(sentence.lower) if sentence.paragraph <= 8 and not sentence.in_speech(1) else None
            total += 0.2 * sign.value if sign and sign.strong else 0
        total = -total if stage in ("repealed",) else total
    if abs(total) < 0.2:
        total = {
            "agreement_287g": 1,
            "ice_free_zone": -1,
            "sanctuary": -1,
            "secure_communities": -1,
            "detainers": -1,
        }.get(program, 0)
        total = -total if stage == "repealed" else total
    if (
        event.agent is not None
        and event.agent.kind == "voters"
        and event.lemma in ("uphold", "keep", "retain")
    ):
        # Upholding a law rejects the proposal to repeal it.
        total = -total
    if not total:
        return EMPTY, 0.0
    agreement = min(1.0, abs(total) / weights) if weights else 0.0
    return Value(
        "extends" if total > 0 else "limits", (span or sp(event, event.start, event.verb.end),)
    ), agreement


RULES = phrase("record", "rules")


def measure_says(article: Article) -> tuple[float, tuple[int, int] | None]:
    """The weight of what the first sentences say the measure does or would do; worked out once for an article."""
    if article.measure is None:
        article.measure = said_of_measure(article)
    return article.measure


def said_of_measure(article: Article) -> tuple[float, tuple[int, int] | None]:
    """See measure_says."""
    total, span = 0.0, None
    for sentence in article.sentences:
        if sentence.paragraph > 4 or sentence.kind not in ("body", "list"):
            continue
        match = RULES.search(sentence.lower)
        if not match and sentence.paragraph > 1:
            continue
        begin = match.start() if match else 0
        condition = re.match(r"if\b[^,]{5,90},", sentence.lower)
        if condition:
            begin = condition.end()
        if sentence.in_speech(begin):
            continue
        sign = sign_of(sentence.lower, begin, clause_end(sentence.lower, begin))
        if sign:
            total += (
                (0.22 if match else 0.12)
                * article.weight(sentence.index)
                * sign.value
                * (1.0 if sign.strong else 0.5)
            )
            span = span or (sentence.start + sign.start, sentence.start + sign.end)
    return total, span


def same_matter(other: Event, event: Event, article: Article, stage: str) -> bool:
    """Whether another sentence can speak for the direction of this act: what it does, not what stood before it."""
    if other is event or other.background or (other.agent is not None and other.agent.federal):
        return False
    if stage == "rejected":
        return other.kind == "reject" or (
            not other.real and other.kind in ("adopt", "act", "repeal", "propose")
        )
    if stage == "repealed":
        return other.kind == "repeal"
    return other.kind not in ("reject", "request")
