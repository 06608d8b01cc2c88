"""How sure a row is: the share of the signs the reading looks for that were there.

Not a probability by construction; `python -m analysis score` shows, band by band, how often rows came out right, and the
codebook quotes that. Weights add up to one.
"""

from analysis.reading.assemble import Article
from analysis.reading.decisions import Event
from analysis.reading.model import Action

# sign -> its weight
WEIGHTS = {
    "body named in the act's own sentence": 0.15,
    "place decided among its namesakes": 0.20,
    "state spoken for by other signs": 0.10,
    "direction said the same by all that speaks of it": 0.20,
    "day given": 0.10,
    "stands in the title or lead and is told as a decision": 0.15,
    "vote counted, or a verb that means nothing else": 0.10,
}
STRONG_SCORE, FAIR_SCORE = 7.0, 6.0


def signs_of(action: Action, event: Event | None, article: Article, agreement: float) -> dict[str, float]:
    """For each sign how far it was there, 0 to 1."""
    weights = article.where.states
    state = action.get("state")
    others = max((w for s, w in weights.items() if s != state), default=0.0)
    named = bool(action.values.get("body") and action.values["body"].spans)
    given = {"stated": 1.0, "weekday": 1.0, "relative": 0.8, "published": 0.4}.get(action.date_basis, 0.0)
    score = event.score if event is not None else 0.0
    told = 1.0 if score >= STRONG_SCORE else 0.6 if score >= FAIR_SCORE else 0.3 if score else 0.0
    plain = event is not None and (
        event.lead_in is not None or event.tally is not None or event.kind in ("reject", "repeal")
    )
    return {
        "body named in the act's own sentence": float(named),
        "place decided among its namesakes": float(
            action.place is not None or action.get("level") == "school_district"
        ),
        "state spoken for by other signs": min(1.0, max(0.0, (weights.get(state, 0.0) - others) / 3))
        if state
        else 0.0,
        "direction said the same by all that speaks of it": agreement,
        "day given": given,
        "stands in the title or lead and is told as a decision": told,
        "vote counted, or a verb that means nothing else": float(plain),
    }


def confidence_of(action: Action, event: Event | None, article: Article, agreement: float = 1.0) -> float:
    """The weighted share of the signs, two decimals. ``agreement`` says how far the direction's signs agree, 0 to 1."""
    signs = signs_of(action, event, article, agreement)
    return round(sum(WEIGHTS[name] * value for name, value in signs.items()), 2)
