"""Which patterns can match a text at all: one scan for the words that patterns cannot do without.

The reading knows some hundred patterns, and of nearly all of them no word stands in a given sentence. Of each pattern
made with ``cued`` the words are worked out of which a text must hold one to match ("abstained", "abstains"). All of
them are looked for in one pass over a text (Aho-Corasick), the answer is kept while the article is read, and a search
for a pattern whose words are absent ends there. Results are those of the plain patterns.
"""

import re
import sys
from collections.abc import Iterable
from re import _constants as op
from re import _parser

from ahocorasick_rs import AhoCorasick

# More words than this are no help, and a pattern is not taken apart further than to so many.
MOST_WORDS = 600
# How many of 1,000 letters of running text are this one; a rough measure of how rare a word is.
FREQUENCY = dict(zip("etaoinshrdlcumwfgypbvkjxqz", (102, 75, 65, 62, 57, 57, 53, 50, 48, 35, 33, 22, 23, 20, 17, 18, 16,
                                                    16, 15, 12, 8, 6, 1.5, 1.5, 1, 1), strict=True)) | {" ": 170, ",": 10}  # fmt: skip
# A pattern whose words stand in every second sentence is as well tried at once.
TOO_COMMON = 0.001
# Texts remembered before the memory is emptied; an article has fewer sentences than that.
REMEMBERED = 2000


def rarity(words: frozenset[str]) -> float:
    """How often one of some words begins at a letter of a text, about."""
    total = 0.0
    for word in words:
        share = 1.0
        for letter in word:
            share *= FREQUENCY.get(letter.lower(), 0.5) / 1000
        total += share
    return total


def product(first: frozenset[str], second: frozenset[str]) -> frozenset[str] | None:
    """Each of some texts followed by each of others; None where these are too many."""
    if len(first) * len(second) > MOST_WORDS:
        return None
    return frozenset(a + b for a in first for b in second)


def of_set(items: list) -> frozenset[str] | None:
    """The letters of a class as texts; None where it is none of a few letters."""
    letters: set[str] = set()
    for kind, value in items:
        if kind is op.LITERAL:
            letters.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < 12:
            letters |= {chr(code) for code in range(value[0], value[1] + 1)}
        elif kind is op.CATEGORY and value is op.CATEGORY_SPACE:
            letters |= set(" \t\n\r\f\v")
        else:
            return None
    return frozenset(letters) if len(letters) <= 12 else None


class Needs:
    """What is known of a part of a pattern: ``exact``, all texts it can match, or ``words``, of which it needs one."""

    def __init__(self, exact: frozenset[str] | None = None, words: frozenset[str] | None = None):
        self.exact, self.words = exact, words

    def best(self) -> frozenset[str] | None:
        """The words of which a text must hold one; None where nothing is needed."""
        if self.exact is None:
            return self.words
        return None if "" in self.exact else self.exact


NOTHING = frozenset([""])


def of_sequence(items) -> Needs:
    """What parts that follow one another need: the rarest words that any of them, or a run of exact ones, needs."""
    run: frozenset[str] | None = NOTHING
    found: list[frozenset[str]] = []
    exact = True
    for item in items:
        if item[0] is op.ASSERT:
            # What must stand before or behind takes up no letters here, but must stand there.
            ahead = of_sequence(item[1][1]).best()
            found += [] if ahead is None else [ahead]
            continue
        part = of_item(item)
        longer = product(run, part.exact) if part.exact is not None else None
        if longer is not None:
            run = longer
            continue
        exact = False
        if "" not in run:
            found.append(run)
        run = part.exact if part.exact is not None else NOTHING
        if part.words is not None:
            found.append(part.words)
    if exact and not found:
        return Needs(exact=run)
    if "" not in run:
        found.append(run)
    return Needs(words=min(found, key=lambda words: (rarity(words), sorted(words)), default=None))


def of_item(item) -> Needs:
    """What one part of a parsed pattern needs."""
    kind, value = item
    if kind is op.LITERAL:
        return Needs(exact=frozenset([chr(value)]))
    if kind is op.IN:
        return Needs(exact=of_set(value))
    if kind is op.SUBPATTERN:
        return of_sequence(value[3])
    if kind in (op.AT, op.ASSERT_NOT):
        # They take up no letters.
        return Needs(exact=NOTHING)
    if kind is op.BRANCH:
        parts = [of_sequence(part) for part in value[1]]
        if all(part.exact is not None for part in parts):
            whole = frozenset().union(*(part.exact for part in parts))
            return Needs(exact=whole) if len(whole) <= MOST_WORDS else Needs()
        best = [part.best() for part in parts]
        return Needs() if None in best else Needs(words=frozenset().union(*best))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inside = value
        part = of_sequence(inside)
        if part.exact is not None and (least, most) == (0, 1):
            return Needs(exact=part.exact | NOTHING)
        if part.exact is not None and least == most and least == 1:
            return part
        return Needs(words=part.best()) if least else Needs()
    if kind is op.ATOMIC_GROUP:
        return of_sequence(value)
    return Needs()


def needed(pattern: re.Pattern) -> tuple[frozenset[str], bool] | None:
    """The words of which a text must hold one for a pattern to match, and whether they are folded.

    Folded words are in small letters and must be looked for in the text in small letters: the pattern, or a part of
    it, disregards case. None where there are no words that help.
    """
    words = of_sequence(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)).best()
    folded = bool(pattern.flags & re.IGNORECASE) or "(?i:" in pattern.pattern
    if words is None:
        return None
    if folded:
        words = frozenset(word.lower() for word in words)
    return (words, folded) if rarity(words) < TOO_COMMON else None


# So many letters of what a pattern begins with tell most words of a text apart.
BEGINNING = 4


def beginnings(pattern: str) -> frozenset[str] | None:
    """The first letters, up to BEGINNING, of all that a pattern matches; None where they cannot be told."""
    found = begun(_parser.parse(pattern), NOTHING)[0]
    return None if "" in found else found


def begun(items, so_far: frozenset[str]) -> tuple[frozenset[str], bool]:
    """How a sequence goes on from some beginnings, and whether all of it is in them, or cut at BEGINNING letters."""
    for item in items:
        if all(len(text) >= BEGINNING for text in so_far):
            break
        part = of_item(item)
        if part.exact is not None:
            after, whole = part.exact, True
        elif item[0] is op.SUBPATTERN and not (item[1][1] | item[1][2]) & re.IGNORECASE:
            after, whole = begun(item[1][3], NOTHING)
        elif item[0] is op.BRANCH:
            parts = [begun(each, NOTHING) for each in item[1][1]]
            after, whole = frozenset().union(*(texts for texts, _ in parts)), all(whole for _, whole in parts)
        else:
            return so_far, False
        # A beginning that was long enough stays as it is; what follows it does not matter.
        so_far = frozenset((a if len(a) >= BEGINNING else (a + b)[:BEGINNING]) for a in so_far for b in after)
        if not whole:
            return so_far, False
    return so_far, True


class Cues:
    """The words of all patterns, and for the texts of the article in hand which patterns can match them.

    ``known`` maps a text to the bits of these patterns. A text that is not among them may match anything.
    """

    def __init__(self) -> None:
        self.known: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.folded = 0
        self.patterns = 0
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
        bits, found = self.bits, 0
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
