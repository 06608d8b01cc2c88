"""The judgement on an article: does it report an act, how far did the act get, and which way does it go.

Two small linear models, trained on labelled articles (training/README.md), add up what the signs of an article weigh
(signals.py). Their weights are tables that can be read: ``weights/stage.csv`` and ``weights/direction.csv``, a line a
sign. What the rules make of the article counts among the signs.
"""

import csv
import math
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from analysis.errors import ProjectError
from analysis.paths import shown
from analysis.reading.article import Article
from analysis.reading.direction import direction_and_agreement, direction_of
from analysis.reading.events import Event
from analysis.reading.form import program_of
from analysis.reading.news import Weighed
from analysis.reading.overruled import by_a_court, overruled
from analysis.reading.polarity import Sign, sign_of
from analysis.reading.signals import acts_in, judged_sentences, standing, words_of, zone_of

WEIGHTS = Path(__file__).with_name("weights")
NONE = "none"
# So many times likelier than not must it be that an article reports an act: a wrong row is worse than a missing one.
# Chosen on the tuning half (training/README.md shows what it costs).
CAUTION = 1.35
# Where, beside the act's own sentence, stands what the act does.
NEAR = frozenset({"title", "lead"})


@dataclass(frozen=True)
class Described:
    """An article as its signs. ``sentences``: (index, zone, signs of its words, further signs); ``whole``: of the article."""

    sentences: list[tuple[int, str, frozenset[str], frozenset[str]]]
    whole: frozenset[str]


@dataclass(frozen=True)
class Judgement:
    """``stage`` ('' where no act is reported) with the share of certainty, 0 to 1, it has.

    ``attention`` says for each sentence, by index, how much of the judgement rests on it; they sum to 1.
    """

    stage: str
    share: float
    described: Described
    attention: dict[int, float] = field(default_factory=dict)


def describe(article: Article, weighed: Weighed) -> Described:
    """The signs of an article and of its sentences."""
    acts = defaultdict(list)
    for name, events in (("done", weighed.done), ("ahead", weighed.ahead)):
        for rank, event in enumerate(events):
            acts[event.sentence.index].append((name, rank, event))
    sentences = []
    for sentence in judged_sentences(article):
        more = standing(sentence) + acts_in(acts.get(sentence.index, ()))
        if weighed.news is not None and weighed.news.sentence is sentence:
            more += ["rules: news", f"rules: {weighed.news.stage}"]
        words = words_of(sentence, article)
        sentences.append((sentence.index, zone_of(sentence), words, frozenset(more)))
    whole = [*signs_of_rules(article, weighed), *opening(sentences)]
    return Described(sentences, frozenset(whole))


def opening(sentences: list[tuple[int, str, frozenset[str], frozenset[str]]]) -> list[str]:
    """The words of the title and of the first sentence below it as signs of the whole article: they say what its news is."""
    found = []
    for name, zones in (("title", ("title",)), ("first", ("lead", "early", "rest"))):
        words = next((words for _, zone, words, _ in sentences if zone in zones), frozenset())
        found += [f"{name}: {word}" for word in words]
        if not words:
            found.append(f"{name}: none")
    return found


def signs_of_rules(article: Article, weighed: Weighed) -> list[str]:
    """What the rules make of the whole article, as signs."""
    found = ["rules: acts" if weighed.done else "rules: no act"]
    news = weighed.news
    if news is None:
        return [*found, "rules: no news"]
    way = direction_of(news, article, program_of(news, article).value, news.stage).value or "open"
    return [*found, f"rules: {news.stage}", f"rules: {way}", f"rules: {news.stage} {way}"]


@dataclass(frozen=True)
class StageModel:
    """Weights of signs by stage: ``rows`` maps a sign to its row in ``matrix`` (signs x stages)."""

    stages: tuple[str, ...]
    rows: dict[str, int]
    whole: dict[str, int]
    matrix: np.ndarray
    start: np.ndarray

    def scores(self, described: Described) -> tuple[np.ndarray, np.ndarray]:
        """Per sentence and for the article, the score of each stage (sentences x stages; stages)."""
        empty = np.zeros(len(self.stages))
        per_sentence = np.array(
            [self.total(words, self.rows) + self.total(more, self.rows) for _, _, words, more in described.sentences]
            or [empty]
        )  # fmt: skip
        top = per_sentence.max(axis=0)
        pooled = top + np.log(np.exp(per_sentence - top).sum(axis=0))
        return per_sentence, pooled + self.total(described.whole, self.whole) + self.start

    def total(self, signs: frozenset[str], rows: dict[str, int]) -> np.ndarray:
        """The sum of the rows of the signs that are known."""
        # In one order, so that the last digits do not depend on how a set happens to lie in memory.
        known = sorted(map(rows.__getitem__, rows.keys() & signs))
        return np.add.reduce(self.matrix.take(known, axis=0), axis=0) if known else np.zeros(len(self.stages))


