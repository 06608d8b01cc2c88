"""Open what was coded by hand from public pages: data/raw/records."""

from pathlib import Path

from analysis import paths
from analysis.errors import ProjectError
from analysis.loaders.gazetteer import rows
from analysis.schemas import MILESTONES

MILESTONES_FILE = "milestones.csv"


def milestone_rows(folder: Path | None = None) -> list[dict[str, str]]:
    """The milestones as typed, one dict per row with the columns of the table, blanks at the ends removed.

    Raises ProjectError where the file is missing, lacks a column, or has one that schemas.py does not know.
    """
    path = (folder or paths.RECORDS) / MILESTONES_FILE
    found = rows(path)
    wanted = MILESTONES.column_names
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
    return [{name: row[name].strip() for name in wanted} for row in found]
