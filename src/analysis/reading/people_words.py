"""The patterns for names, offices and what people say of a measure, made from lexicon/people.toml."""

import re
import tomllib
from functools import cache
from pathlib import Path

from analysis.reading.cues import Cued, cued
from analysis.reading.phrases import any_of as tree_of

LEXICON = Path(__file__).with_name("lexicon") / "people.toml"
# A capitalised word or an initial: "McFadden", "Le", "O'Brien", "Beebe-Giudice", "J."; "JB" before another.
WORD = (
    r"(?:[A-Z]\.(?:[A-Z]\.)*|(?:Mc|Mac|De|La|Le|Di|Van|O'|D'|St\. )?[A-ZÀ-Þ][a-zß-ÿ]+(?:[A-Z][a-z]+)?"
    r"(?:[-'](?:[A-Z][a-zß-ÿ]+))*|[A-Z]{2}(?= [A-Z][a-z]))"
)
PARTICLE = r"(?:de la|de los|de|del|la|van|von|der|bin|el)"
NICKNAME = r"[\"'][A-Z][a-z]+[\"']"
NAME = rf"{WORD}(?: (?:{PARTICLE} )?(?:{WORD}|{NICKNAME})){{1,3}}(?:,? (?:Jr|Sr)\.|,? (?:II|III|IV)\b)?"
CAPITAL = r"(?:U\.S\.|St\.|[A-Z][\w&-]*(?:'[A-Z]\w+)?)"
ORGANIZATION = (
    rf"{CAPITAL}(?:(?:'s?)? (?:(?:of|for|and|the|in|on|to|de|la|&) ){{0,2}}{CAPITAL})*"
    r"(?:'s? (?:[Oo]ffice|[Dd]epartment)| (?:police|health) department)?"
)


def literal(pattern: str) -> str:
    """The longest run of letters a pattern cannot do without: sentences that lack it need no search."""
    while "(" in pattern:
        pattern = re.sub(r"\([^()]*\)[*?]?", " ", pattern)
    return max(re.findall(r"[a-z]+(?! ?\?)", pattern), key=len, default="")


@cache
def lexicon() -> dict:
    """The word list with its patterns compiled."""
    lists = tomllib.loads(LEXICON.read_text(encoding="utf-8"))

    def any_of(words: list[str]) -> str:
        return "|".join(sorted(words, key=len, reverse=True))

    titles = lists["titles"]
    parts = {
        "{N}": NAME, "{O}": ORGANIZATION, "{name}": f"(?P<name>{NAME})", "{org}": f"(?P<org>{ORGANIZATION})",
        "{title}": f"(?P<title>{any_of(titles['before'] + titles['federal'])})",
        "{plural}": f"(?P<title>{any_of(titles['plural'])})",
        "{party}": f"(?:(?:{any_of(titles['party'])})[ -])*",
        "{role}": f"(?P<role>{any_of(lists['spokes']['roles'])})",
    }  # fmt: skip
    party = parts["{party}"]

    def filled(text: str) -> str:
        for mark, words in parts.items():
            text = text.replace(mark, words)
        return text

    measure = rf"(?:{any_of(lists['measure']['words'])})\b"

    def compiled(words: list[str]) -> list[re.Pattern | Cued]:
        return [cued(text.replace("{m}", measure)) for text in words]

    said = any_of(lists["speech"]["verbs"])
    return {
        **{kind: cued(filled(text)) for kind, text in lists["namings"].items()},
        "speech": cued(any_of(lists["speaking"]["patterns"]).replace("{said}", said)),
        "state": cued(any_of(titles["state"])),
        "seats": cued(any_of(titles["seats"])),
        "federal": cued(rf"(?:{any_of(titles['federal'])})$", re.I),
        "not_now": cued(rf"(?<!\w)(?:{any_of(titles['not_now'])})[ -]?(?:[A-Z]\w+ )?(?:{party})$", re.I),
        "offices": cued(tree_of({literal(w) for w in titles["before"] + titles["federal"] + titles["plural"]})),
        "roles": cued(tree_of({literal(w) for w in lists["spokes"]["roles"]} | {"speaks", "directs"})),
        "not_names": frozenset(titles["not_names"]),
        "expand": lists["expand"],
        "organizations": lists["organizations"],
        "unreal": cued(rf"\b(?:{any_of(lists['votes']['unreal'])})\b"),
        "stances": {s: {k: compiled(v) for k, v in lists[s].items()} for s in ("opposes", "supports")},
        "votes": {v: compiled(lists["votes"][v]) for v in ("against", "for", "abstain")},
    }  # fmt: skip
