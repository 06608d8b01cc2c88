"""Officials and spokespersons an article quotes or names in their office (lexicon/people.toml); nobody else.

A person is taken up by an office printed beside the full name. Residents, speakers at public comment,
activists without an office and people in captions have none, and so never come into question.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import zip_longest
from pathlib import Path

from analysis.loaders.gazetteer import gazetteer
from analysis.reading.assemble import Article, place_of
from analysis.reading.bodies import Body
from analysis.reading.cues import CUES, Cued, cued
from analysis.reading.phrases import any_of as tree_of
from analysis.reading.sentences import SPEECH_WORDS, Sentence

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


@dataclass
class Person:
    """One person: where named first, and what is known by now."""

    name: str
    role: str
    organization: str
    span: tuple[int, int]
    federal: bool = False
    speaks: bool = False
    stance: str = "unknown"
    vote: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    # The last word of the name that is no suffix.
    surname: str = field(init=False)

    def __post_init__(self) -> None:
        """Take the surname from the name."""
        self.surname = re.sub(r",? (?:Jr\.|Sr\.|II|III|IV)$", "", self.name).split()[-1]


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


def speech_of(article: Article) -> list[tuple[int, int]]:
    """Where somebody is quoted at length, by paragraph: a quotation may run over several sentences."""
    found = []
    for segment in article.document.kept:
        marks = [m.start() for m in re.finditer('"', segment.text)]
        for start, end in zip_longest(marks[::2], marks[1::2], fillvalue=len(segment.text)):
            if len(segment.text[start:end].split()) > SPEECH_WORDS:
                found.append((segment.start + start, segment.start + end))
    return found


def find_people(article: Article) -> list[dict]:
    """Officials and spokespersons in order of their first full naming.

    article_id, name, role, organization, stance, vote, span (the naming), spans (what stance and vote rest on).
    """
    found: list[Person] = []
    speech = speech_of(article)
    sentences = [unquoted(s, speech) for s in article.sentences if s.kind in ("body", "list")]
    for sentence in sentences:
        for person in named_in(sentence, article):
            known = next((p for p in found if same(p, person)), None)
            if known is None:
                found.append(person)
            elif not known.organization:
                known.organization = person.organization
    last: list[Person] = []
    for sentence in sentences:
        last = hear(sentence, article, found, last)
    for person in found:
        speak_for_organization(person, sentences)
    return [
        {"article_id": article.document.article_id, "name": p.name, "role": p.role, "organization": p.organization,
         "stance": p.stance, "vote": p.vote, "span": p.span, "spans": tuple(p.spans)}
        for p in found if p.speaks or not p.federal
    ]  # fmt: skip


def same(first: Person, second: Person) -> bool:
    """Whether two namings are one person: same surname, and given names that begin alike."""
    alike = first.surname == second.surname and first.name[0] == second.name[0]
    return alike or (first.name.split()[0], first.surname[:5]) == (second.name.split()[0], second.surname[:5])


def named_in(sentence: Sentence, article: Article) -> list[Person]:
    """The people a sentence introduces with name and office, in order."""
    words, text, found = lexicon(), sentence.text, []

    def add(name: str, at: int, role: str, organization: str, title_at: int, federal: bool = False) -> None:
        name = cleaned(name)
        before, after = text[:title_at], text[at + len(name) :]
        if name and not words["not_now"].search(before) and not after.startswith("'s"):
            span = (sentence.start + at, sentence.start + at + len(name))
            found.append(Person(name, role, organization, span, federal))

    lower = sentence.lower
    office = words["offices"].search(lower)
    for match in words["titled"].finditer(text) if office else ():
        title = match["title"]
        federal = bool(words["federal"].fullmatch(title.lower()))
        organization = (
            "" if federal else office_of(sentence, match.start("title"), match.end("title"), article)
        )
        if federal and "ice" in title.lower().split():
            title, organization = re.sub(r"(?i)\bice ", "", title).lower(), "ICE"
        add(match["name"], match.start("name"), expanded(title), organization, match.start(), federal)
    for match in words["plural"].finditer(text) if office else ():
        organization = office_of(sentence, match.start("title"), match.end("title"), article)
        for name in re.finditer(NAME, match["names"]):
            add(
                name.group(),
                match.start("names") + name.start(),
                expanded(match["title"]),
                organization,
                match.start(),
            )
    if not words["roles"].search(lower):
        return sorted(found, key=lambda p: p.span)
    for kind in ("of", "owned", "after", "before"):
        for match in words[kind].finditer(text):
            organization = organized(match["org"], article)
            if organization:
                federal = organization in ("ICE", "DHS", "Secure Communities")
                add(
                    match["name"],
                    match.start("name"),
                    spoken(match["role"]),
                    organization,
                    match.start(),
                    federal,
                )
    for match in words["does"].finditer(text):
        role = "spokesperson" if match["verb"] == "speaks" else "director"
        role += (
            f" of {match['what'].strip()}"
            if match["verb"] == "directs" and (match["what"] or "").strip()
            else ""
        )
        add(match["name"], match.start("name"), role, organized(match["org"], article), match.start())
    return sorted(found, key=lambda p: p.span)


def cleaned(name: str) -> str:
    """A name without what cannot be part of it at its end; '' where no full name is left."""
    words, refused = name.split(), lexicon()["not_names"]
    cut = next((i for i, w in enumerate(words) if w.strip(",.") in refused or w in refused), len(words))
    kept = words[:cut]
    return " ".join(kept).rstrip(",") if len(kept) > 1 and not re.fullmatch(r"[A-Z]\.", kept[-1]) else ""


def expanded(title: str) -> str:
    """An office in full and in capitals: "gov." -> "Governor", "mayor pro tem" -> "Mayor Pro Tem"."""
    # "Knox County Sheriff" holds the place's name, not an office of another kind.
    title = re.sub(r"^county (?=sheriff)", "", title.lower())
    return lexicon()["expand"].get(title) or re.sub(r"(?<![\w'])[a-z]", lambda m: m.group().upper(), title)


def spoken(role: str) -> str:
    """A role in an organisation: every spokesman and spokeswoman is a spokesperson."""
    return re.sub(r"^spokes(?:man|woman)$", "spokesperson", " ".join(role.lower().split()))


def organized(name: str, article: Article) -> str:
    """An organisation's name without article, ICE under its short name; '' for what is none."""
    bare = re.sub(r"^(?:[Tt]he|[Aa]n?|[Ii]ts) ", "", name).rstrip(".,")
    bare = re.sub(r"'s (office|department)$", lambda m: f"'s {m[1].capitalize()}", bare)
    if bare in ("County", "City", "Town", "Village"):
        return office_place("", bare.lower() if bare == "County" else "city", article)
    if bare.lower() in ("sheriff's office", "sheriff's department", "police department"):
        place = office_place("sheriff", "county", article)
        return f"{place} {bare[0].upper()}{bare[1:]}".replace("'s office", "'s Office").strip()
    return lexicon()["organizations"].get(bare.lower(), bare)


