"""The day of an act: in its sentence, in another that tells the same vote, or the day of publication."""

from analysis.reading.article import Article
from analysis.reading.events import Event
from analysis.reading.model import EMPTY, Value
from analysis.reading.phrases import phrase
from analysis.reading.sentences import Sentence
from analysis.reading.when import When

# A sentence without the act's verb that may tell its day all the same; and the kinds of dates it may tell it by.
TELLS_OF_IT = phrase("dating", "tells_of_it")
OF_A_DAY = frozenset({"weekday", "today", "day", "monthday"})
# The dates of what had been done before: "the resolution it had adopted on April 3".
BEFORE_THAT = phrase("dating", "before_that")
# The dates that a measure or an agreement runs from or to: "covers the period from September 30", "effective July 1".
OF_A_TERM = phrase("dating", "of_a_term")
# How far down the day of the act may be told, and how far down in a sentence that does not speak of deciding.
DEEPEST, DEEPEST_OTHER = 7, 3


def date_of(event: Event, article: Article) -> tuple[Value, str]:
    """The day of the act with its basis: in its sentence, else in another that tells of it, else the day of publication."""
    when, holder = best_date(event.dates, event, article, event.sentence), event.sentence
    for deepest, told in ((DEEPEST, TELLS_OF_IT), (DEEPEST_OTHER, None)):
        for sentence in article.sentences if when is None else ():
            if sentence.paragraph > deepest and sentence.kind != "title":
                break
            if sentence is event.sentence or (told and not told.search(sentence.lower)):
                continue
            kinds = OF_A_DAY if told else {"weekday", "today"}
            dates = [w for w in article.dates[sentence.index] if w.kind in kinds]
            when = best_date(dates, None, article, sentence)
            if when:
                holder = sentence
                break
    if when is not None:
        return Value(when.edtf, ((holder.start + when.start, holder.start + when.end),)), when.basis
    if article.published:
        value = article.published if article.published.endswith("~") else f"{article.published}~"
        return Value(value), "published"
    return EMPTY, "none"


def best_date(dates: list[When], event: Event | None, article: Article, sentence: Sentence) -> When | None:
    """The date nearest to the verb that can be the act's: not in the future, not far in the past."""
    usable = []
    for when in dates:
        if when.kind in ("future", "after", "recently", "fiscal") or not when.edtf:
            continue
        if article.day and when.earliest and when.earliest > article.day:
            continue
        if BEFORE_THAT.search(sentence.lower[: when.start]) or OF_A_TERM.search(sentence.lower[: when.start]):
            continue
        if (
            article.day
            and when.latest
            and (article.day - when.latest).days > 60
            and not (event and event.background)
        ):
            continue
        if when.kind == "year" and article.day:
            continue
        distance = (
            min(abs(when.start - event.start), abs(when.start - event.verb.end)) if event else when.start
        )
        usable.append((0 if when.exact else 1, distance, when))
    return min(usable, key=lambda row: row[:2])[2] if usable else None
