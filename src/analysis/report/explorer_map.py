"""The explorer's map, drawn once into the page as SVG: land, borders, the areas and the points of places.

The script only changes which of them show and how they are filled, so the map is there without a script, in print and
in both colour schemes. One unit is a thousandth of the inch that ``analysis.charts.canvas`` works in; y runs down.
"""

from collections import defaultdict
from functools import cache
from itertools import pairwise

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from analysis.charts.canvas import LONGLAT, Canvas
from analysis.charts.country import ALASKA, ELSEWHERE, Country, fit_country
from analysis.charts.map_marks import TOO_SMALL
from analysis.loaders.boundaries import national_counties, national_states, state_names

UNITS = 1000
BOX = (0.15, 0.15, 8.85, 5.5)  # inches of the contiguous states; the insets have their own boxes below left
WIDTH, HEIGHT = int(9.0 * UNITS), int(5.65 * UNITS)

Point = tuple[int, int]


def units(x: float, y: float) -> Point:
    """Inches as the whole units of the drawing."""
    return round(x * UNITS), HEIGHT - round(y * UNITS)


@cache
def country() -> Country:
    """The country as all maps have it, fitted into the drawing."""
    return fit_country(BOX)


@cache
def canvases() -> dict[str, Canvas]:
    """The canvas of each inset by state code; "" is the contiguous states'."""
    return country().canvases


def canvas_name(usps: str) -> str | None:
    """Which canvas a state is on; None where the map has no room for it."""
    if usps in canvases():
        return usps
    return None if usps in ELSEWHERE else ""


@cache
def county_shapes() -> gpd.GeoDataFrame:
    """All counties that the map has, in inches, thinned: geoid, name, geometry, usps. Do not change it in place."""
    codes = dict(zip(national_states()["geoid"], national_states()["usps"], strict=True))
    counties = national_counties()
    counties = counties.assign(usps=counties["geoid"].str[:2].map(codes))
    names = counties["usps"].map(canvas_name)
    parts = []
    for name, canvas in canvases().items():
        part = counties[names == name]
        parts.append(canvas.shapes(gpd.clip(part, ALASKA).sort_index() if name == "AK" else part))
    return gpd.GeoDataFrame(pd.concat(parts, ignore_index=True)).sort_values("geoid", ignore_index=True)


def rings(shape: BaseGeometry) -> list[list[Point]]:
    """The outlines of a shape in units, closed, without points that fall together."""
    found = []
    for part in getattr(shape, "geoms", [shape]):
        if part.geom_type != "Polygon" or part.is_empty:
            continue
        for ring in (part.exterior, *part.interiors):
            points = [units(x, y) for x, y in np.asarray(ring.coords)[:, :2]]
            points = [point for i, point in enumerate(points) if not i or point != points[i - 1]]
            if len(points) > 3:
                found.append(points)
    return found


def path(lines: list[list[Point]], closed: bool = False) -> str:
    """Lines as the data of an SVG path, in relative whole units, as short as may be."""
    said, at = [], (0, 0)
    for points in lines:
        for i, (x, y) in enumerate(points[:-1] if closed else points):
            step = f"{x - at[0]} {y - at[1]}".replace(" -", "-")
            said.append(("m" if not i else "l" if i == 1 else "" if step[0] == "-" else " ") + step)
            at = (x, y)
        if closed and points:
            said.append("z")
            at = points[0]
    return "".join(said)


def borders(counties: gpd.GeoDataFrame) -> dict[str, str]:
    """The lines between units, each once, as paths: "county" inside a state, "state" between two."""
    sides = defaultdict(list)
    for usps, shape in zip(counties["usps"], counties.geometry, strict=True):
        for points in rings(shape):
            for a, b in pairwise(points):
                sides[min(a, b), max(a, b)].append(usps)
    kinds: dict[str, list] = {"county": [], "state": []}
    for side, owners in sides.items():
        if len(owners) > 1:
            kinds["county" if len(set(owners)) == 1 else "state"].append(side)
    paths = {}
    for kind, found in kinds.items():
        merged = linemerge(sorted(found)) if found else None
        lines = [
            [(round(x), round(y)) for x, y in line.coords]
            for line in getattr(merged, "geoms", [merged])
            if line
        ]
        paths[kind] = path(sorted(lines))
    return paths


def dissolved(counties: gpd.GeoDataFrame) -> BaseGeometry:
    """The counties as one shape, on the grid of the units: thinning can leave outlines that cross a little."""
    return shapely.union_all(shapely.make_valid(counties.geometry.to_numpy()), grid_size=1 / UNITS)


@cache
def ground() -> dict[str, object]:
    """What lies below the places: ``land`` by state code (path, name), ``borders``, ``insets`` (line, name)."""
    counties = county_shapes()
    states = {usps: dissolved(part) for usps, part in counties.groupby("usps", sort=True)}
    land = {usps: path(rings(shape), closed=True) for usps, shape in states.items()}
    insets = []
    for usps, (left, _, right, top) in country().insets.items():
        (x, y), (end, _) = units(left, top + 0.05), units(right, top + 0.05)
        insets.append({"x": x, "end": end, "y": y, "name": state_names()[usps]})
    frames = {usps: frame_of(shape) for usps, shape in states.items()}
    return {"land": land, "borders": borders(counties), "insets": insets, "frames": frames}


def frame_of(shape: BaseGeometry) -> list[int]:
    """Left, top, width and height of a shape in units."""
    left, bottom, right, top = shape.bounds
    (x, y), (x_end, y_end) = units(left, top), units(right, bottom)
    return [x, y, x_end - x, y_end - y]


def areas_of(places: list[dict]) -> dict[int, str]:
    """The outlines of the counties among the places, by the place's number."""
    shapes = dict(zip(county_shapes()["geoid"], county_shapes().geometry, strict=True))
    return {
        number: path(rings(shapes[place["key"]]), closed=True)
        for number, place in enumerate(places)
        if place["level"] == "county" and place["key"] in shapes
    }


def points_of(places: list[dict], jurisdictions: pd.DataFrame) -> dict[int, Point]:
    """Where each place is, by its number, in units; places without a position, or off the map, are left out."""
    numbers = {place["key"]: number for number, place in enumerate(places)}
    known = jurisdictions.dropna(subset=["longitude", "latitude"])
    known = known[known["jurisdiction_id"].isin(numbers)]
    names = known["state"].fillna("").map(canvas_name)
    found = {}
    for name, canvas in canvases().items():
        part = known[names == name]
        if part.empty:
            continue
        spots = gpd.points_from_xy(
            part["longitude"].astype(float), part["latitude"].astype(float), crs=LONGLAT
        )
        for key, spot in zip(part["jurisdiction_id"], gpd.GeoSeries(spots).to_crs(canvas.crs), strict=True):
            found[numbers[key]] = units(canvas.scale * spot.x + canvas.dx, canvas.scale * spot.y + canvas.dy)
    return dict(sorted(found.items()))


def needs_point(place: dict) -> bool:
    """Whether an area alone would not show a place: all but states, and counties that are large enough."""
    if place["level"] == "state":
        return place["state"] == "DC"
    sizes = dict(zip(county_shapes()["geoid"], county_shapes().geometry.area, strict=True))
    return sizes.get(place["key"], 0.0) < TOO_SMALL
