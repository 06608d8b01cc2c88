"""Make the pages to share: one self-contained HTML file per notebook, and an index. Nothing in them is
fetched.
"""

import time
from pathlib import Path

from analysis import paths
from analysis.charts.draw import FIGURES
from analysis.charts.save import write_if_changed
from analysis.errors import ProjectError
from analysis.report import explorer, html

TEMPLATES = Path(__file__).parent / "templates"
TITLE = "Local policy on ICE cooperation, 2010–2026"
SUMMARY = "What US cities, counties, sheriffs and states decided on cooperation with ICE, with sources."
CITATION = (
    f"Local ICE policy project. {TITLE} [data set, figures and code]. Version {{version}}. "
    "Tables and figures under CC BY 4.0."
)
# The figures of the index, in order, each with the notebook that explains it and its heading.
FRONT = (
    ("timeline", "02-timeline", "The timeline"),
    ("map-us", "03-map", "The country"),
    ("map-bay-area", "03-map", "The Bay Area and Sacramento"),
    ("reading", "01-articles", "What was read"),
)


def build_all() -> list[Path]:
    """Write reports/<notebook>.html for every executed notebook and reports/index.html, with progress; the
    paths.

    Raises ProjectError where a notebook has not been executed or a figure not drawn.
    """
    import nbformat

    start = time.monotonic()
    sources = sorted(paths.notebooks().glob("[0-9]*.ipynb"))
    if not sources:
        raise ProjectError("There is no executed notebook. Run `make notebooks` in the project folder first.")
    notebooks = {path.stem: nbformat.read(path, as_version=4) for path in sources}
    pages = [{"file": "index.html", "short": "Overview", "title": TITLE, "summary": ""}]
    pages += [page_of(stem, notebook) for stem, notebook in notebooks.items()]
    pages.append(explorer.PAGE)
    written = []
    for page in pages[1:-1]:
        written.append(
            write_page(page["file"], notebook_html(notebooks[Path(page["file"]).stem], page, pages))
        )
    written.append(write_page("explorer.html", explorer.explorer_html(pages)))
    written.append(write_page("index.html", index_html(pages)))
    print(f"reports {len(written)} pages ... {time.monotonic() - start:.1f} s", flush=True)
    return written


def write_page(name: str, text: str) -> Path:
    """Write one page where it changed: LF, no blanks at line ends."""
    path = paths.reports() / name
    lines = [line.rstrip() for line in text.splitlines()]
    write_if_changed(path, ("\n".join(lines).strip() + "\n").encode("utf-8"))
    return path


def page_of(stem: str, notebook) -> dict[str, str]:
    """What the navigation says of a notebook: file, short name, title (its first heading), summary (its first
    lines).
    """
    lines = notebook.cells[0]["source"].strip().splitlines()
    title = lines[0].lstrip("# ").strip()
    summary = next((line.strip() for line in lines[1:] if line.strip()), "")
    short = stem.split("-", 1)[-1].replace("-", " ").capitalize()
    return {"file": f"{stem}.html", "short": short, "title": title, "summary": plain(summary)}


def plain(markdown: str) -> str:
    """Markdown of one line without its marks."""
    return markdown.replace("**", "").replace("`", "").replace("*", "")


def notebook_html(notebook, page: dict[str, str], pages: list[dict[str, str]]) -> str:
    """A notebook as a page, through nbconvert with the template in templates/page."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        extra_template_basedirs=[str(TEMPLATES)],
        extra_template_paths=[str(TEMPLATES)],
        template_name="page",
        exclude_anchor_links=True,
    )
    project = {**page, "css": (TEMPLATES / "style.css").read_text(encoding="utf-8").strip(), "pages": pages}
    body, _ = exporter.from_notebook_node(notebook, resources={"project": project})
    return body


def index_html(pages: list[dict[str, str]]) -> str:
    """The front page from templates/index.html.j2: figures, computed numbers, pages, how to cite."""
    from importlib.metadata import PackageNotFoundError, version

    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from analysis.charts.words import number_words, sentence
    from analysis.report.prose import cards, counts

    n = counts()
    try:
        number = version("local-ice-policy")
    except PackageNotFoundError:
        number = "0.1.0"
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=False, autoescape=False
    )
    return environment.get_template("index.html.j2").render(
        css=(TEMPLATES / "style.css").read_text(encoding="utf-8").strip(),
        summary=SUMMARY,
        pages=pages,
        figures=[front_figure(*entry) for entry in FRONT if entry[0] in FIGURES],
        numbers=[(f"{number:,}", words) for number, words in cards()],
        articles=sentence(number_words(int(n["articles"]), "article")),
        citation=CITATION.format(version=number),
    )


def front_figure(figure_id: str, stem: str, heading: str) -> dict[str, str]:
    """A figure of the index: the page that explains it, its heading, its HTML."""
    picture = paths.figures() / f"{figure_id}.png"
    words = picture.with_suffix(".txt")
    if not words.exists() or not picture.exists():
        raise ProjectError(
            f"figures/{figure_id}.png is not there. Run `make figures` in the project folder first."
        )
    description = words.read_text(encoding="utf-8").strip()
    return {"page": f"{stem}.html", "title": heading, "html": html.figure(picture, description).html}
