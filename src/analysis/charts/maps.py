"""Draw the map of the country: states with acts of their own as ground, counties and cities that acted on
top.
"""

from pathlib import Path

import geopandas as gpd
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.canvas import Canvas, draw_shape, fit
from analysis.charts.describe import describe_map, source_line
from analysis.charts.findings import map_title, states_sentence
from analysis.charts.labels import Box, place_around
from analysis.charts.legends import TITLE_STEP, draw_title, title_lines
from analysis.charts.map_labels import frame_regions, label_states
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
from analysis.charts.regions import REGIONS
from analysis.charts.save import save_figure
from analysis.loaders.boundaries import national_counties, national_states, state_names
from analysis.tables.store import read_table

ALBERS = "EPSG:5070"
# Shown in insets, not at their scale: state code, projection, box in inches above the map's lower edge.
INSETS = (
    ("AK", "EPSG:3338", (0.12, 0.0, 1.62, 1.15)),
    ("HI", "ESRI:102007", (1.72, 0.0, 2.52, 0.62)),
    ("PR", "EPSG:32161", (6.62, 0.0, 7.12, 0.22)),
)
ELSEWHERE = ("AK", "HI", "PR", "GU", "AS", "MP", "VI")
MAP_LEFT, MAP_TOP, MAP_RIGHT = 0.55, 5.3, 8.9
MOST_LABELS = 24
TOO_SMALL = 0.012  # square inches; a county below this is drawn as a point as well
FOOTER = 0.48
UNREAD = "Grey: not read about, not “no policy”"


def draw_map_us() -> list[Path]:
    """Draw figures/map-us.* from actions, links, jurisdictions, milestones and articles; the four paths."""
    tables = {
        name: read_table(name) for name in ("actions", "links", "jurisdictions", "milestones", "articles")
    }
    places = local_places(tables["actions"], tables["links"], tables["jurisdictions"])
    states = state_acts(tables["actions"], tables["links"], tables["milestones"])
    figure, drawn = make_map_us(places, states, tables["articles"])
    title = map_title(places)
    return save_figure(figure, "map-us", drawn, title, f"{describe_map(title, places, states)} {UNREAD}.")


def make_map_us(
    places: pd.DataFrame, states: pd.DataFrame, articles: pd.DataFrame
) -> tuple[Figure, pd.DataFrame]:
    """The figure, and what it shows: one row per place and per state with an act of its own."""
    with style.house_style():
        lines = title_lines(map_title(places))
        height = FOOTER + MAP_TOP + TITLE_STEP * len(lines) + 0.5
        figure = style.new_figure(style.WIDTH, height)
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, style.WIDTH), ylim=(0, height))
        ax.axis("off")
        below = draw_title(ax, lines, height)
        ax.text(0.12, below, states_sentence(states), size=9.3, color=style.SOFT, va="baseline")
        ax.text(0.12, 0.28, f"{UNREAD}.", size=7.8, color=style.SOFT, va="baseline")
        ax.text(0.12, 0.14, source_line(articles, boundaries=True), size=7.8, color=style.SOFT, va="baseline")
        labelled = _draw_country(ax, places, states)
    return figure, _drawn(places, states, labelled)


def _draw_country(ax: Axes, places: pd.DataFrame, states: pd.DataFrame) -> list[str]:
    """Everything between title and source; the ids of the places that got a label."""
    ground = national_states()
    main = ground[~ground["usps"].isin(ELSEWHERE)]
    canvases = {"": fit(main, ALBERS, (MAP_LEFT, FOOTER, MAP_RIGHT, FOOTER + MAP_TOP))}
    shown = [("", main)]
    for usps, crs, box in INSETS:
        part = ground[ground["usps"] == usps]
        if usps == "AK":  # the far end of the Aleutians lies beyond the date line
            part = gpd.clip(part, (-180, 50, -129, 72))
        canvases[usps] = fit(part, crs, (box[0], box[1] + FOOTER, box[2], box[3] + FOOTER))
        shown.append((usps, part))
    tint = dict(zip(states["state"], states["direction"].map(style.TINT), strict=True))
    shapes = {}
    for key, frame in shown:
        for _, row in canvases[key].shapes(frame).iterrows():
            shapes[row["usps"]] = row.geometry
            face = tint.get(row["usps"], style.LAND)
            draw_shape(ax, row.geometry, facecolor=face, edgecolor="white", linewidth=0.8, zorder=1)
    for usps, _, box in INSETS:
        ax.plot([box[0], box[2]], [box[3] + FOOTER + 0.05] * 2, color=style.RULE, lw=0.6)
        ax.text(
            box[0], box[3] + FOOTER + 0.08, state_names()[usps], size=7.4, color=style.SOFT, va="baseline"
        )
    taken = _draw_places(ax, places, canvases)
    legend = draw_legend(ax, 7.77, FOOTER + 0.2, places, states)
    taken.append(legend)
    taken += [(box[0], box[3] + FOOTER + 0.03, box[0] + 0.8, box[3] + FOOTER + 0.2) for _, _, box in INSETS]
    taken += frame_regions(ax, places, canvases[""])
    taken += label_states(ax, states, shapes, taken, MAP_RIGHT - 0.02, legend[3])
    return _label_places(ax, places, canvases, taken)


