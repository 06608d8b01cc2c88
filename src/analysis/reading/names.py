"""Names of places in a sentence: the longest that the gazetteer knows, counties, datelines, townships it lacks."""

import re
import tomllib
from functools import cache
from pathlib import Path

from analysis.loaders.gazetteer import Place, gazetteer
from analysis.reading.mentions import Mention, capitals, made, size, stated_after
from analysis.reading.phrases import phrase
from analysis.reading.sentences import Sentence

LEXICON = Path(__file__).with_name("lexicon")
COUNTY_WORD = phrase("places", "county_word")
COUNTY_LIST = phrase("places", "county_list")
PREPOSITION = re.compile(r"\b(?:in|of|from|at|near|to|for|outside|across|around) $")
COUNTY_BODY = phrase("places", "county_body")
DATELINE = phrase("places", "dateline")
UNLISTED = phrase("places", "unlisted")
NOT_A_NAME = phrase("places", "not_a_name")
OF_THE_STATE = re.compile(r" [Cc]ounties\b")


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The word lists of places.toml."""
    lists = tomllib.loads((LEXICON / "places.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}


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
    # In a headline every word may have a capital: "Attorney General to Investigate City Council".
    more = unlisted(sentence, found) if sentence.kind != "title" else []
    return sorted(found + more, key=lambda mention: mention.start)


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
        if name in known.states and OF_THE_STATE.match(text, end):
            # "requires Colorado counties to": those of the state, and no county of its name.
            continue
        if n == 1 and i and text[words[i - 1].start() : words[i].end()] in known.states:
            # "a North Carolina sheriff", "New Hampshire county": the state, and no place called Carolina.
            continue
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
