"""The place that a body stands for: chosen among namesakes, lifted from a city to its county."""

from dataclasses import replace

from analysis.loaders.gazetteer import Place, gazetteer
from analysis.reading.article import Article
from analysis.reading.bodies import Body
from analysis.reading.places import choose

# Bodies that counties have; sheriffs and boards named after a city of another county are rare.
OF_COUNTIES = frozenset({"county_board", "sheriff", "executive"})
# The five counties that are New York City's boroughs.
BOROUGHS = frozenset({"36005", "36047", "36061", "36081", "36085"})


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
    """The county of a city whose sheriff or supervisors act; the city-county of San Francisco; New York City for its boroughs."""
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
    if place.county_fips in BOROUGHS and place.level == "city":
        # "a Queens city councilmember": a borough has no council of its own.
        return known.names["New York City"][0]
    return place


def named_like_city(county: Place, city: Place) -> Place:
    """A consolidated city-county under the city's name; any other county as it is."""
    if gazetteer().consolidated.get(city.id) == county.id:
        return Place(county.id, city.name, "county", county.state, county.county_fips, county.latitude, county.longitude,
                     city.population or county.population, county.kind)  # fmt: skip
    return county
