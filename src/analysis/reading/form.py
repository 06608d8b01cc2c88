"""The form of an act: what it is about (program), its instrument, and whether it is said to be law."""

import re
import tomllib
from functools import cache
from pathlib import Path

from analysis.reading.article import Article
from analysis.reading.cues import Cued, any_bit, cued, may_match
from analysis.reading.events import Event, sp
from analysis.reading.model import EMPTY, Value
from analysis.reading.phrases import phrase
from analysis.reading.sentences import Sentence

FOLDER = Path(__file__).with_name("lexicon")
NONBINDING = phrase("record", "nonbinding")
BINDING = phrase("record", "binding")


@cache
def kinds(name: str) -> list[tuple[str, re.Pattern | Cued]]:
    """The kinds of a word list with one pattern each, in order."""
    lists = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    order = lists.pop("order", list(lists))
    return [(kind, cued(rf"(?<![\w-])(?:{'|'.join(lists[kind]['words'])})(?![\w])")) for kind in order]


@cache
def any_kind(name: str) -> int:
    """The bits of all kinds of a word list."""
    return any_bit(pattern for _, pattern in kinds(name))


def program_of(event: Event, article: Article) -> Value:
    """What the act is about: by the words of its sentence, of the title and lead, then of the whole."""
    scopes = [
        [event.sentence],
        [s for s in article.sentences if s.kind == "title" or s.paragraph in (0, 1, 2)],
        article.sentences,
    ]
    for scope in scopes:
        named = [(sentence, programs_in(sentence, article)) for sentence in scope]
        for kind, _ in kinds("programs"):
            for sentence, found in named:
                if kind in found:
                    start, end = found[kind]
                    return Value(kind, ((sentence.start + start, sentence.start + end),))
    return Value("general")


def programs_in(sentence: Sentence, article: Article) -> dict[str, tuple[int, int]]:
    """The programs whose words stand in a sentence, with where; looked up once for an article."""
    found = article.programs.get(sentence.index)
    if found is None:
        words = kinds("programs") if may_match(sentence.lower, any_kind("programs")) else ()
        matches = ((kind, pattern.search(sentence.lower)) for kind, pattern in words)
        found = article.programs[sentence.index] = {kind: match.span() for kind, match in matches if match}
    return found


def instrument_of(event: Event, article: Article, body_kind: str, program: str) -> Value:
    """The form of the act: the word nearest after the verb, else the commonest in the article."""
    lower = event.sentence.lower
    best: tuple[int, str, tuple[int, int]] | None = None
    for kind, pattern in kinds("instruments"):
        for match in pattern.finditer(lower, max(0, event.start - 60), event.end):
            if (
                body_kind not in ISSUED_BY.get(kind, (body_kind,))
                and not (body_kind == "executive" and kind in ("ordinance", "resolution"))
                and not (kind == "statute" and body_kind in ("city_council", "county_board"))
            ):
                continue
            distance = (
                match.start() - event.verb.end
                if match.start() >= event.verb.end
                else (event.start - match.end()) + 25
            )
            # A policy is the vaguest word: anything else near it says more.
            distance += 18 if kind == "policy" else 30 if kind in ("other", "directive") else 0
            if distance >= 0 and (best is None or distance < best[0]):
                best = (distance, kind, sp(event, match.start(), match.end()))
    counted = common_instrument(article, body_kind)
    near = best is not None and best[0] <= 70
    chosen = Value(best[1], (best[2],)) if near else counted or Value("unknown")
    return settled(chosen, event, article, body_kind, counted)


def settled(chosen: Value, event: Event, article: Article, body_kind: str, counted: Value | None) -> Value:
    """What the body can issue: a legislature's bill is a statute, a council's "legislation" or "bill" an ordinance."""
    if body_kind == "legislature" and chosen.value not in ("statute", "resolution", "executive_order"):
        return Value("statute", chosen.spans)
    if body_kind == "executive" and chosen.value in NOT_OF_A_GOVERNOR and signs_a_law(event):
        return Value("statute", chosen.spans)
    if chosen.value == "statute" and body_kind in ("city_council", "county_board"):
        return (
            counted
            if counted and counted.value in ("ordinance", "resolution")
            else Value("ordinance", chosen.spans)
        )
    if (
        chosen.value == "policy"
        and counted is not None
        and counted.value in ("resolution", "ordinance", "executive_order")
        and body_kind in ("city_council", "county_board", "school_board")
    ):
        return counted
    return chosen


# What a bill a governor signs or vetoes may speak of, and is not itself.
NOT_OF_A_GOVERNOR = frozenset({"agreement", "policy", "ordinance", "unknown"})
A_LAW = cued(
    r"\bvetoe?\w*|\binto law\b|\bbec(?:a|o)mes? law\b|\bsign\w* (?:[\w.'-]+ ){0,6}?(?:bill|law|legislation|act|ban|measure|[hs][bf])\b"
)


def signs_a_law(event: Event) -> bool:
    """Whether the act's sentence tells of a governor who signs, vetoes or lets pass a law."""
    of_a_state = event.agent is not None and event.agent.level == "state"
    return of_a_state and bool(A_LAW.search(event.sentence.lower))


# Forms that only some bodies can give an act.
ISSUED_BY = {"executive_order": ("executive", ""), "ordinance": ("city_council", "county_board", "voters", "legislature", ""),
             "resolution": ("city_council", "county_board", "school_board", "legislature", "voters", "other", ""),
             "statute": ("legislature", "executive", "voters", ""), "directive": ("executive", "sheriff", "police", "city_council", "county_board", "school_board", "other", "")}  # fmt: skip


def common_instrument(article: Article, body_kind: str) -> Value | None:
    """The instrument the article names most, the lead counting double; policy only where nothing else is named."""
    weights: dict[str, float] = {}
    first: dict[str, tuple[int, int]] = {}
    for sentence in article.sentences:
        if sentence.paragraph > 12:
            break
        for kind, pattern in kinds("instruments"):
            if kind in ("other", "motion", "statute") or body_kind not in ISSUED_BY.get(kind, (body_kind,)):
                continue
            for match in pattern.finditer(sentence.lower):
                weights[kind] = weights.get(kind, 0) + (2 if sentence.paragraph <= 1 else 1) * (
                    0.4 if kind == "policy" else 1
                )
                first.setdefault(kind, (sentence.start + match.start(), sentence.start + match.end()))
    if len(weights) > 1:
        # Everything is a policy: any other form that is named says more.
        weights.pop("policy", None)
    if not weights:
        return None
    kind = max(weights, key=lambda k: (weights[k], k))
    return Value(kind, (first[kind],))


def binding_of(article: Article, event: Event) -> Value:
    """Whether the article says that the act is, or is not, law."""
    for sentence in article.sentences:
        if abs(sentence.index - event.sentence.index) > 6:
            continue
        match = NONBINDING.search(sentence.lower)
        if match:
            return Value(False, ((sentence.start + match.start(), sentence.start + match.end()),))
        match = BINDING.search(sentence.lower)
        if match:
            return Value(True, ((sentence.start + match.start(), sentence.start + match.end()),))
    return EMPTY
