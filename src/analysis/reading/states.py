"""Which state a document is about: what its outlet, names of states, officials and places say, weighed."""

import itertools
import re
from functools import cache

from analysis.loaders.document import Document
from analysis.loaders.gazetteer import gazetteer
from analysis.loaders.lexicon import officials, outlet_names, outlet_of
from analysis.reading.cues import cued
from analysis.reading.mentions import Where, capitals, size
from analysis.reading.phrases import any_of
from analysis.reading.sentences import Sentence

PARTY = cued(r"\b[RD]-([A-Z][\w.]+(?: [A-Z][\w.]+)?)")
# A city at least this large, and so many times larger than its namesakes, is meant where nothing else is said.
KNOWN_ALONE, TIMES_LARGER = 90_000, 6


@cache
def state_names() -> re.Pattern:
    """Full names of states, for mentions that stand alone."""
    return cued(rf"\b{any_of({place.name for place in gazetteer().states.values()})}\b")


@cache
def state_slugs() -> tuple[re.Pattern, dict[str, str]]:
    """States as addresses write them ("/new-mexico"), and slug -> USPS."""
    states = gazetteer().by_usps.values()
    state_of = {place.name.lower().replace(" ", "-"): place.state for place in states if len(place.name) > 4}
    return re.compile(rf"[/_-](?=({any_of(state_of)})(?![a-z]))"), state_of


def weigh_outlet(document: Document, where: Where) -> None:
    """What front matter, url and outlet say of the state."""
    known = gazetteer()
    if document.state in known.states:
        where.add(known.states[document.state].state, 10)
    row = outlet_of(document.url) if document.url else None
    if row:
        where.add(row["state"], 3.5)
        for other in filter(None, row.get("also_states", "").split("|")):
            where.add(other, 1.2)
    elif document.publisher:
        state = outlet_names().get(document.publisher.lower().removeprefix("the "))
        if state:
            where.add(state, 3)
    slugs, state_of = state_slugs()
    for slug in {match[1] for match in slugs.finditer(document.url.lower())}:
        where.add(state_of[slug], 1.5)


def weigh_names(sentences: list[Sentence], where: Where, year: str) -> None:
    """What names of states, party tags and officials say of the state."""
    known = gazetteer()
    for sentence in sentences:
        text = sentence.text
        near = 1.6 if sentence.paragraph <= 1 else 1.0
        for match in state_names().finditer(text):
            name = match.group()
            state = known.states[name].state
            span = (sentence.start + match.start(), sentence.start + match.end())
            if name in ("Washington", "New York") and not re.match(
                r"(?:'s)? (?:state|State|Legislature|Senate|lawmakers|Gov)", text[match.end() :]
            ):
                where.add(state, 0.3, span)
            elif (
                re.match(
                    r" (?:Avenue|Street|City\b|Ave|St\.|Road|University|County|Park|Boulevard)",
                    text[match.end() :],
                )
                and name != "Iowa"
            ):
                continue
            else:
                where.add(state, near, span)
        for match in PARTY.finditer(text):
            if match[1] in known.states:
                where.add(known.states[match[1]].state, 0.8)
    weigh_officials(sentences, where, year)


@cache
def given_names() -> frozenset[str]:
    """The first words of the names of officials."""
    return frozenset(name.split(" ")[0] for name in officials())


def weigh_officials(sentences: list[Sentence], where: Where, year: str) -> None:
    """What governors, mayors and sheriffs named in full say of the state."""
    people, given = officials(), given_names()
    seen: set[str] = set()
    for sentence in sentences:
        words = capitals(sentence.text)
        for a, b in itertools.pairwise(words):
            if a.group() not in given:
                continue
            name = f"{a.group()} {b.group().removesuffix(chr(39) + 's').rstrip('.')}"
            if name in seen or name not in people:
                continue
            seen.add(name)
            rows = [r for r in people[name] if not year or in_office(r, year)]
            for state in {r["state"] for r in rows}:
                where.add(state, 2.0)


def in_office(row: dict[str, str], year: str) -> bool:
    """Whether an official held the office around a year (one year's grace either way)."""
    y = int(year) if year.isdigit() else 0
    return not y or (int(row["from"] or 0) - 1 <= y <= int(row["to"] or 9999) + 1)


def weigh_places(where: Where) -> None:
    """What the places named together say of the state: stated ones most, those with one bearer some."""
    counted: set[tuple[str, str]] = set()
    weigh_neighbours(where)
    for mention in where.mentions:
        if mention.stated:
            where.add(
                mention.stated, 2.5 if mention.level == "county" or not mention.weak else 2.0, mention.span
            )
            continue
        key = (mention.name, mention.level)
        if key in counted:
            continue
        counted.add(key)
        states = {place.state for place in mention.candidates}
        if len(states) == 1:
            where.add(next(iter(states)), 1.2 if not mention.weak else 0.4)
            continue
        if not states:
            continue
        sizes = sorted(((size(p), p.state) for p in mention.candidates), reverse=True)
        if (
            mention.level == "city"
            and sizes[0][0] >= KNOWN_ALONE
            and sizes[0][0] > TIMES_LARGER * sizes[1][0]
        ):
            where.add(sizes[0][1], 1.0 if not mention.weak else 0.3)
        elif len(states) <= 4 or mention.level == "county":
            for state in states:
                share = 1.0 / len(states)
                where.add(state, share * 0.9)


def weigh_neighbours(where: Where) -> None:
    """A city and a county named together that lie in one another speak for their state: "Santa Ana ... Orange County"."""
    counties = {p.id: m for m in where.mentions if m.level == "county" for p in m.candidates}
    counted: set[tuple[str, str]] = set()
    for mention in where.mentions:
        if mention.level != "city":
            continue
        for place in mention.candidates:
            if place.county_fips in counties and (mention.name, place.state) not in counted:
                counted.add((mention.name, place.state))
                where.add(place.state, 1.0 + (0.6 if size(place) >= KNOWN_ALONE else 0.0))
