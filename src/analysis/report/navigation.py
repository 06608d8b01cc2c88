"""Which pages there are, in which order: the front page, the notebooks, and pages made by modules of their own.

A module that makes a page holds ``PAGE`` (what the navigation says of it) and a function that takes all pages of the
navigation and returns the whole page. A module of ``MODULES`` that is not there is passed over, so that a page can
come and go with it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from analysis.report.site import FINDINGS, SUMMARY, TITLE, Page

INDEX: Page = {
    "file": "index.html",
    "short": "Overview",
    "title": TITLE,
    "summary": SUMMARY,
    "group": FINDINGS,
}
# Modules of this package that make one page each, in the order of the navigation, each with the function that does.
MODULES = {
    "explorer": "page_html",
    "method_page": "page_html",
    "sources_page": "page_html",
    "glossary_page": "page_html",
    "codebook_page": "page_html",
    "downloads_page": "page_html",
}
# Short names of notebooks that their files do not give. The pages of EARLY stand before the other notebooks, since most
# readers look for their own place first; those of LATE behind them, since they are about a small part of the record.
SHORT = {"01-articles": "Articles read"}
EARLY, LATE = ("explorer.html",), ("01-articles.html",)


@dataclass(frozen=True)
class MadePage:
    """A page made by a module of its own: what the navigation says of it, and what makes it."""

    page: Page
    html: Callable[[Sequence[Page]], str]


def made_pages() -> dict[str, MadePage]:
    """The pages of those modules that are there, by file."""
    found = {}
    for name, function in MODULES.items():
        if find_spec(f"{__package__}.{name}"):
            module = import_module(f"{__package__}.{name}")
            found[module.PAGE["file"]] = MadePage(module.PAGE, getattr(module, function))
    return found


def notebook_page(stem: str, notebook: Any) -> Page:
    """What the navigation says of a notebook: its title is its first heading, its summary its first lines."""
    lines = notebook.cells[0]["source"].strip().splitlines()
    title = lines[0].lstrip("# ").strip()
    summary = next((line.strip() for line in lines[1:] if line.strip()), "")
    short = SHORT.get(stem) or stem.split("-", 1)[-1].replace("-", " ").capitalize()
    return {
        "file": f"{stem}.html",
        "short": short,
        "title": title,
        "summary": plain(summary),
        "group": FINDINGS,
    }


def plain(markdown: str) -> str:
    """Markdown of one line without its marks."""
    return markdown.replace("**", "").replace("`", "").replace("*", "")


def all_pages(notebooks: Mapping[str, Any]) -> list[Page]:
    """Every page of the site in the order of the navigation; ``notebooks`` holds the executed ones by stem."""
    own = [notebook_page(stem, notebook) for stem, notebook in notebooks.items()]
    pages = [*own, *(made.page for made in made_pages().values())]
    findings = [page for page in pages if page["group"] == FINDINGS]
    findings.sort(key=lambda page: (page["file"] in LATE, page["file"] not in EARLY))
    return [INDEX, *findings, *(page for page in pages if page["group"] != FINDINGS)]
