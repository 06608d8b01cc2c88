"""Who speaks, where people stand on the measure, and how they voted."""

import re
from collections.abc import Iterator

from analysis.reading.article import Article
from analysis.reading.cues import CUES
from analysis.reading.people_words import lexicon
from analysis.reading.person import Person
from analysis.reading.sentences import Sentence

# What may stand before a full name and before a surname and belongs to the naming.
TITLES_BEFORE = re.compile(r"(?:(?:[A-Z][\w.]*|council ?\w*|supervisor|sheriff|mayor) ){0,3}$")
GIVEN_BEFORE = re.compile(r"(?:[A-Z][a-z]+\.? )?$")
# As much of the text before a name as titles can fill.
TITLES_ROOM = 60


def hear(sentence: Sentence, article: Article, people: list[Person], last: list[Person]) -> list[Person]:
    """Note who speaks, stands and votes where in a sentence; returns the people it names."""
    words, text = lexicon(), sentence.text
    places = [(start, end, p) for p in people if p.surname in text for start, end in namings(p, text)]
    here = [p for p in people if any(q is p for _, _, q in places)]
    pronoun = re.match(r"(?:He|She)\b", text)
    if pronoun and len(last) == 1 and not here:
        places, here = [(0, pronoun.end(), last[0])], last
    for person in here:
        marked = CUES.watch(marked_for(person, places, text))
        whole = (sentence.start, sentence.start + len(sentence.text))
        if words["speech"].search(marked):
            person.speaks = True
            said = any(
                p.search(article.sentences[sentence.index].lower)
                for p in words["stances"]["supports"]["words"]
            )
            if said and person.stance == "unknown" and len(here) == 1:
                person.stance, person.spans = "supports", [*person.spans, whole]
        stand(person, marked, whole)
    return here or last


def stand(person: Person, marked: str, whole: tuple[int, int]) -> None:
    """Note a person's stance and vote where a sentence marked for that person (marked_for) tells them first."""
    words = lexicon()

    def told(patterns: list) -> bool:
        match = next((m for p in patterns if (m := p.search(marked))), None)
        return bool(match) and not words["unreal"].search(marked[max(0, match.start() - 14) : match.end()])

    for stance, lists in words["stances"].items():
        if person.stance == "unknown" and told(lists["patterns"]):
            person.stance, person.spans = stance, [*person.spans, whole]
    for vote, patterns in words["votes"].items():
        if not person.vote and told(patterns):
            person.vote, person.spans = vote, [*person.spans, whole]


def namings(person: Person, text: str) -> Iterator[tuple[int, int]]:
    """Where a text names a person, by full name or surname, with any title before it; not where something is theirs."""
    surname, end = person.surname, 0
    while (at := text.find(surname, end)) >= 0:
        start, end = at, at + len(surname)
        inside = text[max(0, at - 1) : at].isalnum() or text[end : end + 1].isalnum()
        if inside or text[end : end + 1] == "_" or text.startswith("'s", end):
            continue
        full = text.endswith(person.name, 0, end)
        if full:
            start = end - len(person.name)
        room = text[max(0, start - TITLES_ROOM) : start]
        before = (TITLES_BEFORE if full else GIVEN_BEFORE).search(room)
        yield start - (len(room) - before.start()), end


def marked_for(person: Person, places: list[tuple[int, int, Person]], text: str) -> str:
    """The sentence in lower case with § for a person and ¶ for others; people named in one list are all §."""
    out, at = [], 0
    for start, end, other in sorted(places, key=lambda p: p[0]):
        if start >= at:
            out += [text[at:start], "§" if other is person else "¶"]
            at = end
    marked = "".join([*out, text[at:]])
    marked = re.sub(r"[§¶](?:(?:, |,? and )[§¶])+", lambda m: "§" if "§" in m.group() else "¶", marked)
    # An apposition says who they are, not what they do: "§, director of a coalition, criticized".
    return re.sub(r"([§¶]), (?!who|and|but|which)[^,§¶]{3,80},(?= \w)", r"\1", marked).lower()


def speak_for_organization(person: Person, sentences: list[Sentence]) -> None:
    """A spokesperson stands where the article says that the organisation does."""
    if person.stance != "unknown" or person.role.split()[0] not in (
        "director",
        "spokesperson",
        "executive",
        "president",
    ):
        return
    for stance, lists in lexicon()["stances"].items():
        for sentence in sentences:
            if (
                person.organization
                and person.organization in sentence.text
                and any(p.search(sentence.lower) for p in lists["organization"])
            ):
                person.stance = stance
                person.spans.append((sentence.start, sentence.start + len(sentence.text)))
                return
