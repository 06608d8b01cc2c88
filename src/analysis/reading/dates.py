"""Dates in sentences: find the words, resolve them against the day of the article, say how sure that is.

A date is EDTF (ISO 8601-2) with the first and last day it allows. Weekdays mean the latest such day up to publication;
"today", "yesterday", "last week" count from publication; "a week after" counts from another event's day.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from analysis.reading.cues import any_bit, cued, may_match
from analysis.reading.phrases import any_of

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
WEEKDAYS |= {
    "mon": 0,
    "tues": 1,
    "tue": 1,
    "wed": 2,
    "thurs": 3,
    "thur": 3,
    "thu": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
           "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "several": 3, "few": 3, "couple": 2}  # fmt: skip
# Month names that are words too need a day or a year beside them, and a capital.
M = (r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
     r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
     r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)")  # fmt: skip
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
N = r"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d{1,2})"
W = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
PATTERNS = (
    ("day", cued(rf"\b{M} {DAY},? {YEAR}\b")),
    ("day", cued(rf"\b{DAY} {M},? {YEAR}\b")),
    ("day", cued(r"\b(?P<year>20\d\d)-(?P<mm>[01]\d)-(?P<day>[0-3]\d)\b")),
    ("day", cued(r"\b(?P<mm>[01]?\d)/(?P<day>[0-3]?\d)/(?P<year>(?:20)?\d\d)\b")),
    ("month", cued(rf"\b{M},? (?:of )?{YEAR}\b")),
    ("monthday", cued(rf"\b{M} {DAY}\b(?![:\d%])(?! ?(?:a\.m|p\.m|percent|million))")),
    ("fiscal", cued(rf"\b(?:fiscal(?: year)?|FY) ?{YEAR}\b", re.I)),
    ("after", cued(rf"\b{N} (?P<unit>day|week|month|year)s? (?P<sense>after|before|following|earlier|later)\b(?! than)", re.I)),
    ("ago", cued(rf"\b{N} (?P<unit>day|week|month|year|decade)s? ago\b", re.I)),
    ("weekday", cued(rf"\b(?:(?P<which>last|this|next|this past|the following|every|each|previous) )?{W}(?P<plural>s)?\b")),
    ("today", cued(r"\b(?P<word>today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last night)\b", re.I)),
    ("period", cued(r"\b(?P<which>earlier this|later this|last|this|next|this past|the past|past|previous) (?P<unit>week|month|year|"
                          r"spring|summer|fall|autumn|winter|January|February|March|April|May|June|July|August|"
                          r"September|October|November|December)\b", re.I)),
    ("bare_month", cued(rf"\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Bb]y|[Dd]uring|of)(?: early| late| mid)? {M}\b(?! \d)")),
    ("year", cued(rf"\b(?P<lead>[Ii]n|[Ss]ince|[Ff]rom|[Bb]y|[Dd]uring|[Oo]f|[Aa]fter|[Bb]efore|back to|[Ee]arly|[Ll]ate|summer|spring|fall|winter) {YEAR}\b(?![-/]\d)")),
    ("recently", cued(r"\b(?P<word>recently|earlier|previously|already|long ago|in recent years|formerly)\b", re.I)),
)  # fmt: skip


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


def exact(day: date, basis: str, match: re.Match, kind: str) -> When:
    """A single day as a When."""
    return When(day.isoformat(), day, day, basis, match.start(), match.end(), kind, match.group())


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return MONTHS[word.lower().rstrip(".")]


def month_when(year: int, month: int, basis: str, match: re.Match, kind: str = "month") -> When:
    """A month as a When."""
    first, last = month_span(year, month)
    return When(f"{year}-{month:02d}", first, last, basis, match.start(), match.end(), kind, match.group())


def year_when(year: int, basis: str, match: re.Match, kind: str = "year") -> When:
    """A year as a When."""
    return When(
        str(year),
        date(year, 1, 1),
        date(year, 12, 31),
        basis,
        match.start(),
        match.end(),
        kind,
        match.group(),
    )


def resolve(kind: str, match: re.Match, published: date | None) -> When | None:
    """What a found expression means; None where it cannot be told (no day of publication, no such day)."""
    return RESOLVERS[kind](match, published)


def _day(match, published):
    groups = match.groupdict()
    month = int(groups["mm"]) if groups.get("mm") else month_number(groups["month"])
    year = int(groups["year"])
    day = (
        safe_day(year + 2000 if year < 100 else year, month, int(groups["day"])) if 1 <= month <= 12 else None
    )
    return exact(day, "stated", match, "day") if day else None


def _month(match, published):
    return month_when(int(match["year"]), month_number(match["month"]), "stated", match)


def _monthday(match, published):
    if published is None or (match["month"] == "May" and int(match["day"]) > 31):
        return None
    month, day = month_number(match["month"]), int(match["day"])
    # The nearest such day: a paper of 2 January that says "Dec. 30" means last year's, one that says
    # "Feb. 3" means the coming one.
    options = [d for y in (-1, 0, 1) if (d := safe_day(published.year + y, month, day))]
    near = [d for d in options if -300 <= (d - published).days <= 120]
    if not near:
        return None
    return exact(min(near, key=lambda d: abs((d - published).days)), "stated", match, "monthday")


def _fiscal(match, published):
    year = int(match["year"])
    first, last = date(year - 1, 10, 1), date(year, 9, 30)
    return When(f"{first}/{last}", first, last, "stated", match.start(), match.end(), "fiscal", match.group())


def _weekday(match, published):
    which = (match["which"] or "").lower()
    if published is None or which in ("every", "each") or match["plural"]:
        return None
    if match["weekday"] and match.string[max(0, match.start() - 6) : match.start()].lower().endswith(
        "black "
    ):
        return None
    back = (published.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
    if which == "next":
        day = published + timedelta(days=(7 - back) or 7)
        return exact(day, "weekday", match, "future")
    if which in ("last", "previous") and back == 0:
        back = 7
    return exact(published - timedelta(days=back), "weekday", match, "weekday")


def _today(match, published):
    if published is None:
        return None
    word = match["word"].lower()
    if word == "tomorrow":
        return exact(published + timedelta(days=1), "relative", match, "future")
    return exact(published - timedelta(days=word in ("yesterday", "last night")), "relative", match, "today")


def _ago(match, published):
    n = NUMBERS.get(match["n"].lower()) or int(match["n"])
    unit = match["unit"].lower()
    if published is None:
        return None
    if unit == "day":
        return exact(published - timedelta(days=n), "relative", match, "ago")
    if unit == "week":
        day = published - timedelta(weeks=n)
        first, last = day - timedelta(days=3), day + timedelta(days=3)
        return When(f"{day}~", first, last, "relative", match.start(), match.end(), "ago", match.group())
    if unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 - n, 12)
        found = month_when(year, month + 1, "relative", match, "ago")
        return When(
            f"{found.edtf}~",
            found.earliest,
            found.latest,
            "relative",
            found.start,
            found.end,
            "ago",
            match.group(),
        )
    year = published.year - n * (10 if unit == "decade" else 1)
    found = year_when(year, "relative", match, "ago")
    return When(
        f"{year}~", found.earliest, found.latest, "relative", found.start, found.end, "ago", match.group()
    )


def _period(match, published):
    if published is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    kind = "future" if which in ("next", "later this") else "period"
    span = (match.start(), match.end(), kind, match.group())
    if unit in MONTHS:
        month = MONTHS[unit]
        back = which in ("last", "this past", "past", "the past", "previous")
        year = published.year - (month > published.month or (month == published.month and back))
        if which == "next":
            year = published.year + (month <= published.month)
        return month_when(year, month, "relative", match, kind)
    if unit == "year":
        if "earlier this" in which:
            return When(f"{published.year}-01-01/{published - timedelta(days=1)}", date(published.year, 1, 1),
                        published - timedelta(days=1), "relative", *span)  # fmt: skip
        return year_when(
            published.year - (which in ("last", "previous")) + (which == "next"), "relative", match, kind
        )
    if unit == "month":
        shift = (
            -1
            if which in ("last", "previous", "past", "this past", "the past")
            else 1
            if which == "next"
            else 0
        )
        year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
        return month_when(year, month + 1, "relative", match, kind)
    if unit == "week":
        monday = published - timedelta(days=published.weekday())
        if which in ("last", "previous", "this past", "past", "the past"):
            first, last = monday - timedelta(days=7), monday - timedelta(days=1)
        else:
            first, last = monday - timedelta(days=1), published
        return When(f"{first}/{last}", first, last, "relative", *span)
    return None


def _bare_month(match, published):
    if published is None:
        return None
    month = month_number(match["month"])
    if match["month"] in ("May", "March") and not re.match(r"\w+ ", match.group()):
        return None
    return month_when(published.year - (month > published.month), month, "relative", match, "period")


def _year(match, published):
    return year_when(int(match["year"]), "stated", match)


def _recently(match, published):
    return When("", None, published, "none", match.start(), match.end(), "recently", match.group())


def _after(match, published):
    # Only the caller knows from which day to count; the words are kept.
    return When("", None, None, "relative", match.start(), match.end(), "after", match.group())


RESOLVERS = {"day": _day, "month": _month, "monthday": _monthday, "fiscal": _fiscal, "weekday": _weekday,
             "today": _today, "ago": _ago, "period": _period, "bare_month": _bare_month, "year": _year,
             "recently": _recently, "after": _after}  # fmt: skip
ANY_PATTERN = any_bit(pattern for _, pattern in PATTERNS)
# A cheap look before the patterns are tried at all: a figure, or one of these words.
DATE_WORDS = re.compile(r"\d|" + any_of(
    ["day", "tonight", "night", "tomorrow", "morning", "afternoon", "evening", "week", "month", "year", "decade", "januar",
     "februar", "march", "april", "may ", "june", "july", "august", "septem", "octo", "novem", "decem", "recent", "earlier",
     "previous", "already", "spring", "summer", "fall", "winter", "former", "ago"]
))  # fmt: skip


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
