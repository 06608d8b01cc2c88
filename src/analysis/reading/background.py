"""Whether an act belongs to the past of the story or to the days before publication."""

import re
from datetime import timedelta

from analysis.reading.article import Article
from analysis.reading.events import Event
from analysis.reading.verbs import word_set
from analysis.reading.when import When

# Right behind the verb: "adopted two years ago", "passed in 2017".
LONG_AGO = re.compile(
    r" (?:\w+ ){0,2}(?:years?|decades?) ago\b| (?:back )?in (?P<year>(?:19|20)\d\d)\b| last year\b"
)
# "The sheriff said he had signed": reported, and not of long ago.
REPORTED = re.compile(
    r"\b(?:said|told|announced|confirmed)\b.*\b(?:he|she|they|it) (?:had|has|have)(?: \w+ly)? $"
)
# "The move comes after a neighbouring county voted to": what went before the news.
COMES_AFTER = re.compile(r"\b(?:comes?|came|coming) (?:[\w,-]+ ){0,5}(?:after|as|following) [^.;]*$")
BEGINS_WITH_A_YEAR = re.compile(r"^\W*(?:in|since|back in|until|by) (?:19|20)\d\d\b")
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
# An act that much older than the article is no news.
OLD = timedelta(days=45)
# As far from the act, in characters, a date may stand that tells when it was.
NEAR = 110


def is_background(event: Event, article: Article) -> bool:
    """Whether the sentence puts the act into the past of the story."""
    lower = event.sentence.lower
    long_ago = LONG_AGO.match(lower[event.verb.end : event.verb.end + 30])
    if long_ago and not (article.day and long_ago["year"] == str(article.day.year)):
        return True
    if told_as_past(event) or dated_long_ago(event, article) or COMES_AFTER.search(lower[: event.start]):
        return True
    return bool(BEGINS_WITH_A_YEAR.search(lower)) and not (
        article.day and f"{article.day.year}" in lower[:14]
    )


def told_as_past(event: Event) -> bool:
    """Whether a word before the act, in its own part of the sentence, makes it past: "had", "previously"."""
    lower = event.sentence.lower
    before = lower[max(0, event.start - 70) : event.start]
    cut = max(before.rfind(", "), before.rfind("; "))
    lead = before[cut + 1 :] if cut >= 0 else before
    # In the case it was printed in: Mayor Long is not "long".
    lead = event.sentence.text[event.start - len(lead) : event.start]
    past = word_set("past").search(lead[-45:])
    return bool(past) and event.sentence.kind != "title" and not REPORTED.search(lower[: event.start])


def dated_long_ago(event: Event, article: Article) -> bool:
    """Whether the dates near the act put it well before publication."""
    near = [
        w
        for w in event.dates
        if w.kind not in ("after", "future")
        and abs(w.start - event.start) < NEAR
        and not w.text.lower().startswith(("since", "from"))
    ]
    if article.day and near:
        dated = [w for w in near if w.latest is not None and w.kind != "recently"]
        recent = [w for w in dated if w.latest >= article.day - OLD]
        if dated and not recent:
            return True
        if not dated:
            return False
        # "sued Monday over an ordinance that the council passed in 2017": the date beside the verb counts.
        beside = min(dated, key=lambda w: gap(w, event))
        return beside not in recent and gap(beside, event) < 6
    return bool(near) and article.day is None and all(w.kind == "year" for w in near)


def gap(when: When, event: Event) -> int:
    """How far a date stands from an act, in characters."""
    return min(abs(when.start - event.verb.end), abs(event.start - when.end))


def recent(event: Event, article: Article) -> bool:
    """Whether the sentence dates the act to the days before publication."""
    for when in event.dates:
        if when.kind in ("weekday", "today"):
            return True
        if article.day and when.exact and 0 <= (article.day - when.earliest).days <= 21:
            return True
    return bool(WEEKDAY.search(event.sentence.lower[max(0, event.start - 60) : event.end]))
