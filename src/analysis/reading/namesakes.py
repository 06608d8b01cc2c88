"""Bodies of one name at different levels: the commission of a city or a county, the chambers of Congress or a state."""

from analysis.reading.article import Article
from analysis.reading.cues import cued
from analysis.reading.phrases import phrase

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
PERHAPS_OF_CONGRESS = phrase("assemble", "perhaps_of_congress")
OF_A_STATE = phrase("assemble", "of_a_state")


def tells_of_congress(article: Article) -> bool:
    """Whether the House and the Senate spoken of are those of the United States."""
    if OF_A_STATE.search(article.everything):
        return False
    perhaps = PERHAPS_OF_CONGRESS.search(article.everything) and not article.where.best_state()
    return bool(perhaps or OF_CONGRESS.search(article.everything))


def settle_levels(article: Article) -> None:
    """Give the article's bodies of such names the level that the whole article speaks of, in place."""
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
