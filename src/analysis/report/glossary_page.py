"""The glossary as a page: docs/glossary.md."""

from collections.abc import Sequence

from analysis import paths
from analysis.report.markdown import markdown_page
from analysis.report.site import RECORD, Page

PAGE: Page = {
    "file": "glossary.html",
    "short": "Glossary",
    "title": "Glossary",
    "summary": "The words of the subject, from detainer and 287(g) to the orders that the timeline names.",
    "group": RECORD,
}
NOTE = 'Columns of the tables and their values are explained in the <a href="codebook.html">codebook</a>.'


def page_html(pages: Sequence[Page]) -> str:
    """The whole page. Raises ProjectError where its text is not there."""
    return markdown_page(paths.DOCS / "glossary.md", PAGE, pages, NOTE, "git checkout docs")
