"""Split a text into segments and say what each is: the article, or what stood around it.

Works on the text alone (no layout survives in a saved .txt), from three signs: what a line says (junk.toml), how it
is built (length, sentence punctuation, table bars, list marks) and where it stands (above the first paragraph, below
the last one, after the first comment).
"""

import re
from itertools import pairwise

from analysis.loaders.document import Segment
from analysis.loaders.junk import begins_comments, kind_of_junk

SENTENCE_END = re.compile(r"""[.!?:;…]["')\]*_]*$""")
LIST_ITEM = re.compile(r"^\s*(?:[-*•·▪◦]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$")
HEADING_MARK = re.compile(r"^\s*#{1,6}\s+")
DATE_LINE = re.compile(
    r"^\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? +)?(?:\d{1,2} +)?"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? +(?:\d{1,2},? +)?\d{4}\b[^.]{0,60}$"
    r"|^\W*\d{4}-\d{2}-\d{2}\b.{0,30}$|^\W*\d{1,2}/\d{1,2}/\d{2,4}\b.{0,30}$",
    re.I,
)
# A caption tells who is seen: a present-tense verb of being seen, early in a line that stands alone.
SEEN = re.compile(
    r"^(?:\S+ ){1,14}?(?:wears?|joins?|holds?|stands?|speaks?|looks? on|listens?|marche?s|walks?|gathers?|protests?|"
    r"poses?|attends?|waits?|arrives?|gestures?|addresse?s|is (?:seen|shown|pictured)|are (?:seen|shown|pictured))\b"
)
DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}"
SEEN_ON = re.compile(rf"\b(?:on|in|during|at|outside)\b.*\b(?:{DAY})\b|\b(?:left|right|center|centre|above|below)\b", re.I)
# A sentence paragraph: this many words, and it ends as a sentence does.
PARAGRAPH_WORDS = 12


def is_wrapped(lines: list[str]) -> bool:
    """Whether a text was broken at a fixed width: most lines that run on are of much the same length."""
    lengths = [len(a) for a, b in pairwise(lines) if a.strip() and b.strip() and not TABLE_ROW.match(a)]
    if len(lengths) < 4:
        return False
    widest = max(len(line) for line in lines)
    return widest <= 132 and sum(length > 0.72 * widest for length in lengths) > 0.6 * len(lengths)


def blocks(text: str, start: int) -> list[tuple[int, int]]:
    """Where the paragraphs, headings, list items and tables of text[start:] begin and end."""
    spans, offset = [], start
    lines = text[start:].split("\n")
    wrapped = is_wrapped(lines)
    previous = ""
    for line in lines:
        stripped = line.strip()
        if stripped:
            first = offset + len(line) - len(line.lstrip())
            end = offset + len(line.rstrip())
            both_tables = TABLE_ROW.match(line) and TABLE_ROW.match(previous)
            runs_on = (
                wrapped
                and previous.strip()
                and not (LIST_ITEM.match(line) or TABLE_ROW.match(line) or HEADING_MARK.match(line))
                and not HEADING_MARK.match(previous)
                and len(previous) > 45
            )
            if spans and (both_tables or runs_on):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((first, end))
        previous = line
        offset += len(line) + 1
    return spans


def reads_as_paragraph(line: str) -> bool:
    """Whether a line is a paragraph of sentences."""
    return len(line.split()) >= PARAGRAPH_WORDS and bool(SENTENCE_END.search(line.rstrip()))


def comments_start(lines: list[str]) -> int:
    """The index of the first line that belongs to readers, or len(lines).

    A lone "Comments (3)" above the article is a link to them, not their beginning: at least two paragraphs must stand
    before. Blog software prints a trackback's title above the line that says so; that title goes too.
    """
    paragraphs = 0
    for i, line in enumerate(lines):
        if paragraphs >= 2 and begins_comments(line):
            # A page whose longer half still follows has its comment count in the middle of the article.
            rest = [later for later in lines[i + 1 :] if reads_as_paragraph(later)]
            strong = re.match(r"\s*(?:comment|pingback|trackback) posted|\s*tweets that mention", line, re.I)
            if not strong and len(rest) > 2 * paragraphs and not any(begins_comments(x) for x in lines[i + 1 :]):
                continue
            while i > 0 and strong and not reads_as_paragraph(lines[i - 1]) and kind_of_junk(lines[i - 1]) is None:
                i -= 1
            return i
        paragraphs += reads_as_paragraph(line)
    return len(lines)


def is_caption(line: str, alone: bool) -> bool:
    """Whether a line tells what a picture shows: someone seen doing something, with a day or a place in the frame."""
    words = len(line.split())
    return alone and 5 <= words <= 60 and bool(SEEN.match(line)) and bool(SEEN_ON.search(line)) and '"' not in line[:2]


def classified(lines: list[str], title: str) -> list[str]:
    """The kind of each line (see vocabulary.SEGMENT_KIND)."""
    first_comment = comments_start(lines)
    paragraphs = [i for i, line in enumerate(lines[:first_comment]) if reads_as_paragraph(line)]
    first = paragraphs[0] if paragraphs else 0
    last = paragraphs[-1] if paragraphs else len(lines)
    kinds: list[str] = []
    titled = False
    for i, line in enumerate(lines):
        kind = one_kind(line, i, first, last, titled, title, first_comment)
        titled = titled or kind == "title"
        kinds.append(kind)
    return kinds


def one_kind(line: str, i: int, first: int, last: int, titled: bool, title: str, first_comment: int) -> str:
    """The kind of line i, given where the first and last paragraphs and the first comment stand."""
    if i >= first_comment:
        return "trackback" if kind_of_junk(line) == "trackback" else "comment"
    if TABLE_ROW.match(line.split("\n")[0]):
        return "table"
    plain = HEADING_MARK.sub("", line).strip()
    words = len(plain.split())
    same_as_title = bool(title) and squeezed(plain) == squeezed(title)
    if same_as_title and not titled:
        return "title"
    if DATE_LINE.match(plain) and words <= 16:
        return "byline"
    junk = kind_of_junk(plain)
    if junk and not (junk == "byline" and words > 25):
        return junk
    paragraph = reads_as_paragraph(plain)
    if is_caption(plain, alone=True) and not titled_lead(i, first, paragraph):
        return "caption"
    if paragraph:
        return "list" if LIST_ITEM.match(line) else "body"
    if LIST_ITEM.match(line):
        return "list"
    if words >= 18:
        # Long enough for a paragraph that was cut off or ends without a mark.
        return "body"
    if i < first:
        if not titled and words >= 4:
            return "title"
        return "heading" if words >= 4 else "boilerplate"
    if SENTENCE_END.search(plain) and words >= 3:
        return "body"
    if i > last:
        # Below the last paragraph, a line without a sentence's end is a teaser or furniture.
        return "promo"
    return "heading" if words >= 2 else "boilerplate"


def titled_lead(i: int, first: int, paragraph: bool) -> bool:
    """Whether a line is the article's lead, which no rule may take for a caption: its first paragraph, standing first."""
    return paragraph and i == 0


def squeezed(text: str) -> str:
    """Letters and digits only, for comparing titles."""
    return re.sub(r"[^a-z0-9]+", "", text.lower())


def segments_of(text: str, start: int = 0, title: str = "") -> list[Segment]:
    """The segments of text[start:], in order, with positions in ``text``."""
    spans = blocks(text, start)
    lines = [text[a:b] for a, b in spans]
    kinds = classified(lines, title)
    rows = zip(spans, lines, kinds, strict=True)
    return [Segment(i, a, b, kind, line) for i, ((a, b), line, kind) in enumerate(rows)]
