"""A naming of a place, the state printed beside it, and all that a document names with what speaks for each state."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from analysis.loaders.gazetteer import Place, gazetteer
from analysis.reading.phrases import any_of
from analysis.reading.sentences import Sentence

WORD = re.compile(r"[A-Za-zÀ-ÿ][\wÀ-ÿ]*(?:['.-][A-Za-zÀ-ÿ]+)*\.?")


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


@cache
def county_sizes() -> dict[str, int]:
    """County GEOID -> people in its places: a size to choose between namesakes by, not a population."""
    sizes: dict[str, int] = {}
    for places in gazetteer().names.values():
        for place in places:
            sizes[place.county_fips] = sizes.get(place.county_fips, 0) + (place.population or 0)
    return sizes


def size(place: Place) -> int:
    """How large a place is, for choosing between namesakes."""
    return county_sizes().get(place.id, 0) if place.level == "county" else (place.population or 0)


@cache
def state_after() -> re.Pattern:
    """A state right after a place: ", Calif.", ", Ohio", ", VA", " (N.J.)"."""
    return re.compile(rf"(?:, ?| \(| )(?P<state>{any_of(gazetteer().states)})(?![\w'])")


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


def made(
    sentence: Sentence, start: int, end: int, name: str, level: str, places: list[Place], weak: bool
) -> Mention:
    """A mention, narrowed by a state printed after it."""
    stated, stop = stated_after(sentence.text, end)
    narrowed = [place for place in places if place.state == stated] if stated else places
    span = (sentence.start + start, sentence.start + (stop if stated and narrowed else end))
    return Mention(sentence.index, start, end, name, level, narrowed or places, stated if narrowed else "", weak,
                   explicit=bool(stated and narrowed), span=span)  # fmt: skip
