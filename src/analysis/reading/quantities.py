"""Numbers an article gives on the subject: what they count, how they are meant (words: lexicon/quantities.toml)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.loaders.gazetteer import gazetteer
from analysis.reading.article import Article
from analysis.reading.body_places import place_of
from analysis.reading.cues import any_bit, cued, may_match
from analysis.reading.sentences import Sentence

LEXICON = Path(__file__).with_name("lexicon") / "quantities.toml"
SMALL = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
         "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
         "sixty": 60, "ninety": 90, "a dozen": 12, "two dozen": 24, "three dozen": 36}  # fmt: skip
TIMES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
WORDS = "|".join(sorted(SMALL, key=len, reverse=True))
NUMBER = (
    r"(?<![\w.,$-])\$?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: (?:thousand|million|billion))?"
    rf"|\b(?:{WORDS})"
)
ANY = re.compile(rf"\d|\b(?:{WORDS})\b")
PERIOD = re.compile(
    r"\b(?:in|since|during|through|for) (?:the )?(?:fiscal (?:year )?)?(?:20\d\d)\b"
    r"|\b(?:last|this|each|per|a|every) (?:fiscal )?year\b"
    r"|\b(?:last|this) month\b"
)
REGION = re.compile(
    r"\b(?:in|across|throughout) the ((?:[A-Z][a-z]+ ){1,2}(?:Area|Valley|Region|Peninsula))\b"
)
# Who makes a number a claim of one side only.
CLAIM = re.compile(r"^(?:critics|opponents|supporters|advocates|activists|proponents)\b")


@dataclass(frozen=True)
class Kind:
    """One [[quantity]] of the lexicon, compiled; groups n1 and n2 hold the number."""

    what: str
    unit: str
    pattern: re.Pattern
    needs: re.Pattern | None
    never: re.Pattern | None
    near: re.Pattern | None
    scope: str
    money: bool
    topics: tuple[tuple[re.Pattern, str], ...]


@cache
def lexicon() -> tuple[list[Kind], list[tuple[re.Pattern, str]], list[tuple[re.Pattern, str]], list]:
    """The kinds of number, the qualifiers before and after it, and the words for where it holds."""
    lists = tomllib.loads(LEXICON.read_text(encoding="utf-8"))

    def compiled(text: str | None) -> re.Pattern | None:
        return cued(text) if text else None

    def numbered(text: str) -> re.Pattern:
        for group in ("n1", "n2"):
            text = text.replace("{n}", rf"(?P<{group}>{NUMBER})(?: or (?:more|greater|fewer|less|so))?", 1)
        return cued(text)

    kinds = [
        Kind(q["what"], q["unit"], numbered(q["pattern"]), compiled(q.get("needs")), compiled(q.get("never")),
             compiled(q.get("near")), q.get("scope", ""), q.get("money", False),
             tuple((cued(words), name) for words, name in q.get("topics", ())))
        for q in lists["quantity"]
    ]  # fmt: skip

    def ending(words: list[str], tail: str, head: str = "") -> re.Pattern:
        return cued(rf"{head}(?:{'|'.join(sorted(words, key=len, reverse=True))}){tail}")

    before = [
        (ending(words, r"(?: the| its| their)? ?$", r"\b"), name)
        for name, words in lists["qualifiers"].items()
    ]
    after = [(ending(words, r"\b", "^ "), name) for name, words in lists["after"].items()]
    scopes = [(ending(words, r"\b", r"\b"), name) for name, words in lists["scopes"].items()]
    return kinds, before, after, scopes


@cache
def any_kind() -> int:
    """The bits of all kinds of number."""
    return any_bit(kind.pattern for kind in lexicon()[0])


def find_quantities(article: Article) -> list[dict]:
    """The numbers, each once: what, qualifier, value, unit, scope, span; none from speech or titles."""
    found: dict[tuple, dict] = {}
    for sentence in article.sentences:
        if (
            sentence.kind not in ("body", "list")
            or not may_match(sentence.lower, any_kind())
            or not ANY.search(sentence.lower)
            or CLAIM.match(sentence.lower)
        ):
            continue
        for kind in lexicon()[0]:
            for row in of_kind(kind, sentence, article):
                found.setdefault((row["what"], row["value"]), row)
    return list(found.values())


def of_kind(kind: Kind, sentence: Sentence, article: Article) -> list[dict]:
    """The numbers of one kind in one sentence."""
    lower = sentence.lower
    matches = list(kind.pattern.finditer(lower))
    if (
        not matches
        or (kind.needs and not kind.needs.search(lower))
        or (kind.never and kind.never.search(lower))
    ):
        return []
    around = " ".join(s.lower for s in article.sentences[max(0, sentence.index - 2) : sentence.index + 1])
    rows = []
    for match in matches:
        group = "n1" if match["n1"] else "n2"
        number, start, end = match[group], match.start(group), match.end(group)
        if (
            sentence.in_speech(start)
            or number.startswith("$") != kind.money
            or re.search(r"\d-$|\bno\. $", lower[:start])
        ):
            continue
        value = value_of(number)
        if not kind.money and 2000 <= value <= 2030 and "," not in number:
            continue  # A year.
        what = kind.what
        if kind.topics and (not kind.near or kind.near.search(around)):
            what = next((name for words, name in kind.topics if words.search(lower)), what)
        # The words counted belong to the evidence where they stand close by.
        stop = match.end() if match.end() - start < 90 else end
        rows.append(
            {"what": what, "qualifier": qualifier_of(lower, start, end), "value": value,
             "unit": kind.unit.format(**match.groupdict()), "scope": scope_of(kind, sentence, article),
             "span": (sentence.start + start, sentence.start + stop)}
        )  # fmt: skip
    return rows


def value_of(number: str) -> float | int:
    """ "1,500" -> 1500, "$2.5 million" -> 2500000, "a dozen" -> 12."""
    if number in SMALL:
        return SMALL[number]
    digits, _, times = number.lstrip("$").replace(",", "").partition(" ")
    value = float(digits) * TIMES.get(times, 1)
    return int(value) if value.is_integer() else value


def qualifier_of(lower: str, start: int, end: int) -> str:
    """How a number is meant, by the words right before and after it; exactly where there are none."""
    if re.search(r"\bbetween [\d,]+ (?:and|to) $", lower[:start]):
        return "up_to"
    _, before, after, _ = lexicon()
    # The longest words win: "no more than" is not "more than".
    found = [(m.start(), name) for words, name in before if (m := words.search(lower[:start]))]
    if found:
        return min(found)[1]
    return next((name for words, name in after if words.search(lower[end:])), "exactly")


def scope_of(kind: Kind, sentence: Sentence, article: Article) -> str:
    """Where or when a number holds, as far as its sentence says."""
    parts = []
    if kind.scope == "place":
        body = article.main_body
        place = place_of(body, article) if body is not None else None
        place = place or article.main_place.get("city") or article.main_place.get("county")
        parts = [place.name] if place else []
    else:
        parts = [name for words, name in lexicon()[3] if words.search(sentence.lower)][:1]
        region = None if parts else REGION.search(sentence.text)
        parts = [region[1]] if region else parts
        if not parts:
            states = [
                m
                for name in gazetteer().states
                if name in sentence.text
                for m in re.finditer(rf"\b{re.escape(name)}\b", sentence.text)
            ]
            names = {
                m.group()
                for m in states
                if not sentence.text[m.end() :].startswith((" law", "'s law", " statute"))
            }
            parts = [names.pop()] if len(names) == 1 else []
    period = PERIOD.search(sentence.lower)
    if period and kind.scope != "place":
        parts.append(period.group())
    return ", ".join(parts)
