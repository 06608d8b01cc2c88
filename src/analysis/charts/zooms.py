"""Draw the map of one region: its counties in detail, every place that acted, each with its acts in words."""

from pathlib import Path

import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.canvas import Canvas, draw_shape, edge_point, fit, inside_point, shape_box
from analysis.charts.describe import describe_map, source_line
from analysis.charts.findings import map_title
from analysis.charts.labels import Box, place_around, text_width
from analysis.charts.legends import TITLE_STEP, draw_title, title_lines
from analysis.charts.map_labels import box_inside
from analysis.charts.map_marks import (
    draw_area,
    draw_cross,
    draw_label,
    draw_leader,
    draw_legend,
    draw_point,
    label_size,
    side_of,
)  # fmt: skip
from analysis.charts.places import DRAWN_COLUMNS, local_places, state_acts
from analysis.charts.regions import REGIONS, Region
from analysis.charts.save import save_figure
from analysis.loaders.boundaries import zoom_counties
from analysis.tables.store import read_table

FOOTER = 0.5
UNREAD = "Grey, or without a mark of its own: not read about, not “no policy”"
MAP = (0.12, 6.5)  # left edge and height of the map, inches
MOST_LABELS, MOST_LINES = 30, 4


def draw_map_bay_area() -> list[Path]:
    """Draw figures/map-bay-area.*; the four paths."""
    return draw_region(next(region for region in REGIONS if region.figure == "map-bay-area"))


def draw_region(region: Region) -> list[Path]:
    """Draw the region's figure from the tables; the four paths."""
    tables = {
        name: read_table(name) for name in ("actions", "links", "jurisdictions", "milestones", "articles")
    }
    places = in_region(local_places(tables["actions"], tables["links"], tables["jurisdictions"]), region)
    states = state_acts(tables["actions"], tables["links"], tables["milestones"])
    figure, drawn = make_region(region, places, states, tables["articles"])
    title = map_title(places, region.where)
    states = states[states["state"].isin(places["state"])]
    return save_figure(
        figure, region.figure, drawn, title, f"{describe_map(title, places, states)} {UNREAD}."
    )


def in_region(places: pd.DataFrame, region: Region) -> pd.DataFrame:
    """The places that lie in the region's counties."""
    return places[places["county_fips"].isin(region.counties)].reset_index(drop=True)


def make_region(
    region: Region, places: pd.DataFrame, states: pd.DataFrame, articles: pd.DataFrame
) -> tuple[Figure, pd.DataFrame]:
    """The figure, and what it shows: one row per place."""
    with style.house_style():
        lines = title_lines(map_title(places, region.where))
        height = FOOTER + MAP[1] + TITLE_STEP * len(lines) + 0.25
        figure = style.new_figure(style.WIDTH, height)
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, style.WIDTH), ylim=(0, height))
        ax.axis("off")
        draw_title(ax, lines, height)
        ax.text(0.12, 0.28, f"{UNREAD}.", size=7.8, color=style.SOFT, va="baseline")
        ax.text(0.12, 0.14, source_line(articles, boundaries=True), size=7.8, color=style.SOFT, va="baseline")
        here = states[states["state"].isin(places["state"])]
        legend = draw_legend(ax, 0.3, FOOTER + 0.3, places, here)
        labelled = _draw_ground(ax, region, places, states, [legend])
    drawn = places[[*DRAWN_COLUMNS, "label"]].copy()
    drawn["label"] = drawn["label"].str.replace("\n", "; ")
    drawn["labelled"] = drawn["jurisdiction_id"].isin(labelled)
    return figure, drawn.rename(columns={"jurisdiction_id": "id", "level": "kind"})


class Ground:
    """Areas a label should keep off."""

    def __init__(self, shapes: list):
        self.shape = shapely.union_all(shapes)
        shapely.prepare(self.shape)

    def meets(self, box: Box) -> bool:
        """Whether a box touches it, or nearly."""
        near = (box[0] - 0.05, box[1] - 0.05, box[2] + 0.05, box[3] + 0.05)
        return self.shape.intersects(shape_box(near))


def _draw_ground(
    ax: Axes, region: Region, places: pd.DataFrame, states: pd.DataFrame, taken: list[Box]
) -> list[str]:
    """Counties, marks and labels; the ids of the places that got a label."""
    counties = zoom_counties()
    core = counties[counties["geoid"].isin(region.counties)].copy()
    # Islands far out at sea would push the coast aside: the view is fitted to each county's main part.
    core["geometry"] = [max(getattr(g, "geoms", [g]), key=lambda part: part.area) for g in core.geometry]
    middle = core.union_all().centroid
    crs = f"+proj=aeqd +lat_0={middle.y:.2f} +lon_0={middle.x:.2f} +datum=NAD83 +units=m"
    view: Box = (MAP[0], FOOTER, style.WIDTH - 0.12, FOOTER + MAP[1])
    canvas = fit(core, crs, view, pad=0.12)
    window = shape_box(view)
    shapes = canvas.shapes(counties)
    shapes = shapes[shapes.intersects(window)].set_index("geoid")
    tint = dict(zip(states["state"], states["direction"].map(style.TINT), strict=True))
    states_here = dict(zip(places["county_fips"], places["state"], strict=True))
    for geoid, shape in shapes.geometry.items():
        state = next((usps for fips, usps in states_here.items() if fips[:2] == geoid[:2]), None)
        face = tint.get(state, style.LAND)
        draw_shape(ax, shape.intersection(window), facecolor=face, edgecolor="white", linewidth=0.7, zorder=1)
    return _draw_places(ax, region, places, canvas, shapes, view, taken)


