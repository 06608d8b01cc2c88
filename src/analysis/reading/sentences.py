"""The kept segments of a document as sentences with positions, and which of their words are somebody's quotation."""

import re
from dataclasses import dataclass, field

from nupunkt import sent_spans_with_text

from analysis.loaders.document import Document
from analysis.reading.cues import CUES

# A mark that a word follows opens a quotation; one that a blank follows is a stray.
QUOTED = re.compile(r'(?<!\w)"(?=[\w(\[$\'])[^"]*(?:"|$)')
# Quotation marks around a few words are a name or an irony, not speech: "ICE-free zones".
SPEECH_WORDS = 6
# Rinks, storms and cubes: "ice" in small letters is not the agency (but "ice-free zones" are its).
FROZEN = re.compile(r"\b[Ii]ce\b(?!-free zone|[- ](?:hold|detainer|agent|official))")
# Will County and Will Smith are no auxiliary verbs.
NAMED_WILL = re.compile(r"\bWill(?= County\b|'s\b)|(?<=[a-z,] )Will(?= [A-Z])")


@dataclass(frozen=True)
class Sentence:
    """One sentence: its text, where it starts in the document's text, and where it stands.

    ``kind`` is the segment's; ``paragraph`` counts body paragraphs from 0 (-1 for titles and bylines); ``index``
    counts sentences.
    """

    text: str
    start: int
    kind: str
    paragraph: int
    index: int
    # The sentence in lower case, same length; and where somebody is quoted at length, as positions in the sentence.
    lower: str = field(init=False, repr=False)
    speech: list[tuple[int, int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out once what every step of the reading asks for, and look which patterns can match."""
        text = self.text
        object.__setattr__(self, "lower", CUES.watch(lowered(CUES.watch(text))))
        object.__setattr__(self, "speech", quoted(text) if '"' in text else [])

    def in_speech(self, at: int) -> bool:
        """Whether a position lies in a quotation."""
        return bool(self.speech) and any(a <= at < b for a, b in self.speech)


def lowered(text: str) -> str:
    """A sentence in lower case, same length."""
    lower = FROZEN.sub("i.e", text) if "ce" in text else text
    if "Will" in lower:
        lower = NAMED_WILL.sub("w.ll", lower)
    lower = lower.lower()
    return lower if len(lower) == len(text) else text


def quoted(text: str) -> list[tuple[int, int]]:
    """Where somebody is quoted at length."""
    return [m.span() for m in QUOTED.finditer(text) if len(m.group().split()) > SPEECH_WORDS]


# No sentence of the news is this long; a text that lost its punctuation would be one without end.
LONGEST = 1500


def bounded(text: str, start: int) -> list[tuple[str, int]]:
    """A sentence with where it starts, cut at blanks into parts of at most LONGEST characters."""
    parts = []
    while len(text) > LONGEST:
        cut = text.rfind(" ", 0, LONGEST) + 1 or LONGEST
        parts.append((text[:cut], start))
        text, start = text[cut:], start + cut
    return [*parts, (text, start)]


def sentences_of(document: Document) -> list[Sentence]:
    """All sentences of the kept segments, in order."""
    found: list[Sentence] = []
    paragraph = -1
    for segment in document.kept:
        if segment.kind in ("body", "list"):
            paragraph += 1
        if segment.kind == "table":
            continue
        whole = segment.kind in ("title", "heading", "byline")
        pieces = [(segment.text, (0, len(segment.text)))] if whole else sent_spans_with_text(segment.text)
        for text, start in (part for piece, (at, _) in pieces for part in bounded(piece, at)):
            stripped = text.strip()
            if not stripped:
                continue
            at = segment.start + start + len(text) - len(text.lstrip())
            # Line breaks inside a wrapped paragraph become spaces: one character for one.
            place = -1 if segment.kind in ("title", "byline") else paragraph
            found.append(Sentence(stripped.replace("\n", " "), at, segment.kind, place, len(found)))
    return found
