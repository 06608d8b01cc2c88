"""Small pieces of HTML that notebooks and pages share: tables for screen readers, figures with words."""

import base64
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd
from PIL import Image

# What is not broken over two lines: days and sizes.
WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}|[\d,.]+ (?:bytes|kB|MB)")
# Columns of days in words.
DAYS = ("When", "Year", "Years")


class Html:
    """Something a notebook shows: HTML, and plain text for viewers that show no HTML."""

    def __init__(self, html: str, text: str):
        self.html, self.text = html, text

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Link:
    """A cell that leads to a page: its words and where to."""

    words: str
    url: str

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Code:
    """A cell that holds an id or a checksum, set like code and broken where it is too long."""

    words: str

    def __str__(self) -> str:
        return self.words


def link(words: object, url: object) -> object:
    """The words as a link where there is a page on the web to lead to; else as they are."""
    web = isinstance(url, str) and url.startswith(("https://", "http://"))
    return Link(words, url) if web and isinstance(words, str) else words


def cell_html(value: object) -> str:
    """A cell's value, escaped."""
    words = escape(cell_words(value))
    if isinstance(value, Code):
        return f"<code>{words}</code>"
    return f'<a href="{escape(value.url, quote=True)}">{words}</a>' if isinstance(value, Link) else words


def cell_words(value: object) -> str:
    """A cell's value as a reader sees it: numbers with thousands, yes and no, nothing where unknown."""
    if value is None or (not isinstance(value, (list, dict)) and pd.isna(value)):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return f"{int(value):,}"
    return str(value)


def is_number(column: pd.Series) -> bool:
    """Whether a column is set flush right."""
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


# JupyterLab sets cells flush right and captions in the middle unless they say otherwise.
LEFT = ' style="text-align: left"'


def side(column: pd.Series) -> str:
    """The attributes of a column's cells: numbers flush right, days and sizes on one line."""
    if is_number(column):
        return ' class="number"'
    words = [str(value) for value in column.dropna()]
    whole = column.name in DAYS or (words and all(WHOLE.fullmatch(word) for word in words))
    return (' class="day"' if whole else "") + LEFT


def table(frame: pd.DataFrame, caption: str, group: str | None = None) -> Html:
    """A frame as a table with a caption. ``group`` names a column whose runs of equal values become headings.

    Text is escaped; nothing is cut.
    """
    columns = [column for column in frame.columns if column != group]
    sides = {column: side(frame[column]) for column in columns}
    head = "".join(f'<th scope="col"{sides[column]}>{escape(column)}</th>' for column in columns)
    body, last = ["<tbody>"], None
    for _, row in frame.iterrows():
        if group is not None and row[group] != last:
            body.append("</tbody><tbody>" if last is not None else "")
            last = row[group]
            wide = f'<th scope="rowgroup" colspan="{len(columns)}" class="group"{LEFT}>'
            body.append(f"<tr>{wide}{escape(cell_words(last))}</th></tr>")
        cells = [f"<td{sides[column]}>{cell_html(row[column])}</td>" for column in columns]
        body.append(f"<tr>{''.join(cells)}</tr>")
    label = escape(caption)
    html = (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">'
        f"<table><caption{LEFT}>{label}</caption><thead><tr>{head}</tr></thead>"
        f"{''.join(body)}</tbody></table></div>"
    )
    text = frame.astype("object").map(cell_words).to_string(index=False) if len(frame) else "(no rows)"
    return Html(html, f"{caption}\n{text}")


def noted(shown: Html, note: str) -> Html:
    """A table with a note below it; as it is where the note is empty."""
    if not note:
        return shown
    return Html(f'{shown.html}<p class="note">{escape(note)}</p>', f"{shown.text}\n{note}")


def figure_files(figure_id: str) -> str:
    """Links to a figure's files beside the pages, as HTML for its caption."""
    name = escape(figure_id, quote=True)
    kinds = [("png", "picture in full size"), ("svg", "for print"), ("csv", "the numbers drawn")]
    links = [f'<a href="figures/{name}.{kind}">{kind.upper()}</a> ({words})' for kind, words in kinds]
    return f'<span class="files">Figure {name}: {", ".join(links)}.</span>'


def figure(path: Path, description: str, caption: str = "", words: bool = True) -> Html:
    """A PNG, inlined at half its pixels (it is drawn for screens of double density), with alternative text.

    ``caption`` is HTML below it; with ``words`` the description can be unfolded by everyone. The title that the file
    names stands above it on narrow screens, which show a part of the picture at a time, and a hint to the rest of it.
    """
    content = path.read_bytes()
    with Image.open(path) as picture:
        picture.load()
        (width, height), title = (side // 2 for side in picture.size), picture.text.get("Title", "")
    data = base64.b64encode(content).decode("ascii")
    alt = escape(description, quote=True)
    image = f'<img src="data:image/png;base64,{data}" width="{width}" height="{height}" alt="{alt}">'
    label = escape(f"Figure {path.stem}", quote=True)
    unfold = (
        f"<details><summary>The figure in words</summary><p>{escape(description)}</p></details>"
        if words
        else ""
    )
    under = f"<figcaption>{caption}{unfold}</figcaption>" if caption or unfold else ""
    headline = (
        f'<p class="headline" aria-hidden="true" style="display: none">{escape(title)}</p>' if title else ""
    )
    swipe = (
        '<p class="swipe" style="display: none">Swipe sideways to see all of it, or '
        f'<a href="figures/{escape(path.name, quote=True)}">open it full size</a>.</p>'
    )
    html = (
        f'<figure id="{path.stem}">{headline}{swipe}'
        f'<div class="scroll picture" tabindex="0" role="region" aria-label="{label}">'
        f"{image}</div>{under}</figure>"
    )
    return Html(html, description)
