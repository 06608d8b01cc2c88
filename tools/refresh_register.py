"""Bring the register (data/raw/SOURCES.csv) up to date: recompute sha256, name what is missing.

usage: python tools/refresh_register.py [--check]

Rewrites the column sha256 of every row whose file exists and says which rows changed. Files below data/raw
that no row names, and rows whose file is gone, are listed; either makes the exit status 1. With --check
nothing is written and a changed hash counts as a fault too.
"""

import argparse
import csv
import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Not raw items: the register itself, pages that explain a folder, and the articles kept locally.
EXPLAINS = {"README.md", "SOURCES.csv"}
KEPT_LOCALLY = "originals"


def raw_files(root: Path) -> list[str]:
    """Every raw item below data/raw, as a path from the project folder, sorted."""
    raw = root / "data" / "raw"
    files = (path for path in raw.rglob("*") if path.is_file())
    return sorted(
        path.relative_to(root).as_posix()
        for path in files
        if path.name not in EXPLAINS
        and not path.name.startswith(".")
        and path.relative_to(raw).parts[0] != KEPT_LOCALLY
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
    unregistered = sorted(set(raw_files(root)) - {row["path"] for row in rows})
    if changed and not check:
        with register.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(new)
    for id_ in changed:
        print(f"{id_}: sha256 {'differs from the file' if check else 'brought up to date'}")
    for id_ in gone:
        print(f"{id_}: its file is not there. Restore it, or remove the row.")
    for path in unregistered:
        print(f"{path}: not in data/raw/SOURCES.csv. Add a row for it.")
    counts = f"{len(changed)} changed, {len(gone)} missing, {len(unregistered)} not registered"
    print(f"{len(rows)} registered, {counts}")
    return 1 if gone or unregistered or (check and changed) else 0


if __name__ == "__main__":
    sys.exit(main())
