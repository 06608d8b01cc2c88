"""The direction of a rule, composed from its words (see lexicon/cooperation.toml)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from analysis.reading.needs import beginnings
from analysis.reading.phrases import phrase, tree_of_beginnings
from analysis.reading.verbs import inflected
from analysis.reading.verbs import lists as verb_lists

LEXICON = Path(__file__).with_name("lexicon") / "cooperation.toml"
TOPIC = phrase("polarity", "topic")


# Verbs of withdrawing that are mostly something else: "left the meeting", "removed from office".
PLAIN = frozenset(
    {"leave", "remove", "lift", "drop", "strike", "reverse", "quit", "void", "strip", "retract"}
)


@dataclass(frozen=True)
class Sign:
    """A direction found in a clause: +1 extends, -1 limits; the words it rests on; and how telling they are."""

    value: int
    start: int
    end: int
    strong: bool
    turned: bool


TURNED_AFTER = phrase("polarity", "turned_after")


def forms_of(verb: str) -> list[str]:
    """All forms of a verb of decisions.toml."""
    return list(inflected(verb, verb_lists()["irregular"]))


@cache
def sign_pattern() -> re.Pattern:
    """All words that carry a sign, in one pattern with a group for each role; longer names first."""
    lists = tomllib.loads(LEXICON.read_text(encoding="utf-8"))

    # Whatever withdraws a rule turns it: the verbs of decisions.toml need not be typed twice.
    withdrawing = [
        re.escape(form)
        for verb in verb_lists()["repeal"]["verbs"]
        for form in forms_of(verb)
        if verb not in PLAIN
    ]

    def any_of(words):
        return "|".join(sorted(words, key=len, reverse=True))

    roles = (
        lists["limits"]["strong"] + lists["cooperation"]["strong"] + lists["against"]["words"]
        + lists["cooperation"]["weak"] + withdrawing
    )  # fmt: skip
    # Most words of a text begin as none of these does, which is seen at once; trying all of them takes ten times as long.
    first = frozenset().union(*map(beginnings, roles))
    return re.compile(
        rf"(?<![\w-]){tree_of_beginnings(first)}(?:(?P<limits>{any_of(lists['limits']['strong'])})|(?P<coop>{any_of(lists['cooperation']['strong'])})"
        rf"|(?P<against>{any_of([*lists['against']['words'], *withdrawing])})|(?P<weak>{any_of(lists['cooperation']['weak'])}))(?![\w])"
    )


@lru_cache(maxsize=2048)
def is_topical(lower: str) -> bool:
    """Whether a text in lower case speaks of immigration enforcement at all."""
    return bool(TOPIC.search(lower))


@lru_cache(maxsize=512)
def sign_of(lower: str, start: int = 0, end: int | None = None) -> Sign | None:
    """The sign of the clause lower[start:end]: the turns met before its first telling word; None where it has none.

    A weak word ("ICE") only counts where no strong one follows; turns that come after it count too, since "ICE is
    barred from" means the same as "bars ICE from".
    """
    value, turned, weak, first = 1, False, None, None
    after_weak = 1
    for match in sign_pattern().finditer(lower, start, len(lower) if end is None else end):
        role = match.lastgroup
        if first is None:
            first = match.start()
        if role == "against":
            value, turned = -value, True
            if weak is not None:
                after_weak = -after_weak
        elif role == "weak":
            if weak is None:
                weak, at_weak = match, value
                if turned:
                    # "prohibits ICE": complete as it stands.
                    return Sign(value, first, match.end(), False, True)
        else:
            sign = -value if role == "limits" else value
            # A turn after the thing counts where none stood before it: "ban sanctuary cities" is complete.
            late = (
                None
                if turned
                else TURNED_AFTER.match(lower, match.end())
                or TURNED_AFTER.match(lower[match.end() :].lstrip())
            )
            return Sign(-sign if late else sign, first, match.end(), True, turned or bool(late))
    if weak is None:
        return None
    return Sign(at_weak * (-1 if after_weak < 0 else 1), first, weak.end(), False, after_weak < 0)
