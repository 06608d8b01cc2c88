"""The patterns for what a measure may forbid, order, allow or exempt, made from lexicon/provisions.toml."""

import tomllib
from functools import cache
from pathlib import Path

from analysis.reading.cues import any_bit, cued

LEXICON = Path(__file__).with_name("lexicon") / "provisions.toml"


@cache
def lexicon() -> dict:
    """The word list with its patterns compiled."""
    lists = tomllib.loads(LEXICON.read_text(encoding="utf-8"))

    def any_of(words: list[str]) -> str:
        return "|".join(sorted(words, key=len, reverse=True))

    def whole(words: list[str]) -> str:
        return rf"(?<![\w-])(?:{any_of(words)})(?![\w-])"

    effects, exemptions, nouns = lists["effects"], lists["exemptions"], lists["nouns"]
    # A negated word begins before the word it negates: the first alternative that fits at a place wins.
    order = ("void", "prohibits", "limits", "requires", "permits", "weak_requires", "weak_permits")
    things = [(name, cued(any_of(words)), group == "cooperation")
              for group in ("cooperation", "protection") for name, words in lists[group].items()]  # fmt: skip
    return {
        "protection": frozenset(lists["protection"]),
        "things": things,
        "any_thing": any_bit(pattern for _, pattern, _ in things),
        "effects": cued("|".join(rf"(?P<{name}>{whole(effects[name])})" for name in order)),
        "after": [(name, cued(rf"^[^.;,]{{0,45}}?(?:{any_of(effects[f'after_{name}'])})"))
                  for name in ("prohibits", "limits", "requires", "permits")],
        "made": lists["made"],
        "frames": cued(any_of(exemptions.pop("frames"))),
        "exemptions": [(name, cued(rf"(?<![\w-])(?:{any_of(words)})"))
                       for name, words in exemptions.items()],
        **{name: cued(any_of(words)) for name, words in lists["sentences"].items()},
        "others": cued(whole(nouns.pop("others"))),
        "nouns": {form: cued(whole(words + nouns["general"])) for form, words in nouns.items()},
    }  # fmt: skip
