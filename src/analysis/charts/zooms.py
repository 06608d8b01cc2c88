"""Draw the map of one region: its counties in detail, every place that acted, labelled as far as there is room."""

from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from shapely.geometry.base import BaseGeometry

from analysis.charts import style
from analysis.charts.canvas import LONGLAT, Canvas, draw_shape, fit, inside_point, shape_box
from analysis.charts.describe import describe_map
from analysis.charts.labels import Box, text_width, wrap_evenly
from analysis.charts.legends import TITLE_STEP, draw_title, title_lines
from analysis.charts.map_data import UNMARKED, UNREAD, MapData, footnote, read_map_data
from analysis.charts.map_legend import STRIP, county_kinds, draw_legend, draw_strip, legend_kinds
from analysis.charts.map_marks import draw_places
from analysis.charts.map_room import Room
from analysis.charts.map_words import region_title
from analysis.charts.maps import blank_axes, draw_footnote
from analysis.charts.places import DRAWN_COLUMNS
from analysis.charts.regions import REGIONS, Region
from analysis.charts.save import save_figure
from analysis.charts.zoom_labels import label_places, reported_sentence, split_sentence, unlabelled_sentence
from analysis.loaders.boundaries import national_states, zoom_counties

FOOTER = 0.66
LEFT = 0.12  # inches
POINTS = 1.5  # how much larger than on the map of the country
GROUND = 8.0  # points; names of counties that did not act, and of waters
SUBTITLE, STEP = 9.3, 0.17  # points; inches from line to line


def draw_map_bay_area() -> list[Path]:
    """Draw figures/map-bay-area.*; the four paths."""
    return draw_region("map-bay-area")


def draw_map_southern_california() -> list[Path]:
    """Draw figures/map-southern-california.*; the four paths."""
    return draw_region("map-southern-california")


def draw_map_new_york_washington() -> list[Path]:
    """Draw figures/map-new-york-washington.*; the four paths."""
    return draw_region("map-new-york-washington")


def draw_region(figure_id: str) -> list[Path]:
    """Draw a region's figure from the tables; the four paths."""
    region, data = next(region for region in REGIONS if region.figure == figure_id), read_map_data()
    places = in_region(data.places, region)
    figure, drawn = make_region(region, data)
    title = region_title(places, region)
    words = describe_map(title, places, _states_in_view(data, _lay_ground(region)[1]))
    note = footnote(data, split_sentence(places))[0]
    return save_figure(figure, figure_id, drawn, title, f"{words} {note}")


def in_region(places: pd.DataFrame, region: Region) -> pd.DataFrame:
    """The places that lie in the region's counties."""
    return places[region.has(places)].reset_index(drop=True)


def make_region(region: Region, data: MapData) -> tuple[Figure, pd.DataFrame]:
    """The figure, and what it shows: one row per place."""
    places = in_region(data.places, region)
    canvas, shapes = _lay_ground(region)
    here = _states_in_view(data, shapes)
    areas = {key: shapes.geometry[key] for key in places["jurisdiction_id"] if key in shapes.index}
    with style.house_style():
        lines = title_lines(region_title(places, region))
        said = wrap_evenly(split_sentence(places), SUBTITLE, style.REGULAR, style.WIDTH - 0.3)
        strip = 0 if region.legend else STRIP
        height = FOOTER + region.height + TITLE_STEP * len(lines) + STEP * len(said) + 0.3 + strip
        figure = style.new_figure(style.WIDTH, height)
        ax = blank_axes(figure, (0, 0, style.WIDTH, height))
        below = draw_title(ax, lines, height)
        for line in said:
            ax.text(0.12, below, line, size=SUBTITLE, color=style.SOFT, va="baseline")
            below -= STEP
        kinds, legend = legend_kinds(places, here), []
        if region.legend:
            legend = [draw_legend(ax, region.legend[0], FOOTER + region.legend[1], kinds)]
        else:
            draw_strip(
                ax, 0.12, below - (0.03 if said else -0.1), kinds, county_kinds(places, areas), light=True
            )
        _draw_ground(ax, shapes, here)
        where, labelled = _draw_places(ax, region, places, areas, canvas, shapes, legend)
        gray = len(here) < shapes["state"].nunique()
        notes = footnote(
            data,
            unlabelled_sentence(places, where, labelled),
            reported_sentence(places, len(data.articles)),
            unread=UNREAD if gray else UNMARKED,
        )
        draw_footnote(ax, [notes[0], notes[-1]])
    drawn = places[[*DRAWN_COLUMNS, "label"]].copy()
    drawn["label"] = drawn["label"].str.replace("\n", "; ")
    drawn["drawn"] = drawn["jurisdiction_id"].isin(where)
    drawn["labelled"] = drawn["jurisdiction_id"].isin(labelled)
    return figure, drawn.rename(columns={"jurisdiction_id": "id", "level": "kind"})


def _view(region: Region) -> Box:
    """Where the map stands in its figure, in inches."""
    return (LEFT, FOOTER, style.WIDTH - LEFT, FOOTER + region.height)


@cache
def _lay_ground(region: Region) -> tuple[Canvas, gpd.GeoDataFrame]:
    """The region's canvas; the counties in view, in inches, cut to it, by GEOID, with the state (USPS) of each."""
    canvas, window = _fit_region(region, _view(region)), shape_box(_view(region))
    shapes = canvas.shapes(zoom_counties())
    shapes = shapes[shapes.intersects(window)].set_index("geoid")
    shapes["geometry"] = shapes.geometry.intersection(window)
    codes = national_states().set_index("geoid")["usps"]
    shapes["state"] = [codes.get(geoid[:2]) for geoid in shapes.index]
    return canvas, shapes


def _states_in_view(data: MapData, shapes: gpd.GeoDataFrame) -> pd.DataFrame:
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


def _draw_ground(ax: Axes, shapes: gpd.GeoDataFrame, states: pd.DataFrame) -> None:
    """All counties in view, tinted as their state's latest act."""
    tint = dict(zip(states["state"], states["direction"].map(style.TINT), strict=True))
    for shape, state in zip(shapes.geometry, shapes["state"], strict=True):
        face = tint.get(state, style.LAND)
        draw_shape(ax, shape, facecolor=face, edgecolor="white", linewidth=0.7, zorder=1)


def _draw_places(
    ax: Axes,
    region: Region,
    places: pd.DataFrame,
    areas: dict[str, BaseGeometry],
    canvas: Canvas,
    shapes: gpd.GeoDataFrame,
    taken: list[Box],
) -> tuple[set[str], list[str]]:
    """Counties that acted, marks and labels; the ids of the places drawn, and of those that got a label."""
    known = places.dropna(subset=["latitude", "longitude"])
    xs, ys = canvas.points(known["longitude"], known["latitude"])
    points = dict(zip(known["jurisdiction_id"], zip(xs, ys, strict=True), strict=True))
    where = draw_places(ax, places, points, areas, POINTS, light=True)
    view = _view(region)
    room = Room((view[0] + 0.02, view[1], view[2] - 0.02, view[3]))
    room.labels += taken
    room.marks += [mark for mark in where.values() if mark[2]]
    labelled = label_places(ax, places, where, areas, shapes.union_all(), room)
    others = shapes[region.holds(shapes.index.to_series()) & ~shapes.index.isin(areas)]
    _name_ground(ax, region, others, canvas, room)
    return set(where), labelled


def _name_ground(ax: Axes, region: Region, others: gpd.GeoDataFrame, canvas: Canvas, room: Room) -> None:
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
