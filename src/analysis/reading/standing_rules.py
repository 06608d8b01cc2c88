"""Rules that an article names as somebody's and in force, with the date of what stood already."""

import re

from analysis.loaders.gazetteer import gazetteer
from analysis.reading.article import Article
from analysis.reading.bodies import Body
from analysis.reading.body_places import lifted
from analysis.reading.cues import cued
from analysis.reading.mentions import Mention
from analysis.reading.model import EMPTY, Action, Value
from analysis.reading.places import choose
from analysis.reading.sentences import Sentence

# "San Francisco's sanctuary ordinance", "California's recently enacted sanctuary state law", "the sanctuary law that
# California recently enacted": a rule that stood when the article was written.
RULE_NAME = r"(?:sanctuary|trust|welcoming|values|anti-sanctuary)(?: (?:city|state|county|act))?"
RULE_KIND = r"(?P<kind>ordinance|law|policy|statute|act|resolution|executive order)"
OWNED = cued(rf"'s? (?:\w+ ){{0,2}}?{RULE_NAME} (?:\w+ )?{RULE_KIND}\b")
RECENT = cued(
    rf"\b{RULE_NAME} {RULE_KIND} that (?:the )?(?:state of )?(?P<place>[A-Z][\w ]+?) (?:recently |already |had |has )?(?:enacted|adopted|passed|approved)\b"
)
KIND_OF_RULE = {
    "law": {"state": "statute", "county": "ordinance", "city": "ordinance"},
    "act": {"state": "statute"},
    "executive order": "executive_order",
}


def standing(article: Article) -> tuple[Value, str]:
    """The date of what stood already: some day up to publication; an uncertain day of publication rounds to its month."""
    day = article.published
    if not day:
        return EMPTY, "none"
    return Value(f"../{day[:7] if day.endswith('~') else day}"), "none"


def standing_rules(article: Article) -> list[Action]:
    """Rules that the article names as somebody's and in force."""
    found: list[Action] = []
    for sentence in article.sentences:
        if sentence.kind != "body":
            continue
        for match in OWNED.finditer(sentence.text):
            if sentence.in_speech(match.start()):
                continue
            owner = next(
                (m for m in article.where.by_sentence.get(sentence.index, []) if m.end == match.start()), None
            )
            action = standing_rule(
                sentence, match, owner, state_ending(sentence.text, match.start()), article
            )
            if action:
                found.append(action)
        match = RECENT.search(sentence.text)
        if match and match["place"] in gazetteer().states and not sentence.in_speech(match.start()):
            action = standing_rule(sentence, match, None, gazetteer().states[match["place"]], article)
            if action:
                found.append(action)
    return found


def state_ending(text: str, at: int):
    """The state whose name ends right there, or None."""
    for name, place in gazetteer().states.items():
        if len(name) > 3 and text[:at].endswith(name):
            return place
    return None


def standing_rule(
    sentence: Sentence, match: re.Match, owner: Mention | None, state, article: Article
) -> Action | None:
    """The record of a standing rule; None where nobody is named as its owner."""
    place = state
    if place is None:
        place = choose(owner, article.where) if owner is not None else None
        place = lifted(place, Body(sentence.index, 0, 0, "", "", place.level)) if place else None
    if place is None:
        return None
    span = (sentence.start + match.start(), sentence.start + match.end())
    kind = KIND_OF_RULE.get(match["kind"], match["kind"])
    instrument = kind.get(place.level, "ordinance") if isinstance(kind, dict) else kind
    extends = "anti-sanctuary" in match.group().lower()
    date, basis = standing(article)
    values = {
        "jurisdiction": Value(place.name, (span,)), "state": Value(place.state, (span,)), "level": Value(place.level),
        "body": Value("legislature", (span,)) if place.level == "state" else EMPTY, "program": Value("sanctuary", (span,)),
        "instrument": Value(instrument, (span,)), "stage": Value("in_force", (span,)),
        "direction": Value("extends" if extends else "limits", (span,)), "date": date,
    }  # fmt: skip
    return Action(False, values, place, basis, reasons=["standing rule named as its owner's"])
