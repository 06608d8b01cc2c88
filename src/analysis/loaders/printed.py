"""Undo what printing did to a text: pages with their heads and numbers, words broken at the ends of lines."""

import re
from collections import Counter

from analysis.loaders.segments import is_wrapped

# "3", "- 3 -", "Page 3 of 7", on a line of its own.
PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
# Lines from a page's edge that can be its head or foot.
EDGE = 2
# A word broken at the end of a line. What is no small letter ("ICE-", "4-") keeps its hyphen.
BROKEN = re.compile(r"(\w+)-\n[ ]*(\w+)([^\w\s]*)[ \n]?")


def pattern_of(line: str) -> str:
    """A line as it comes back on other pages: whatever its page number and blanks."""
    return re.sub(r"\d+", "#", " ".join(line.split()))


def edges(lines: list[str]) -> list[int]:
    """Where the first and last printed lines of a page stand, without doubles."""
    printed = [i for i, line in enumerate(lines) if line.strip()]
    return list(dict.fromkeys(printed[:EDGE] + printed[-EDGE:]))


def without_pages(text: str) -> str:
    """The text without form feeds, page numbers and the lines that stand on every page; sentences run on.

    The first of such lines stays: it may be the title, or hold the day.
    """
    pages = [page.split("\n") for page in text.split("\f") if page.strip()]
    seen = Counter(pattern for page in pages for pattern in {pattern_of(page[i]) for i in edges(page)})
    most = max(2, (len(pages) + 1) // 2)
    kept, met = [], set()
    for page in pages:
        gone = set()
        for i in edges(page):
            pattern = pattern_of(page[i])
            if PAGE_NUMBER.fullmatch(page[i]) or (seen[pattern] >= most and pattern in met):
                gone.add(i)
            met.add(pattern)
        kept.append("\n".join(line for i, line in enumerate(page) if i not in gone).strip("\n"))
    joined = ""
    for page in filter(str.strip, kept):
        goes_on = joined and not re.search(r"""[.!?:]["')]*\s*$""", joined)
        joined += ("\n" if goes_on else "\n\n" if joined else "") + page
    return joined + "\n"


def without_breaks(text: str) -> str:
    """The text with words that were broken at the ends of lines whole again.

    A word that stands in the text with its hyphen ("well-known") keeps it.
    """

    def whole(match: re.Match) -> str:
        before, after = match[1], match[2]
        hyphen = not (before.islower() and after.islower()) or f"{before}-{after}" in text
        # The line still ends behind the word, so that it is known as one of a text of fixed width.
        return f"{before}{'-' if hyphen else ''}{after}{match[3]}\n"

    return BROKEN.sub(whole, text)


def as_written(text: str) -> tuple[str, int]:
    """A text as it was before it was printed, and how many words of page heads and numbers went."""
    words = len(text.split())
    removed = 0
    if "\f" in text:
        text = without_pages(text)
        removed = words - len(text.split())
    return (without_breaks(text) if is_wrapped(text.split("\n")) else text), removed
