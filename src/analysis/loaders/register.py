"""The register of raw items, data/raw/SOURCES.csv, and which of its items a file is."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis import paths
from analysis.errors import ProjectError

COLUMNS = ("id", "kind", "path", "publisher", "title", "author", "url", "published", "retrieved", "licence", "sha256",
           "original_sha256", "note")  # fmt: skip


@dataclass(frozen=True)
class Source:
    """One registered raw item. ``sha256`` is of the committed file, ``original_sha256`` of the article it retells."""

    id: str
    kind: str
    path: str
    publisher: str
    title: str
    author: str
    url: str
    published: str
    retrieved: str
    licence: str
    sha256: str
    original_sha256: str
    note: str


@cache
def sources(path: Path = paths.REGISTER) -> tuple[Source, ...]:
    """All registered items. Raises ProjectError where the register is missing or lacks a column."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = set(COLUMNS) - set(reader.fieldnames or ())
            if missing:
                raise ProjectError(
                    f"{paths.shown(path)} lacks the column {', '.join(sorted(missing))}. Restore its header line."
                )
            return tuple(Source(**{name: row[name] or "" for name in COLUMNS}) for row in reader)
    except FileNotFoundError:
        raise ProjectError(f"{paths.shown(path)} is missing. Restore it from the repository.") from None


def known_file(path: Path, sha256: str) -> tuple[Source, str] | None:
    """The registered article a file is, and as what ('digest' or 'original'); None for an unknown file.

    An original is known by its bytes, wherever it lies; a digest by its path in the project.
    """
    for source in sources():
        if source.kind == "article" and source.original_sha256 == sha256:
            return source, "original"
    for source in sources():
        if (
            source.kind == "article"
            and source.path
            and (paths.ROOT / source.path).resolve() == path.resolve()
        ):
            return source, "digest"
    return None
