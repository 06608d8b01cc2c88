"""Officials looked up by name: those an article introduces with a title, and those the list of officials knows."""

import re
from functools import cache

from analysis.loaders.gazetteer import Place, bare_county_name, gazetteer
from analysis.loaders.lexicon import officials
from analysis.reading.article import Article
from analysis.reading.bodies import Body
from analysis.reading.body_places import lifted
from analysis.reading.events import Event
from analysis.reading.mentions import size
from analysis.reading.states import in_office

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
