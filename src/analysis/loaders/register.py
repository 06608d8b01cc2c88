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


@cache
def known_articles() -> tuple[dict[str, Source], dict[Path, Source]]:
    """The registered articles by the SHA-256 of their original and by the path of their digest."""
    articles = [source for source in sources() if source.kind == "article"]
    by_bytes = {source.original_sha256: source for source in articles if source.original_sha256}
    return by_bytes, {(paths.ROOT / source.path).resolve(): source for source in articles if source.path}


def known_file(path: Path, sha256: str) -> tuple[Source, str] | None:
    """The registered article a file is, and as what ('digest' or 'original'); None for an unknown file.

    An original is known by its bytes, wherever it lies; a digest by its path in the project.
    """
    by_bytes, by_path = known_articles()
    if sha256 in by_bytes:
        return by_bytes[sha256], "original"
    digest = by_path.get(path.resolve())
    return (digest, "digest") if digest else None
