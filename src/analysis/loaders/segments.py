"""Split a text into segments and say what each is: the article, or what stood around it.

Works on the text alone (no layout survives in a saved .txt), from three signs: what a line says (junk.toml),
how it is built (length, sentence punctuation, table bars, list marks) and where it stands (above the first
paragraph, below the last one, after the first comment). In doubt a line is kept: junk that is read costs less
than a sentence that is lost.
"""

import re
from itertools import pairwise

from analysis.loaders.document import Segment
from analysis.loaders.junk import begins_comments, ends_sentence, is_caption, kind_of_junk, speaks_as_article

LIST_ITEM = re.compile(r"^\s*(?:[-*•·▪◦]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$")
HEADING_MARK = re.compile(r"^\s*#{1,6}\s+")
DATE_LINE = re.compile(
    r"^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +)?(?:\d{1,2} +)?"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? +(?:\d{1,2},? +)?\d{4}\b[^.]{0,60}$"
    r"|^\W*\d{4}-\d{2}-\d{2}\b.{0,30}$|^\W*\d{1,2}/\d{1,2}/\d{2,4}\b.{0,30}$",
    re.I,
)
# Where the news comes from, on a line of its own: "RIVERTON, Calif. (KRVT)", "RIVERTON —".
DATELINE = re.compile(r"^[A-Z][A-Z.' -]+(?:, [A-Z][\w.]*(?: [A-Z]\w+)?)? ?(?:\([\w .-]+\) ?[—–-]*|[—–-]+)$")
# Two bars or dots between a few words each: the site's menu, where it stands outside the article.
MENU = re.compile(r"(?:[^|·»]{2,40}[|·»] ?){2,}")
# The outlet's name and the day, with a bar or dot between: "The Riverton Herald | May 21, 2025".
MASTHEAD = re.compile(
    r"^[^.|•·]{2,60}[|•·].*\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? +\d{1,2}, +\d{4}\W*$",
    re.I,
)
# Small words and quotations of running text, which headlines of other stories do without.
IN_SENTENCES = re.compile(
    r"""^["“]|\b(?:the|an?|th(?:at|is|ese|ere|ey)|he|she|it|but|who|was|were|had|has|have|said)\b""", re.I
)
# A sentence paragraph: this many words, and it ends as a sentence does.
PARAGRAPH_WORDS = 12
# As many words are a paragraph even without a sentence's end: it was cut off.
CUT_OFF_WORDS = 18


def is_wrapped(lines: list[str]) -> bool:
    """Whether a text was broken at a fixed width: most lines that run on are of much the same length."""
    lengths = [len(a) for a, b in pairwise(lines) if a.strip() and b.strip() and not TABLE_ROW.match(a)]
    if len(lengths) < 4:
        return False
    widest = max(len(line) for line in lines)
    going_on = sum(line[:1].islower() for line in lines)
    if widest <= 132 and going_on > 0.35 * len(lengths):
        return True
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
                and (len(previous) > 45 or line[:1].islower())
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
    return ends_sentence(line) and len(line.split()) >= PARAGRAPH_WORDS


def comments_start(lines: list[str]) -> int:
    """The index of the first line that belongs to readers, or len(lines).

    A lone "Comments (3)" above or amid the article is a link to them, not their beginning. Blog software
    prints a trackback's title, or the commenter's name, above the line that says so; that goes too.
    """
    marks = {i: mark for i, line in enumerate(lines) if (mark := begins_comments(line))}
    for i, mark in marks.items():
        before = sum(map(reads_as_paragraph, lines[:i]))
        if before < 2 or (mark == "weak" and not goes_on_as_comments(lines, i, marks)):
            continue
        if mark == "start" and is_link_to_comments(lines, i, before, marks):
            continue
        while mark == "sure" and i > 0 and may_be_title_of_trackback(lines[i - 1]):
            i -= 1
        if mark == "weak" and len(lines[i - 1].split()) <= 4 and not ends_sentence(lines[i - 1]):
            i -= 1
        return i
    return len(lines)


def goes_on_as_comments(lines: list[str], i: int, marks: dict[int, str]) -> bool:
    """Whether another sign of comments follows within a few lines, and no quotation as in "Field says:"."""
    near = range(i + 1, min(i + 7, len(lines)))
    quoted = i + 1 < len(lines) and lines[i + 1].lstrip()[:1] in {'"', "“"}
    return not quoted and any(j in marks or kind_of_junk(lines[j]) == "comment" for j in near)


def is_link_to_comments(lines: list[str], i: int, before: int, marks: dict[int, str]) -> bool:
    """Whether the article goes on below line i: in a reporter's voice, or at more than twice its length."""
    later = [j for j in marks if j > i]
    stretch = lines[i + 1 : later[0] if later else len(lines)]
    if any(kind_of_junk(line) == "comment" for line in stretch):
        return False
    paragraphs = [line for line in stretch if reads_as_paragraph(line)]
    return sum(map(speaks_as_article, paragraphs)) >= 2 or (not later and len(paragraphs) > 2 * before)


