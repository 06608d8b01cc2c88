"""Which patterns can match a text at all: one scan for the words that patterns cannot do without.

The reading knows some hundred patterns, and of nearly all of them no word stands in a given sentence. Of each pattern
made with ``cued`` the words are known of which a text must hold one to match ("abstained", "abstains"; needs.py). All
of them are looked for in one pass over a text (Aho-Corasick), the answer is kept while the article is read, and a
search for a pattern whose words are absent ends there. Results are those of the plain patterns.
"""

import re
import sys
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

from analysis.reading.needs import needed

# Texts remembered before the memory is emptied; an article has fewer sentences than that.
REMEMBERED = 2000


class Cues:
    """The words of all patterns, and for the texts of the article in hand which patterns can match them.

    ``known`` maps a text to the bits of these patterns. A text that is not among them may match anything.
    """

    def __init__(self) -> None:
        self.known: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.folded = 0
        # Bit 0 is no pattern's: it is set for every text, so that patterns without words may match any.
        self.patterns = 1
        self.find = None
        self.bits: list[int] = []

    def add(self, words: frozenset[str], folded: bool) -> int:
        """The bit of a new pattern that needs one of some words; ``folded``: it disregards case."""
        bit = 1 << self.patterns
        self.patterns += 1
        for word in words:
            self.words[word] = self.words.get(word, 0) | bit
        if folded:
            self.folded |= bit
        # What was said of a text before says nothing of this pattern.
        self.known.clear()
        self.find = None
        return bit

    def scanned(self, text: str) -> int:
        """The bits of the patterns of whose words one stands in a text."""
        if self.find is None:
            self.find = AhoCorasick(list(self.words)).find_matches_as_indexes
            self.bits = list(self.words.values())
        bits, found = self.bits, 1
        for word, _, _ in self.find(text, overlapping=True):
            found |= bits[word]
        return found

    def watch(self, text: str) -> str:
        """Look at a text, and at it in lower case, on which many patterns will be tried; returns the text."""
        if text not in self.known:
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            lower = text.lower()
            low = self.known[lower] = self.scanned(lower)
            if text != lower:
                # A pattern that disregards case has its words in small letters.
                self.known[text] = self.scanned(text) & ~self.folded | low & self.folded
        return text


CUES = Cues()
ANYTHING = -1


class Cued:
    """A pattern that is not tried on texts of which it is known that they lack its words."""

    __slots__ = ("bit", "fullmatch", "known", "match", "plain", "sub")

    def __init__(self, plain: re.Pattern, words: frozenset[str], folded: bool):
        self.plain = plain
        self.bit = CUES.add(words, folded)
        self.known = CUES.known
        self.match, self.fullmatch, self.sub = plain.match, plain.fullmatch, plain.sub

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match | None:
        """As re.Pattern.search."""
        return self.plain.search(text, start, end) if self.known.get(text, ANYTHING) & self.bit else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterable[re.Match]:
        """As re.Pattern.finditer."""
        return self.plain.finditer(text, start, end) if self.known.get(text, ANYTHING) & self.bit else ()

    def may(self, text: str) -> bool:
        """Whether it can match in a text or in any part of it: False is certain."""
        return bool(self.known.get(text, ANYTHING) & self.bit)


def cued(pattern: str | re.Pattern, flags: int = 0) -> re.Pattern | Cued:
    """A pattern compiled, with a look at its words before it is tried where it has such."""
    plain = re.compile(pattern, flags)
    known = needed(plain)
    return plain if known is None else Cued(plain, *known)


def may_match(text: str, bits: int) -> bool:
    """Whether any of the patterns with these bits can match in a text: False is certain."""
    return bool(CUES.known.get(text, ANYTHING) & bits)


def any_bit(patterns: Iterable[re.Pattern | Cued]) -> int:
    """The bits of several patterns: a text with none of them matches none; ANYTHING where one has no words."""
    bits = 0
    for pattern in patterns:
        bits |= pattern.bit if isinstance(pattern, Cued) else ANYTHING
    return bits
