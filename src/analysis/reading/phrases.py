"""The patterns of lexicon/phrases.toml, compiled."""

import re
import tomllib
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).with_name("lexicon") / "phrases.toml"


@cache
def lists() -> dict:
    """phrases.toml as it stands: module -> name -> alternatives."""
    return tomllib.loads(LEXICON.read_text(encoding="utf-8"))


def phrase(module: str, name: str) -> re.Pattern:
    """One list of alternatives as one pattern. Raises KeyError where the file has no such list."""
    return re.compile("|".join(lists()[module][name]))


def nominal_phrases() -> list[tuple[re.Pattern, str]]:
    """The acts told by a noun, each pattern with the class of the verb that would say it."""
    return [(re.compile(entry["pattern"]), entry["kind"]) for entry in lists()["nominal"]]
