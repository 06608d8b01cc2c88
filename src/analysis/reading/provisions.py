"""What a measure forbids, limits, orders, allows and exempts (words: lexicon/provisions.toml).

Read are only sentences about the measure: that of the act, the title, and those whose subject is the measure
or goes on about it. In them each provision takes the effect of the verb that governs it. What is quoted, what
other places' rules or the federal government do, and an effect against the act's direction give nothing.
"""

import re

from analysis.reading.article import Article
from analysis.reading.cues import may_match
from analysis.reading.model import Action, Span
from analysis.reading.provision_sentences import about
from analysis.reading.provision_words import lexicon
from analysis.reading.sentences import Sentence
from analysis.reading.speech import speech_of, unquoted

LEAST = {"limits": ("prohibits", "limits"), "extends": ("requires", "permits")}
AGREEMENTS = frozenset({"agreement_287g", "detention_contract"})
# Where two effects of one provision were found, the first of a pair says it all.
STRONGER = (("prohibits", "limits"), ("requires", "permits"))


def find_provisions(
    action: Action,
    event_sentence_index: int | None,
    article: Article,
    elsewhere: frozenset[int] = frozenset(),
) -> list[tuple[str, str, Span]]:
    """The provisions of an act as (provision, effect, span), each pair once.

    ``elsewhere`` holds the indexes of sentences that tell other acts: they say nothing of this one.
    """
    if event_sentence_index is None:
        return []
    speech, found = speech_of(article), {}
    for sentence, begin, default in about(action, event_sentence_index, article, elsewhere):
        for provision, effect, start, end in in_sentence(unquoted(sentence, speech), begin, default, action):
            found.setdefault((provision, effect), (sentence.start + start, sentence.start + end))
    for provision, effect in list(found):
        if any(effect == weak and (provision, strong) in found for strong, weak in STRONGER):
            del found[provision, effect]
    return [(provision, effect, span) for (provision, effect), span in found.items()]


def in_sentence(
    sentence: Sentence, begin: int, default: str, action: Action
) -> list[tuple[str, str, int, int]]:
    """The provisions and exemptions of one sentence as (provision, effect, start, end)."""
    words, lower = lexicon(), sentence.lower
    found, masked = [], lower
    for frame in words["frames"].finditer(lower, begin):
        end = min((i for i in (lower.find(c, frame.end()) for c in ".;") if i > 0), default=len(lower))
        for name, pattern in words["exemptions"]:
            match = pattern.search(lower, frame.start(), min(end + 1, frame.end() + 140))
            # "unless" narrows a rule of limits; where cooperation is extended it means something else.
            if match and action.get("direction") == "limits":
                found.append((name, "exempts", frame.start(), match.end()))
                masked = masked[: frame.start()] + "_" * (match.end() - frame.start()) + masked[match.end() :]
    # What is blanked out above takes words away and adds none: what the sentence lacks, it lacks still.
    for name, pattern, cooperation in words["things"] if may_match(lower, words["any_thing"]) else ():
        if name in AGREEMENTS and action.get("stage") == "repealed":
            # Ending an agreement forbids nothing; stage and program say that it ended.
            continue
        for match in pattern.finditer(masked, begin):
            effect = effect_of(masked, begin, match, default, name, action)
            if name == "resources" and effect == "permits":
                continue
            fits = (
                effect in LEAST.get(action.get("direction"), ())
                if cooperation
                else effect in ("requires", "permits")
            )
            if name == "masks_identification" and effect in ("prohibits", "limits"):
                fits = True
            if fits:
                found.append((name, effect, match.start(), match.end()))
                break
    return found


def effect_of(lower: str, begin: int, thing: re.Match, default: str, name: str, action: Action) -> str:
    """The effect of the verb that governs a provision, '' where none does or the senses cross."""
    words = lexicon()
    clause = max(begin, *(lower.rfind(c, begin, thing.start()) + 1 for c in ";:"), 0)
    verbs = list(words["effects"].finditer(lower, clause, thing.end()))
    if any(v.lastgroup == "void" for v in verbs):
        return ""
    strong = [v.lastgroup for v in verbs if not v.lastgroup.startswith("weak")]
    if strong:
        return governing(strong, verbs, action)
    if any(v.lastgroup == "weak_requires" for v in verbs) and name in words["protection"]:
        return "requires"
    for effect, pattern in words["after"]:
        if pattern.search(lower[thing.end() :]):
            return effect
    if verbs:
        return "permits"
    if default:
        return default
    made = (
        action.get("stage") in ("adopted", "introduced", "proposed") and action.get("direction") == "extends"
    )
    return words["made"].get(name, "") if made else ""


def governing(strong: list[str], verbs: list[re.Match], action: Action) -> str:
    """The sense that holds among several verbs before a thing: an order to refuse forbids.

    Where cooperation is extended, "bars cities from prohibiting officers to ask" allows them to ask.
    """
    against = [sense for sense in strong if sense in ("prohibits", "limits")]
    if not against:
        return strong[-1]
    last = [v for v in verbs if v.lastgroup == against[-1]][-1].group()
    if action.get("direction") == "extends" and len(against) > 1 and last.endswith("ing"):
        return "permits"
    return against[-1]
