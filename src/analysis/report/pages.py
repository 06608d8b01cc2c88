"""Make the pages to share: a front page, one page per notebook, explorer, glossary, codebook, method, downloads,
sources. Each is one file that fetches nothing; the tables and figures lie beside them for those who want them.
"""

import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import ProjectError
from analysis.report import html
from analysis.report.front import index_html
from analysis.report.navigation import INDEX, all_pages, made_pages
from analysis.report.site import TEMPLATES, Page, style, write_page

# What a notebook says below a figure of the files beside it; on a page they are links.
BESIDE = re.compile(r"Beside it in figures/: ([\w-]+)\.svg for print, \1\.csv with the numbers drawn\.")
# Texts of docs/ that a notebook leads to, and the pages that they are on the site.
TEXTS = {"../docs/glossary.md": "glossary.html", "../docs/record.md": "method.html"}


def build_all() -> list[Path]:
    """Write every page of the site into reports/, and the files to download, with progress; the pages' paths.

    Raises ProjectError where a notebook has not been executed, a figure not drawn or a table not built.
    """
    import nbformat

    start = time.monotonic()
    stems = sorted(paths.notebooks().glob("[0-9]*.ipynb"))
    if not stems:
        raise ProjectError("There is no executed notebook. Run `make notebooks` in the project folder first.")
    notebooks = {path.stem: nbformat.read(path, as_version=4) for path in stems}
    pages = all_pages(notebooks)
    made = made_pages()
    written = []
    for page in pages[1:]:
        name = page["file"]
        text = (
            made[name].html(pages) if name in made else notebook_html(notebooks[Path(name).stem], page, pages)
        )
        written.append(write_page(name, text))
    written.append(write_page(INDEX["file"], index_html(pages)))
    print(f"reports {len(written)} pages ... {time.monotonic() - start:.1f} s", flush=True)
    return written


def notebook_html(notebook: Any, page: Page, pages: Sequence[Page]) -> str:
    """A notebook as a page, through nbconvert with the template in templates/page."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        extra_template_basedirs=[str(TEMPLATES)],
        extra_template_paths=[str(TEMPLATES)],
        template_name="page",
        exclude_anchor_links=True,
    )
    project = {**page, "css": style(), "pages": pages}
    body, _ = exporter.from_notebook_node(notebook, resources={"project": project})
    for text, name in TEXTS.items():
        body = body.replace(f'href="{text}"', f'href="{name}"')
    return BESIDE.sub(lambda match: html.figure_files(match[1]), body)
