"""Dates in sentences: find the words, resolve them against the day of the article, say how sure that is.

Weekdays mean the latest such day up to publication; "today", "yesterday", "last week" count from publication;
"a week after" counts from another event's day.
"""

from datetime import date, timedelta

from analysis.reading.cues import may_match
from analysis.reading.date_meanings import resolve
from analysis.reading.date_patterns import ANY_PATTERN, DATE_WORDS, NUMBERS, PATTERNS
from analysis.reading.when import When, bounds


def find_dates(text: str, published: date | None) -> list[When]:
    """All date expressions of a sentence, in order, none inside another, resolved where that can be done."""
    if not may_match(text, ANY_PATTERN) or not DATE_WORDS.search(text.lower()):
        return []
    taken: list[tuple[int, int]] = []
    found = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            taken.append(match.span())
            when = resolve(kind, match, published)
            if when is not None:
                found.append(when)
    return sorted(found, key=lambda when: when.start)


def counted_from(words: str, base: When) -> When:
    """A day counted from another: "one week after" and the day of the other event.

    A count in days from a stated day is exact; in weeks, or from a day that is itself uncertain, approximate.
    """
    match = dict(PATTERNS)["after"].search(words)
    n = NUMBERS.get(match["n"].lower()) or int(match["n"])
    unit = match["unit"].lower()
    # "comes one week after X", "one week earlier": the other act came first; "a week later" it came second.
    sign = 1 if match["sense"].lower() in ("later", "following") else -1
    days = n * {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    day = base.earliest + sign * timedelta(days=days)
    if unit == "day":
        return When(day.isoformat(), day, day, "relative", kind="after", text=words)
    if unit == "week":
        first, last = bounds(f"{day}~")
        return When(f"{day}~", first, last, "relative", kind="after", text=words)
    return When(
        f"{day.year}-{day.month:02d}~" if unit == "month" else f"{day.year}~",
        None,
        None,
        "relative",
        text=words,
    )
