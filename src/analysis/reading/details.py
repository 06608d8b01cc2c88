"""The rest of the record: provisions of each act; people, quantities, timetables and conflicts of the article."""

from analysis.reading.article import Article
from analysis.reading.conflicts import find_conflicts
from analysis.reading.model import Reading
from analysis.reading.people import find_people
from analysis.reading.provision_sentences import sentence_of
from analysis.reading.provisions import find_provisions
from analysis.reading.quantities import find_quantities
from analysis.reading.timetables import find_timetables

# Positions that a row carries beside its values.
SPANS = frozenset({"span", "span_b", "spans"})


def bare(rows: list[dict], **more) -> list[dict]:
    """Rows without their positions, with whatever belongs to all of them."""
    return [more | {name: value for name, value in row.items() if name not in SPANS} for row in rows]


def add_details(reading: Reading, article: Article) -> None:
    """Fill the lists of a reading and the provisions of its actions, in place."""
    told = [sentence_of(action, article) for action in reading.actions]
    for action, index in zip(reading.actions, told, strict=True):
        elsewhere = frozenset(i for i in told if i not in (None, index))
        action.provisions = find_provisions(action, index, article, elsewhere)
    main = {"action": 0} if reading.actions else {}
    # A timetable is one of an act: without an act there is nothing to key it by.
    steps = find_timetables(article) if reading.actions else []
    reading.people = bare(find_people(article), **main)
    reading.quantities = bare(find_quantities(article))
    reading.timetables = bare(steps, **main)
    reading.conflicts = bare(find_conflicts(article, steps))
