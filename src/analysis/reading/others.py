"""The other acts an article tells of beside its news: earlier steps, neighbours, standing rules, requests and refusals.

Strict on purpose: a row is made only where one sentence names who acted and what was decided about cooperation with ICE.
"""

from analysis.reading.article import Article
from analysis.reading.confidence import confidence_of
from analysis.reading.earlier_acts import earlier_acts, record_of_earlier, relation_to_main
from analysis.reading.events import Event
from analysis.reading.federal_answers import refusal, requests
from analysis.reading.model import Action
from analysis.reading.standing_rules import standing_rules


def find_others(
    main: Event, main_action: Action, article: Article
) -> tuple[list[Action], list[tuple[int, int, str]]]:
    """The other acts, and links as (index, index, relation) where 0 is the main act and others follow in order."""
    place = main_action.place
    taken: set = {(place.id if place else "", main_action.get("body"), main_action.get("stage"))}
    taken.add((place.id if place else "", main_action.get("stage")))
    actions: list[Action] = []
    links: list[tuple[int, int, str]] = []
    for event, why in earlier_acts(main, article, taken):
        actions.append(record_of_earlier(event, why, main, main_action, article))
        relation = relation_to_main(event, why, actions[-1], main_action, article)
        if relation:
            links.append((0, len(actions), relation))
    for action in requests(article, main, taken):
        actions.append(action)
        if (
            main_action.get("stage") == "denied"
            and action.place is not None
            and place is not None
            and action.place.id == place.id
        ):
            links.append((0, len(actions), "denies"))
    for event in article.events:
        extra = refusal(event, main, article, taken)
        if extra:
            actions.append(extra)
    for rule in standing_rules(article):
        key = (rule.place.id, "in_force")
        if key not in taken and not (
            place is not None
            and rule.place.id == place.id
            and main_action.get("stage") in ("adopted", "introduced", "repealed")
        ):
            taken.add(key)
            actions.append(rule)
    for action in actions:
        if not action.confidence:
            action.confidence = confidence_of(action, None, article)
    return actions, links
