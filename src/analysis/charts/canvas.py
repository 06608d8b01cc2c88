"""Maps on axes whose unit is the inch: project shapes, fit them into a box, draw them as patches."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from analysis.charts.labels import Box

LONGLAT = "EPSG:4269"
TOLERANCE = 0.004  # inches; what a printed page cannot show is not drawn


@dataclass(frozen=True)
class Canvas:
    """A projection and where its shapes go: x' = scale·x + dx, y' = scale·y + dy, in inches."""

    crs: str
    scale: float
    dx: float
    dy: float

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Inches of a place given in degrees."""
        x, y = Transformer.from_crs(LONGLAT, self.crs, always_xy=True).transform(longitude, latitude)
        return self.scale * x + self.dx, self.scale * y + self.dy

    def points(
        self, longitudes: Sequence[float], latitudes: Sequence[float]
    ) -> tuple[np.ndarray, np.ndarray]:
        """Inches of many places given in degrees: across, up."""
        transformer = Transformer.from_crs(LONGLAT, self.crs, always_xy=True)
        x, y = transformer.transform(np.asarray(longitudes, float), np.asarray(latitudes, float))
        return self.scale * x + self.dx, self.scale * y + self.dy

    def shapes(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """A copy in inches, without detail too small to see; shared borders stay shared. No projection any
        more.
        """
        projected = frame.to_crs(self.crs)
        moved = projected.geometry.affine_transform([self.scale, 0, 0, self.scale, self.dx, self.dy])
        thinned = shapely.coverage_simplify(moved.to_numpy(), TOLERANCE)
        return gpd.GeoDataFrame(frame.drop(columns="geometry"), geometry=thinned)


def fit(frame: gpd.GeoDataFrame, crs: str, box: Box, pad: float = 0.0) -> Canvas:
    """The canvas on which the frame's shapes fill the box (inches), centred, ``pad`` inches inside it."""
    left, bottom, right, top = frame.to_crs(crs).total_bounds
    width, height = box[2] - box[0] - 2 * pad, box[3] - box[1] - 2 * pad
    scale = min(width / (right - left), height / (top - bottom))
    dx = (box[0] + box[2]) / 2 - scale * (left + right) / 2
    dy = (box[1] + box[3]) / 2 - scale * (bottom + top) / 2
    return Canvas(crs, scale, dx, dy)


def patch(shape: BaseGeometry, **how: object) -> PathPatch | None:
    """A shape as one patch; lines and points that clipping leaves behind are not drawn. None where nothing is
    left.
    """
    parts = [
        part for part in getattr(shape, "geoms", [shape]) if part.geom_type == "Polygon" and not part.is_empty
    ]
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    if not rings:
        return None
    outlines = []
    for ring in rings:
        points = np.asarray(ring.coords)[:, :2]
        codes = np.full(len(points), Outline.LINETO)
        codes[0], codes[-1] = Outline.MOVETO, Outline.CLOSEPOLY
        outlines.append(Outline(points, codes))
    return PathPatch(Outline.make_compound_path(*outlines), **how)


def draw_shape(ax: Axes, shape: BaseGeometry, **how: object) -> None:
    """Draw a shape in inches; nothing where it is empty."""
    drawn = patch(shape, **how)
    if drawn is not None:
        ax.add_patch(drawn)


def inside_point(shape: BaseGeometry) -> tuple[float, float]:
    """A point well inside the largest part of a shape: the middle of the largest circle that fits."""
    largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
    middle = shapely.maximum_inscribed_circle(largest, tolerance=0.01).coords[0]
    return float(middle[0]), float(middle[1])


def shape_box(box: Box) -> BaseGeometry:
    """A box as a shape."""
    return shapely.box(*box)
