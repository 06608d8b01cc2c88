"""What a pattern cannot do without: the words of which a text must hold one for it to match, and its beginnings.

Worked out from the pattern as Python's own parser takes it apart. Where a part of a pattern is not understood, nothing
is claimed of it, so that a claim is always safe.
"""

import re
from re import _constants as op
from re import _parser

# More words than this are no help, and a pattern is not taken apart further than to so many.
MOST_WORDS = 600
# How many of 1,000 letters of running text are this one; a rough measure of how rare a word is.
FREQUENCY = dict(zip("etaoinshrdlcumwfgypbvkjxqz", (102, 75, 65, 62, 57, 57, 53, 50, 48, 35, 33, 22, 23, 20, 17, 18, 16,
                                                    16, 15, 12, 8, 6, 1.5, 1.5, 1, 1), strict=True)) | {" ": 170, ",": 10}  # fmt: skip
# A pattern whose words stand in every second sentence is as well tried at once.
TOO_COMMON = 0.001


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
