"""The ways dates are written: the words of the calendar and the pattern of each kind of expression."""

import calendar
import re

from analysis.reading.cues import any_bit, cued
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
ANY_PATTERN = any_bit(pattern for _, pattern in PATTERNS)
# A cheap look before the patterns are tried at all: a figure, or one of these words.
DATE_WORDS = re.compile(r"\d|" + any_of(
    ["day", "tonight", "night", "tomorrow", "morning", "afternoon", "evening", "week", "month", "year", "decade", "januar",
     "februar", "march", "april", "may ", "june", "july", "august", "septem", "octo", "novem", "decem", "recent", "earlier",
     "previous", "already", "spring", "summer", "fall", "winter", "former", "ago"]
))  # fmt: skip
