"""Whether a verb tells a thing done: what stands before it makes it done, ahead, denied or only wished for."""

import re

from analysis.reading.phrases import phrase
from analysis.reading.sentences import Sentence
from analysis.reading.verbs import PAST, PRESENT, Verb, word_set

REDUCED = phrase("decisions", "reduced")


def words_before(lower: str, start: int, most: int = 5) -> str:
    """Up to ``most`` words before a position, not past a break of the clause."""
    piece = lower[max(0, start - 90) : start]
    if "may " in piece:
        piece = re.sub(r"\bmay (?=\d)", "m_y ", piece)
    for mark in (";", ", ", " that ", " and "):
        cut = piece.rfind(mark)
        if cut >= 0:
            piece = piece[cut + len(mark) - 1 :]
    return " ".join(piece.split()[-most:])


def happened(verb: Verb, sentence: Sentence) -> bool:
    """Whether a verb that stands by itself tells a thing done (headlines tell it in the present)."""
    before = words_before(sentence.lower, verb.start)
    if re.search(r"\b(?:would|could|might|should|may|must) (?:\w+ )?have\b", before):
        return False
    if (
        verb.kind in ("act", "adopt")
        and verb.form == PAST
        and re.search(r"\b(?:that|which|who) (?:has |have |had )?(?:\w+ly )?$", sentence.lower[: verb.start])
        and verb.lemma not in ("pass", "approve", "adopt", "clear", "sign", "enact")
    ):
        # "a program that has expanded": what a thing did.
        return False
    if (
        verb.kind == "act"
        and verb.form == PAST
        and re.search(r"\b(?:is|are|was|were|been|being|be)(?: \w+ly)?$", before)
    ):
        # "are shared with", "was held": what goes on, not what was decided.
        return False
    if verb.form == PRESENT and re.search(
        r"\b(?:that|which|who)(?: also| now| \w+ly)? $", sentence.lower[: verb.start]
    ):
        # "a program that trains deputies": what a thing does, not what was decided.
        return False
    if verb.form == PAST and re.search(r"\b(?:a|an|the|its|their) $", sentence.lower[: verb.start]):
        # "with a signed agreement", "the approved resolution": an adjective.
        return False
    if (
        verb.form == PAST
        and REDUCED.search(sentence.lower[: verb.start])
        and not re.match(
            r" (?:by|\d|unanimously|mon|tues|wednes|thurs|fri|satur|sun|on )", sentence.lower[verb.end :]
        )
    ):
        # "pro-enforcement measures approved or under consideration in other states"
        return False
    if word_set("unreal").search(before) and not re.search(
        r"\b(?:has|have|had|was|were) (?:\w+ly )?$", before + " "
    ):
        return verb.form == PAST and bool(re.search(r"\b(?:set|planned|before|without|to|called|asked|proposed|when|once|first)\b$", before)) is False \
            and not re.search(r"\b(?:be|been|being|will|would|could|may|might|should|to|if|whether|until|unless|can|must)\b", before)  # fmt: skip
    if re.search(r"\b(?:be|being)(?: \w+ly)?$", before):
        return False
    if verb.form == PAST:
        return True
    return verb.form == PRESENT and (sentence.kind in ("title", "heading") or sentence.paragraph <= 1)


def negated(sentence: Sentence, verb: Verb) -> bool:
    """Whether the verb is denied: "did not vote", "never adopted"."""
    return bool(word_set("negated").search(words_before(sentence.lower, verb.start, 3)))
