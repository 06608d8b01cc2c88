"""From the acts in sentences to the actions of an article: which is the news, and what its record holds."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property

from analysis.loaders.document import Document
from analysis.loaders.gazetteer import Place, bare_county_name, gazetteer
from analysis.loaders.lexicon import officials
from analysis.reading.bodies import Body, find_bodies
from analysis.reading.cues import CUES, cued
from analysis.reading.dates import When, bounds, find_dates, middle
from analysis.reading.decisions import events_in
from analysis.reading.events import Event
from analysis.reading.mentions import Where, size
from analysis.reading.phrases import phrase
from analysis.reading.places import choose, find_places
from analysis.reading.polarity import is_topical
from analysis.reading.published import find_published
from analysis.reading.sentences import Sentence, sentences_of
from analysis.reading.states import in_office


@dataclass
class Article:
    """A document taken apart: what every later step looks things up in."""

    document: Document
    sentences: list[Sentence]
    where: Where
    published: str
    day: date | None
    exact: bool = True
    bodies: dict[int, list[Body]] = field(default_factory=dict)
    dates: dict[int, list[When]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    main_body: Body | None = None
    main_place: dict[str, Place | None] = field(default_factory=dict)
    main_mention: dict[str, object] = field(default_factory=dict)
    officials: dict[str, Body] = field(default_factory=dict)
    # By sentence, the programs named in it and where (form.programs_in fills it).
    programs: dict[int, dict[str, tuple[int, int]]] = field(default_factory=dict)
    # What the first sentences say the measure does (direction.measure_says fills it).
    measure: tuple[float, tuple[int, int] | None] | None = None

    @cached_property
    def lead(self) -> str:
        """Title and first two paragraphs in lower case, as one text."""
        return CUES.watch(
            " ".join(s.lower for s in self.sentences if s.kind == "title" or s.paragraph in (0, 1))
        )

    @cached_property
    def whole(self) -> str:
        """Everything but headings in lower case, as one text."""
        return CUES.watch(" ".join(s.lower for s in self.sentences if s.kind != "heading"))

    @cached_property
    def everything(self) -> str:
        """All sentences in lower case, as one text."""
        return CUES.watch(" ".join(s.lower for s in self.sentences))

    def weight(self, index: int) -> float:
        """How much the place of a sentence in the article counts: the title and the lead most."""
        sentence = self.sentences[index]
        if sentence.kind == "title":
            return 3.0
        if sentence.paragraph in (0, 1):
            return 3.0 if sentence.paragraph == 0 else 2.0
        return 1.0 if sentence.paragraph < 6 else 0.6


# Bodies that counties have; sheriffs and boards named after a city of another county are rare.
OF_COUNTIES = frozenset({"county_board", "sheriff", "executive"})

# Below these paragraphs an act is looked for only in sentences on the subject, and right beside them.
OPENING = 4

# Words that can only be resolved against a day of publication, not against a month.
NEEDS_DAY = frozenset({"weekday", "today", "ago", "period", "future"})


def last_of_month(published: str) -> date | None:
    """The last day of a month of publication, against which "Jan. 16" gets its year; None for anything else."""
    return bounds(published)[1] if re.fullmatch(r"\d{4}-\d{2}", published) else None


CITY_COMMISSION = cued(r"\b(?:city|town) commission")
COUNTY_COMMISSION = cued(r"\bcounty commission")


def has_city_commission(article: Article) -> bool:
    """Whether the commission spoken of is a city's, as in Florida, and no county's."""
    return bool(CITY_COMMISSION.search(article.everything)) and not COUNTY_COMMISSION.search(
        article.everything
    )


# Chambers that Congress and the states have alike.
CHAMBERS = frozenset({"house", "senate", "judiciary committee", "house judiciary", "senate judiciary", "house committee",
                      "senate committee", "house judiciary committee", "senate judiciary committee", "house panel", "senate panel",
                      "lawmakers", "senators", "house republicans", "senate republicans", "house democrats",
                      "senate democrats"})  # fmt: skip
OF_CONGRESS = phrase("assemble", "of_congress")
OF_A_STATE = phrase("assemble", "of_a_state")


def tells_of_congress(article: Article) -> bool:
    """Whether the House and the Senate spoken of are those of the United States."""
    return bool(OF_CONGRESS.search(article.everything)) and not OF_A_STATE.search(article.everything)


def take_apart(document: Document) -> Article:
    """Sentences, places, bodies, dates and acts of a document."""
    sentences = sentences_of(document)
    published = find_published(document, sentences)
    where = find_places(document, sentences)
    article = Article(document, sentences, where, published, middle(published) or last_of_month(published))
    article.exact = middle(published) is not None
    for sentence in sentences:
        article.bodies[sentence.index] = find_bodies(sentence, where)
        article.dates[sentence.index] = [
            w for w in find_dates(sentence.text, article.day) if article.exact or w.kind not in NEEDS_DAY
        ]
    for bodies in article.bodies.values() if has_city_commission(article) else ():
        for body in bodies:
            if (
                body.kind == "county_board"
                and body.mention is None
                and body.text.lower().startswith("commission")
            ):
                body.kind, body.level = "city_council", "city"
    if tells_of_congress(article):
        for bodies in article.bodies.values():
            for body in bodies:
                if body.kind == "legislature" and body.text.lower() in CHAMBERS:
                    body.kind, body.federal = "federal", True
    article.officials = titled_names(article)
    topical = [is_topical(s.lower) for s in sentences]
    for sentence in sentences:
        if sentence.kind in ("byline", "list"):
            continue
        if sentence.paragraph > OPENING and not any(topical[sentence.index - 1 : sentence.index + 2]):
            continue
        for event in events_in(sentence, article.bodies[sentence.index]):
            event.dates = article.dates[sentence.index]
            if event.agent is None or event.agent.kind in ("", "place"):
                named = by_surname(event, article.officials) or known_official(event, article.published[:4])
                event.agent = named or event.agent
            told = TOLD_THAT.search(sentence.lower[: event.start])
            if told:
                # "Chief Ortiz told the council that he had signed": the one who tells is the one who signed.
                tellers = [
                    b
                    for b in article.bodies[sentence.index]
                    if b.end <= told.start() and b.kind not in ("", "place", "federal")
                ]
                event.agent = tellers[0] if tellers else event.agent
            article.events.append(event)
    rank_places(article)
    for event in article.events:
        if (
            event.agent is None
            and article.main_body is not None
            and event.lemma == "fail"
            and event.kind in ("adopt", "reject")
        ):
            # "The motion failed", "Resolution adopted": minutes leave the body out.
            event.agent = article.main_body
        if (
            event.agent is None
            and article.main_body is not None
            and PRONOUN_SUBJECT.search(event.sentence.lower[: event.start])
        ):
            event.agent = article.main_body
    return article


TOLD_THAT = re.compile(r"\b(?:said|told|announced|confirmed)\b.*\b(?:he|she) (?:had|has)(?: \w+ly)? $")
PRONOUN_SUBJECT = phrase("assemble", "pronoun_subject")
# A title with the name that follows it: "Mayor Jim Kenney", "Gov. Brian Kemp", "Sheriff Tom Spangler".
NAMED = re.compile(r"^,? ?((?:[A-Z][\w.'-]*\.? ){0,3})([A-Z][a-zA-Z'-]{2,})\b")


def titled_names(article: Article) -> dict[str, Body]:
    """Surname -> the office its bearer was introduced with: later sentences say only "Kenney signed"."""
    found: dict[str, Body] = {}
    for index, bodies in article.bodies.items():
        text = article.sentences[index].text
        for body in bodies:
            if body.kind in ("executive", "sheriff", "police"):
                match = NAMED.match(text[body.end :])
                if match:
                    found.setdefault(match[2], body)
                    if body.mention is None:
                        name = f"{match[1]}{match[2]}"
                        body.place = known_office(name, body, article.published[:4])
                        if body.place is None and not match[1]:
                            body.place = known_surname(name, body, article)
    return found


def known_office(name: str, body: Body, year: str) -> Place | None:
    """The city or county of a mayor or sheriff whom the list of officials knows by full name, in that year."""
    words = name.split()
    for row in officials().get(f"{words[0]} {words[-1]}" if len(words) > 1 else name, ()):
        if row["office"] not in ("mayor", "sheriff", "county_executive") or (
            year and not in_office(row, year)
        ):
            continue
        known = gazetteer()
        bare = bare_county_name(row["jurisdiction"])
        options = (
            known.counties.get(bare, [])
            if row["office"] != "mayor"
            else known.names.get(row["jurisdiction"], [])
        )
        same = [place for place in options if place.state == row["state"]]
        if same:
            return lifted(max(same, key=size), body)
    return None


@cache
def by_last_name() -> dict[tuple[str, str], list[tuple[str, dict[str, str]]]]:
    """Office and surname -> full name and row of the list of officials."""
    found: dict[tuple[str, str], list[tuple[str, dict[str, str]]]] = {}
    for name, rows in officials().items():
        for row in rows:
            found.setdefault((row["office"], name.split()[-1]), []).append((name, row))
    return found


def known_surname(surname: str, body: Body, article: Article) -> Place | None:
    """The place of "Mayor Nutter" or "Sheriff Arpaio".

    Of those of that surname in office that year, the only one whose state the article speaks of, or the only one at all.
    """
    office = {"executive": "mayor", "sheriff": "sheriff"}.get(body.kind, "")
    year = article.published[:4]
    rows = [(n, r) for n, r in by_last_name().get((office, surname), ()) if not year or in_office(r, year)]
    best = article.where.best_state()
    rows = [(n, r) for n, r in rows if r["state"] == best] or rows
    return known_office(rows[0][0], body, year) if len({r["jurisdiction"] for _, r in rows}) == 1 else None


# What the list of officials calls an office -> kind of body and level.
OFFICES = {"mayor": ("executive", "city"), "sheriff": ("sheriff", "county"), "county_executive": ("executive", "county"),
           "governor": ("executive", "state"), "attorney_general": ("executive", "state")}  # fmt: skip


def known_official(event: Event, year: str) -> Body | None:
    """An official named in full and without a title right before the verb, whom the list of officials knows."""
    match = re.search(
        r"([A-Z][\w.'-]+) (?:[A-Z]\. )?([A-Z][\w'-]+)(?: has| also| on \w+| \w+ly)* ?$",
        event.sentence.text[: event.start],
    )
    if not match:
        return None
    rows = [
        r
        for r in officials().get(f"{match[1]} {match[2]}", ())
        if r["office"] in OFFICES and (not year or in_office(r, year))
    ]
    if len({(r["office"], r["jurisdiction"], r["state"]) for r in rows}) != 1:
        return None
    kind, level = OFFICES[rows[0]["office"]]
    body = Body(
        event.sentence.index,
        match.start(),
        match.end(2),
        match.group().strip(),
        kind,
        level,
        state=rows[0]["state"],
    )
    if level != "state":
        body.place = known_office(f"{match[1]} {match[2]}", body, year)
    return body


def governor_named(text: str, year: str) -> str:
    """The state of a governor named behind the title, by surname; '' where none or several of that name were in office."""
    match = NAMED.match(text)
    if not match:
        return ""
    rows = [
        row
        for office in ("governor", "attorney_general")
        for _, row in by_last_name().get((office, match[2]), ())
    ]
    states = {row["state"] for row in rows if not year or in_office(row, year)}
    return states.pop() if len(states) == 1 else ""


def by_surname(event: Event, officials: dict[str, Body]) -> Body | None:
    """The official whose surname is the last name before the verb."""
    before = event.sentence.text[: event.start]
    for match in reversed(list(re.finditer(r"\b[A-Z][a-zA-Z'-]{2,}", before[-60:]))):
        name = match.group().removesuffix("'s")
        if name in officials:
            return officials[name]
    return None


def place_of(body: Body, article: Article) -> Place | None:
    """The place a body stands for, chosen among namesakes; None where there is none or the signs do not decide."""
    if body.place is None and body.mention is not None:
        body.place = county_named(body, article) or lifted(choose(body.mention, article.where), body)
    return body.place


def county_named(body: Body, article: Article) -> Place | None:
    """The county that a county's body is named after without the word: "Westchester legislators", "Milwaukee supervisors".

    None where the name is no county's, or the signs do not decide among several.
    """
    mention = body.mention
    counties = gazetteer().counties.get(mention.name, [])
    if any(place.id in gazetteer().consolidated for place in mention.candidates):
        return None
    if mention.level != "city" or body.level != "county" or body.kind not in OF_COUNTIES or not counties:
        return None
    states = {place.state for place in mention.candidates} if mention.stated else set()
    counties = [place for place in counties if not states or place.state in states]
    return choose(replace(mention, level="county", candidates=counties), article.where) if counties else None


def lifted(place: Place | None, body: Body) -> Place | None:
    """The county of a city whose sheriff or supervisors act; the city-county of San Francisco."""
    if place is None:
        return None
    known = gazetteer()
    if (
        place.level == "city"
        and body.level == "county"
        and body.kind in ("sheriff", "county_board", "executive")
    ):
        county = known.by_geoid.get(known.consolidated.get(place.id, place.county_fips))
        return named_like_city(county, place) if county else place
    if place.level == "city" and known.consolidated.get(place.id) == "06075":
        return named_like_city(known.by_geoid["06075"], place)
    return place


def named_like_city(county: Place, city: Place) -> Place:
    """A consolidated city-county under the city's name; any other county as it is."""
    if gazetteer().consolidated.get(city.id) == county.id:
        return Place(county.id, city.name, "county", county.state, county.county_fips, county.latitude, county.longitude,
                     city.population or county.population, county.kind)  # fmt: skip
    return county


