"""The ground of the maps of regions: their counties in detail, tinted as their states' latest acts, and their names."""

from functools import cache

import geopandas as gpd
import pandas as pd
import shapely
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.canvas import LONGLAT, Canvas, draw_shape, fit, inside_point, shape_box
from analysis.charts.labels import Box, text_width
from analysis.charts.map_data import MapData
from analysis.charts.map_room import Room
from analysis.charts.regions import Region
from analysis.loaders.boundaries import national_states, zoom_counties

FOOTER = 0.66
LEFT = 0.12  # inches
GROUND = 8.0  # points; names of counties that did not act, and of waters


def view_of(region: Region) -> Box:
    """Where the map stands in its figure, in inches."""
    return (LEFT, FOOTER, style.WIDTH - LEFT, FOOTER + region.height)


@cache
def lay_ground(region: Region) -> tuple[Canvas, gpd.GeoDataFrame]:
    """The region's canvas; the counties in view, in inches, cut to it, by GEOID, with the state (USPS) of each."""
    canvas, window = _fit_region(region, view_of(region)), shape_box(view_of(region))
    shapes = canvas.shapes(zoom_counties())
    shapes = shapes[shapes.intersects(window)].set_index("geoid")
    shapes["geometry"] = shapes.geometry.intersection(window)
    codes = national_states().set_index("geoid")["usps"]
    shapes["state"] = [codes.get(geoid[:2]) for geoid in shapes.index]
    return canvas, shapes


def states_in_view(data: MapData, shapes: gpd.GeoDataFrame) -> pd.DataFrame:
    """The states with acts of their own of which something is to be seen."""
    return data.states[data.states["state"].isin(shapes["state"])]


def _fit_region(region: Region, view: Box) -> Canvas:
    """The canvas on which what is to be seen of the region fills the box (inches)."""
    counties = zoom_counties()
    core = counties[region.holds(counties["geoid"])].copy()
    # Islands far out at sea would push the coast aside: the view is fitted to each county's main part.
    core["geometry"] = [max(getattr(g, "geoms", [g]), key=lambda part: part.area) for g in core.geometry]
    if region.view:
        core = gpd.GeoDataFrame(geometry=[shapely.box(*region.view)], crs=LONGLAT)
    middle = core.union_all().centroid
    crs = f"+proj=aeqd +lat_0={middle.y:.2f} +lon_0={middle.x:.2f} +datum=NAD83 +units=m"
    return fit(core, crs, view, pad=0.0 if region.view else 0.12)


def draw_ground(ax: Axes, shapes: gpd.GeoDataFrame, states: pd.DataFrame) -> None:
    """All counties in view, tinted as their state's latest act."""
    tint = dict(zip(states["state"], states["direction"].map(style.TINT), strict=True))
    for shape, state in zip(shapes.geometry, shapes["state"], strict=True):
        face = tint.get(state, style.LAND)
        draw_shape(ax, shape, facecolor=face, edgecolor="white", linewidth=0.7, zorder=1)


def name_ground(ax: Axes, region: Region, others: gpd.GeoDataFrame, canvas: Canvas, room: Room) -> None:
    """Names, in grey, of the region's waters and of its other counties, where they fit in and nothing else stands."""
    names = [(name, canvas.point(x, y), "italic", None) for name, x, y in region.waters]
    names += [
        (row["name"], inside_point(row.geometry), "normal", row.geometry)
        for _, row in others.sort_index().iterrows()
    ]
    for name, (x, y), slant, shape in names:
        width = text_width(name, GROUND, style.REGULAR)
        box = (x - width / 2, y - 0.05, x + width / 2, y + 0.08)
        own = shape is None or shape.contains(shape_box(box))
        if own and room.inside(box) and not room.meets(box):
            ax.text(x, y, name, size=GROUND, color=style.SOFT, style=slant, ha="center", va="center_baseline",
                    zorder=2)  # fmt: skip
            room.take(box)
