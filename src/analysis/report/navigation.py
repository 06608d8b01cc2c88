"""Which pages there are, in which order: the front page, the notebooks, and pages made by modules of their own.

A module that makes a page holds ``PAGE`` (what the navigation says of it) and ``page_html(pages)``, which returns
the whole page. A module of ``MODULES`` that is not there is passed over, so that a page can come and go with it.
"""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from analysis.report.site import FINDINGS, SUMMARY, TITLE, Page

INDEX: Page = {
    "file": "index.html",
    "short": "Overview",
    "title": TITLE,
    "summary": SUMMARY,
    "group": FINDINGS,
}
# Modules of this package that make one page each, in the order of the navigation.
MODULES = ("explorer", "codebook_page", "downloads_page", "sources_page")


def page_modules() -> dict[str, ModuleType]:
    """The modules of ``MODULES`` that are there, by the file they make."""
    names = [f"{__package__}.{name}" for name in MODULES]
    found = [import_module(name) for name in names if find_spec(name)]
    return {module.PAGE["file"]: module for module in found if hasattr(module, "PAGE")}


def notebook_page(stem: str, notebook: Any) -> Page:
    """What the navigation says of a notebook: its title is its first heading, its summary its first lines."""
    lines = notebook.cells[0]["source"].strip().splitlines()
    title = lines[0].lstrip("# ").strip()
    summary = next((line.strip() for line in lines[1:] if line.strip()), "")
    short = stem.split("-", 1)[-1].replace("-", " ").capitalize()
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
    return [INDEX, *own, *(module.PAGE for module in page_modules().values())]