def office_of(sentence: Sentence, start: int, end: int, article: Article) -> str:
    """The place an officer serves: named beside the title, else the article's place for such an office."""
    words, title = lexicon(), sentence.lower[start:end]
    if words["state"].fullmatch(title):
        state = article.where.best_state(margin=1.0)
        return gazetteer().by_usps[state].name if state else ""
    main = article.main_body
    for body in article.bodies.get(sentence.index, ()):
        if body.start < end and start < body.end and body.kind not in ("place", "federal"):
            if body.mention is None and body.place is not None:
                return body.place.name
            # "a letter to Dallas, Commissioner Ann Lee" names a place that is not hers.
            if body.mention is not None and "," not in sentence.text[body.mention.end : start]:
                return name_of(body, article)
            seat = words["seats"].fullmatch(title) and main is not None
            if seat and main.kind in ("city_council", "county_board"):
                return office_place(main.kind, main.level, article)
            return office_place(body.kind, body.level, article)
    return ""


def office_place(kind: str, level: str, article: Article) -> str:
    """The name of the article's place for an office of a kind and level; '' where the signs do not decide."""
    main = article.main_body
    if main is not None and (main.kind, main.level) == (kind, level) and main.mention is not None:
        return name_of(main, article)
    bodies = [b for found in article.bodies.values() for b in found if (b.kind, b.level) == (kind, level)]
    names = {name_of(b, article) for b in bodies if b.mention is not None}
    if len(names) == 1:
        return names.pop()
    place = place_of(main, article) if main is not None and main.level == level else None
    place = place or article.main_place.get(level)
    return place.name if place is not None and place.level == level else ""


def name_of(body: Body, article: Article) -> str:
    """The name of the place a body is named with, in its official form where the signs decide on one."""
    place = place_of(body, article)
    if place is not None:
        return place.name
    if not body.mention.candidates:
        return ""
    return f"{body.mention.name} County" if body.mention.level == "county" else body.mention.name


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
        for stance, lists in words["stances"].items():
            match = next((m for p in lists["patterns"] if (m := p.search(marked))), None)
            if (
                match
                and person.stance == "unknown"
                and not words["unreal"].search(marked[max(0, match.start() - 14) : match.end()])
            ):
                person.stance, person.spans = stance, [*person.spans, whole]
        for vote, patterns in words["votes"].items():
            match = next((m for p in patterns if (m := p.search(marked))), None)
            if (
                match
                and not person.vote
                and not words["unreal"].search(marked[max(0, match.start() - 14) : match.end()])
            ):
                person.vote, person.spans = vote, [*person.spans, whole]
    return here or last


def unquoted(sentence: Sentence, speech: list[tuple[int, int]]) -> Sentence:
    """The sentence with what somebody is quoted saying blanked, same length."""
    text = sentence.text
    for start, end in speech:
        a, b = max(start - sentence.start, 0), min(end - sentence.start, len(text))
        if a < b:
            text = text[:a] + "_" * (b - a) + text[b:]
    return sentence if text is sentence.text else replace(sentence, text=text)


# What may stand before a full name and before a surname and belongs to the naming.
TITLES_BEFORE = re.compile(r"(?:(?:[A-Z][\w.]*|council ?\w*|supervisor|sheriff|mayor) ){0,3}$")
GIVEN_BEFORE = re.compile(r"(?:[A-Z][a-z]+\.? )?$")
# As much of the text before a name as titles can fill.
TITLES_ROOM = 60


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
