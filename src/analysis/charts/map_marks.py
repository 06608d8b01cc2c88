"""How places look on every map: counties as areas, cities as points, and the marks of what came to nothing.

Direction has a colour and a shape: limits is purple, a circle, a plain area; extends is ochre, a triangle, a
striped area. What was not adopted is hollow, a proposal voted down is hollow and struck through. A cross beside the
mark says that the federal government refused a request: in purple one to leave a program, in ochre one to join it.
"""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from shapely.geometry.base import BaseGeometry

from analysis.charts import style
from analysis.charts.canvas import draw_shape, inside_point

SHAPE = {"limits": "o", "extends": "^"}
STRIPES = "//////"
# On the zooms labels stand on the areas, which are lighter there: ink on them keeps 7:1.
LIGHT_AREA = {"limits": "#b9a8d8", "extends": "#e9bd84"}
SMALLEST, LARGEST, LARGEST_CITY = 4.6, 21.0, 8_800_000  # points, points, people
HOLLOW = 5.6  # points; what was not adopted has one size
TOO_SMALL = 0.0022  # square inches; a county below this is drawn as a square
SQUARE, CROSS = 0.075, 6.8  # inches; points


def point_size(population: object, factor: float = 1.0) -> float:
    """Diameter in points of a city's mark: its area grows with the population; the smallest, enlarged by ``factor``,
    for unknown ones and for those that would be smaller still.
    """
    people = 0 if pd.isna(population) else int(population)
    return max(LARGEST * float(np.sqrt(people / LARGEST_CITY)), SMALLEST * factor)


def area_look(direction: str, decided: bool, light: bool = False) -> dict:
    """Keyword arguments of a county's patch."""
    if not decided:
        return {"facecolor": "white", "edgecolor": style.DIRECTION[direction], "linewidth": 0.9}
    face = (LIGHT_AREA if light else style.AREA)[direction]
    stripes = STRIPES if direction == "extends" else None
    return {"facecolor": face, "edgecolor": "white", "hatch": stripes, "linewidth": 0.5}


def draw_point(
    ax: Axes, at: tuple[float, float], direction: str, standing: str = "decided", size: float = SMALLEST
) -> None:
    """A mark of that direction, ``size`` points across: filled where decided, else hollow; struck where voted
    down.
    """
    colour, decided = style.DIRECTION[direction], standing == "decided"
    size *= 1.2 if direction == "extends" else 1.0  # a triangle as wide as a circle has less area
    ax.plot(*at, marker=SHAPE[direction], markersize=size, markerfacecolor=colour if decided else "white",
            markeredgecolor="white" if decided else colour, markeredgewidth=0.6 if decided else 1.1,
            linestyle="none", zorder=7 - min(size, 30) / 30)  # fmt: skip
    if standing == "rejected":
        ax.plot(*at, marker=(2, 2, -45), markersize=size + 4, markeredgecolor=colour, markeredgewidth=1.2,
                linestyle="none", zorder=7.1)  # fmt: skip


def draw_square(
    ax: Axes, at: tuple[float, float], direction: str, light: bool = False, size: float = SQUARE
) -> None:
    """A county too small to see, as a small square with the look of its area, ``size`` inches wide."""
    corner = (at[0] - size / 2, at[1] - size / 2)
    ax.add_patch(Rectangle(corner, size, size, zorder=6, **area_look(direction, True, light)))


def draw_cross(ax: Axes, at: tuple[float, float], direction: str, size: float = CROSS) -> None:
    """The cross of a request that the federal government refused: to leave a program (limits), to join it (extends)."""
    ax.plot(*at, marker="X", markersize=size, markerfacecolor=style.DIRECTION[direction], markeredgecolor="white",
            markeredgewidth=1.0, linestyle="none", zorder=8)  # fmt: skip


def draw_places(
    ax: Axes,
    places: pd.DataFrame,
    points: dict[str, tuple[float, float]],
    areas: dict[str, BaseGeometry],
    factor: float = 1.0,
    light: bool = False,
) -> dict[str, tuple[float, float, float]]:
    """Counties as areas, those too small to see as squares, cities as points; crosses beside them.

    ``points`` and ``areas`` in inches by jurisdiction_id; ``factor`` enlarges the points. Returns where each
    place is: x, y and the radius of its marks, 0 for a plain area; places without point or area are missing.
    """
    where = {}
    for place in places.to_dict("records"):
        key, decided = place["jurisdiction_id"], place["standing"] == "decided"
        shape, size = areas.get(key), HOLLOW * factor
        if shape is not None and shape.area >= TOO_SMALL:
            draw_shape(ax, shape, zorder=3, **area_look(place["direction"], decided, light))
            at, size = inside_point(shape), 0.0 if decided else size
        elif key in points:
            at = points[key] if shape is None else inside_point(shape)
            small = decided and place["level"] == "county"
            if small:
                draw_square(ax, at, place["direction"], light, SQUARE * factor)
            size = 0.0 if small else point_size(place["population"], factor) if decided else size
        else:
            continue
        if size:
            draw_point(ax, at, place["direction"], place["standing"], size)
        radius = size / 144 or (SQUARE * factor / 2 if shape is None or shape.area < TOO_SMALL else 0.0)
        if place["refused"]:  # beside a mark, so that both are seen
            aside = radius + CROSS * factor / 144 if radius else 0.0
            draw_cross(ax, (at[0] + aside * 0.75, at[1] + aside * 0.75), place["refused_way"], CROSS * factor)
            radius += CROSS * factor / 144
        where[key] = (*at, radius)
    return where
