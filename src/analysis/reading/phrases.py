"""The patterns of lexicon/phrases.toml, compiled."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from analysis.reading.cues import Cued, cued

LEXICON = Path(__file__).with_name("lexicon") / "phrases.toml"


@cache
def lists() -> dict:
    """phrases.toml as it stands: module -> name -> alternatives."""
    return tomllib.loads(LEXICON.read_text(encoding="utf-8"))


def phrase(module: str, name: str) -> re.Pattern | Cued:
    """One list of alternatives as one pattern. Raises KeyError where the file has no such list."""
    return cued("|".join(lists()[module][name]))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of many plain words, the longest first, as one tree of their letters; * is any further letters.

    It matches what "longest|...|shortest" would, several times as fast: of hundreds of alternatives only those that
    share the letters read so far are tried.
    """
    tree: dict = {}
    for word in words:
        node = tree
        for letter in word.removesuffix("*"):
            node = node.setdefault(letter, {})
        node["*" if word.endswith("*") else ""] = {}

    def pattern(node: dict) -> str:
        ends = "" in node
        parts = [
            re.escape(letter) + pattern(below)
            for letter, below in sorted(node.items())
            if letter not in ("", "*")
        ]
        if "*" in node:
            parts.append(r"\w*")
        if not parts:
            return ""
        inner = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
        return f"{inner}?" if ends else inner

    return pattern(tree)


def tree_of_beginnings(beginnings: Iterable[str]) -> str:
    """A look-ahead for any of many beginnings, as one tree of their letters."""
    shortest = {word for word in beginnings if not any(word[:n] in beginnings for n in range(1, len(word)))}
    return f"(?={any_of(shortest)})"


def nominal_phrases() -> list[tuple[re.Pattern | Cued, str]]:
    """The acts told by a noun, each pattern with the class of the verb that would say it."""
    return [(cued(entry["pattern"]), entry["kind"]) for entry in lists()["nominal"]]