def _canvas_of(place: pd.Series, canvases: dict[str, Canvas]) -> Canvas | None:
    """The canvas a place is on; None for territories without an inset."""
    if place["state"] in canvases:
        return canvases[place["state"]]
    return None if place["state"] in ELSEWHERE else canvases[""]


def _draw_places(ax: Axes, places: pd.DataFrame, canvases: dict[str, Canvas]) -> list[Box]:
    """Counties as areas (and points where too small), cities as points, crosses on top; the boxes of the
    marks.
    """
    counties = national_counties()
    taken = []
    order = places.sort_values(
        ["population", "jurisdiction_id"], ascending=[False, True], na_position="first"
    )
    for _, place in order.iterrows():
        canvas = _canvas_of(place, canvases)
        if canvas is None or pd.isna(place["latitude"]) or pd.isna(place["longitude"]):
            continue
        at, small = canvas.point(place["longitude"], place["latitude"]), True
        if place["level"] == "county":
            row = counties[counties["geoid"] == place["jurisdiction_id"]]
            if len(row):
                shape = canvas.shapes(row).geometry.iloc[0]
                draw_area(ax, place, shape)
                small = shape.area < TOO_SMALL
        # In a framed region the marks are only a hint; its own map shows them.
        framed = any(place["county_fips"] in region.counties for region in REGIONS)
        if small and not (framed and place["level"] == "county"):
            draw_point(ax, place, at, 4 if framed else 6)
        if place["refused"]:
            draw_cross(ax, at, 5 if framed else 7.5)
        taken.append((at[0] - 0.06, at[1] - 0.06, at[0] + 0.06, at[1] + 0.06))
    return taken


def _label_places(ax: Axes, places: pd.DataFrame, canvases: dict[str, Canvas], taken: list[Box]) -> list[str]:
    """Label the main places outside the framed regions, as far as there is room; their ids."""
    framed = {county for region in REGIONS for county in region.counties}
    order = places[~places["county_fips"].isin(framed)].sort_values(
        ["is_main", "refused", "population", "jurisdiction_id"], ascending=[False, False, False, True]
    )
    labelled = []
    for _, place in order.head(MOST_LABELS).iterrows():
        canvas = _canvas_of(place, canvases)
        if canvas is None or pd.isna(place["latitude"]):
            continue
        at = canvas.point(place["longitude"], place["latitude"])
        lines = place["label"].split("\n")[-2:]
        name = f"{place['name']}, {place['state']}"
        room = (0.08, FOOTER, style.WIDTH - 0.08, FOOTER + MAP_TOP)
        box = place_around(at, label_size(name, lines), taken, room, farthest=0.55)
        if box is None:
            continue
        draw_leader(ax, at, box)
        draw_label(ax, box, name, lines, side_of(at, box), style.INK, style.INK)
        taken.append(box)
        labelled.append(place["jurisdiction_id"])
    return labelled


def _drawn(places: pd.DataFrame, states: pd.DataFrame, labelled: list[str]) -> pd.DataFrame:
    """What the figure shows: kind, id, name, state, standing, direction, refused, first_year, last_year,
    acts, labelled.
    """
    local = places[list(DRAWN_COLUMNS)].rename(columns={"jurisdiction_id": "id", "level": "kind"})
    local["labelled"] = local["id"].isin(labelled)
    whole = states.assign(
        id=states["state"],
        name=states["state"].map(state_names()),
        kind="state",
        standing="decided",
        refused=False,
        labelled=True,
    )
    return pd.concat([local, whole[local.columns]], ignore_index=True).sort_values(
        ["kind", "id"], ignore_index=True
    )
