"""A day or a stretch of days as EDTF (ISO 8601-2), with the first and last day it allows."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

# How far an approximate year, month or day may be off: news reports a vote within three days.
PADDING = (timedelta(days=366), timedelta(days=31), timedelta(days=3))


@dataclass(frozen=True)
class When:
    """A resolved date: EDTF, its bounds (None: open), how it was derived, and the words, as sentence positions."""

    edtf: str
    earliest: date | None
    latest: date | None
    basis: str
    start: int = 0
    end: int = 0
    kind: str = "day"
    text: str = ""

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.earliest is not None and self.earliest == self.latest


@cache
def bounds(value: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF value; None for an open or unreadable end.

    An approximate value ('~') reaches PADDING further either way (python-edtf's own padding, a year and more, says
    too little about news). Raises ValueError where the text is no EDTF.
    """
    if not value:
        return None, None
    if value.startswith("../"):
        return None, bounds(value[3:])[1]
    if "/" in value:
        first, last = value.split("/")
        return bounds(first)[0], bounds(last)[1]
    certain = value.rstrip("~?%")
    first, last = plain_bounds(certain) or parsed_bounds(certain)
    if certain == value:
        return first, last
    room = PADDING[certain.count("-")]
    return first - room, last + room


PLAIN = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def plain_bounds(certain: str) -> tuple[date, date] | None:
    """First and last day of "2018-01-16" or "2021-11", which need no parser; None for anything else."""
    match = PLAIN.fullmatch(certain)
    if not match or not 1 <= int(match[2]) <= 12:
        return None
    if match[3]:
        day = safe_day(*map(int, match.groups()))
        return (day, day) if day else None
    return month_span(int(match[1]), int(match[2]))


def parsed_bounds(certain: str) -> tuple[date, date]:
    """First and last day of an EDTF value without qualifiers. Raises ValueError where the text is no EDTF."""
    try:
        parsed = parse_edtf(certain)
    except EDTFParseException:
        raise ValueError(f"{certain!r} is not an EDTF date") from None
    low, high = parsed.lower_strict(), parsed.upper_strict()
    return date(low.tm_year, low.tm_mon, low.tm_mday), date(high.tm_year, high.tm_mon, high.tm_mday)


def middle(published: str) -> date | None:
    """The day to count from: an EDTF day without its '~'; None where the value is no day."""
    try:
        return date.fromisoformat(published.rstrip("~?%"))
    except ValueError:
        return None


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def safe_day(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
