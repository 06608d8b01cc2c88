"""datapackage.json: the tables as a Frictionless data package (v1), made from schemas.py alone.

Types are declared, so that no reader has to guess them and eat a leading zero. No date of build is written:
the same tables give the same file.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from analysis import __version__
from analysis.schemas import BOOLEAN, DATE, EDTF, ID, INTEGER, NUMBER, TABLES, TEXT, URL, Column, Table

TYPES = {TEXT: "string", ID: "string", EDTF: "string", DATE: "date", URL: "string", INTEGER: "integer",
         NUMBER: "number", BOOLEAN: "boolean"}  # fmt: skip


def field_of(column: Column) -> dict[str, Any]:
    """One column as a table-schema field."""
    entry: dict[str, Any] = {"name": column.name, "type": TYPES[column.kind], "description": column.about}
    if column.kind == URL:
        entry["format"] = "uri"
    if column.kind == BOOLEAN:
        entry |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.kind == EDTF:
        entry["rdfType"] = "http://id.loc.gov/datatypes/edtf/EDTF"
    if column.unit:
        entry["unit"] = column.unit
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if column.words:
        limits["enum"] = list(column.words)
    if column.minimum is not None:
        limits["minimum"] = column.minimum
    if column.maximum is not None:
        limits["maximum"] = column.maximum
    return entry | ({"constraints": limits} if limits else {})


def schema_of(table: Table) -> dict[str, Any]:
    """One table's fields, primary key and foreign keys."""
    keys = []
    for column in table.columns:
        if column.points_to:
            resource, field = column.points_to.split(".")
            keys.append({"fields": column.name, "reference": {"resource": resource, "fields": field}})
    schema = {
        "fields": [field_of(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    return schema | ({"foreignKeys": keys} if keys else {})


def resource_of(table: Table, content: bytes) -> dict[str, Any]:
    """One table as a resource, with the size and hash of its file."""
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": table.title,
        "description": " ".join([f"One row is {table.row_is}.", *table.warnings]),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": schema_of(table),
    }


def datapackage_text(files: Mapping[str, bytes]) -> str:
    """The whole file; ``files`` holds the bytes of every table's CSV file by its name."""
    package = {
        "profile": "tabular-data-package",
        "name": "local-ice-policy",
        "title": "Local policy on ICE cooperation, 2010–2026",
        "description": "Local and state policy on cooperation with US Immigration and Customs Enforcement, "
        "read from news articles and coded from public pages. Columns and words are explained in CODEBOOK.md.",
        "version": __version__,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 International",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "sources": [
            {"title": "News articles, listed with their addresses in articles.csv"},
            {"title": "Public pages, listed with their addresses in records.csv and milestones.csv"},
            {"title": "GeoNames, CC BY 4.0", "path": "https://www.geonames.org/"},
            {"title": "U.S. Census Bureau, public domain", "path": "https://www.census.gov/"},
        ],
        "resources": [resource_of(table, files[f"{name}.csv"]) for name, table in TABLES.items()],
    }
    return json.dumps(package, indent=1, ensure_ascii=False) + "\n"
