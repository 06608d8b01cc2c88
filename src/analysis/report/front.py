"""The front page: what this is, its numbers, its figures, the way to everything else."""

from collections.abc import Sequence

from analysis import paths
from analysis.charts.draw import FIGURES
from analysis.charts.words import number_words
from analysis.errors import ProjectError
from analysis.report import html
from analysis.report.front_numbers import cards, introduction
from analysis.report.navigation import INDEX
from analysis.report.prose_spread import note_agreements
from analysis.report.site import Page, citation, render

# The figures of the front page in order: each with its heading, and the pages that may explain it, the best first.
FRONT = (
    ("timeline", "The timeline", ("02-timeline",)),
    ("map-us", "The country", ("03-map",)),
    ("map-eras", "The country, era by era", ("03-map",)),
    ("map-bay-area", "The Bay Area and Sacramento", ("03-map",)),
    ("map-southern-california", "Southern California", ("03-map",)),
    ("map-new-york-washington", "New York to Washington", ("03-map",)),
    ("spread", "How acts spread", ("04-spread",)),
    ("provisions", "What the acts do", ("05-provisions",)),
    ("adoption", "How they were adopted", ("06-adoption",)),
    ("readings", "From the first step to the last", ("06-adoption",)),
    ("certainty", "How certain the record is", ("07-certainty",)),
    ("reading", "What was read of the articles", ("01-articles",)),
)


def front_figures() -> list[tuple[str, str, tuple[str, ...]]]:
    """Those of ``FRONT`` that the project draws, then those it draws that ``FRONT`` does not know."""
    known = {figure_id for figure_id, *_ in FRONT}
    new = [(name, name.replace("-", " ").capitalize(), ()) for name in FIGURES if name not in known]
    return [*(entry for entry in FRONT if entry[0] in FIGURES), *new]


def front_figure(
    figure_id: str, heading: str, stems: Sequence[str], titles: dict[str, str]
) -> dict[str, str]:
    """A figure of the front page: the page that explains it ("" where there is none) with its title, heading, HTML.

    ``titles`` holds the title of every page by its file.

    Raises ProjectError where it has not been drawn.
    """
    picture = paths.figures() / f"{figure_id}.png"
    words = picture.with_suffix(".txt")
    if not words.exists() or not picture.exists():
        raise ProjectError(
            f"figures/{figure_id}.png is not there. Run `make figures` in the project folder first."
        )
    page = next((f"{stem}.html" for stem in stems if f"{stem}.html" in titles), "")
    shown = html.figure(picture, words.read_text(encoding="utf-8").strip(), html.figure_files(figure_id))
    return {"page": page, "page_title": titles.get(page, ""), "title": heading, "html": shown.html}


def index_html(pages: Sequence[Page]) -> str:
    """The whole page. Raises ProjectError where a figure or a table is missing."""
    from analysis.tables.store import read_table

    titles = {page["file"]: page["title"] for page in pages}
    values = {
        "introduction": introduction(),
        "numbers": cards(),
        "figures": [front_figure(*entry, titles) for entry in front_figures()],
        "articles": number_words(len(read_table("articles")), "news article"),
        "agreements": note_agreements(),
        "citation": citation(),
    }
    return render("index.html.j2", INDEX, pages, values)
