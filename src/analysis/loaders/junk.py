"""The patterns of junk.toml, compiled: which kind of junk a line is."""

import re
import tomllib
from functools import cache
from pathlib import Path

RULES = Path(__file__).with_name("junk.toml")
# The order in which kinds are tried: the more telling first.
ORDER = ("trackback", "comment", "caption", "social", "promo", "boilerplate", "byline")
NOT_IN_LONG_LINES = frozenset(ORDER) - {"caption", "comment", "trackback"}


def joined(rules: dict) -> re.Pattern:
    """One pattern for a kind: whole lines, beginnings and parts of lines."""
    parts = [rf"^\s*(?:{p})\s*$" for p in rules.get("whole", ())]
    parts += [rf"^\s*(?:{p})" for p in rules.get("start", ())]
    parts += rules.get("anywhere", ())
    return re.compile("|".join(f"(?:{p})" for p in parts), re.IGNORECASE)


@cache
def patterns() -> dict[str, re.Pattern]:
    """Kind -> pattern, read once."""
    rules = tomllib.loads(RULES.read_text(encoding="utf-8"))
    longest = rules.pop("longest")
    return {kind: joined(entry) for kind, entry in rules.items()} | {"longest": longest}


def kind_of_junk(line: str) -> str | None:
    """The kind of junk a line is, or None where no pattern knows it."""
    known = patterns()
    long = len(line.split()) > known["longest"]
    for kind in ORDER:
        if long and kind in NOT_IN_LONG_LINES:
            continue
        if known[kind].search(line):
            return kind
    return None


def begins_comments(line: str) -> bool:
    """Whether readers' comments begin at this line."""
    return len(line) < 160 and bool(patterns()["comments_begin"].search(line))