def rank_places(article: Article) -> None:
    """The body and, per level, the place that the article is about."""
    scores: dict[tuple, float] = {}
    sample: dict[tuple, Body] = {}
    for index, bodies in article.bodies.items():
        for body in bodies:
            if body.federal or body.kind in ("", "place", "federal") or body.mention is None:
                continue
            place = place_of(body, article)
            key = (body.kind, place.id if place else body.mention.name)
            scores[key] = scores.get(key, 0) + article.weight(index) * 0.5
            sample.setdefault(key, body)
    for event in article.events:
        agent = event.agent
        if (
            agent is None
            or agent.federal
            or agent.kind in ("", "place", "federal")
            or not (event.real and (event.topical or event.measure))
        ):
            continue
        place = place_of(agent, article)
        key = (agent.kind, place.id if place else agent.mention.name if agent.mention else "")
        scores[key] = scores.get(key, 0) + article.weight(event.sentence.index) * (
            1.5 if event.topical else 1.0
        )
        sample.setdefault(key, agent)
    if scores:
        article.main_body = sample[max(scores, key=lambda k: (scores[k], k[0]))]
    else:
        article.main_body = unplaced_body(article)
    for level in ("city", "county"):
        rank_level(article, level, sample, scores)


def unplaced_body(article: Article) -> Body | None:
    """The body the article speaks of most where none is named together with its place."""
    weights: dict[str, float] = {}
    first: dict[str, Body] = {}
    for index, bodies in article.bodies.items():
        for body in bodies:
            if body.federal or body.kind in ("", "place", "federal", "police"):
                continue
            weights[body.kind] = weights.get(body.kind, 0) + article.weight(index)
            first.setdefault(body.kind, body)
    return first[max(weights, key=lambda k: (weights[k], k))] if weights else None


def rank_level(article: Article, level: str, sample: dict, scores: dict) -> None:
    """The place of one level the article is about: by its bodies first, by bare mentions otherwise."""
    weights: dict[str, float] = {}
    mentions: dict[str, object] = {}
    best = article.where.best_state(margin=2.0)
    for mention in article.where.mentions:
        if mention.level != level:
            continue
        add = article.weight(mention.sentence) * (0.4 if mention.weak else 1.0)
        if best and not any(place.state == best for place in mention.candidates):
            add *= 0.25
        weights[mention.name] = weights.get(mention.name, 0) + add
        mentions.setdefault(mention.name, mention)
        if mention.explicit:
            mentions[mention.name] = mention
    for key, body in sample.items():
        if body.mention is not None and body.mention.level == level:
            weights[body.mention.name] = weights.get(body.mention.name, 0) + 2 * scores[key]
    if not weights:
        return
    name = max(weights, key=lambda n: (weights[n], n))
    article.main_mention[level] = mentions.get(name)
    article.main_place[level] = choose(mentions[name], article.where) if name in mentions else None
