"""People whom a sentence introduces with full name and office."""

import re
from collections.abc import Iterator
from itertools import chain

from analysis.reading.article import Article
from analysis.reading.organizations import office_of, organized
from analysis.reading.people_words import NAME, lexicon
from analysis.reading.person import Person
from analysis.reading.sentences import Sentence

# A person found: name, where it begins, role, organisation, where the naming begins, whether federal.
Found = tuple[str, int, str, str, int, bool]
FEDERAL = ("ICE", "DHS", "Secure Communities")


def named_in(sentence: Sentence, article: Article) -> list[Person]:
    """The people a sentence introduces with name and office, in order."""
    words, text, people = lexicon(), sentence.text, []
    for found, at, role, organization, title_at, federal in chain(
        in_office(sentence, article), in_role(sentence, article)
    ):
        name = cleaned(found)
        before, after = text[:title_at], text[at + len(name) :]
        if name and not words["not_now"].search(before) and not after.startswith("'s"):
            span = (sentence.start + at, sentence.start + at + len(name))
            people.append(Person(name, role, organization, span, federal))
    return sorted(people, key=lambda p: p.span)


def in_office(sentence: Sentence, article: Article) -> Iterator[Found]:
    """Names behind a title: "Sheriff Tom Reed", "Councilmembers Ann Lee and Bo Diaz"."""
    words, text = lexicon(), sentence.text
    if not words["offices"].search(sentence.lower):
        return
    for match in words["titled"].finditer(text):
        title = match["title"]
        federal = bool(words["federal"].fullmatch(title.lower()))
        organization = (
            "" if federal else office_of(sentence, match.start("title"), match.end("title"), article)
        )
        if federal and "ice" in title.lower().split():
            title, organization = re.sub(r"(?i)\bice ", "", title).lower(), "ICE"
        yield match["name"], match.start("name"), expanded(title), organization, match.start(), federal
    for match in words["plural"].finditer(text):
        organization = office_of(sentence, match.start("title"), match.end("title"), article)
        title = expanded(match["title"])
        for name in re.finditer(NAME, match["names"]):
            at = match.start("names") + name.start()
            yield name.group(), at, title, organization, match.start(), False


def in_role(sentence: Sentence, article: Article) -> Iterator[Found]:
    """Names with a role in an organisation: "Ann Lee, a spokeswoman for the jail", "Bo Diaz, who directs the center"."""
    words, text = lexicon(), sentence.text
    if not words["roles"].search(sentence.lower):
        return
    for kind in ("of", "owned", "after", "before"):
        for match in words[kind].finditer(text):
            organization = organized(match["org"], article)
            if organization:
                federal = organization in FEDERAL
                role = spoken(match["role"])
                yield match["name"], match.start("name"), role, organization, match.start(), federal
    for match in words["does"].finditer(text):
        role = "spokesperson" if match["verb"] == "speaks" else "director"
        what = (match["what"] or "").strip()
        if match["verb"] == "directs" and what:
            role += f" of {what}"
        organization = organized(match["org"], article)
        yield match["name"], match.start("name"), role, organization, match.start(), False


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
