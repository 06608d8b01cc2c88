"""Open a CSV file that a person types: every row with its line, and a sentence for each line that is no row."""

import csv
import io
from pathlib import Path

from analysis.errors import ProjectError
from analysis.paths import shown

Numbered = list[tuple[int, dict[str, str]]]


def text_of(path: Path) -> str:
    """The file's text. Raises ProjectError where it is missing or not UTF-8 (a mark at its start may stand)."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ProjectError(f"{shown(path)} is missing. Restore it from the repository.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ProjectError(
            f"{shown(path)}, line {line}: not written in UTF-8. Save the file as 'CSV UTF-8' and try again."
        ) from None


def numbered_rows(path: Path, wanted: tuple[str, ...]) -> tuple[Numbered, list[str]]:
    """The rows as (line, {column: text without blanks at its ends}), and sentences on lines that are no row.

    ``wanted`` names the columns, in any order; the header is line 1. Raises ProjectError where the file is missing, not
    UTF-8, or its header line differs, so that no line of it can be understood.
    """
    reader = csv.reader(io.StringIO(text_of(path), newline=""))
    header = [name.strip() for name in next(reader, [])]
    if sorted(header) != sorted(wanted):
        differing = sorted(set(wanted) ^ set(header)) or sorted(n for n in header if header.count(n) > 1)
        raise ProjectError(
            f"{shown(path)}, line 1: the header line differs at {', '.join(dict.fromkeys(differing))}. It must read: "
            f"{','.join(wanted)}."
        )
    found, problems, before = [], [], reader.line_num
    for cells in reader:
        # A cell may hold line ends: the row is where it begins.
        line, before = before + 1, reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            problems.append(
                f"{shown(path)}, line {line} ({cells[0].strip()}): has {len(cells)} cells, the header line "
                f"{len(header)}. Put cells that hold a comma between quotation marks."
            )
            continue
        row = dict(zip(header, map(str.strip, cells), strict=True))
        found.append((line, {name: row[name] for name in wanted}))
    return found, problems
