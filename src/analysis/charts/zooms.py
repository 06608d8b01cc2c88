"""Draw the map of one region: its counties in detail, every place that acted, labelled as far as there is room."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from shapely.geometry.base import BaseGeometry

from analysis.charts import style
from analysis.charts.canvas import Canvas
from analysis.charts.describe import describe_map
from analysis.charts.labels import Box, wrap_evenly
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
from analysis.charts.zoom_ground import FOOTER, draw_ground, lay_ground, name_ground, states_in_view, view_of
from analysis.charts.zoom_labels import label_places, reported_sentence, split_sentence, unlabelled_sentence

POINTS = 1.5  # how much larger than on the map of the country
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
    words = describe_map(title, places, states_in_view(data, lay_ground(region)[1]))
    note = footnote(data, split_sentence(places))[0]
    return save_figure(figure, figure_id, drawn, title, f"{words} {note}")


def in_region(places: pd.DataFrame, region: Region) -> pd.DataFrame:
    """The places that lie in the region's counties."""
    return places[region.has(places)].reset_index(drop=True)


def make_region(region: Region, data: MapData) -> tuple[Figure, pd.DataFrame]:
    """The figure, and what it shows: one row per place."""
    places = in_region(data.places, region)
    canvas, shapes = lay_ground(region)
    here = states_in_view(data, shapes)
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
        draw_ground(ax, shapes, here)
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
    view = view_of(region)
    room = Room((view[0] + 0.02, view[1], view[2] - 0.02, view[3]))
    room.labels += taken
    room.marks += [mark for mark in where.values() if mark[2]]
    labelled = label_places(ax, places, where, areas, shapes.union_all(), room)
    others = shapes[region.holds(shapes.index.to_series()) & ~shapes.index.isin(areas)]
    name_ground(ax, region, others, canvas, room)
    return set(where), labelled
