"""How sure a row is: the share of rows with such signs that came out right.

For an article's main act the signs are weighed by what was right and wrong in the labelled articles, each judged by
models that had not seen it (training/README.md; weights/confidence.csv). Acts told of beside the main one are found by
rules alone; theirs is the weighted share of the signs the rules look for, and is no measured share.
"""

import math
from functools import cache

from analysis.reading.article import Article
from analysis.reading.events import Event
from analysis.reading.judgement import WEIGHTS, read_table
from analysis.reading.model import Action

# sign -> its weight, for acts beside the main one; they add up to 0.9: such rows are never certain
BESIDE = {
    "body named in the act's own sentence": 0.15,
    "place decided among its namesakes": 0.20,
    "state spoken for by other signs": 0.10,
    "direction said the same by all that speaks of it": 0.20,
    "day given": 0.10,
    "told as a decision": 0.15,
}
STRONG_SCORE, FAIR_SCORE = 7.0, 6.0
# A main act less sure than this is left out: most such rows are wrong, and a blank is better (training/README.md).
LEAST_SURE = 0.25
# A share that counts as certain: beyond it more certainty says nothing.
MOST = 0.995


def odds(share: float) -> float:
    """A share as the logarithm of its odds."""
    share = min(MOST, max(1 - MOST, share))
    return math.log(share / (1 - share))


def state_margin(action: Action, article: Article) -> float:
    """How far the signs for the row's state outweigh those for any other, 0 to 1."""
    weights, state = article.where.states, action.get("state")
    others = max((w for s, w in weights.items() if s != state), default=0.0)
    return min(1.0, max(0.0, (weights.get(state, 0.0) - others) / 3)) if state else 0.0


def place_decided(action: Action) -> bool:
    """Whether the place is one the gazetteer knows, or a district, which it does not hold."""
    return action.place is not None or action.get("level") == "school_district"


def signs_of(
    action: Action, article: Article, stage_share: float, direction_share: float
) -> dict[str, float]:
    """The signs of a main act that tell how likely its record is right."""
    return {
        "stage": odds(stage_share),
        "direction": odds(direction_share),
        "place decided": float(place_decided(action)),
        "state spoken for": state_margin(action, article),
        "body named": float(bool(action.values.get("body") and action.values["body"].spans)),
    }


@cache
def weights() -> dict[str, float]:
    """weights/confidence.csv: sign -> weight on the logarithm of the odds."""
    return {sign: float(weight) for sign, weight in read_table(WEIGHTS / "confidence.csv")[1:]}


def confidence_of_main(action: Action, article: Article, stage_share: float, direction_share: float) -> float:
    """The share of rows like this whose place, state, stage and direction were all right, two decimals."""
    known = weights()
    signs = signs_of(action, article, stage_share, direction_share)
    total = known["start"] + sum(known[name] * value for name, value in signs.items())
    return round(1 / (1 + math.exp(-total)), 2)


def confidence_of(action: Action, event: Event | None, article: Article, agreement: float = 1.0) -> float:
    """The weighted share of the signs of an act beside the main one. ``agreement``: how far its direction's signs agree."""
    named = bool(action.values.get("body") and action.values["body"].spans)
    given = {"stated": 1.0, "weekday": 1.0, "relative": 0.8, "published": 0.4}.get(action.date_basis, 0.0)
    score = event.score if event is not None else 0.0
    signs = {
        "body named in the act's own sentence": float(named),
        "place decided among its namesakes": float(place_decided(action)),
        "state spoken for by other signs": state_margin(action, article),
        "direction said the same by all that speaks of it": agreement,
        "day given": given,
        "told as a decision": 1.0
        if score >= STRONG_SCORE
        else 0.6
        if score >= FAIR_SCORE
        else 0.3
        if score
        else 0.0,
    }
    return round(sum(BESIDE[name] * value for name, value in signs.items()), 2)
