"""The shapes and the positions that the explorer's map is drawn from: GeoJSON in the plane of the drawing.

Projected here, with Alaska, Hawaii and Puerto Rico inset as on every map of the project, so that the page only scales.
One unit is a thousandth of the inch that ``analysis.charts.canvas`` works in; y runs down.
"""

import json
from functools import cache

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from analysis.charts.country import ALASKA, ELSEWHERE, Country, fit_country
from analysis.charts.map_marks import point_size
from analysis.loaders.boundaries import national_counties, national_states, state_names

UNITS = 1000
BOX = (0.15, 0.15, 8.85, 5.5)  # inches of the contiguous states; the insets have their own boxes below left
WIDTH, HEIGHT = int(9.0 * UNITS), int(5.65 * UNITS)
# Pixels of a mark's radius for a point of its diameter on the printed maps, which show more of each inch.
RADIUS = 0.65
SMALL = (
    0.006  # square inches of the printed map; a county below this gets a mark too, large enough for a finger
)


@cache
def country() -> Country:
    """The country as all maps have it, fitted into the drawing."""
    return fit_country(BOX)


def canvas_name(usps: str) -> str | None:
    """Which canvas a state is on; None where the map has no room for it."""
    if usps in country().canvases:
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
    for name, canvas in country().canvases.items():
        part = counties[names == name]
        parts.append(canvas.shapes(gpd.clip(part, ALASKA).sort_index() if name == "AK" else part))
    return gpd.GeoDataFrame(pd.concat(parts, ignore_index=True)).sort_values("geoid", ignore_index=True)


def on_grid(shape: BaseGeometry) -> BaseGeometry:
    """A shape in inches moved to whole units, y down; what is too thin for them is gone."""
    moved = shapely.transform(shape, lambda points: points * [UNITS, -UNITS] + [0, HEIGHT])
    return shapely.set_precision(shapely.make_valid(moved), 1)


def geojson(shape: BaseGeometry) -> dict:
    """A shape of the grid as GeoJSON with whole numbers."""
    return json.loads(shapely.to_geojson(shape), parse_float=lambda number: round(float(number)))


@cache
def ground() -> dict[str, dict]:
    """What lies below the places, by state code: ``land``, its shape, and ``lines`` between its counties."""
    found: dict[str, dict] = {"land": {}, "lines": {}}
    for usps, part in county_shapes().groupby("usps", sort=True):
        counties = [on_grid(shape) for shape in part.geometry]
        land = shapely.union_all(counties, grid_size=1)
        between = shapely.difference(
            shapely.union_all(shapely.boundary(counties)), land.boundary, grid_size=1
        )
        found["land"][usps] = geojson(land)
        found["lines"][usps] = geojson(shapely.line_merge(between))
    return found


def insets() -> list[dict]:
    """The name of each inset, where it stands, and which end of it: east of the middle it would run into Florida."""
    return [
        {
            "name": state_names()[usps],
            "x": round((right if left > BOX[2] / 2 else left) * UNITS),
            "y": HEIGHT - round((top + 0.08) * UNITS),
            "anchor": "end" if left > BOX[2] / 2 else "start",
        }
        for usps, (left, _, right, top) in country().insets.items()
    ]


def areas_of(places: list[dict]) -> dict[int, dict]:
    """The outlines of the counties among the places, by the place's number."""
    shapes = dict(zip(county_shapes()["geoid"], county_shapes().geometry, strict=True))
    return {
        number: geojson(on_grid(shapes[place["key"]]))
        for number, place in enumerate(places)
        if place["level"] == "county" and place["key"] in shapes
    }


def points_of(places: list[dict], jurisdictions: pd.DataFrame) -> dict[int, list[float]]:
    """Where each place that its area alone does not show has its mark, by its number: x, y, its radius in pixels.

    States and large counties have none; places without a position, or off the map, are left out.
    """
    spots = country().points(jurisdictions)
    people = jurisdictions.set_index("jurisdiction_id")["population"].to_dict()
    sizes = dict(zip(county_shapes()["geoid"], county_shapes().geometry.area, strict=True))
    found = {}
    for number, place in enumerate(places):
        key = place["key"]
        shown = place["state"] != "DC" if place["level"] == "state" else sizes.get(key, 0.0) >= SMALL
        if key in spots and not shown:
            x, y = spots[key]
            radius = point_size(people[key] if place["level"] == "city" else None) * RADIUS
            found[number] = [round(x * UNITS), HEIGHT - round(y * UNITS), round(radius, 1)]
    return found
