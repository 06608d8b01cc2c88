"""Places in the text: counties, states, cities and towns, and which of several bearers of a name is meant."""

import itertools
import math
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from analysis.loaders.document import Document
from analysis.loaders.gazetteer import Place, gazetteer
from analysis.loaders.lexicon import officials, outlet_names, outlet_of
from analysis.reading.cues import cued
from analysis.reading.phrases import any_of, phrase
from analysis.reading.sentences import Sentence

LEXICON = Path(__file__).with_name("lexicon")
WORD = re.compile(r"[A-Za-zÀ-ÿ][\wÀ-ÿ]*(?:['.-][A-Za-zÀ-ÿ]+)*\.?")
COUNTY_WORD = phrase("places", "county_word")
COUNTY_LIST = phrase("places", "county_list")
PREPOSITION = re.compile(r"\b(?:in|of|from|at|near|to|for|outside|across|around) $")
COUNTY_BODY = phrase("places", "county_body")
DATELINE = phrase("places", "dateline")
PARTY = cued(r"\b[RD]-([A-Z][\w.]+(?: [A-Z][\w.]+)?)")
# A city at least this large, and so many times larger than its namesakes, is meant where nothing else is said.
KNOWN_ALONE, TIMES_LARGER = 90_000, 6


@dataclass
class Mention:
    """One naming of a place in a sentence. ``candidates`` are all bearers of the name at that level."""

    sentence: int
    start: int
    end: int
    name: str
    level: str
    candidates: list[Place]
    stated: str = ""
    weak: bool = False
    explicit: bool = False
    span: tuple[int, int] = (0, 0)
    dateline: bool = False


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The word lists of places.toml."""
    lists = tomllib.loads((LEXICON / "places.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}


@cache
def county_sizes() -> dict[str, int]:
    """County GEOID -> people in its places: a size to choose between namesakes by, not a population."""
    sizes: dict[str, int] = {}
    for places in gazetteer().names.values():
        for place in places:
            sizes[place.county_fips] = sizes.get(place.county_fips, 0) + (place.population or 0)
    return sizes


@cache
def state_after() -> re.Pattern:
    """A state right after a place: ", Calif.", ", Ohio", ", VA", " (N.J.)"."""
    return re.compile(rf"(?:, ?| \(| )(?P<state>{any_of(gazetteer().states)})(?![\w'])")


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


def size(place: Place) -> int:
    """How large a place is, for choosing between namesakes."""
    return county_sizes().get(place.id, 0) if place.level == "county" else (place.population or 0)


def stated_after(text: str, end: int) -> tuple[str, int]:
    """The state printed right after a place's name, and where it ends; ('', end) where there is none."""
    match = state_after().match(text, end)
    if not match:
        return "", end
    name = match["state"]
    # "Houston Texas" is a slip, "Chicago IN" hardly ever is: a code must follow a comma and not be a word.
    comma = match.group().startswith((",", " ("))
    if not comma and (len(name) <= 3 or name[0].islower()):
        return "", end
    if name in ("IN", "OR", "ME", "OK", "HI") and not comma:
        return "", end
    return gazetteer().states[name].state, match.end()


@lru_cache(maxsize=256)
def capitals(text: str) -> list[re.Match]:
    """The words of a text, as matches; places and officials are looked for in the same ones."""
    return list(WORD.finditer(text))


@cache
def given_names() -> frozenset[str]:
    """The first words of the names of officials."""
    return frozenset(name.split(" ")[0] for name in officials())


def neighbours_allow(words: list[re.Match], i: int, n: int, text: str) -> tuple[bool, bool]:
    """Whether the words around words[i:i+n] leave it a place, and whether they make it doubtful."""
    lists = lexicon()
    weak = False
    if i > 0 and text[words[i - 1].end() : words[i].start()] == " ":
        before = words[i - 1].group()
        if before in lists["titles"] and before not in lists["before"]:
            return False, False
        if before[0].isupper() and before not in lists["before"] and not before.isupper():
            if before.endswith(("'s", ".")):
                weak = True
            else:
                return False, False
    j = i + n
    if j < len(words) and text[words[j - 1].end() : words[j].start()] == " ":
        after = words[j].group()
        if after[0].isupper() and not after.isupper() and after.removesuffix("'s") not in lists["after"]:
            if not PREPOSITION.search(text[: words[i].start()]):
                # "Brandon Johnson", "Houston Chronicle": the name of somebody or something else.
                return False, False
            weak = True
    return True, weak


def city_or_longer(short: list[Place], long: list[Place]) -> bool:
    """Whether "X City" before "Council" is the place X: where X is the larger of the two."""
    return max(map(size, short)) >= max(map(size, long))


