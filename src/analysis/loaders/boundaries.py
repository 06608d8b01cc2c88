"""Open the boundaries in data/raw/geography: national ones for the country, finer ones for the zooms.

National: us-atlas 2023 (Census cartographic boundaries 1:10m, TopoJSON). Zooms: Census 1:500k counties, as GeoJSON,
of the states that have such a file. All in longitude and latitude (EPSG:4269, NAD83); charts project them.
"""

from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from analysis import paths
from analysis.errors import ProjectError

NATIONAL = "counties-10m.json"
STATES = "states.csv"
ZOOM = "counties-500k-*.geojson"
CRS = "EPSG:4269"


def areas_only(shape: BaseGeometry) -> BaseGeometry:
    """A shape without the lines and points that mending it can leave beside its areas."""
    if shape.geom_type != "GeometryCollection":
        return shape
    return unary_union([part for part in shape.geoms if part.geom_type in ("Polygon", "MultiPolygon")])


def _national(layer: str, folder: Path) -> gpd.GeoDataFrame:
    """One layer of the TopoJSON: geoid (text), name, geometry."""
    path = folder / NATIONAL
    if not path.exists():
        raise ProjectError(
            f"{paths.shown(path)} is not there. Get it back with `git checkout data/raw/geography`."
        )
    frame = gpd.read_file(path, layer=layer).rename(columns={"id": "geoid"})
    frame["geometry"] = frame.geometry.make_valid()
    # Some units come in several pieces; one row is one state or county.
    merged = frame.dissolve("geoid", as_index=False)[["geoid", "name", "geometry"]]
    merged["geometry"] = merged.geometry.map(areas_only)
    # One independent city, Falls Church in Virginia, is too small for this scale.
    merged = merged[~merged.geometry.is_empty]
    return merged.set_crs(CRS, allow_override=True).sort_values("geoid", ignore_index=True)


@cache
def national_states(folder: Path | None = None) -> gpd.GeoDataFrame:
    """States, DC and territories, one row each: geoid (2 digits), name, geometry, usps. Do not change it in
    place.
    """
    folder = folder or paths.GEOGRAPHY
    return _national("states", folder).merge(_codes(folder)[["geoid", "usps"]], on="geoid", how="left")


def _codes(folder: Path) -> pd.DataFrame:
    """GEOID, USPS code and name of each state, as text."""
    path = folder / STATES
    if not path.exists():
        raise ProjectError(
            f"{paths.shown(path)} is not there. Get it back with `git checkout data/raw/geography`."
        )
    return pd.read_csv(path, dtype=str, keep_default_na=False)


@cache
def state_names(folder: Path | None = None) -> dict[str, str]:
    """Name of each state by USPS code."""
    codes = _codes(folder or paths.GEOGRAPHY)
    return dict(zip(codes["usps"], codes["name"], strict=True))


@cache
def national_counties(folder: Path | None = None) -> gpd.GeoDataFrame:
    """Counties and their equivalents, one row each: geoid (5 digits), name, geometry. Do not change it in
    place.
    """
    return _national("counties", folder or paths.GEOGRAPHY)


@cache
def zoom_counties(folder: Path | None = None) -> gpd.GeoDataFrame:
    """All counties, at 1:500k those of the states that have a file of that scale: geoid, name, geometry. Do not
    change it in place.

    Raises ProjectError where there is no such file at all.
    """
    folder = folder or paths.GEOGRAPHY
    files = sorted(folder.glob(ZOOM))
    if not files:
        raise ProjectError(
            f"No {ZOOM} in {paths.shown(folder)}. Get them with `git checkout data/raw/geography`."
        )
    frames = [gpd.read_file(path)[["geoid", "name", "geometry"]].to_crs(CRS) for path in files]
    finer = {geoid[:2] for frame in frames for geoid in frame["geoid"]}
    coarse = national_counties(folder)
    frames.append(coarse[~coarse["geoid"].str[:2].isin(finer)])
    return gpd.GeoDataFrame(pd.concat(frames), crs=CRS).sort_values("geoid", ignore_index=True)
