"""The patterns of junk.toml, compiled: which kind of junk a line is, and where readers' comments begin."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import SimpleNamespace

RULES = Path(__file__).with_name("junk.toml")
# The order in which kinds are tried: the more telling first.
ORDER = ("trackback", "comment", "byline", "boilerplate", "caption", "social", "promo")
SENTENCE_END = re.compile(r"""[.!?:;…]["'”’)\]*_]*$""")
DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2})\b"
)

# How much of a line's end is searched for a picture credit.
TAIL = 120
# "a march", "the protests": no verbs.
NO_NOUN = r"(?<!\ba )(?<!\bthe )(?<!\bof )(?<!\bthis )(?<!\btheir )(?<!\bpeaceful )"


def either(patterns: Iterable[str]) -> re.Pattern:
    """One pattern for several; case does not matter."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def by_kind(raw: dict, *keys: str) -> re.Pattern:
    """One pattern for all kinds of junk; the group that matched is named after the kind."""
    groups = []
    for kind in ORDER:
        patterns = [rf"(?:{p})\s*$" if key == "whole" else p for key in keys for p in raw[kind].get(key, ())]
        if patterns:
            groups.append(f"(?P<{kind}>{'|'.join(patterns)})")
    return re.compile("|".join(groups), re.IGNORECASE)


@cache
def rules() -> SimpleNamespace:
    """junk.toml, read and compiled once."""
    raw = tomllib.loads(RULES.read_text(encoding="utf-8"))
    seen, begin = raw["seen"], raw["comments_begin"]
    verbs = "|".join(seen["verbs"])
    return SimpleNamespace(
        **{name: raw[name] for name in ("sentence", "longest", "paragraph")},
        sure=by_kind(raw, "sure"),
        start=by_kind(raw, "whole", "start"),
        anywhere=by_kind(raw, "anywhere"),
        hinted=by_kind(raw, "hinted"),
        end=by_kind(raw, "end"),
        hints=[hint for kind in ORDER if "end" not in raw[kind] for hint in raw[kind].get("hints", ())],
        end_hints=[hint for kind in ORDER if "end" in raw[kind] for hint in raw[kind]["hints"]],
        # The words before the verb: none that makes it another tense, and no sentence's end.
        seen=re.compile(
            rf"(?:(?!(?:{seen['not_after']})\b|\S*[a-z]{{4}}[.!?]\"?\s)\S+ ){{1,14}}?{NO_NOUN}(?:{verbs})\b"
        ),
        side=either([seen["side"]]),
        frame=either(
            [rf"\b(?:on|in|during|at|outside)\b.*\b{DAY}", rf", {DAY}", rf"{DAY}, \d{{4}}", seen["occasion"]]
        ),
        decision=re.compile(rf"\b(?:{seen['decision']})\b", re.IGNORECASE),
        begin={name: either(begin[name]) for name in ("sure", "start", "weak")},
        voice=re.compile(begin["voice"]),
    )


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(SENTENCE_END.search(line.rstrip()[-8:]))


def kind_of_junk(line: str) -> str | None:
    """The kind of junk a line is, or None where no pattern knows it."""
    known = rules()
    line = line.strip()
    words = len(line.split())
    if words > known.paragraph:
        return None
    short = words <= known.longest
    if short and ends_sentence(line):
        short = words <= known.sentence and not known.voice.search(line)
    lower, tail = line.lower(), line[-TAIL:]
    found = known.sure.match(line) or (short and known.start.match(line))
    if not found and any(map(lower.__contains__, known.hints)):
        found = known.hinted.search(line) or (short and known.anywhere.search(line))
    if not found and any(map(lower[-TAIL:].__contains__, known.end_hints)):
        found = known.end.search(tail)
    return found.lastgroup if found else None


def is_caption(line: str) -> bool:
    """Whether a line without a credit tells what a picture shows: someone seen doing something."""
    known = rules()
    if line[0] in "\"“'" or not 5 <= len(line.split()) <= 40 or not known.seen.match(line):
        return False
    if known.side.search(line) and not known.decision.search(line.split(")")[-1]):
        return True
    return bool(known.frame.search(line)) and not known.decision.search(line)


def begins_comments(line: str) -> str:
    """How surely readers' comments begin at this line: sure | start | weak, or nothing."""
    if len(line) >= 160:
        return ""
    line = line.strip()
    return next((name for name, pattern in rules().begin.items() if pattern.match(line)), "")


def speaks_as_article(line: str) -> bool:
    """Whether a paragraph attributes what it says, as reporters do and commenters rarely."""
    return bool(rules().voice.search(line))
