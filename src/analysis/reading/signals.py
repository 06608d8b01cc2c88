"""The signs that an article is judged by: classes of words and words, sentence by sentence.

A sign is a short readable name: ``adopt.past C`` is a verb of adopting told as done and then a thing that is
cooperation; ``w:voted_down`` are two words. The classes are those of the word lists in ``lexicon/``, so that a word
taught there is known here too. What somebody is quoted saying at length gives no sign.
"""

import re
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

from analysis.reading.article import Article
from analysis.reading.events import Event
from analysis.reading.phrases import any_of
from analysis.reading.polarity import is_topical, sign_pattern
from analysis.reading.sentences import Sentence
from analysis.reading.verbs import find_verbs

LEXICON = Path(__file__).with_name("lexicon") / "signals.toml"
WORDS = re.compile(r"[a-z]+(?:['-][a-z]+)*|287\(g\)")
HAS_FIGURE = re.compile(r"\d")
# What the roles of polarity's words are called among the signs: limits, cooperation, turns, the agency itself.
ROLES = {"limits": "L", "coop": "C", "against": "X", "weak": "W"}
# Runs of the same of these are one sign: "ICE agents ... immigration ... deportation".
MERGED = frozenset({"C", "L", "X", "W", "PLACE"})
# Paragraphs further down than this are one place to the judgement.
DEEPEST = 8


@cache
def small_words() -> tuple[re.Pattern, dict[str, str], re.Pattern]:
    """The small words that decide how a verb is meant, word or beginning of one -> class, and expressions with figures."""
    lists = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    meaning: dict[str, str] = {}
    for name, words in lists["words"].items():
        for word in words:
            meaning.setdefault(word, name)
    figures = "|".join(
        rf"(?P<{name}>(?<![\w-]){figure}(?![\w-]))" for name, figure in lists["figures"].items()
    )
    return re.compile(rf"(?<![\w-]){any_of(meaning)}(?![\w-])"), meaning, re.compile(figures)


def small_class(word: str, meaning: dict[str, str]) -> str:
    """The class of a small word, by itself or by the longest beginning that stands in the lists with a star."""
    return meaning.get(word) or next(
        meaning[beginning] for n in range(len(word), 0, -1) if (beginning := f"{word[:n]}*") in meaning
    )


def zone_of(sentence: Sentence) -> str:
    """Where a sentence stands, as far as the judgement tells places apart: title | lead | early | rest."""
    if sentence.kind == "title":
        return "title"
    return "lead" if sentence.paragraph <= 1 else "early" if sentence.paragraph <= 4 else "rest"


def classes_of(sentence: Sentence, article: Article) -> list[str]:
    """The classes of the words of a sentence that have one, in order."""
    lower = sentence.lower
    found = [(verb.start, -verb.end, f"{verb.kind}.{verb.form}") for verb in find_verbs(lower)]
    for body in article.bodies[sentence.index]:
        name = (
            "FED"
            if body.federal or body.kind == "federal"
            else "PLACE"
            if body.kind == "place"
            else body.kind
        )
        found.append((body.start, -body.end, name or "BODY"))
    found += [(m.start(), -m.end(), ROLES[m.lastgroup]) for m in sign_pattern().finditer(lower)]
    small, meaning, figures = small_words()
    found += [(m.start(), -m.end(), small_class(m.group(), meaning)) for m in small.finditer(lower)]
    if HAS_FIGURE.search(lower):
        found += [(m.start(), -m.end(), m.lastgroup) for m in figures.finditer(lower)]
    found.sort()
    kept: list[str] = []
    last, at = "", -1
    for start, _, name in found:
        if sentence.speech and sentence.in_speech(start):
            continue
        if start == at and name == "X":
            kept[-1] += "+X"
        elif name != last or name not in MERGED:
            kept.append(name)
            last, at = name, start
    return kept


def told(sentence: Sentence) -> str:
    """A sentence in lower case without what is quoted at length."""
    lower = sentence.lower
    for a, b in reversed(sentence.speech):
        lower = f"{lower[:a]} {lower[b:]}"
    return lower


def words_of(sentence: Sentence, article: Article) -> frozenset[str]:
    """The signs that the words of a sentence give, wherever it stands: runs of one to three classes, words, pairs."""
    names = ["<", *classes_of(sentence, article), ">"]
    words = WORDS.findall(told(sentence))
    return frozenset(
        [
            *names,
            *[f"{a} {b}" for a, b in pairwise(names)],
            *[f"{a} {b} {c}" for a, b, c in zip(names, names[1:], names[2:], strict=False)],
            *[f"w:{word}" for word in words],
            *[f"w:{a}_{b}" for a, b in pairwise(words)],
        ]
    )


def acts_in(events: list[tuple[str, int, Event]]) -> list[str]:
    """The signs that the acts the rules found in a sentence give: (done | ahead, rank in the article, act)."""
    found = []
    for name, rank, event in events:
        step = min(9, max(0, round(event.score)))
        agent = event.agent.kind if event.agent else "nobody"
        found += [f"{name}: {event.stage}", f"{name}: kind {event.kind}", f"{name}: by {agent}"]
        if event.background:
            found.append(f"{name}: background")
        for least in range(1, step + 1):
            found += [f"{name}: score {least}", f"{name}: {event.stage} score {least}"]
        if rank == 0:
            found += [f"{name}: first", f"{name}: first {event.stage}"]
    return found


def judged_sentences(article: Article) -> list[Sentence]:
    """The sentences that can tell the news: on the subject themselves, or right beside one that is."""
    topical = [is_topical(s.lower) for s in article.sentences]
    return [
        s for s in article.sentences
        if s.kind not in ("byline", "heading") and any(topical[max(0, s.index - 1) : s.index + 2])
    ]  # fmt: skip


def standing(sentence: Sentence) -> list[str]:
    """The signs of where a sentence stands and whether it speaks of the subject itself."""
    return [
        f"zone {zone_of(sentence)}",
        f"paragraph {min(sentence.paragraph, DEEPEST)}",
        f"topical {is_topical(sentence.lower)}",
    ]