def find_in(sentence: Sentence, dateline: bool) -> list[Mention]:
    """The places a sentence names, longest names first, none inside another."""
    text = sentence.text
    known = gazetteer()
    found: list[Mention] = []
    if dateline:
        found += from_dateline(sentence)
    begin = found[-1].end if found else 0
    words = [w for w in capitals(text) if w.start() >= begin]
    i = 0
    while i < len(words):
        if not words[i].group()[0].isupper():
            i += 1
            continue
        mention, n = longest_at(sentence, words, i, known)
        if mention:
            found.append(mention)
        i += n
    return sorted(found + unlisted(sentence, found), key=lambda mention: mention.start)


UNLISTED = phrase("places", "unlisted")
NOT_A_NAME = phrase("places", "not_a_name")


def unlisted(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """Places known only by their township's or council's name, with no bearer in the gazetteer."""
    more = []
    for match in UNLISTED.finditer(sentence.text):
        group = 1 if match[1] else 2
        name = NOT_A_NAME.sub("", match[group] if match[group].endswith(" ") else match[group] + " ").strip()
        start = match.start(group) + match[group].find(name)
        end = start + len(name)
        if not name or name == "Township" or any(m.start < end + 6 and start < m.end for m in found):
            continue
        more.append(
            Mention(
                sentence.index,
                start,
                end,
                name,
                "city",
                [],
                span=(sentence.start + start, sentence.start + end),
            )
        )
    return more


@cache
def most_words() -> dict[str, int]:
    """The first word of every name of a place -> how many words its longest name has."""
    known, most = gazetteer(), {}
    for name in {*known.names, *known.counties}:
        words = capitals(name)
        first = words[0].group().removesuffix("'s").rstrip(".") if words else ""
        # A title as "Mt." keeps its full stop in some names and loses it in others.
        most[first] = min(5, max(most.get(first, 0), len(words), len(name.split())))
    return most


def longest_at(sentence: Sentence, words: list[re.Match], i: int, known) -> tuple[Mention | None, int]:
    """The longest place that begins at words[i], and how many words to go on by."""
    text = sentence.text
    most = most_words().get(words[i].group().removesuffix("'s").rstrip("."), 0)
    for n in range(min(most, len(words) - i), 0, -1):
        start, end = words[i].start(), words[i + n - 1].end()
        raw = text[start:end]
        if "\n" in raw or any(c in raw for c in ',;:()"'):
            continue
        name = raw.removesuffix("'s").removesuffix("'")
        if name.endswith(".") and name not in known.names:
            name = name[:-1]
        end = start + len(name)
        listed = COUNTY_LIST.match(text, end)
        if listed and name in known.counties:
            return made(sentence, start, end, name, "county", known.counties[name], weak=False), n
        county = COUNTY_WORD.match(text, end)
        if county and (name in known.counties or (county[2] and f"{name}-Dade" in known.counties)):
            if county[2]:
                name, end = f"{name}-Dade", county.end()
                county = COUNTY_WORD.match(text, end)
            end = (
                text.index(county[1], end) + len(county[1])
                if county and county[1] in ("County", "Parish", "Borough")
                else end
            )
            named = known.counties[name]
            word = text[end - 6 : end]
            if word in ("Parish", "orough"):
                named = [p for p in named if p.name.endswith(("Parish", "Borough"))] or named
            elif word == "County":
                named = [p for p in named if not p.name.endswith("Parish")] or named
            return made(sentence, start, end, name, "county", named, weak=False), n + 1
        if name in known.counties and text[end : end + 4] == "-Dad":
            continue
        if (
            name in known.counties
            and ("-" in name or (COUNTY_BODY.match(text, end) and name not in known.states))
            and name != "San Francisco"
        ):
            return made(sentence, start, end, name, "county", known.counties[name], weak=False), n
        if name in known.names and n > 1 and name.endswith((" City", " Village", " Town")):
            short = name.rsplit(" ", 1)[0]
            rest = text[end : end + 14]
            if re.match(r" (?:Council|Commission|Board|Manager|Hall|Police)", rest) and short in known.names \
                    and city_or_longer(known.names[short], known.names[name]):  # fmt: skip
                continue
        if name in known.names:
            allowed, weak = neighbours_allow(words, i, n, text)
            if not allowed:
                continue
            stated, _ = stated_after(text, end)
            attached = bool(
                re.match(
                    r"(?:'s)? (?:City|Town|Village|Borough|Common|Township|Municipal|Police|Mayor|Select|School|Board of Ald|Unified|Council)",
                    text[end : end + 26],
                )
            )
            of = bool(
                re.search(
                    r"(?:[Cc]ity|[Tt]own|[Vv]illage|[Bb]orough|[Tt]ownship|[Mm]ayor) of $",
                    text[max(0, start - 12) : start],
                )
            )
            if name in lexicon()["ordinary"] and not (stated or attached or of):
                continue
            return made(sentence, start, end, name, "city", known.names[name], weak), n
    return None, 1


def made(
    sentence: Sentence, start: int, end: int, name: str, level: str, places: list[Place], weak: bool
) -> Mention:
    """A mention, narrowed by a state printed after it."""
    stated, stop = stated_after(sentence.text, end)
    narrowed = [place for place in places if place.state == stated] if stated else places
    span = (sentence.start + start, sentence.start + (stop if stated and narrowed else end))
    return Mention(sentence.index, start, end, name, level, narrowed or places, stated if narrowed else "", weak,
                   explicit=bool(stated and narrowed), span=span)  # fmt: skip


def from_dateline(sentence: Sentence) -> list[Mention]:
    """The place in capitals with which an agency story opens."""
    match = DATELINE.match(sentence.text)
    if not match:
        return []
    name = match[1].title().replace("'S", "'s")
    known = gazetteer()
    places = known.names.get(name) or known.names.get(match[1])
    if not places:
        return []
    printed = match[2] or ""
    stated = next((p.state for n, p in known.states.items() if n == printed or n.upper() == printed), "")
    narrowed = [place for place in places if place.state == stated] if stated else places
    span = (sentence.start + match.start(1), sentence.start + match.end())
    return [Mention(sentence.index, match.start(1), match.end(), name, "city", narrowed or places, stated, weak=True,
                    explicit=bool(stated), span=span, dateline=True)]  # fmt: skip


@dataclass
class Where:
    """All places of a document and what speaks for each state. ``states`` maps USPS to its weight."""

    mentions: list[Mention] = field(default_factory=list)
    states: dict[str, float] = field(default_factory=dict)
    state_spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    by_sentence: dict[int, list[Mention]] = field(default_factory=dict)

    def add(self, state: str, weight: float, span: tuple[int, int] | None = None) -> None:
        """Count a sign for a state."""
        self.states[state] = self.states.get(state, 0) + weight
        if span and state not in self.state_spans:
            self.state_spans[state] = span

    def best_state(self, margin: float = 1.0) -> str:
        """The state that the signs agree on, '' where two are close or there is no sign."""
        ranked = sorted(self.states.items(), key=lambda kv: (-kv[1], kv[0]))
        if not ranked or ranked[0][1] < 1.5:
            return ""
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < margin:
            return ""
        return ranked[0][0]


def find_places(document: Document, sentences: list[Sentence]) -> Where:
    """Every place the kept text names, and the weight of the signs for each state."""
    where = Where()
    first = next((s.index for s in sentences if s.kind == "body"), -1)
    for sentence in sentences:
        for mention in find_in(sentence, dateline=sentence.index == first):
            where.mentions.append(mention)
            where.by_sentence.setdefault(mention.sentence, []).append(mention)
    weigh_outlet(document, where)
    weigh_names(sentences, where, document.published[:4])
    weigh_places(where)
    return where


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


def choose(mention: Mention, where: Where) -> Place | None:
    """Which bearer of the name is meant; None where the signs do not decide, or the gazetteer has none."""
    if not mention.candidates:
        return None
    if len(mention.candidates) == 1:
        place = mention.candidates[0]
        # A lone bearer in a state that nothing speaks for, where all speaks for another, is a namesake unlisted.
        best = where.best_state()
        if (
            best
            and place.state != best
            and where.states.get(place.state, 0) < 1.3
            and size(place) < 20_000
            and not mention.stated
        ):
            return None
        return place
    scored = []
    for place in mention.candidates:
        weight = where.states.get(place.state, 0.0)
        scored.append((min(weight, 8.0) + 0.55 * math.log10(size(place) + 10), size(place), place))
    scored.sort(key=lambda row: (-row[0], -row[1], row[2].id))
    best, second = scored[0], scored[1]
    if best[2].state == second[2].state:
        # Two of a name in one state: a town and a village, or a borough of a city; the larger one.
        return best[2] if best[1] >= second[1] else second[2]
    if best[0] - second[0] >= 1.0:
        return best[2]
    largest = max(scored, key=lambda row: row[1])
    others = max((row[1] for row in scored if row is not largest), default=0)
    if (
        mention.level == "city"
        and largest[1] >= KNOWN_ALONE
        and largest[1] > TIMES_LARGER * others
        and largest is best
    ):
        return best[2]
    return None
