"""How the record was made, as a page: docs/record.md."""

from collections.abc import Sequence

from analysis import paths
from analysis.report.markdown import markdown_page
from analysis.report.site import RECORD, Page

PAGE: Page = {
    "file": "method.html",
    "short": "Method",
    "title": "How acts were coded",
    "summary": "What counts as an act, how acts were found, and how they were checked.",
    "group": RECORD,
}
NOTE = 'The pages that the acts rest on are listed under <a href="sources.html">sources and corrections</a>.'


def page_html(pages: Sequence[Page]) -> str:
    """The whole page. Raises ProjectError where its text is not there."""
    return markdown_page(paths.DOCS / "record.md", PAGE, pages, NOTE, "git checkout docs")
