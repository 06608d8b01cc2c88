"""Bodies in the text: councils, boards, sheriffs, governors, and the place each acts for."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.loaders.gazetteer import Place, gazetteer
from analysis.reading.cues import cued
from analysis.reading.mentions import Mention, Where
from analysis.reading.phrases import any_of, phrase
from analysis.reading.sentences import Sentence

LEXICON = Path(__file__).with_name("lexicon") / "bodies.toml"
BEFORE = phrase("bodies", "before")
AFTER = phrase("bodies", "after")
HEADWORDS_GENERAL = frozenset(
    {
        "county",
        "city",
        "town",
        "village",
        "state",
        "department",
        "district",
        "officials",
        "leaders",
        "panel",
        "trustees",
    }
)


STATES = "|".join(sorted((p.name for p in gazetteer().by_usps.values()), key=len, reverse=True))


# What a state's name may stand before: "California jail ends contract" is not the state's act.
OF_A_STATE = (
    "jails?|prisons?|count(?:y|ies)|cit(?:y|ies)|towns?|villages?|suburbs?|communit(?:y|ies)|sheriffs?|police|deputies"
    "|schools?|districts?|colleges?|universit(?:y|ies)|mayors?|judges?|courts?|man|woman|m[ae]n|women"
)
# A state as the subject: "Illinois withdraws from", "California has barred". Washington and New York are cities too.
STATE_ACTS = cued(
    rf"(?:^|[.:;-] |, )({STATES.replace('New York|', '').replace('Washington|', '')})(?= (?:has |have |is |will |on \w+ |\w+ly )?[a-z]+)(?! (?:{OF_A_STATE})\b)"
)


@dataclass
class Body:
    """One naming of a body. ``kind`` is a word of the vocabulary ('' for "the board"), ``place`` where it stands for one."""

    sentence: int
    start: int
    end: int
    text: str
    kind: str
    level: str
    mention: Mention | None = None
    place: Place | None = None
    federal: bool = False
    state: str = ""


@cache
def names() -> tuple[re.Pattern, dict[str, list[tuple[str, str]]], frozenset[str]]:
    """One pattern for all body names, what each means, and the federal ones."""
    lists = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    meaning: dict[str, list[tuple[str, str]]] = {}
    for entry in lists["body"]:
        for name in entry["names"]:
            meaning.setdefault(name, []).append((entry["kind"], entry["level"]))
    federal = frozenset(lists["federal"]["names"])
    # "the county's leaders" are the county leaders.
    owned = {name.replace("county ", "county's ", 1) for name in meaning if name.startswith("county ")}
    return cued(rf"(?<![\w-]){any_of({*meaning, *federal, *owned})}(?![\w-])"), meaning, federal


def find_bodies(sentence: Sentence, where: Where) -> list[Body]:
    """The bodies a sentence names, in order, each with the place beside it."""
    pattern, meaning, federal = names()
    mentions = where.by_sentence.get(sentence.index, [])
    found: list[Body] = []
    for match in pattern.finditer(sentence.lower):
        name = match.group()
        name = name if name in meaning or name in federal else name.replace("county's ", "county ")
        if name in ("ice",) and sentence.text[match.start() : match.end()] != "ICE":
            continue
        if name in federal and name not in meaning:
            found.append(Body(sentence.index, match.start(), match.end(), name, "federal", "", federal=True))
            continue
        inside = next((m for m in mentions if m.start <= match.start() and match.end() <= m.end), None)
        if inside and name in HEADWORDS_GENERAL:
            continue
        body = one_body(sentence, match, name, meaning[name], mentions)
        if body:
            found.append(body)
    add_places_that_act(sentence, mentions, found)
    return found


def one_body(
    sentence: Sentence, match: re.Match, name: str, meanings: list[tuple[str, str]], mentions: list[Mention]
) -> Body | None:
    """A body with its place; None where the word is no body here ("house arrest", "police officers said")."""
    text, lower = sentence.text, sentence.lower
    kind, level = meanings[0]
    before, after = lower[: match.start()], lower[match.end() :]
    if name == "unified" and (text[match.start()] != "U" or after.startswith((" gov", " command", " court"))):
        return None
    if name in ("house", "senate", "assembly") and not text[match.start()].isupper():
        return None
    if name in ("house", "senate") and (
        before.endswith(("u.s. ", "white ", "us ")) or after.startswith((" bill", " judiciary", " file"))
    ):
        return None
    if name in ("senators", "senator") and before.endswith(("u.s. ", "us ")):
        return None
    if name == "residents" and not re.search(r"(?:^|[-–—:] )(?:the )?(?:\w+ )?$", before):
        return None
    if name == "attorney general" and (
        before.endswith(("u.s. ", "us "))
        or re.match(
            r" (?:jeff sessions|william barr|bill barr|merrick garland|pam bondi|loretta lynch|eric holder)",
            after,
        )
    ):
        return Body(sentence.index, match.start(), match.end(), name, "federal", "", federal=True)
    if name in ("general assembly",) and not text[match.start()].isupper():
        return None
    if kind == "voters" and re.search(rf"(?:{STATES})(?:'s|n)? $", text[: match.start()]):
        level = "state"
    mention = place_before(match.start(), mentions, text) or place_after(match.end(), mentions, text)
    if len(meanings) > 1 and mention:
        kind, level = next(((k, lv) for k, lv in meanings if lv == mention.level), meanings[0])
    if (
        mention
        and not kind
        and name
        in (
            "board",
            "commission",
            "the board",
            "the commission",
            "commission members",
            "board members",
            "trustees",
            "officials",
            "leaders",
        )
    ):
        kind, level = ("city_council", "city") if mention.level == "city" else ("county_board", "county")
    if (
        mention
        and mention.level == "county"
        and kind == "city_council"
        and name
        in (
            "council",
            "council members",
            "councilmembers",
            "council member",
            "councilmember",
            "councilman",
            "councilwoman",
        )
    ):
        kind, level = "county_board", "county"
    if (
        mention
        and mention.level == "city"
        and kind == "county_board"
        and name
        in ("commissioners", "commissioner", "board of commissioners", "supervisors", "board of supervisors")
        and not is_county_named(mention)
    ):
        kind, level = (
            ("county_board", "county") if mention.name == "San Francisco" else ("city_council", "city")
        )
    if mention and kind == "legislature" and name in ("lawmakers", "legislators", "legislature"):
        kind, level = ("county_board", "county") if mention.level == "county" else ("city_council", "city")
    if mention and mention.level == "county" and kind == "executive":
        level = "county"
    if mention and mention.level == "county" and kind == "police":
        level = "county"
    state = "DC" if name.startswith(("d.c.", "dc ")) else ""
    named = text[match.start() : match.end()]
    return Body(sentence.index, match.start(), match.end(), named, kind, level, mention, state=state)


def is_county_named(mention: Mention) -> bool:
    """Whether a county of the same name exists: "Prince William supervisors", "Milwaukee supervisors"."""
    return mention.name in gazetteer().counties


def place_before(start: int, mentions: list[Mention], text: str) -> Mention | None:
    """The place right before a body: "Oakland City Council", "Alameda County's Board of Supervisors"."""
    for mention in reversed(mentions):
        if mention.dateline:
            continue
        if mention.end <= start:
            end = mention.end
            if mention.stated:
                end = max(end, mention.span[1] - mention.span[0] + mention.start)
            return (
                mention if BEFORE.match(text[end:start]) or BEFORE.match(text[mention.end : start]) else None
            )
        if mention.start <= start < mention.end:
            return mention
    return None


def place_after(end: int, mentions: list[Mention], text: str) -> Mention | None:
    """The place right after a body: "the Board of Supervisors of Alameda County", "Sheriff Tom Dart of Cook County"."""
    for mention in mentions:
        if mention.start >= end:
            return mention if AFTER.match(text[end : mention.start]) else None
    return None


def add_places_that_act(sentence: Sentence, mentions: list[Mention], found: list[Body]) -> None:
    """Places that stand for their body as the subject: "Oakland bars ...", "Alameda County has ended ..."."""
    for mention in mentions:
        if mention.dateline or any(body.mention is mention for body in found):
            continue
        found.append(
            Body(sentence.index, mention.start, mention.end, mention.name, "place", mention.level, mention)
        )
    for match in STATE_ACTS.finditer(sentence.text):
        if not any(body.start < match.end(1) and match.start(1) < body.end for body in found):
            state = gazetteer().states[match[1]].state
            found.append(
                Body(sentence.index, match.start(1), match.end(1), match[1], "place", "state", state=state)
            )
    found.sort(key=lambda body: (body.start, -body.end))
