"""The ground of all maps of the country: states in Albers' projection, with Alaska, Hawaii and Puerto Rico inset."""

from dataclasses import dataclass, field

import geopandas as gpd
import pandas as pd
from matplotlib.axes import Axes
from shapely.geometry.base import BaseGeometry

from analysis.charts import style
from analysis.charts.canvas import Canvas, draw_shape, fit
from analysis.charts.labels import Box
from analysis.loaders.boundaries import national_counties, national_states, state_names

ALBERS = "EPSG:5070"
# Shown in insets, not at the country's scale: state code, projection, and a box in shares of the country's
# width, from the lower left corner of the room it is drawn in.
INSETS = (
    ("AK", "EPSG:3338", (0.0, 0.0, 0.17, 0.135)),
    ("HI", "ESRI:102007", (0.185, 0.0, 0.275, 0.07)),
    ("PR", "EPSG:32161", (0.735, 0.0, 0.79, 0.025)),
)
# In degrees; the far end of the Aleutians lies beyond the date line.
ALASKA = (-180, 50, -129, 72)
ELSEWHERE = ("AK", "HI", "PR", "GU", "AS", "MP", "VI")


@dataclass(frozen=True)
class Country:
    """The country fitted into a box, in inches: a canvas per part ("" is the main one), a shape per state."""

    box: Box
    canvases: dict[str, Canvas]
    shapes: dict[str, BaseGeometry]
    insets: dict[str, Box] = field(default_factory=dict)

    def canvas_of(self, usps: object) -> Canvas | None:
        """The canvas a state is on; None for territories without an inset and where no state is known."""
        if pd.isna(usps) or (usps in ELSEWHERE and usps not in self.canvases):
            return None
        return self.canvases.get(usps, self.canvases[""])

    def points(self, places: pd.DataFrame) -> dict[str, tuple[float, float]]:
        """Inches of every place that has a point, by jurisdiction_id."""
        found = {}
        for usps, group in places.dropna(subset=["latitude", "longitude"]).groupby("state", sort=True):
            canvas = self.canvas_of(usps)
            if canvas is None:
                continue
            xs, ys = canvas.points(group["longitude"], group["latitude"])
            found |= dict(zip(group["jurisdiction_id"], zip(xs, ys, strict=True), strict=True))
        return found

    def counties(self, places: pd.DataFrame) -> dict[str, BaseGeometry]:
        """The shape in inches of every county among the places, by jurisdiction_id."""
        frame = national_counties()
        found = {}
        mine = places[places["level"] == "county"]
        for part in ["", *(usps for usps in self.canvases if usps)]:
            inset = mine["state"].isin(ELSEWHERE)
            keys = mine[mine["state"] == part if part else ~inset]["jurisdiction_id"]
            rows = frame[frame["geoid"].isin(keys)]
            if len(rows):
                drawn = self.canvases[part].shapes(rows)
                found |= dict(zip(drawn["geoid"], drawn.geometry, strict=True))
        return found


def fit_country(box: Box) -> Country:
    """The country, as large as fits into a box of inches; insets along its lower edge."""
    ground = national_states()
    main = ground[~ground["usps"].isin(ELSEWHERE)]
    canvases = {"": fit(main, ALBERS, box)}
    shown, insets = [("", main)], {}
    for usps, crs, share in INSETS:
        part = ground[ground["usps"] == usps]
        if usps == "AK":
            part = gpd.clip(part, ALASKA)
        width = box[2] - box[0]
        inset = tuple(box[i % 2] + part_of * width for i, part_of in enumerate(share))
        canvases[usps] = fit(part, crs, inset)
        insets[usps] = inset
        shown.append((usps, part))
    shapes = {}
    for key, frame in shown:
        drawn = canvases[key].shapes(frame)
        shapes |= dict(zip(drawn["usps"], drawn.geometry, strict=True))
    return Country(box, canvases, shapes, insets)


def draw_states(ax: Axes, country: Country, directions: dict[str, str], line: float = 0.8) -> None:
    """The states: tinted where ``directions`` (by USPS code) names one, grey elsewhere."""
    for usps in sorted(country.shapes):
        face = style.TINT.get(directions.get(usps, ""), style.LAND)
        draw_shape(ax, country.shapes[usps], facecolor=face, edgecolor="white", linewidth=line, zorder=1)


def name_insets(ax: Axes, country: Country, size: float = 7.6) -> list[Box]:
    """A line and a name above each inset; the boxes of the names."""
    boxes = []
    for usps, (left, _, right, top) in country.insets.items():
        ax.plot([left, right], [top + 0.05] * 2, color=style.RULE, lw=0.6)
        ax.text(left, top + 0.08, state_names()[usps], size=size, color=style.SOFT, va="baseline")
        boxes.append((left, top + 0.03, left + 0.8, top + 0.2))
    return boxes
