"""What a measure forbids, limits, orders, allows and exempts (words: lexicon/provisions.toml).

Read are only sentences about the measure: that of the act, the title, and those whose subject is the measure
or goes on about it. In them each provision takes the effect of the verb that governs it. What is quoted, what
other places' rules or the federal government do, and an effect against the act's direction give nothing.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from analysis.reading.assemble import Article
from analysis.reading.cues import any_bit, cued, may_match
from analysis.reading.model import Action, Span
from analysis.reading.people import speech_of, unquoted
from analysis.reading.sentences import Sentence

LEXICON = Path(__file__).with_name("lexicon") / "provisions.toml"
LEAST = {"limits": ("prohibits", "limits"), "extends": ("requires", "permits")}
AGREEMENTS = frozenset({"agreement_287g", "detention_contract"})
# Where two effects of one provision were found, the first of a pair says it all.
STRONGER = (("prohibits", "limits"), ("requires", "permits"))
# How far before a noun of the measure its sentence may have begun, in characters.
REACH = 48


@cache
def lexicon() -> dict:
    """The word list with its patterns compiled."""
    lists = tomllib.loads(LEXICON.read_text(encoding="utf-8"))

    def any_of(words: list[str]) -> str:
        return "|".join(sorted(words, key=len, reverse=True))

    def whole(words: list[str]) -> str:
        return rf"(?<![\w-])(?:{any_of(words)})(?![\w-])"

    effects, exemptions, nouns = lists["effects"], lists["exemptions"], lists["nouns"]
    # A negated word begins before the word it negates: the first alternative that fits at a place wins.
    order = ("void", "prohibits", "limits", "requires", "permits", "weak_requires", "weak_permits")
    things = [(name, cued(any_of(words)), group == "cooperation")
              for group in ("cooperation", "protection") for name, words in lists[group].items()]  # fmt: skip
    return {
        "protection": frozenset(lists["protection"]),
        "things": things,
        "any_thing": any_bit(pattern for _, pattern, _ in things),
        "effects": cued("|".join(rf"(?P<{name}>{whole(effects[name])})" for name in order)),
        "after": [(name, cued(rf"^[^.;,]{{0,45}}?(?:{any_of(effects[f'after_{name}'])})"))
                  for name in ("prohibits", "limits", "requires", "permits")],
        "made": lists["made"],
        "frames": cued(any_of(exemptions.pop("frames"))),
        "exemptions": [(name, cued(rf"(?<![\w-])(?:{any_of(words)})"))
                       for name, words in exemptions.items()],
        **{name: cued(any_of(words)) for name, words in lists["sentences"].items()},
        "others": cued(whole(nouns.pop("others"))),
        "nouns": {form: cued(whole(words + nouns["general"])) for form, words in nouns.items()},
    }  # fmt: skip


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
    if (
        noun
        and action.is_main
        and (noun.start() <= REACH or re.search(r", th(?:e|is) $", lower[: noun.start()]))
    ):
        # "Senate Bill 54" and the like belong to a state; where a city acts they are another's.
        before = lower[: noun.start()] + (
            " state"
            if action.get("level") != "state" and words["bill"].search(lower[: noun.end() + 40])
            else ""
        )
        bodies = [b for b in article.bodies.get(sentence.index, ()) if b.end <= noun.start()]
        foreign = [b for b in bodies if b.federal or (b.mention is not None and is_elsewhere(b, action))]
        other_kind = [b for b in bodies if b.kind == "sheriff" and action.get("body") not in ("sheriff", "")]
        if (
            not words["others"].search(before)
            and not foreign
            and not other_kind
            and not words["background"].search(lower[:90])
        ):
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


def is_elsewhere(body, action: Action) -> bool:
    """Whether a body belongs to another place than the act's."""
    name, own = body.mention.name, str(action.get("jurisdiction"))
    return name not in own and own not in name


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
