"""What a date expression means, counted from the day of publication: one function for each kind of expression."""

import re
from dataclasses import replace
from datetime import date, timedelta

from analysis.reading.date_patterns import MONTHS, NUMBERS, WEEKDAYS
from analysis.reading.when import When, month_span, safe_day


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
        return replace(found, edtf=f"{found.edtf}~")
    found = year_when(published.year - n * (10 if unit == "decade" else 1), "relative", match, "ago")
    return replace(found, edtf=f"{found.edtf}~")


# "last month", "the past week": the one before; "this", "earlier this" and seasons are told apart by the caller.
BEFORE = frozenset({"last", "previous", "past", "this past", "the past"})


def _period(match, published):
    if published is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    kind = "future" if which in ("next", "later this") else "period"
    if unit in MONTHS:
        return _named_month(match, published, which, MONTHS[unit], kind)
    if unit == "year" and "earlier this" not in which:
        year = published.year - (which in ("last", "previous")) + (which == "next")
        return year_when(year, "relative", match, kind)
    if unit == "month":
        shift = -1 if which in BEFORE else 1 if which == "next" else 0
        year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
        return month_when(year, month + 1, "relative", match, kind)
    if unit == "year":
        first, last = date(published.year, 1, 1), published - timedelta(days=1)
    elif unit == "week":
        monday = published - timedelta(days=published.weekday())
        if which in BEFORE:
            first, last = monday - timedelta(days=7), monday - timedelta(days=1)
        else:
            first, last = monday - timedelta(days=1), published
    else:
        return None
    return When(f"{first}/{last}", first, last, "relative", match.start(), match.end(), kind, match.group())


def _named_month(match, published, which, month, kind):
    back = which in BEFORE
    year = published.year - (month > published.month or (month == published.month and back))
    if which == "next":
        year = published.year + (month <= published.month)
    return month_when(year, month, "relative", match, kind)


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
