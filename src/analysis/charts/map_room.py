"""Find room for labels on a map: boxes that meet no mark, no other label and no leader."""

import math

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from analysis.charts.canvas import inside_point, shape_box
from analysis.charts.labels import Box

STEPS = (0.045, 0.08, 0.14, 0.22, 0.32, 0.44, 0.58, 0.75, 0.95, 1.2, 1.5)
NEAR = 0.1  # inches; a label that near its mark needs no leader
MARK_PAD, LABEL_PAD = (0.015, 0.015), (0.06, 0.018)  # inches that a label keeps off, across and up
FIRST_LINE = 0.07  # inches from a label's upper edge to the middle of its first line
GRID = 0.06  # inches between the places tried inside a shape
# Directions in which a label may stand, best first: right, left, above, below, then between.
ANGLES = (
    0,
    180,
    90,
    270,
    45,
    315,
    135,
    225,
    20,
    340,
    160,
    200,
    65,
    295,
    115,
    245,
    30,
    330,
    150,
    210,
    55,
    305,
    125,
    235,
)
TURNS = tuple(math.radians(angle) for angle in ANGLES)
# What a candidate costs, in inches of distance: on an area to avoid, its leader across a mark, nearer to another mark
# than to its own, and each turn from the best direction.
OVER_AREA, OVER_MARK, NEARER, TURNED = 0.35, 0.15, 0.15, 0.003
BESIDE, CLOSE = 0.06, 0.1  # inches; a label that near a mark seems to be its own


class Room:
    """The boxes taken on a map, in inches, and what labels had better not cover."""

    def __init__(self, bounds: Box, avoid: list[BaseGeometry] = ()):
        """``bounds`` is where labels may stand; ``avoid`` holds shapes that they leave free where they can."""
        self.bounds, self.avoid = bounds, shapely.union_all(list(avoid))
        shapely.prepare(self.avoid)
        self.marks: list[Box] = []
        self.labels: list[Box] = []
        self.leaders: list[BaseGeometry] = []
        self._mark_shapes = np.array([])

    def meets(self, box: Box) -> bool:
        """Whether a box comes too near to a mark, a label or a leader."""
        for boxes, (across, up) in ((self.marks, MARK_PAD), (self.labels, LABEL_PAD)):
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

    def find(
        self, at: tuple[float, float], radius: float, size: tuple[float, float], farthest: float
    ) -> Box | None:
        """The best free box of that size near a mark at ``at``, at most ``farthest`` inches off; None where none
        is.

        Near is good; on an area to avoid, or with a leader across marks, is bad.
        """
        best: tuple[float, Box] | None = None
        for step in (step for step in STEPS if step <= farthest):
            if best is not None and best[0] <= step:
                break
            for rank, turn in enumerate(TURNS):
                box = beside(at, radius + step, turn, size)
                if not self.inside(box) or self.meets(box):
                    continue
                cost = step + TURNED * rank
                if self.avoid.intersects(shape_box(box)):
                    cost += OVER_AREA
                line = leader(at, box)
                name = (box[0], max(box[1], box[3] - 2 * FIRST_LINE), box[2], box[3])
                nearest, others = self._gaps(name, leader(at, name).length - radius)
                if nearest:  # it would seem to be another mark's
                    continue
                cost += NEARER * others
                if line.length > NEAR + radius:
                    if self._crossed(line):
                        continue
                    cost += OVER_MARK * self._marks_under(line)
                if best is None or cost < best[0]:
                    best = (cost, box)
        return None if best is None else best[1]

    def take(self, box: Box, at: tuple[float, float] | None = None, radius: float = 0.0) -> bool:
        """Take a label's box; whether it needs a leader to its mark, which is taken too."""
        self.labels.append(box)
        if at is None or leader(at, box).length <= NEAR + radius:
            return False
        self.leaders.append(leader(at, box))
        return True

    def find_inside(self, shape: BaseGeometry, size: tuple[float, float], pad: float = 0.0) -> Box | None:
        """A free box of that size inside a shape, as near its middle as may be, ``pad`` inches off its border.

        None where all of it is taken or to be avoided.
        """
        middle, width, height = inside_point(shape), size[0] + 2 * pad, size[1] + 2 * pad
        left, low, right, high = shape.bounds
        across, up = np.meshgrid(
            np.arange(left + width / 2, right - width / 2 + GRID, GRID),
            np.arange(low + height / 2, high - height / 2 + GRID, GRID),
        )
        xs, ys = np.append(middle[0], across.ravel()), np.append(middle[1], up.ravel())
        shapely.prepare(shape)
        fits = shapely.contains(
            shape, shapely.box(xs - width / 2, ys - height / 2, xs + width / 2, ys + height / 2)
        )
        xs, ys = xs[fits], ys[fits]
        for i in np.lexsort((ys, xs, np.round(np.hypot(xs - middle[0], ys - middle[1]), 6))):
            x, y = float(xs[i]), float(ys[i])
            box = (x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)
            if self.inside(box) and not self.meets(box) and not self.avoid.intersects(shape_box(box)):
                return box
        return None

    def _crossed(self, line: BaseGeometry) -> bool:
        """Whether a leader would cross a label or another leader."""
        others = [shape_box(box) for box in self.labels] + self.leaders
        return bool(others) and bool(shapely.intersects(line, others).any())

    def _gaps(self, box: Box, gap: float) -> tuple[bool, bool]:
        """Whether another mark is close by and nearer to a name than its own, which is ``gap`` inches off; and
        whether another one is as near.
        """
        if not self.marks:
            return False, False
        left, low, right, high = np.array(self.marks).T
        across = np.maximum(np.maximum(left - box[2], box[0] - right), 0)
        gaps = np.hypot(across, np.maximum(np.maximum(low - box[3], box[1] - high), 0))
        nearer = bool((gaps < min(gap - 0.03, CLOSE)).any())
        return nearer, int((gaps < max(gap - 0.02, BESIDE)).sum()) > 1

    def _marks_under(self, line: BaseGeometry) -> int:
        """How many marks a leader would cross, besides its own."""
        if len(self._mark_shapes) != len(self.marks):
            self._mark_shapes = shapely.box(*np.array(self.marks).T)
        return max(int(shapely.intersects(line, self._mark_shapes).sum()) - 1, 0) if self.marks else 0


def beside(at: tuple[float, float], away: float, turn: float, size: tuple[float, float]) -> Box:
    """The box of that size whose nearest edge is ``away`` from a mark, in the direction ``turn`` (radians).

    Right and left of a mark its first line stands at the mark's height.
    """
    across, up = math.cos(turn), math.sin(turn)
    x, y = at[0] + away * across, at[1] + away * up
    left = x if across > 0.35 else x - size[0] if across < -0.35 else x - size[0] / 2
    low = y if up > 0.35 else y - size[1] if up < -0.35 else y - size[1] + min(FIRST_LINE, size[1] / 2)
    return (left, low, left + size[0], low + size[1])


def leader(at: tuple[float, float], box: Box) -> BaseGeometry:
    """The line from a mark to the nearest edge of its label."""
    x = min(max(at[0], box[0] - 0.02), box[2] + 0.02)
    y = min(max(at[1], box[1]), box[3])
    return shapely.LineString([at, (x, y)])
