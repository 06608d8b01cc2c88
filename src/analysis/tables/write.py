"""Write a build's files: the tables, the data package and the codebook; all of them or none."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis.schemas import TABLES
from analysis.tables.codebook import codebook_text
from analysis.tables.datapackage import datapackage_text
from analysis.tables.store import csv_bytes, replace_folder_files


def table_files(frames: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """The bytes of every file of data/processed by name; datapackage.json last: make goes by its time."""
    files = {f"{name}.csv": csv_bytes(frames[name], table) for name, table in TABLES.items()}
    files["CODEBOOK.md"] = codebook_text(frames).encode("utf-8")
    files["datapackage.json"] = datapackage_text(files).encode("utf-8")
    return files


def write_tables(frames: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write checked frames into a folder, which is made where it is missing."""
    replace_folder_files(table_files(frames), folder)
