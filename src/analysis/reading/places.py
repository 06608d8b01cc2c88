"""Places in the text: counties, states, cities and towns, and which of several bearers of a name is meant."""

import math

from analysis.loaders.document import Document
from analysis.loaders.gazetteer import Place
from analysis.reading.mentions import Mention, Where, size
from analysis.reading.names import find_in
from analysis.reading.sentences import Sentence
from analysis.reading.states import KNOWN_ALONE, TIMES_LARGER, weigh_names, weigh_outlet, weigh_places

# What the weight of a state is at least that is named by itself, and not as part of another name.
NAMED_ONCE = 1.0
# The last paragraph in which a dateline is looked for.
LAST_WITH_DATELINE = 3


def find_places(document: Document, sentences: list[Sentence]) -> Where:
    """Every place the kept text names, and the weight of the signs for each state."""
    where = Where()
    # Above the dateline may stand a day, a note or a summary.
    opening = {s.index for s in sentences if s.kind == "body" and s.paragraph <= LAST_WITH_DATELINE}
    for sentence in sentences:
        for mention in find_in(sentence, dateline=sentence.index in opening):
            if mention.dateline:
                opening.clear()
            where.mentions.append(mention)
            where.by_sentence.setdefault(mention.sentence, []).append(mention)
    weigh_outlet(document, where)
    weigh_names(sentences, where, document.published[:4])
    weigh_places(where)
    return where


def only_one_named(place: Place, mention: Mention, where: Where) -> bool:
    """Whether a place's state is named in the text, and that of no other bearer of the name."""
    named = {other.state for other in mention.candidates if other.state in where.state_spans}
    return named == {place.state} and where.states[place.state] >= NAMED_ONCE


def choose(mention: Mention, where: Where) -> Place | None:
    """Which bearer of the name is meant; None where the signs do not decide, or the gazetteer has none."""
    if not mention.candidates:
        return None
    if len(mention.candidates) == 1:
        place = mention.candidates[0]
        # A lone bearer in a state that nothing speaks for, where all speaks for another, is a namesake unlisted.
        best = where.best_state()
        if (
            best
            and place.state != best
            and where.states.get(place.state, 0) < 1.3
            and size(place) < 20_000
            and not mention.stated
        ):
            return None
        return place
    scored = []
    for place in mention.candidates:
        weight = where.states.get(place.state, 0.0)
        scored.append((min(weight, 8.0) + 0.55 * math.log10(size(place) + 10), size(place), place))
    scored.sort(key=lambda row: (-row[0], -row[1], row[2].id))
    best, second = scored[0], scored[1]
    if best[2].state == second[2].state:
        # Two of a name in one state: a town and a village, or a borough of a city; the larger one.
        return best[2] if best[1] >= second[1] else second[2]
    if best[0] - second[0] >= 1.0 or only_one_named(best[2], mention, where):
        return best[2]
    largest = max(scored, key=lambda row: row[1])
    others = max((row[1] for row in scored if row is not largest), default=0)
    if (
        mention.level == "city"
        and largest[1] >= KNOWN_ALONE
        and largest[1] > TIMES_LARGER * others
        and largest is best
    ):
        return best[2]
    return None
