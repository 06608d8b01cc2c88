"""What stands on a map, in inches: marks, texts, areas; and where a name has room inside a shape."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from analysis.charts.canvas import inside_point, shape_box
from analysis.charts.labels import Box

NEAR = 0.085  # inches; a label that near its mark needs no leader
MARK_PAD, LABEL_PAD = (0.015, 0.015), (0.06, 0.018)  # inches that a label keeps off, across and up
ABROAD, AT_HOME = (
    0.3,
    0.5,
)  # the part of an area's name that may lie on other ground, that must lie on its own
GRID = 0.06  # inches between the places tried inside a shape, and between the dots that stand for an area

Mark = tuple[float, float, float]  # x, y and radius, in inches


class Room:
    """The marks and texts on a map, and the areas that names beside marks do not cover."""

    def __init__(self, bounds: Box, avoid: list[BaseGeometry] = ()):
        """``bounds`` is where labels may stand; ``avoid`` holds the areas to leave free."""
        self.bounds, self.avoid = bounds, shapely.union_all(list(avoid))
        shapely.prepare(self.avoid)
        self.grain = dots_inside(self.avoid)
        self.marks: list[Mark] = []
        self.labels: list[Box] = []
        self.leaders: list[BaseGeometry] = []

    def meets(self, box: Box) -> bool:
        """Whether a box comes too near to a mark, a label or a leader."""
        marks = [(x - radius, y - radius, x + radius, y + radius) for x, y, radius in self.marks]
        for boxes, (across, up) in ((marks, MARK_PAD), (self.labels, LABEL_PAD)):
            if boxes:
                left, low, right, high = np.array(boxes).T
                beside = (left < box[2] + across) & (right > box[0] - across)
                if (beside & (low < box[3] + up) & (high > box[1] - up)).any():
                    return True
        return bool(self.leaders) and bool(shapely.intersects(shape_box(box), self.leaders).any())

    def inside(self, box: Box) -> bool:
        """Whether a box lies within the bounds."""
        low, high = self.bounds[:2], self.bounds[2:]
        return box[0] >= low[0] and box[1] >= low[1] and box[2] <= high[0] and box[3] <= high[1]

    def take(self, box: Box, mark: Mark | None = None) -> None:
        """Take a label's box, and the leader to its mark where it needs one."""
        self.labels.append(box)
        if mark and needs_leader(line := leader(mark[:2], box), mark):
            self.leaders.append(line)

    def find_inside(
        self,
        shape: BaseGeometry,
        size: tuple[float, float],
        pad: float = 0.0,
        foreign: BaseGeometry | None = None,
    ) -> Box | None:
        """A free box of that size inside a shape, as near its middle as may be, ``pad`` inches off its border.

        With ``foreign``, ground that is not the shape's, the box may reach beyond the shape: to no more than ``ABROAD``
        of it over that ground, and with at least ``AT_HOME`` of it inside. None where all is taken or to be avoided.
        """
        middle, width, height = inside_point(shape), size[0] + 2 * pad, size[1] + 2 * pad
        left, low, right, high = shape.bounds
        reach = (width / 2, height / 2) if foreign is None else (0.0, 0.0)
        across, up = np.meshgrid(
            np.arange(left + reach[0], right - reach[0] + GRID, GRID),
            np.arange(low + reach[1], high - reach[1] + GRID, GRID),
        )
        xs, ys = np.append(middle[0], across.ravel()), np.append(middle[1], up.ravel())
        shapely.prepare(shape)
        boxes = shapely.box(xs - width / 2, ys - height / 2, xs + width / 2, ys + height / 2)
        if foreign is None:
            fits = shapely.contains(shape, boxes)
        else:
            part = [shapely.area(shapely.intersection(ground, boxes)) for ground in (shape, foreign)]
            fits = (part[0] >= AT_HOME * width * height) & (part[1] <= ABROAD * width * height)
        xs, ys = xs[fits], ys[fits]
        for i in np.lexsort((ys, xs, np.round(np.hypot(xs - middle[0], ys - middle[1]), 6))):
            x, y = float(xs[i]), float(ys[i])
            box = (x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)
            if self.inside(box) and not self.meets(box) and not self.avoid.intersects(shape_box(box)):
                return box
        return None


def dots_inside(area: BaseGeometry) -> list[tuple[float, float]]:
    """Points GRID inches apart inside an area; none where it is empty."""
    if area.is_empty:
        return []
    left, low, right, high = area.bounds
    across, up = np.meshgrid(np.arange(left, right, GRID), np.arange(low, high, GRID))
    inside = shapely.contains_xy(area, across.ravel(), up.ravel())
    return list(zip(across.ravel()[inside].tolist(), up.ravel()[inside].tolist(), strict=True))


def leader(at: tuple[float, float], box: Box) -> BaseGeometry:
    """The line from a mark to the nearest edge of its label."""
    x = min(max(at[0], box[0] - 0.02), box[2] + 0.02)
    y = min(max(at[1], box[1]), box[3])
    return shapely.LineString([at, (x, y)])


def needs_leader(line: BaseGeometry, mark: Mark) -> bool:
    """Whether a label is so far from its mark that a line joins them."""
    return line.length > NEAR + mark[2]