def read_table(path: Path) -> list[list[str]]:
    """The rows of a table of weights. Raises ProjectError where it is missing."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))
    except FileNotFoundError:
        raise ProjectError(f"{shown(path)} is missing. Restore it, or make it with: make train") from None


@cache
def stage_model() -> StageModel:
    """The model of stages from weights/stage.csv: columns scope (sentence | article | start), sign, one per stage."""
    head, *rows = read_table(WEIGHTS / "stage.csv")
    matrix = np.array([[float(value or 0) for value in row[2:]] for row in rows])
    by_scope = {
        scope: {row[1]: i for i, row in enumerate(rows) if row[0] == scope}
        for scope in ("sentence", "article")
    }
    start = next(i for i, row in enumerate(rows) if row[0] == "start")
    return StageModel(tuple(head[2:]), by_scope["sentence"], by_scope["article"], matrix, matrix[start])


@cache
def direction_weights() -> dict[str, dict[str, float]]:
    """weights/direction.csv: zone -> sign -> weight; above 0 speaks for extends, below for limits."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for zone, sign, weight in read_table(WEIGHTS / "direction.csv")[1:]:
        found[zone][sign] = float(weight)
    return dict(found)


def likeliest(shares: np.ndarray, none: int) -> int:
    """The stage to take by the share of each: ``none`` unless an act, at whatever stage, is CAUTION times as likely."""
    if 1 - shares[none] < CAUTION * shares[none]:
        return none
    return int(np.where(np.arange(len(shares)) == none, -1.0, shares).argmax())


def judge(article: Article, weighed: Weighed) -> Judgement:
    """How far the act that an article reports got; ``stage`` is '' where that it reports none is the likeliest."""
    described = describe(article, weighed)
    model = stage_model()
    per_sentence, scores = model.scores(described)
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    likely = likeliest(shares, model.stages.index(NONE))
    by_stage = dict(zip(model.stages, map(float, shares), strict=True))
    best = model.stages.index(overruled(model.stages[likely], by_stage, weighed, article))
    if model.stages[best] == NONE:
        return Judgement("", float(shares[best]), described)
    # That there is an act at all is as sure where the rules say how far it got.
    share = max(
        by_stage[model.stages[best]], 0.0 if model.stages[likely] == NONE else by_stage[model.stages[likely]]
    )
    weights = np.exp(per_sentence[:, best] - per_sentence[:, best].max())
    weights /= weights.sum()
    indexes = [index for index, *_ in described.sentences]
    attention = dict(zip(indexes, map(float, weights), strict=False))
    if attention and by_a_court(article.sentences[max(attention, key=attention.get)]):
        return Judgement("", share, described)
    return Judgement(model.stages[best], share, described, attention)


def signs_of_direction(described: Described, event: Event, article: Article) -> dict[str, set[str]]:
    """The signs that tell the direction of an act, by zone.

    ``main`` is its own sentence, ``near`` that with title and lead, the stage's name stands for their classes of words
    alone, ``article`` for what the rules say.
    """
    found: dict[str, set[str]] = defaultdict(set)
    stage = event.stage
    for index, zone, words, _ in described.sentences:
        if index == event.sentence.index:
            found["main"] |= words
        elif zone not in NEAR:
            continue
        found["near"] |= words
        found[stage] |= {word for word in words if word[:2] != "w:"}
    rules = (sign for sign in described.whole if not sign.startswith(("title: ", "first: ")))
    found["article"] = {f"stage {stage}", *rules, *composed(event, article)}
    return found


def composed(event: Event, article: Article) -> list[str]:
    """What the rules compose of an act's clause, of its sentence and of the title, as signs."""
    stage = event.stage
    found = [f"clause {told_by(event.sign)}", f"clause {told_by(event.sign)} {event.kind} {stage}"]
    way, agreement = direction_and_agreement(event, article, program_of(event, article).value, stage)
    firmly = "firmly" if agreement > 0.6 else "so"
    found += [f"rules say {way.value}", f"rules {firmly} say {way.value} {stage}"]
    whole = told_by(sign_of(event.sentence.lower))
    found += [f"sentence {whole}", f"sentence {whole} {stage}"]
    for title in (s for s in article.sentences if s.kind == "title"):
        sign = told_by(sign_of(title.lower))
        found += [f"title {sign}", f"title {sign} {stage}"]
    return found


def told_by(sign: Sign | None) -> str:
    """A sign of direction in words: which way, how telling, whether turned."""
    if sign is None:
        return "open"
    return f"{'extends' if sign.value > 0 else 'limits'}{' strong' if sign.strong else ''}{' turned' if sign.turned else ''}"


def judge_direction(described: Described, event: Event, article: Article) -> tuple[str, float]:
    """limits or extends, with the share of certainty it has, 0.5 to 1."""
    known = direction_weights()
    by_zone = signs_of_direction(described, event, article).items()
    weights = [
        table[sign] for zone, signs in by_zone if (table := known.get(zone)) for sign in table.keys() & signs
    ]
    total = math.fsum([known["start"][""], *weights])
    share = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
    return ("extends", share) if total > 0 else ("limits", 1 - share)
