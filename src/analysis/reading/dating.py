"""The day of an act: in its sentence, in another that tells the same vote, or the day of publication."""

import re

from analysis.reading.assemble import Article
from analysis.reading.dates import When
from analysis.reading.decisions import Event
from analysis.reading.model import EMPTY, Value


def date_of(event: Event, article: Article) -> tuple[Value, str]:
    """The day of the act with its basis: in its sentence, else in another that tells the same vote, else the day of publication."""
    when = best_date(event.dates, event, article)
    holder = event.sentence
    if when is None:
        for sentence in article.sentences:
            if sentence.paragraph > 7 and sentence.kind != "title":
                break
            if sentence.index == event.sentence.index or not re.search(
                r"\bvot(?:e|ed)\b|\bmeeting\b|\bapprov|\bsign(?:ed|ing)\b|\bdecision\b|\bannounc|\bmove\b|\bpass|\badopt|\breject|\bcouncil|\bsupervisors|\bboard|\bsheriff|\bgovernor|\border|\bafter\b|\bsaid\b",
                sentence.lower,
            ):
                continue
            when = best_date(
                [
                    w
                    for w in article.dates[sentence.index]
                    if w.kind in ("weekday", "today", "day", "monthday")
                ],
                None,
                article,
            )
            if when:
                holder = sentence
                break
    if when is not None:
        return Value(when.edtf, ((holder.start + when.start, holder.start + when.end),)), when.basis
    if article.published:
        value = article.published if article.published.endswith("~") else f"{article.published}~"
        return Value(value), "published"
    return EMPTY, "none"


def best_date(dates: list[When], event: Event | None, article: Article) -> When | None:
    """The date nearest to the verb that can be the act's: not in the future, not far in the past."""
    usable = []
    for when in dates:
        if when.kind in ("future", "after", "recently", "fiscal") or not when.edtf:
            continue
        if article.day and when.earliest and when.earliest > article.day:
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
