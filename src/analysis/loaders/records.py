"""Open what was coded from public pages: the files of data/raw/records, named in schemas.RECORD_FILES."""

from pathlib import Path

from analysis import paths
from analysis.errors import ProjectError
from analysis.loaders.gazetteer import rows
from analysis.schemas import RECORD_FILES


def record_rows(name: str, folder: Path | None = None) -> list[dict[str, str]]:
    """The rows of one file as typed, one dict per row with the file's columns, blanks at the ends removed.

    ``name`` is a key of schemas.RECORD_FILES. Raises ProjectError where the file is missing, lacks a column, or has
    one that schemas.py does not know.
    """
    path = (folder or paths.RECORDS) / f"{name}.csv"
    found = rows(path)
    wanted = RECORD_FILES[name]
    problems = []
    for number, row in enumerate(found, start=1):
        # csv.DictReader keeps cells beyond the header under None and fills missing ones with None.
        if None in row or None in row.values():
            problems.append(
                f"{paths.shown(path)}: row {number} ({row[next(iter(row))]}) does not have as many cells as "
                "the header line. Put cells that hold a comma between quotation marks."
            )
    if found and set(found[0]) - {None} != set(wanted):
        differing = sorted(set(wanted) ^ (set(found[0]) - {None}))
        problems = [
            f"{paths.shown(path)}: the header line differs from schemas.py at {', '.join(differing)}. "
            f"It must read: {','.join(wanted)}."
        ]
    if problems:
        raise ProjectError(*problems)
    return [{column: row[column].strip() for column in wanted} for row in found]
