"""Verbs of decision in all their forms, from lexicon/decisions.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from analysis.reading.phrases import any_of

LEXICON = Path(__file__).with_name("lexicon") / "decisions.toml"
CLASSES = ("adopt", "act", "reject", "repeal", "request", "advance", "propose", "decide", "decline", "handle")
PAST, PRESENT, BASE, ING = "past", "present", "base", "ing"


@dataclass(frozen=True)
class Verb:
    """One verb in a sentence: base form, class, form and where it stands."""

    lemma: str
    kind: str
    form: str
    start: int
    end: int


def inflected(base: str, irregular: dict[str, list[str]]) -> dict[str, str]:
    """All forms of a verb (of a phrase: of its first word) -> which form it is."""
    head, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    forms = {base: BASE}
    if head in irregular:
        for form in irregular[head]:
            kind = ING if form.endswith("ing") else PRESENT if form.endswith("s") and form != head else PAST
            forms[form + tail] = kind
        return forms
    if head.endswith("e"):
        past, present, ing = f"{head}d", f"{head}s", f"{head[:-1]}ing"
    elif head.endswith("y") and head[-2] not in "aeiou":
        past, present, ing = f"{head[:-1]}ied", f"{head[:-1]}ies", f"{head}ing"
    elif head.endswith(("s", "sh", "ch", "x", "z")):
        past, present, ing = f"{head}ed", f"{head}es", f"{head}ing"
    else:
        past, present, ing = f"{head}ed", f"{head}s", f"{head}ing"
    return forms | {past + tail: PAST, present + tail: PRESENT, ing + tail: ING}


@cache
def lists() -> dict:
    """decisions.toml as it stands."""
    return tomllib.loads(LEXICON.read_text(encoding="utf-8"))


@cache
def table() -> tuple[re.Pattern, dict[str, tuple[str, str, str]]]:
    """One pattern for all verb forms, and form -> (lemma, class, form). Where two classes share a form the first wins."""
    meaning: dict[str, tuple[str, str, str]] = {}
    irregular = lists()["irregular"]
    for kind in CLASSES:
        for base in lists()[kind]["verbs"]:
            for form, which in inflected(base, irregular).items():
                meaning.setdefault(form, (base, kind, which))
    return re.compile(rf"(?<![\w-]){any_of(meaning)}(?![\w-])"), meaning


@lru_cache(maxsize=512)
def find_verbs(lower: str) -> tuple[Verb, ...]:
    """The verbs of decision in a sentence in lower case, in order."""
    pattern, meaning = table()
    return tuple(Verb(*meaning[m.group()], m.start(), m.end()) for m in pattern.finditer(lower))


@cache
def word_set(name: str) -> re.Pattern:
    """One of the modality lists as a pattern."""
    return re.compile(rf"(?<![\w-]){any_of(lists()['modality'][name])}(?![\w-])")


# Verbs that tell much else besides decisions: they need a body, the topic, and nothing better elsewhere.
LOOSE = frozenset(lists()["loose"]["verbs"])
