"""The sentences of an article that speak of the measure."""

import re

from analysis.reading.article import Article
from analysis.reading.model import Action
from analysis.reading.provision_words import lexicon
from analysis.reading.sentences import Sentence

# How far before a noun of the measure its sentence may have begun, in characters.
REACH = 48


def sentence_of(action: Action, article: Article) -> int | None:
    """The index of the sentence that tells an act, by the words its stage, instrument or body rests on."""
    for column in ("stage", "instrument", "direction", "body"):
        value = action.values.get(column)
        for start, _ in value.spans if value is not None else ():
            found = next(
                (s.index for s in article.sentences if s.start <= start < s.start + len(s.text)), None
            )
            if found is not None:
                return found
    return None


def about(
    action: Action, index: int, article: Article, elsewhere: frozenset[int]
) -> list[tuple[Sentence, int, str]]:
    """The sentences about the measure, each with where it begins to speak of it and the effect it takes as given."""
    event = article.sentences[index]
    begin = 0
    if action.get("stage") == "in_force":
        begin = min(
            (s - event.start for s, _ in action.values["instrument"].spans if event.start <= s), default=0
        )
    found = {index: (event, begin, "")}
    if action.get("stage") in ("denied", "requested"):
        return list(found.values())
    if action.is_main:
        found |= {s.index: (s, 0, "") for s in article.sentences if s.kind == "title"}
    nouns = lexicon()["nouns"].get(action.get("instrument") or "unknown", lexicon()["nouns"]["unknown"])
    listed = False
    for sentence in article.sentences:
        if sentence.kind == "list":
            if listed:
                found[sentence.index] = (sentence, 0, "requires")
            continue
        listed = False
        if sentence.kind not in ("body", "heading") or sentence.index in elsewhere:
            continue
        near = sentence.paragraph in (event.paragraph, event.paragraph + 1) and sentence.index > index
        if not action.is_main and not (near and sentence.index - index <= 3):
            continue
        if sentence.index not in found:
            start = measure_is_subject(sentence, action, article, nouns, found)
            if start is not None:
                found[sentence.index] = (sentence, start, "")
        listed = sentence.index in found and bool(lexicon()["opens_list"].search(sentence.lower))
    return list(found.values())


def measure_is_subject(
    sentence: Sentence, action: Action, article: Article, nouns: re.Pattern, found: dict
) -> int | None:
    """Where a sentence begins to speak of the measure, None where it does not."""
    words, lower = lexicon(), sentence.lower
    noun = nouns.search(lower, 0, 2 * REACH)
    if noun and action.is_main and names_measure(sentence, noun, action, article):
        return noun.end()
    if action.is_main and words["ordered"].search(lower[:70]) and not words["background"].search(lower):
        return 0
    before = found.get(sentence.index - 1)
    same = (
        before is not None
        and before[0].kind in ("body", "list")
        and before[0].paragraph >= sentence.paragraph - 1
    )
    if (
        not action.is_main
        and same
        and re.match(r"the (?:state )?(?:law|policy|ordinance|resolution|order)\b", lower)
    ):
        return 0
    goes = words["goes_on"].match(lower)
    return goes.start() if goes and same else None


def names_measure(sentence: Sentence, noun: re.Match, action: Action, article: Article) -> bool:
    """Whether a noun at the head of a sentence ("the ordinance") means the act's measure, and no other body's."""
    words, lower = lexicon(), sentence.lower
    if noun.start() > REACH and not re.search(r", th(?:e|is) $", lower[: noun.start()]):
        return False
    # "Senate Bill 54" and the like belong to a state; where a city acts they are another's.
    of_a_state = action.get("level") != "state" and words["bill"].search(lower[: noun.end() + 40])
    before = lower[: noun.start()] + (" state" if of_a_state else "")
    for body in article.bodies.get(sentence.index, ()):
        foreign = body.federal or (body.mention is not None and is_elsewhere(body, action))
        other_kind = body.kind == "sheriff" and action.get("body") not in ("sheriff", "")
        if body.end <= noun.start() and (foreign or other_kind):
            return False
    return not words["others"].search(before) and not words["background"].search(lower[:90])


def is_elsewhere(body, action: Action) -> bool:
    """Whether a body belongs to another place than the act's."""
    name, own = body.mention.name, str(action.get("jurisdiction"))
    return name not in own and own not in name
