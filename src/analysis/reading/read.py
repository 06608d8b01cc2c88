"""Read one document: the way from segments to actions and links."""

from analysis.loaders.document import Document
from analysis.reading.assemble import take_apart
from analysis.reading.model import Reading
from analysis.reading.news import find_news
from analysis.reading.others import find_others
from analysis.reading.record import record_of


def read(document: Document) -> Reading:
    """What a document reports: its main act first, then others it tells of, with links and evidence."""
    article = take_apart(document)
    reading = Reading(document)
    event = find_news(article)
    if event is None:
        return reading
    action = record_of(event, article, is_main=True)
    if action.get("jurisdiction") and action.get("direction"):
        others, links = find_others(event, action, article)
        reading.actions = [action, *others]
        reading.links = links
    return reading
