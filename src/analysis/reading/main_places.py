"""The body and, per level, the place that an article is about."""

from analysis.reading.article import Article
from analysis.reading.background import is_background
from analysis.reading.bodies import Body
from analysis.reading.body_places import place_of
from analysis.reading.places import choose

# What an act of the story's past says of whom the article is about.
BACKGROUND = 0.3


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
        share = BACKGROUND if is_background(event, article) else 1.5 if event.topical else 1.0
        scores[key] = scores.get(key, 0) + article.weight(event.sentence.index) * share
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
