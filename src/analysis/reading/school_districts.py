"""A school district as the place of an act, by the fullest name the article gives it."""

import re

from analysis.loaders.gazetteer import Place, gazetteer
from analysis.reading.article import Article
from analysis.reading.bodies import Body
from analysis.reading.events import Event
from analysis.reading.mentions import Mention
from analysis.reading.model import EMPTY, Value
from analysis.reading.phrases import phrase
from analysis.reading.places import choose

SCHOOL = phrase("record", "school")
# What may stand before "Schools" and is no name of a district.
NO_SCHOOL = frozenset({"Safe", "Welcoming", "All", "Public", "Local", "Our", "Sanctuary", "Private", "Charter", "Catholic",
                       "Elementary", "Middle", "High", "Area", "Every", "Many", "Other", "State"})  # fmt: skip
NO_NAME = frozenset({"Public Schools", "School District", "School Board", "Board of Education"})


def state_of_district(name: str, article: Article) -> Value | None:
    """The state of the place a district is named after: "Irving Independent School District"; None where none is known."""
    words = name.split()
    for n in (3, 2, 1):
        places = gazetteer().names.get(" ".join(words[:n]))
        if places and n < len(words):
            place = choose(Mention(0, 0, 0, " ".join(words[:n]), "city", places), article.where)
            return Value(place.state) if place else None
    return None


def district_names(article: Article) -> list[tuple[float, str, tuple[int, int]]]:
    """The names of districts in an article as (how full a name, name, where it stands)."""
    found: list[tuple[float, str, tuple[int, int]]] = []
    for sentence in article.sentences:
        for match in SCHOOL.finditer(sentence.text):
            name = re.sub(r"^(?:The|In|At|On|And|But|For|A) ", "", match[1])
            if name.split()[0] in NO_SCHOOL or name in NO_NAME:
                continue
            rank = 3 if re.search(r"Unified|Independent|Public Schools|District", name) else 1
            rank = 2 if rank == 1 and ("ISD" in name or name.endswith("Schools")) else rank
            # Headlines describe ("Texas Border School District") where the text names.
            rank -= 0.5 if sentence.kind == "title" else 0
            found.append((rank, name, (sentence.start + match.start(1), sentence.start + match.end(1))))
    return found


def school_district(event: Event, article: Article, body: Body) -> tuple[Value, Value, Value, Place | None]:
    """A school district by the fullest name the article gives it."""
    found = district_names(article)
    mention = body.mention or article.main_mention.get("city")
    place = choose(mention, article.where) if mention is not None else None
    state = Value(place.state, (mention.span,)) if place else Value(article.where.best_state(), ())
    if found:
        _, name, span = max(found, key=lambda row: row[0])
        state = state_of_district(name, article) or state
        name = re.sub(r" (?:School Board|Board of Education|School Committee)$", " School District", name)
        name = f"{name} School District" if name.endswith(" Unified") else name
        return Value(name, (span,)), state, Value("school_district"), None
    if mention is None:
        return EMPTY, state, Value("school_district"), None
    return Value(f"{mention.name} School District", (mention.span,)), state, Value("school_district"), None
