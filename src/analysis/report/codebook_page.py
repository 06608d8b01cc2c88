"""The codebook as a page: data/processed/CODEBOOK.md."""

from collections.abc import Sequence

from analysis import paths
from analysis.report.markdown import markdown_page
from analysis.report.site import RECORD, Page

PAGE: Page = {
    "file": "codebook.html",
    "short": "Codebook",
    "title": "Codebook",
    "summary": "What a row and a column of each table mean, and every word that the tables use.",
    "group": RECORD,
}
NOTE = (
    'The same text lies beside the tables as <a href="data/CODEBOOK.md">CODEBOOK.md</a>; the files are on the page of '
    '<a href="downloads.html">downloads</a>. Words of the subject, such as detainer or 287(g), are in the '
    '<a href="glossary.html">glossary</a>.'
)


def page_html(pages: Sequence[Page]) -> str:
    """The whole page. Raises ProjectError where its text is not there."""
    return markdown_page(paths.processed() / "CODEBOOK.md", PAGE, pages, NOTE, "make data")
