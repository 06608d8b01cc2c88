"""Small pieces of HTML that notebooks and pages share: tables a screen reader can read, figures with words."""

import base64
import re
import struct
from html import escape
from pathlib import Path

import pandas as pd

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Html:
    """Something a notebook shows: HTML, and plain text for viewers that show no HTML."""

    def __init__(self, html: str, text: str):
        self.html, self.text = html, text

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def cell_words(value: object) -> str:
    """A cell's value as a reader sees it: numbers with thousands, yes and no, nothing where nothing is known."""
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


def side(column: pd.Series) -> str:
    """The class of a column's cells: numbers flush right, days on one line."""
    if is_number(column):
        return ' class="number"'
    words = [str(value) for value in column.dropna()]
    return ' class="day"' if words and all(DAY.fullmatch(word) for word in words) else ""


def table(frame: pd.DataFrame, caption: str, group: str | None = None, plain: tuple[str, ...] = ()) -> Html:
    """A frame as a table with a caption. ``group`` names a column whose runs of equal values become headings.

    Columns named in ``plain`` are printed without thousands (years). Text is escaped; nothing is cut.
    """
    columns = [column for column in frame.columns if column != group]
    sides = {column: side(frame[column]) for column in columns}
    head = "".join(f'<th scope="col"{sides[column]}>{escape(column)}</th>' for column in columns)
    body, last, opened = [], None, False
    for _, row in frame.iterrows():
        if group is not None and row[group] != last:
            last = row[group]
            body.append(("</tbody>" if opened else "") + "<tbody>")
            heading = escape(cell_words(last))
            body.append(
                f'<tr><th scope="rowgroup" colspan="{len(columns)}" class="group">{heading}</th></tr>'
            )
            opened = True
        cells = []
        for column in columns:
            words = (
                str(row[column]) if column in plain and not pd.isna(row[column]) else cell_words(row[column])
            )
            cells.append(f"<td{sides[column]}>{escape(words)}</td>")
        body.append(f"<tr>{''.join(cells)}</tr>")
    rows = "".join(body) + ("</tbody>" if opened else "")
    inner = rows if group is not None else f"<tbody>{rows}</tbody>"
    html = (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>{inner}</table></div>"
    )
    text = frame.astype("object").map(cell_words).to_string(index=False) if len(frame) else "(no rows)"
    return Html(html, f"{caption}\n{text}")


def png_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels, from a PNG's first chunk."""
    return struct.unpack(">II", content[16:24])


def figure(path: Path, description: str, caption: str = "", words: bool = True) -> Html:
    """A PNG, inlined at half its pixels (it is drawn for screens of double density), with alternative text.

    ``caption`` is HTML below it; with ``words`` the description can be unfolded by everyone.
    """
    content = path.read_bytes()
    width, height = (side // 2 for side in png_size(content))
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
    html = (
        f'<figure id="{path.stem}"><div class="scroll picture" tabindex="0" role="region" aria-label="{label}">'
        f"{image}</div>{under}</figure>"
    )
    return Html(html, description)