def may_be_title_of_trackback(line: str) -> bool:
    """Whether a line above a trackback's mark is its title: no sentence, though it may trail off."""
    return (not ends_sentence(line) or line.rstrip().endswith(("…", "..."))) and kind_of_junk(line) is None


def classified(lines: list[str], title: str) -> list[str]:
    """The kind of each line (see vocabulary.SEGMENT_KIND)."""
    first_comment = comments_start(lines)
    article = lines[:first_comment]
    paragraphs = [i for i, line in enumerate(article) if reads_as_paragraph(line)]
    first = paragraphs[0] if paragraphs else 0
    last = next((i for i in reversed(range(len(article))) if closes_article(article[i])), len(lines))
    kinds: list[str] = []
    for i, line in enumerate(article):
        kinds.append(one_kind(line, i, first, last, kinds, title))
        untitled = i <= first and not {"title", "byline"} & {*kinds[:-1]}
        if untitled and kinds[-2:] == ["boilerplate", "byline"] and len(article[i - 1].split()) == 3:
            # A headline of three words: what stands on the first byline.
            kinds[-2] = "title"
    keep_cut_end(article, kinds)
    return kinds + ["trackback" if is_trackback(line) else "comment" for line in lines[first_comment:]]


def is_trackback(line: str) -> bool:
    """Whether a line among the comments comes from another site: it says so, or is an excerpt of one."""
    return kind_of_junk(line) == "trackback" or line.endswith(("[...]", "[…]"))


def closes_article(line: str) -> bool:
    """Whether a line may be the last of the article proper: a paragraph, or a list's item as long as one."""
    return reads_as_paragraph(line) or (bool(LIST_ITEM.match(line)) and len(line.split()) >= PARAGRAPH_WORDS)


def keep_cut_end(lines: list[str], kinds: list[str]) -> None:
    """Make a last line that breaks off amid a sentence body, and a line above it a heading."""
    cut = len(kinds) - 1
    if cut < 1 or kinds[cut] != "promo" or not IN_SENTENCES.search(lines[cut]) or kind_of_junk(lines[cut]):
        return
    if kinds[cut - 1] in {"body", "list"}:
        kinds[cut] = "body"
    elif kinds[cut - 2 : cut] == ["body", "promo"] and not kind_of_junk(lines[cut - 1]):
        kinds[cut - 1 :] = ["heading", "body"]


def one_kind(line: str, i: int, first: int, last: int, before: list[str], title: str) -> str:
    """The kind of line i, given where the first and last paragraphs stand and what stands before."""
    if TABLE_ROW.match(line.split("\n")[0]):
        return "table"
    plain = HEADING_MARK.sub("", line).strip()
    words = len(plain.split())
    titled = "title" in before
    if title and not titled and squeezed(plain) == squeezed(title):
        return "title"
    if words <= 16 and (DATE_LINE.match(plain) or MASTHEAD.match(plain)):
        return "byline"
    if words <= 8 and DATELINE.match(plain):
        return "body"
    junk = kind_of_junk(plain)
    if junk:
        return junk
    paragraph = reads_as_paragraph(plain)
    # No rule may take an article's first line for a caption.
    if not (paragraph and i == 0) and is_caption(plain):
        return "caption"
    if LIST_ITEM.match(line):
        return "list"
    # Long enough for a paragraph, though it may have been cut off or end without a mark.
    if paragraph or words >= CUT_OFF_WORDS:
        return "body"
    if i < first:
        if not titled and line.startswith("# "):
            return "title"
        if words < 4 or MENU.match(plain):
            return "boilerplate"
        return "heading" if titled else "title"
    if (words >= 3 or plain.endswith(":")) and ends_sentence(plain):
        return "body"
    if i > last:
        # Below the last paragraph, a line without a sentence's end is a teaser or furniture.
        return "promo"
    return "heading" if words >= 2 else "boilerplate"


def squeezed(text: str) -> str:
    """Letters and digits only, for comparing titles."""
    return re.sub(r"[^a-z0-9]+", "", text.lower())


def segments_of(text: str, start: int = 0, title: str = "") -> list[Segment]:
    """The segments of text[start:], in order, with positions in ``text``.

    A title that stands in the front matter alone is the first segment; one that is printed above the article too is
    read there.
    """
    spans = blocks(text, start)
    lines = [text[a:b] for a, b in spans]
    kinds = classified(lines, title)
    at = text.find(title, 0, start) if title else -1
    if at >= 0 and "title" not in kinds:
        spans, lines, kinds = [(at, at + len(title)), *spans], [title, *lines], ["title", *kinds]
    rows = zip(spans, lines, kinds, strict=True)
    return [Segment(i, a, b, kind, line) for i, ((a, b), line, kind) in enumerate(rows)]
