"""CODEBOOK.md: what every table, column and word means, made from schemas.py and vocabulary.py."""

from collections.abc import Mapping

import pandas as pd

from analysis.reading.confidence import BESIDE, weights
from analysis.schemas import TABLES, Column, Table

OPENING = """\
# Codebook

Made by `make data` from src/analysis/schemas.py and vocabulary.py; changes made here are overwritten.

## How to read the tables

- The files are CSV: UTF-8, comma-separated, one header line, sorted by key. Each has one kind of row.
- **Empty means unknown**: the source does not say, or says too little to decide. It never means zero or no.
- **Identifiers are text.** `06081` is a county; a spreadsheet that reads it as a number loses the zero.
  Import these columns as text (Excel: Data > From Text/CSV > Transform, then set the column to Text; LibreOffice:
  mark it as Text in the import window; R: `colClasses = "character"`; pandas: `dtype=str`), or use
  datapackage.json, which declares the types. data/exports holds the same tables as Parquet, and the acts as
  GeoPackage and GeoJSON, with types inside.
- **Booleans** are written `true` and `false`.
- **Dates** are ISO 8601; where a day is not certain they are EDTF (ISO 8601-2):

  | written | means |
  |---|---|
  | `2018-01-16` | that day |
  | `2021-11` | some day in that month |
  | `2010` | some day in that year |
  | `2023-04-11~` | about that day: up to 3 days off (of a month: 31, of a year: 366) |
  | `2010-01-01/2010-11-08` | one of the days from the first to the second |
  | `../2010-11-09` | that day or earlier |

  `date_earliest` and `date_latest` give the first and the last day a date allows; one is empty where that
  end is open.
- **Acts are of two methods.** `extracted` ones were read from articles by the reader in src/analysis/reading and
  carry `evidence`; `coded` ones were coded one by one from public pages (docs/record.md says how and how well) and
  carry a row of `records` with the page, its day and a note. Two reports of one act are joined by a link
  `same_event`; what they say differently stands in `conflicts`.
- **A measure is counted once.** `actions` keeps every step. Pages and figures count a passage that another act in the
  tables then signed, vetoed or read again as a step only, and call it passed; the later act counts as the decision.
- **A place without a row** has not been searched for, or nothing was found. It is no place without a policy.
- **evidence** ties a value to the words it rests on: `table`, `row_id` and `column` name the value, `start`
  and `end` count characters in the file whose SHA-256 stands in articles. For provisions, `column` is the
  provision's word.
- Values may have been corrected by hand after reading: data/raw/corrections.csv says which, and why.
"""


def key_words(table: Table) -> str:
    """The key in words."""
    return ", ".join(f"`{name}`" for name in table.key)


def allowed(column: Column) -> str:
    """What a column may hold, in a few words."""
    parts = []
    if column.words:
        parts.append(" · ".join(f"`{word}`" for word in column.words))
    if column.points_to:
        table, name = column.points_to.split(".")
        parts.append(f"a `{name}` of [{table}](#{table})")
    if column.minimum is not None and column.maximum is not None:
        parts.append(f"{column.minimum:g} to {column.maximum:g}")
    elif column.minimum is not None:
        parts.append(f"at least {column.minimum:g}")
    if column.unit:
        parts.append(column.unit)
    return "; ".join(parts)


def table_section(table: Table, rows: int) -> str:
    """The chapter of one table."""
    lines = [
        f"## {table.name}",
        "",
        f"One row is {table.row_is}. Key: {key_words(table)}. Rows: {rows:,}.",
        "",
    ]
    for warning in table.warnings:
        lines += [f"> {warning}", ""]
    lines += ["| column | kind | required | meaning | allowed |", "|---|---|---|---|---|"]
    for column in table.columns:
        need = "yes" if column.required else ""
        lines.append(f"| `{column.name}` | {column.kind} | {need} | {column.about} | {allowed(column)} |")
    return "\n".join(lines) + "\n"


def vocabulary_sections() -> str:
    """Every list of words once, with what each word means and the columns that use it."""
    uses: dict[int, list[str]] = {}
    lists: dict[int, dict[str, str]] = {}
    for table in TABLES.values():
        for column in table.columns:
            if column.words and any(column.words.values()):
                lists[id(column.words)] = column.words
                uses.setdefault(id(column.words), []).append(f"{table.name}.{column.name}")
    parts = ["## Words\n"]
    for key, words in lists.items():
        lines = [f"### {', '.join(uses[key])}", "", "| word | meaning |", "|---|---|"]
        lines += [f"| `{word}` | {meaning} |" for word, meaning in words.items()]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def confidence_section() -> str:
    """What actions.confidence is made of."""
    lines = ["## Confidence", ""]
    lines += [
        "Of an article's main act (`is_main`), `confidence` in [actions](#actions) is a measured share: of rows with",
        "such signs, about so many have place, state, stage and direction all right. It was fitted to labeled",
        "articles that the reader had not learned from; how it holds, band by band, is what `make score` prints. It is",
        "a logistic curve over these signs (certainties as the logarithm of their odds):",
        "",
        "| sign of a main act | weight |",
        "|---|---|",
        *(f"| {sign} | {weight:g} |" for sign, weight in weights().items()),
        "",
        "Of an act told beside the main one it is no measured share, but the weighted share of these signs:",
        "",
        "| sign of another act | weight |",
        "|---|---|",
        *(f"| {sign} | {weight:g} |" for sign, weight in BESIDE.items()),
    ]
    return "\n".join(lines) + "\n"


def codebook_text(frames: Mapping[str, pd.DataFrame]) -> str:
    """The whole codebook; ``frames`` gives the number of rows of each table."""
    overview = ["## Tables", "", "| table | one row is | rows |", "|---|---|---|"]
    overview += [f"| [{t.name}](#{t.name}) | {t.row_is} | {len(frames[t.name]):,} |" for t in TABLES.values()]
    sections = [table_section(table, len(frames[name])) for name, table in TABLES.items()]
    return "\n".join(
        [OPENING, "\n".join(overview) + "\n", *sections, confidence_section(), vocabulary_sections()]
    )
