"""Thin arcs between labelled acts that are linked, where they cross no text and no other mark."""

from analysis.charts.labels import Box, boxes_meet

BENDS = (0.25, -0.25, 0.5, -0.5, 1.0, -1.0)  # as matplotlib's arc3 counts them
CLEAR = 0.07  # inches that an arc keeps from marks it does not join
STEPS = 20

Point = tuple[float, float]
Arc = tuple[str, str, float]  # the ids of two acts, and the bend


def find_arcs(marks: dict[str, Point], texts: list[Box], links: list[tuple[str, str, str]]) -> list[Arc]:
    """The arcs that can be drawn: for each linked pair of ``marks`` (id -> place) the first bend that is free.

    ``links`` holds (from, to, relation); a pair that is linked twice gets one arc. All in inches.
    """
    boxes = {key: (x - CLEAR, y - CLEAR, x + CLEAR, y + CLEAR) for key, (x, y) in marks.items()}
    pairs = {tuple(sorted((a, b))) for a, b, _ in links if a in marks and b in marks}
    found = []
    for a, b in sorted(pairs):
        others = [*texts, *(box for key, box in boxes.items() if key not in (a, b))]
        bend = next((bend for bend in BENDS if is_free(arc_points(marks[a], marks[b], bend), others)), None)
        if bend is not None:
            found.append((a, b, bend))
    return found


def is_free(points: list[Point], boxes: list[Box]) -> bool:
    """Whether none of the points lies in a box."""
    return not any(boxes_meet((x, y, x, y), box, 0.0) for x, y in points for box in boxes)


def arc_points(a: Point, b: Point, bend: float) -> list[Point]:
    """Points along the curve that matplotlib's arc3 draws from ``a`` to ``b``."""
    (x1, y1), (x2, y2) = a, b
    cx, cy = (x1 + x2) / 2 + bend * (y2 - y1), (y1 + y2) / 2 - bend * (x2 - x1)
    steps = [i / STEPS for i in range(STEPS + 1)]
    return [
        (
            (1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t * t * x2,
            (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t * t * y2,
        )
        for t in steps
    ]
