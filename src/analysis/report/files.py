"""The files that lie beside the pages for others to take: tables and exports in data/, figures in figures/."""

import csv
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.charts.save import KINDS, write_if_changed
from analysis.errors import ProjectError

SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class File:
    """One file beside the pages: its path from reports/, its size in bytes, its SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The path below the folder it lies in: "actions.csv", "exports/actions.parquet"."""
        return self.path.split("/", 1)[1]


@dataclass(frozen=True)
class TableFile:
    """A table as datapackage.json describes it, with its file and the number of its rows."""

    name: str
    about: str
    file: File
    rows: int
    columns: tuple[str, ...]
    zeros: tuple[str, ...]  # columns in which a value begins with a nought that a spreadsheet would eat


def copied(sources: Mapping[str, Path], folder: str) -> list[File]:
    """Copy files into reports/<folder> under the names given, take away what else lies there; sorted by name."""
    top = paths.reports() / folder
    files = []
    for name in sorted(sources):
        content = sources[name].read_bytes()
        write_if_changed(top / name, content)
        files.append(File(f"{folder}/{name}", len(content), hashlib.sha256(content).hexdigest()))
    for old in sorted(top.rglob("*")):
        if old.is_file() and old.relative_to(top).as_posix() not in {*sources, SUMS}:
            old.unlink()
    return files


def data_sources() -> dict[str, Path]:
    """What goes into reports/data: the tables, what describes them, and data/exports where that folder is there."""
    found = {
        path.name: path for path in paths.processed().glob("*") if path.suffix in (".csv", ".json", ".md")
    }
    exports = paths.out() / "data" / "exports"
    for path in exports.rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            found[f"exports/{path.relative_to(exports).as_posix()}"] = path
    return found


def copy_data() -> list[File]:
    """Copy tables and exports beside the pages, with a list of checksums that ``sha256sum --check`` reads."""
    files = copied(data_sources(), "data")
    sums = "".join(f"{file.sha256}  {file.name}\n" for file in files)
    write_if_changed(paths.reports() / "data" / SUMS, sums.encode("utf-8"))
    return files


def copy_figures() -> list[File]:
    """Copy every figure beside the pages: picture, print copy, numbers and words."""
    found = {path.name: path for path in paths.figures().glob("*") if path.suffix in KINDS}
    return copied(found, "figures")


def package() -> dict[str, Any]:
    """datapackage.json. Raises ProjectError where it has not been written."""
    path = paths.processed() / "datapackage.json"
    if not path.exists():
        raise ProjectError(f"{paths.shown(path)} is not there. Run `make data` in the project folder first.")
    return json.loads(path.read_text(encoding="utf-8"))


def table_files(files: list[File]) -> list[TableFile]:
    """The tables among the files, in the order of datapackage.json.

    Raises ProjectError where a table is missing or is not the one that datapackage.json describes.
    """
    by_name = {file.name: file for file in files}
    found = []
    for resource in package()["resources"]:
        file = by_name.get(resource["path"])
        if file is None or resource["hash"] != f"sha256:{file.sha256}":
            raise ProjectError(
                f"data/processed/{resource['path']} is not the file that datapackage.json describes. Run `make data`."
            )
        columns = tuple(field["name"] for field in resource["schema"]["fields"])
        with (paths.processed() / resource["path"]).open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        zeros = tuple(name for name in columns if any(eaten(row[name]) for row in rows))
        found.append(TableFile(resource["name"], resource["description"], file, len(rows), columns, zeros))
    return found


def eaten(value: str) -> bool:
    """Whether a spreadsheet that takes the value for a number would change it: "06081" becomes 6081."""
    return len(value) > 1 and value.startswith("0") and value.isdigit()
