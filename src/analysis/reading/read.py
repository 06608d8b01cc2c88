"""Read one document: the way from segments to actions, links and details."""

from analysis.loaders.document import Document
from analysis.reading.assemble import take_apart
from analysis.reading.confidence import LEAST_SURE
from analysis.reading.details import add_details
from analysis.reading.judgement import judge, judge_direction
from analysis.reading.main_act import main_act
from analysis.reading.model import Reading
from analysis.reading.news import weigh
from analysis.reading.others import find_others
from analysis.reading.record import record_of


def read(document: Document) -> Reading:
    """What a document reports: its main act first, then others it tells of, with links, details and evidence.

    An act whose place or direction the article does not give, or of which the judgement is too little sure, is left
    out: it would not be a row anybody can use.
    """
    article = take_apart(document)
    reading = Reading(document)
    weighed = weigh(article)
    judged = judge(article, weighed)
    event = main_act(article, weighed, judged)
    action = None
    if event is not None:
        way = judge_direction(judged.described, event, article)
        action = record_of(event, article, is_main=True, judged=(judged.share, *way))
    given = action is not None and action.get("jurisdiction") and action.get("direction")
    # A federal refusal is seen by the rules: how sure the model is of it says little.
    if given and (action.confidence >= LEAST_SURE or action.get("stage") == "denied"):
        others, reading.links = find_others(event, action, article)
        reading.actions = [action, *others]
    add_details(reading, article)
    return reading
