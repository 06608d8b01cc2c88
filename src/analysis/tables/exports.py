"""The tables for other tools: Parquet for each, and the acts as a GeoPackage and GeoJSON.

They hold what the CSV files hold, in data/exports, which is not committed: every build makes them anew. The layer
``actions`` has one point per act whose place is known, ``areas`` the counties and states that acted, ``places`` one
point per jurisdiction. Styles are left to the user.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd

from analysis.loaders.boundaries import national_counties, national_states
from analysis.schemas import TABLES
from analysis.tables.events import event_of_actions
from analysis.tables.store import sorted_by_key

CRS = "EPSG:4326"
GEOPACKAGE, GEOJSON = "local-ice-policy.gpkg", "actions.geojson"
# GeoPackages hold the time of their last change; this one is written, so that equal tables give equal files.
STAMP = "2026-01-01T00:00:00.000Z"


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame whose text is ordinary strings with None for unknown, as file writers want it."""
    text = frame.select_dtypes("string").columns
    changed = {name: frame[name].astype(object).where(frame[name].notna(), None) for name in text}
    return frame.assign(**changed)


def placed_actions(frames: Mapping[str, pd.DataFrame]) -> gpd.GeoDataFrame:
    """Every act whose place is known, with the point of its place, the event it belongs to and where to read of it.

    Columns beside those of ``actions``: event (equal for reports of one act), publisher, url.
    """
    actions, places = frames["actions"], frames["jurisdictions"]
    sources = pd.concat(
        [
            frames["articles"].rename(columns={"article_id": "source"})[["source", "publisher", "url"]],
            frames["records"].rename(columns={"record_id": "source"})[["source", "publisher", "url"]],
        ]
    )
    joined = (
        sorted_by_key(actions, TABLES["actions"])
        .assign(
            source=lambda f: f["article_id"].fillna(f["record_id"]),
            event=lambda f: f["action_id"].map(event_of_actions(actions, frames["links"])),
        )
        .merge(sources, on="source", how="left")
        .merge(places[["jurisdiction_id", "latitude", "longitude"]], on="jurisdiction_id", how="inner")
        .dropna(subset=["latitude", "longitude"])
    )
    points = gpd.points_from_xy(joined["longitude"].astype(float), joined["latitude"].astype(float), crs=CRS)
    return gpd.GeoDataFrame(plain(joined.drop(columns=["source", "latitude", "longitude"])), geometry=points)


def areas(frames: Mapping[str, pd.DataFrame]) -> gpd.GeoDataFrame:
    """The counties and states that acted, as areas: the columns of ``jurisdictions`` and the number of acts."""
    shapes = pd.concat([national_counties()[["geoid", "geometry"]], national_states()[["geoid", "geometry"]]])
    counts = frames["actions"].groupby("jurisdiction_id").size().rename("acts").reset_index()
    places = frames["jurisdictions"].merge(counts, on="jurisdiction_id")
    joined = plain(places).merge(shapes, left_on="jurisdiction_id", right_on="geoid").drop(columns="geoid")
    return gpd.GeoDataFrame(joined, geometry="geometry", crs=shapes.crs).to_crs(CRS)


def places(frames: Mapping[str, pd.DataFrame]) -> gpd.GeoDataFrame:
    """Every jurisdiction with a point: the columns of ``jurisdictions``."""
    known = frames["jurisdictions"].dropna(subset=["latitude", "longitude"])
    points = gpd.points_from_xy(known["longitude"].astype(float), known["latitude"].astype(float), crs=CRS)
    return gpd.GeoDataFrame(plain(known), geometry=points)


def write_exports(frames: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Write all of them into a folder, over what is there; the paths. The same tables give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, table in TABLES.items():
        path = folder / f"{name}.parquet"
        plain(sorted_by_key(frames[name], table)).to_parquet(path, index=False, compression="zstd")
        written.append(path)
    layers = {"actions": placed_actions(frames), "areas": areas(frames), "places": places(frames)}
    package = folder / GEOPACKAGE
    before = os.environ.get("OGR_CURRENT_DATE")
    os.environ["OGR_CURRENT_DATE"] = STAMP
    try:
        package.unlink(missing_ok=True)
        for name, layer in layers.items():
            layer.to_file(package, layer=name, driver="GPKG", engine="pyogrio")
    finally:
        if before is None:
            del os.environ["OGR_CURRENT_DATE"]
        else:
            os.environ["OGR_CURRENT_DATE"] = before
    geojson = folder / GEOJSON
    geojson.write_text(layers["actions"].to_json(drop_id=True, ensure_ascii=False) + "\n", encoding="utf-8")
    return [*written, package, geojson]
