"""The act that the judgement on an article is about: found among the acts of the rules, or in the sentence itself."""

import math

from analysis.reading.article import Article
from analysis.reading.bodies import Body
from analysis.reading.deciders import REAL_BODIES
from analysis.reading.events import Event, act_of
from analysis.reading.judgement import Judgement
from analysis.reading.news import Weighed
from analysis.reading.sentences import Sentence
from analysis.reading.verbs import BASE, LOOSE, PAST, Verb, find_verbs

# Which kinds of verbs may tell a stage.
TOLD_BY = {
    "proposed": frozenset({"propose"}),
    "introduced": frozenset({"advance", "adopt", "act", "repeal"}),
    "adopted": frozenset({"adopt", "act", "repeal"}),
    "rejected": frozenset({"reject"}),
    "repealed": frozenset({"repeal", "adopt", "act"}),
    "requested": frozenset({"request", "adopt"}),
    "denied": frozenset({"deny"}),
}
# What agreement with the judgement is worth beside the rules' own score of an act.
SAME_STAGE, SAME_KIND = 3.0, 1.5
# What it is worth to stand in a sentence that more than a fair share of the judgement rests on, on a logarithmic scale;
# less than the unlikely share does not count further against an act.
ATTENTION, FAIR_SHARE, UNLIKELY = 1.2, 0.25, 0.02
# What an act of the police in a loose verb loses: it is what a rule is about, rarely the act.
POLICE_DO = 2.0
# An act of the kind of body that the article speaks of most.
OF_THE_BODY = 1.0
# Of two acts alike the one told first is the news.
FURTHER_DOWN = 0.7
# Below this an act is not the one meant, and the sentence speaks for itself.
BAR = 2.0


def fitness(event: Event, article: Article, judged: Judgement) -> float:
    """How well an act fits the judgement, by the rules' score, its stage and the sentence it stands in."""
    attention = judged.attention.get(event.sentence.index, 0.0)
    total = event.score + ATTENTION * math.log(max(attention, UNLIKELY) / FAIR_SHARE)
    if (
        article.main_body is not None
        and event.agent is not None
        and event.agent.kind == article.main_body.kind
    ):
        total += OF_THE_BODY
    total -= FURTHER_DOWN * min(max(event.sentence.paragraph, 0), 4)
    if event.lemma in LOOSE and event.agent is not None and event.agent.kind == "police":
        # "orders police to hold", "keeps police from": what the police do is the rule, not the act.
        total -= POLICE_DO
    if event.stage == judged.stage:
        return total + SAME_STAGE
    return total + (SAME_KIND if event.kind in TOLD_BY.get(judged.stage, ()) else 0.0)


def main_act(article: Article, weighed: Weighed, judged: Judgement) -> Event | None:
    """The article's main act, with the judged stage; None where it reports none."""
    if not judged.stage:
        return None
    events = weighed.done if judged.stage != "proposed" else weighed.ahead + weighed.done
    best = max(events, key=lambda event: fitness(event, article, judged), default=None)
    if best is None or fitness(best, article, judged) < BAR:
        best = told_by_sentence(article, judged)
    if best is not None:
        best.stage = judged.stage
        best.real = True
    return best


def told_by_sentence(article: Article, judged: Judgement) -> Event | None:
    """An act made from the sentence that the judgement rests on most, where the rules find none in it."""
    if not judged.attention:
        return None
    sentence = article.sentences[max(judged.attention, key=judged.attention.get)]
    event = act_of(sentence, telling_verb(sentence, judged), article.bodies[sentence.index])
    event.agent = deciding(sentence, article)
    event.dates = article.dates[sentence.index]
    event.reasons.append("told by the sentence")
    return event


def deciding(sentence: Sentence, article: Article) -> Body | None:
    """The body that decides in a sentence: one that votes or signs rather than the police it speaks of, else the article's."""
    bodies = [body for body in article.bodies[sentence.index] if not body.federal]
    real = [body for body in bodies if body.kind in REAL_BODIES]
    decide = [body for body in real if body.kind != "police"]
    if decide:
        return decide[0]
    if article.main_body is not None:
        return article.main_body
    return (real or bodies or [None])[0]


def telling_verb(sentence: Sentence, judged: Judgement) -> Verb:
    """The verb of a sentence that fits the judged stage best; its first words where it has none."""
    kinds = TOLD_BY.get(judged.stage, frozenset())
    verbs = [verb for verb in find_verbs(sentence.lower) if not sentence.in_speech(verb.start)]
    verbs.sort(key=lambda verb: (verb.kind not in kinds, verb.form == BASE, verb.start))
    if verbs:
        return verbs[0]
    end = sentence.lower.find(" ", 20)
    return Verb("tell", "adopt", PAST, 0, end if end > 0 else len(sentence.lower))
