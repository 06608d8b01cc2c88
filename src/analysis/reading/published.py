"""The day an article was published: from front matter, a printed date line, its url, or its dateline."""

import re
from datetime import date

from analysis.loaders.document import Document
from analysis.reading.date_patterns import MONTHS
from analysis.reading.dates import find_dates
from analysis.reading.phrases import phrase
from analysis.reading.sentences import Sentence
from analysis.reading.when import bounds, safe_day

URL_DAY = re.compile(r"(?<!\d)(20[0-3]\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?!\d)")
URL_SHORT = re.compile(r"/(20[0-3]\d)/([01]?\d)/([0-3]?\d)(?!\d)")
URL_WORD = re.compile(r"/(20[0-3]\d)/([a-z]{3,9})/([0-3]?\d)(?!\d)")
URL_MONTH = re.compile(r"/(20[0-3]\d)[/-]([01]\d)(?:/|-(?=\D))")
LABEL = re.compile(r"\b(?:posted|published|updated|created|modified|first published|date|by)\b", re.I)
DATELINE_DAY = phrase("published", "dateline_day")


def as_edtf(text: str) -> str:
    """A date typed in front matter as EDTF: ISO stays, "March 3, 2017" is turned; '' where it is no date."""
    text = text.strip()
    if not text:
        return ""
    match = re.match(r"(\d{4}-\d{2}-\d{2})[T ]", text)
    candidate = match[1] if match else text
    try:
        bounds(candidate)
        return candidate
    except ValueError:
        found = [when for when in find_dates(text, None) if when.exact]
        return found[0].edtf if found else ""


def from_url(url: str) -> str:
    """The day a url carries, '' where it carries none."""
    for pattern in (URL_SHORT, URL_DAY):
        match = pattern.search(url)
        if match:
            day = safe_day(*map(int, match.groups())) if int(match[2]) else None
            if day and date(2005, 1, 1) <= day:
                return day.isoformat()
    match = URL_WORD.search(url)
    if match and match[2] in MONTHS:
        day = safe_day(int(match[1]), MONTHS[match[2]], int(match[3]))
        return day.isoformat() if day else ""
    return ""


def month_from_url(url: str) -> str:
    """The month a url carries: "/2025/07/"."""
    match = URL_MONTH.search(url)
    return f"{match[1]}-{match[2]}" if match and 1 <= int(match[2]) <= 12 else ""


def from_text(document: Document, sentences: list[Sentence]) -> str:
    """The day printed above or below the article: in a byline, a dateline, or a line that says "Posted"."""
    body_seen = 0
    for segment in document.segments:
        body_seen += segment.kind == "body"
        line = segment.text
        if segment.kind in ("comment", "trackback", "caption", "promo"):
            continue
        short = len(line.split()) <= 24
        if (
            segment.kind == "byline"
            or (short and LABEL.search(line))
            or (short and body_seen <= 1 and segment.kind != "body")
        ):
            if re.search(r"©|copyright", line, re.I):
                continue
            days = [when for when in find_dates(line, None) if when.exact and when.kind == "day"]
            if days:
                return days[0].edtf
        if segment.kind == "body" and body_seen == 1:
            match = DATELINE_DAY.match(line)
            if match and match[3]:
                return f"{match[3]}-{MONTHS[match[1].lower()]:02d}-{int(match[2]):02d}"
            # A broadcaster's page opens with its date: "(November 3, 2025)".
            days = [when for when in find_dates(line[:60], None) if when.exact and when.start < 30]
            if days:
                return days[0].edtf
    return ""


def find_published(document: Document, sentences: list[Sentence]) -> str:
    """EDTF of publication by the surest sign there is; '' where there is none."""
    return (
        as_edtf(document.published)
        or from_url(document.url)
        or from_text(document, sentences)
        or month_from_url(document.url)
    )
