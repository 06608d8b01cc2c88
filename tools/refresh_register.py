"""Bring the register (data/raw/SOURCES.csv) up to date: recompute sha256, name what is missing.

usage: python tools/refresh_register.py [--check]

Rewrites the column sha256 of every row whose file exists and says which rows changed. A digest in data/raw/articles
that no row names gets one, with what its front matter says; an article's own text gets none, for it is not to be
committed. Other files below data/raw that no row names, and rows whose file is gone, are listed; either makes the exit
status 1. With --check nothing is written, and what would have been is a fault too.
"""

import argparse
import csv
import hashlib
import sys
from datetime import date
from pathlib import Path

from analysis.errors import ProjectError
from analysis.loaders.articles import SUFFIXES, is_aside
from analysis.loaders.front_matter import split_front_matter
from analysis.loaders.opening import decoded

ROOT = Path(__file__).resolve().parents[1]
# Not raw items: the register itself, pages that explain a folder, and the articles kept locally.
EXPLAINS = {"README.md", "SOURCES.csv"}
KEPT_LOCALLY = "originals"
ARTICLES = "data/raw/articles/"
LICENCE = "digest: CC BY 4.0; the article belongs to its publisher"
# What a row of the register must say, and the entry of the front matter that says it.
MUST_SAY = {"title": "title", "publisher": "outlet"}


def raw_files(root: Path) -> list[str]:
    """Every raw item below data/raw, as a path from the project folder, sorted; what systems leave there is none."""
    raw = root / "data" / "raw"
    files = (path for path in raw.rglob("*") if path.is_file())
    return sorted(
        path.relative_to(root).as_posix()
        for path in files
        if path.name not in EXPLAINS and not is_aside(path) and path.relative_to(raw).parts[0] != KEPT_LOCALLY
    )


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refreshed(rows: list[dict[str, str]], root: Path) -> tuple[list[dict[str, str]], list[str], list[str]]:
    """The rows with today's hashes, the ids whose hash changed and the ids whose file is gone."""
    new, changed, gone = [], [], []
    for row in rows:
        path = root / row["path"]
        if not row["path"] or not path.is_file():
            gone.append(row["id"])
            new.append(row)
            continue
        found = sha256_of(path)
        if found != row["sha256"]:
            changed.append(row["id"])
        new.append(row | {"sha256": found})
    return new, changed, gone


def digest_row(name: str, root: Path) -> tuple[dict[str, str] | None, str]:
    """The register's row of an article that has none, or None, and a sentence on it; ``name`` is its path.

    None without a sentence is a file that no build reads; None for an article's own text is no fault.
    """
    path = root / name
    if path.suffix.lower() not in SUFFIXES:
        return None, ""
    head, _ = split_front_matter(decoded(path.read_bytes(), path), path)
    if head.get("text_kind", "").lower() != "digest":
        return None, (
            f"{name}: not registered, for it is an article's own text, which belongs to its publisher and is not to be "
            "committed. If it is your own retelling, put 'kind: digest' into its front matter."
        )
    missing = [entry for column, entry in MUST_SAY.items() if not head.get(column)]
    if missing:
        raise ProjectError(
            f"{name}: cannot be registered, its front matter lacks {' and '.join(missing)}. Add it and run "
            "make register again."
        )
    known = {column: head.get(column, "") for column in ("publisher", "title", "author", "url", "published")}
    row = {"id": path.stem, "kind": "article", "path": name, "retrieved": date.today().isoformat(),
           "licence": LICENCE, "sha256": sha256_of(path)}  # fmt: skip
    return row | known, f"{name}: registered as {path.stem} with what its front matter says"


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Refresh or check the register; 0 where all is well."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; a changed hash is a fault")
    check = parser.parse_args(arguments).check
    register = root / "data" / "raw" / "SOURCES.csv"
    with register.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    new, changed, gone = refreshed(rows, root)
    added, notes, faults = [], [], []
    for name in sorted(set(raw_files(root)) - {row["path"] for row in rows}):
        try:
            row, note = digest_row(name, root) if name.startswith(ARTICLES) else (None, "")
            if row and row["id"] in {one["id"] for one in rows}:
                raise ProjectError(
                    f"{name}: the id {row['id']} is taken in data/raw/SOURCES.csv. Rename the file."
                )
        except ProjectError as error:
            faults += error.problems
            continue
        if row:
            added.append(row)
        if note:
            notes.append(note)
        else:
            faults.append(
                f"{name}: not in data/raw/SOURCES.csv. If it is to be committed, add a line with its id, kind, path, "
                f"title, publisher, day retrieved, licence and sha256 ({sha256_of(root / name)}); if not, remove it."
            )
    if (changed or added) and not check:
        # Articles stand together, the new ones last.
        place = max((i for i, row in enumerate(new, start=1) if row.get("kind") == "article"), default=0)
        new[place:place] = [{column: row.get(column, "") for column in columns} for row in added]
        with register.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(new)
    for id_ in changed:
        print(f"{id_}: sha256 {'differs from the file' if check else 'brought up to date'}")
    for id_ in gone:
        print(f"{id_}: its file is not there. Restore it, or remove the row.")
    print(*notes, *faults, sep="\n", end="\n" if notes or faults else "")
    print(
        f"{len(new)} registered, {len(changed)} changed, {len(added)} {'missing a row' if check else 'added'}, "
        f"{len(gone) + len(faults)} to mend"
    )
    return 1 if gone or faults or (check and (changed or added)) else 0


if __name__ == "__main__":
    sys.exit(main())
