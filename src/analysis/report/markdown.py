"""Markdown files as pages: headings with ids, a table of contents, tables that a screen reader can walk."""

import re
from collections.abc import Sequence
from html import escape, unescape
from pathlib import Path

from analysis import paths
from analysis.errors import ProjectError
from analysis.report.site import Page, render

TAG = re.compile(r"<[^>]+>")
FIRST_CELL = re.compile(r"<td([^>]*)>(.*?)</td>", re.DOTALL)


def slug(words: str, taken: set[str]) -> str:
    """An id for a heading as GitHub makes it ("How to read" is how-to-read), told apart from those ``taken``."""
    base = re.sub(r"[^\w -]", "", words.lower()).strip().replace(" ", "-") or "part"
    name, number = base, 1
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name)
    return name


def renderer(title: str):
    """nbconvert's renderer of Markdown (mistune), taught headings with ids and tables for screen readers.

    ``title`` names tables that stand before the first heading.

    After rendering, ``contents`` holds (level, id, words) of every heading but the first.
    """
    from nbconvert.filters.markdown_mistune import IPythonRenderer

    class PageRenderer(IPythonRenderer):
        """Headings get ids; tables captions, scopes and a box of their own to scroll in."""

        def __init__(self) -> None:
            super().__init__(escape=True, exclude_anchor_links=True)
            self.contents: list[tuple[int, str, str]] = []
            self.taken: set[str] = {"content", "contents"}
            self.columns: list[str] = []

        def heading(self, text: str, level: int, **attrs) -> str:
            words = unescape(TAG.sub("", text))
            name = slug(words, self.taken)
            if level == 1:
                return ""  # the template sets the page's one main heading
            self.contents.append((level, name, words))
            return f'<h{level} id="{name}">{text}</h{level}>\n'

        def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
            if head:
                self.columns.append(unescape(TAG.sub("", text)))
                return f'<th scope="col">{text}</th>'
            return f"<td>{text}</td>"

        def table_row(self, text: str) -> str:
            row = FIRST_CELL.sub(r'<th scope="row"\1>\2</th>', text, count=1)
            return f"<tr>{row}</tr>\n"

        def table_head(self, text: str) -> str:
            return f"<thead><tr>{text}</tr></thead>\n"

        def table_body(self, text: str) -> str:
            return f"<tbody>\n{text}</tbody>\n"

        def table(self, text: str) -> str:
            where = self.contents[-1][2] if self.contents else title
            label = escape(f"{where}: {', '.join(self.columns)}")
            self.columns = []
            return (
                f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table>'
                f'<caption class="unseen">{label}</caption>\n{text}</table></div>\n'
            )

    return PageRenderer()


def rendered(markdown: str, title: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Markdown as HTML without its first heading, and (level, id, words) of the other headings."""
    from nbconvert.filters.markdown_mistune import MarkdownWithMath, import_plugin

    own = renderer(title)
    reader = MarkdownWithMath(renderer=own)
    reader.use(import_plugin("mistune.plugins.table.table_in_list"))
    return reader.render(markdown), own.contents


def markdown_page(path: Path, page: Page, pages: Sequence[Page], note: str, command: str) -> str:
    """The whole page of a Markdown file; ``note`` is HTML that stands below the page's summary.

    Raises ProjectError where the file is not there, with the ``command`` that brings it.
    """
    if not path.exists():
        raise ProjectError(f"{paths.shown(path)} is not there. Run `{command}` in the project folder first.")
    html, contents = rendered(path.read_text(encoding="utf-8"), page["title"])
    return render("text.html.j2", page, pages, {"body": html, "contents": contents, "note": note})
