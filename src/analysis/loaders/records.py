"""Open what was coded from public pages: the files of data/raw/records, named in schemas.RECORD_FILES."""

from pathlib import Path

from analysis import paths
from analysis.loaders.typed_csv import Numbered, numbered_rows
from analysis.schemas import RECORD_FILES


def record_file(name: str, folder: Path | None = None) -> Path:
    """Where a file of the record lies; ``name`` is a key of schemas.RECORD_FILES."""
    return (folder or paths.RECORDS) / f"{name}.csv"


def record_rows(name: str, folder: Path | None = None) -> tuple[Numbered, list[str]]:
    """The rows of one file with their lines, and sentences on lines that are no row.

    Raises ProjectError where the file is missing, or its header line is not that of schemas.py.
    """
    return numbered_rows(record_file(name, folder), RECORD_FILES[name])
