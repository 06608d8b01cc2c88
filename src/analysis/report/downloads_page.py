"""The page of downloads: every table and file with its size and checksum, and how to open them unharmed."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from analysis.charts.words import listed
from analysis.report.files import SUMS, File, TableFile, copy_data, copy_figures, package, table_files
from analysis.report.html import Code, Html, Link, table
from analysis.report.site import RECORD, Page, citation, render
from analysis.report.words import size_words

PAGE: Page = {
    "file": "downloads.html",
    "short": "Downloads",
    "title": "Downloads",
    "summary": "Every table and figure as a file, with checksums, and how to open them without losing a leading zero.",
    "group": RECORD,
}
# What a file of data/exports or beside the tables is, by the end of its name.
KINDS = {
    ".csv": "table, comma-separated text",
    ".json": "description of the tables for machines (Frictionless data package)",
    ".md": "the codebook as text (Markdown)",
    ".parquet": "table with types, for pandas, Polars, R arrow, DuckDB",
    ".gpkg": "map layers for QGIS, ArcGIS, R sf, GeoPandas (GeoPackage)",
    ".geojson": "map layer as text, for web maps and GIS (GeoJSON)",
    ".txt": "the figure in words",
    ".png": "picture",
    ".svg": "picture for print and for editing",
}


def ending(name: str) -> str:
    """The end of a file's name with its dot."""
    return f".{name.rsplit('.', 1)[-1]}"


def tables_shown(tables: list[TableFile]) -> Html:
    """One row per table: its file, what a row is, how many there are, its size."""
    frame = pd.DataFrame(
        [(Link(t.file.name, t.file.path), t.about, t.rows, size_words(t.file.size)) for t in tables],
        columns=["File", "What it holds", "Rows", "Size"],
    )
    return table(frame, "The tables as CSV files")


def files_shown(files: list[File], caption: str) -> Html:
    """One row per file: what it is, its size."""
    frame = pd.DataFrame(
        [
            (Link(file.name, file.path), KINDS.get(ending(file.name), "file"), size_words(file.size))
            for file in files
        ],
        columns=["File", "What it is", "Size"],
    )
    return table(frame, caption)


def sums_shown(files: list[File]) -> Html:
    """One row per file: its SHA-256."""
    frame = pd.DataFrame([(file.name, Code(file.sha256)) for file in files], columns=["File", "SHA-256"])
    return table(frame, "SHA-256 of every file in the data folder")


def figures_shown(files: list[File]) -> Html:
    """One row per figure: its four files as links."""
    stems = sorted({file.name.rsplit(".", 1)[0] for file in files})
    by_name = {file.name: file for file in files}
    rows = []
    for stem in stems:
        kinds = [by_name.get(f"{stem}{kind}") for kind in (".png", ".svg", ".csv", ".txt")]
        rows.append(
            (
                stem,
                *(
                    Link(f"{file.name} ({size_words(file.size)})", file.path) if file else ""
                    for file in kinds
                ),
            )
        )
    columns = ["Figure", "Picture", "For print", "Numbers drawn", "In words"]
    return table(pd.DataFrame(rows, columns=columns), "The figures and what belongs to them")


def zero_words(tables: list[TableFile]) -> str:
    """The columns that hold values beginning with a nought, as HTML: "<code>article_id</code> and …"."""
    found = sorted({column for t in tables for column in t.zeros})
    return listed([f"<code>{escape(column)}</code>" for column in found])


def page_html(pages: Sequence[Page]) -> str:
    """The whole page; copies the files beside it. Raises ProjectError where a table is missing."""
    files, figures = copy_data(), copy_figures()
    tables = table_files(files)
    own = {t.file.name for t in tables}
    others = [file for file in files if file.name not in own]
    values = {
        "tables": tables,
        "tables_html": tables_shown(tables).html,
        "others_html": files_shown(others, "Other files in the data folder").html,
        "sums_html": sums_shown(files).html,
        "figures_html": figures_shown(figures).html if figures else "",
        "zeros": zero_words(tables),
        "endings": {ending(file.name) for file in files},
        "sums": f"data/{SUMS}",
        "total": size_words(sum(file.size for file in files)),
        "rows": f"{sum(t.rows for t in tables):,}",
        "version": package()["version"],
        "citation": citation(),
    }
    return render("downloads.html.j2", PAGE, pages, values)