def _draw_places(
    ax: Axes, region: Region, places: pd.DataFrame, canvas: Canvas, shapes, view: Box, taken: list[Box]
) -> list[str]:
    """Areas, then points, then labels, then the names of the other counties and waters where room is left."""
    marks: dict[str, tuple[float, float]] = {}
    areas = places[places["level"] == "county"]
    for _, place in areas[areas["jurisdiction_id"].isin(shapes.index)].iterrows():
        shape = shapes.geometry[place["jurisdiction_id"]]
        draw_area(ax, place, shape)
        marks[place["jurisdiction_id"]] = inside_point(shape)
    for _, place in places[~places["jurisdiction_id"].isin(marks)].iterrows():
        if pd.isna(place["latitude"]) or pd.isna(place["longitude"]):
            continue
        marks[place["jurisdiction_id"]] = canvas.point(place["longitude"], place["latitude"])
        draw_point(ax, place, marks[place["jurisdiction_id"]], 7.5)
    taken = list(taken)
    for _, place in places[places["jurisdiction_id"].isin(marks)].iterrows():
        x, y = marks[place["jurisdiction_id"]]
        if place["refused"]:
            draw_cross(ax, (x, y), 11)
        if place["refused"] or place["level"] != "county":
            taken.append((x - 0.09, y - 0.09, x + 0.09, y + 0.09))
    grounds = (
        Ground([shapes.geometry[key] for key in areas["jurisdiction_id"] if key in shapes.index]),
        Ground(list(shapes.geometry)),
    )
    labelled = _label_places(ax, places, marks, shapes, grounds, taken, view)
    _label_ground(ax, region, shapes, canvas, places, taken, view)
    return labelled


def _label_places(ax: Axes, places, marks, shapes, grounds, taken: list[Box], view: Box) -> list[str]:
    """Label places: counties inside their area where the words fit, all others beside their mark, off the
    areas.
    """
    order = places[places["jurisdiction_id"].isin(marks)].copy()
    solid, land = grounds
    # What fits inside itself first, then from the most to the least important.
    order["inside"] = [_inside_box(place, shapes, taken) is not None for _, place in order.iterrows()]
    order = order.sort_values(
        ["inside", "is_main", "refused", "population", "jurisdiction_id"],
        ascending=[False, False, False, False, True],
    )
    labelled = []
    for _, place in order.head(MOST_LABELS).iterrows():
        at, lines = marks[place["jurisdiction_id"]], place["label"].split("\n")[-MOST_LINES:]
        box = _inside_box(place, shapes, taken) if place["inside"] else None
        if box:
            white = place["standing"] == "decided"
            draw_label(
                ax, box, place["name"], lines, "center", *(("white",) * 2 if white else (style.INK,) * 2)
            )
        else:
            size, room = label_size(place["name"], lines), (0.1, *view[1:])
            # Best over water, near by; else over land, but never over another place's area.
            box = place_around(at, size, taken, room, land.meets, 0.55)
            box = box or place_around(at, size, taken, room, solid.meets)
            if box is None:
                continue
            if place["jurisdiction_id"] in shapes.index:
                at = edge_point(shapes.geometry[place["jurisdiction_id"]], box)
            draw_leader(ax, at, box)
            draw_label(ax, box, place["name"], lines, side_of(at, box), style.INK, style.INK)
        taken.append(box)
        labelled.append(place["jurisdiction_id"])
    return labelled


def _label_ground(
    ax: Axes, region: Region, shapes, canvas: Canvas, places, taken: list[Box], view: Box
) -> None:
    """Names of the region's other counties and of its waters, in grey, where nothing else stands."""
    names = [(name, canvas.point(x, y), "italic") for name, x, y in region.waters]
    others = [
        key for key in region.counties if key in shapes.index and key not in set(places["jurisdiction_id"])
    ]
    names += [(shapes["name"][key], inside_point(shapes.geometry[key]), "normal") for key in sorted(others)]
    for name, (x, y), slant in names:
        width = text_width(name, 8, style.REGULAR)
        box = (x - width / 2, y - 0.05, x + width / 2, y + 0.08)
        clear = all(not (box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3]) for b in taken)
        if clear and box[0] > view[0] and box[2] < view[2] and box[1] > view[1] and box[3] < view[3]:
            ax.text(
                x, y, name, size=8, color=style.SOFT, style=slant, ha="center", va="center_baseline", zorder=2
            )
            taken.append(box)


def _inside_box(place: pd.Series, shapes, taken: list[Box]) -> Box | None:
    """A box for a county's label inside its area and off all marks; None where it does not fit or is none."""
    if place["jurisdiction_id"] not in shapes.index or place["standing"] == "underway":
        return None
    size = label_size(place["name"], place["label"].split("\n")[-MOST_LINES:])
    return box_inside(shapes.geometry[place["jurisdiction_id"]], size, taken, pad=0.07)
