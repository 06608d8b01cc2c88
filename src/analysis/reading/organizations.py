"""The organisation or place that a person named in office serves."""

import re

from analysis.loaders.gazetteer import gazetteer
from analysis.reading.article import Article
from analysis.reading.bodies import Body
from analysis.reading.body_places import place_of
from analysis.reading.people_words import lexicon
from analysis.reading.sentences import Sentence


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
