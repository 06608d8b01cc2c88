"""Names beside marks on the maps: textalloc places them, what it does not look at is checked afterwards.

textalloc finds each name, the most important first, the nearest box that meets no mark, no area, no other text and no
leader. It does not know that a name may seem to be another mark's, nor that a leader may run across another mark or a
text: such names are taken back, and tried again farther off.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
import shapely
import textalloc
from matplotlib.axes import Axes
from shapely.geometry.base import BaseGeometry

from analysis.charts import style
from analysis.charts.canvas import shape_box
from analysis.charts.labels import Box
from analysis.charts.map_room import ABROAD, GRID, Mark, Room, leader, needs_leader

NAME = 8.2  # points
SPACED = 0.94  # of the line height that the font asks for
# Directions from the mark, best first; where the first free box does not fit, the other way round.
WAYS = ["east", "west", "north", "south", "northeast", "southeast", "northwest", "southwest"]
TRIES = 200  # boxes tried for a name
MARGIN, ACROSS = 0.02, 0.04  # inches from a name to all else, and more than that from one text to the next
# Inches from a name to its mark, at least and at most: near it first, then with a leader.
REACH = ((0.045, 0.3), (0.2, 0.6), (0.45, 1.0))
CLOSE = 0.1  # inches; a name that near to a mark seems to be its own


@dataclass(frozen=True)
class Name:
    """What is to stand beside a mark: the place's id, its mark, the lines of text; of an area, the ground that is not
    its own, on which its name would seem another's.
    """

    key: str
    mark: Mark
    lines: tuple[str, ...]
    foreign: BaseGeometry | None = None


def place_names(ax: Axes, room: Room, choices: list[list[Name]]) -> dict[str, tuple[Name, Box]]:
    """What has room, by id: the name as it is to be written, and its box. The room is taken, nothing is drawn.

    ``choices`` stand in the order of importance; each holds one place's name with what may be said below it, from the
    most to the least. Near the mark comes before farther off, and then more before less.
    """
    found: dict[str, tuple[Name, Box]] = {}
    levels = range(max(map(len, choices), default=0))
    for reach, level, ways in product(REACH, levels, (WAYS, WAYS[::-1])):
        names = [texts[level] for texts in choices if level < len(texts) and texts[0].key not in found]
        if not names:
            continue
        boxes = allocated(ax, room, names, reach, ways)
        for name in names:
            if name.key in boxes and fits(name, boxes[name.key], room):
                found[name.key] = (name, boxes[name.key])
                room.take(boxes[name.key], name.mark)
    return found


def allocated(
    ax: Axes, room: Room, names: list[Name], reach: tuple[float, float], ways: list[str]
) -> dict[str, Box]:
    """The boxes that textalloc finds for names, by id; ``reach``: inches from their marks, at least and at most."""
    nearest, farthest = reach
    left, low, right, high = room.bounds
    wide, pixels = right - left, ax.figure.dpi
    dots = [*room.marks, *((x, y, 0.0) for x, y in room.grain)]
    rows = [
        ((box[0] - ACROSS, y), (box[2] + ACROSS, y))
        for box in room.labels
        for y in np.arange(box[1], box[3] + GRID, GRID)
    ]
    rows += [tuple(line.coords) for line in room.leaders]
    _, _, texts, lines = textalloc.allocate(
        ax,
        [name.mark[0] for name in names],
        [name.mark[1] for name in names],
        ["\n".join(name.lines) for name in names],
        x_scatter=[x for x, _, _ in dots],
        y_scatter=[y for _, y, _ in dots],
        scatter_sizes=[max(radius * pixels, 0.01) for _, _, radius in dots],
        text_scatter_sizes=[name.mark[2] * pixels for name in names],
        x_lines=[[start[0], end[0]] for start, end in rows] or None,
        y_lines=[[start[1], end[1]] for start, end in rows] or None,
        textsize=NAME,
        fontweight=style.BOLD,
        linespacing=SPACED,
        margin=MARGIN / wide,
        min_distance=nearest / wide,
        max_distance=farthest / wide,
        nbr_candidates=TRIES,
        direction=ways,
        draw_all=False,
        avoid_label_lines_overlap=True,
        avoid_crossing_label_lines=True,
        xlims=(left, right),
        ylims=(low, high),
    )
    found, inches = {}, ax.transData.inverted()
    for name, text in zip(names, texts, strict=True):
        if text is not None:
            found[name.key] = tuple(text.get_window_extent().transformed(inches).extents)
    for artist in (*texts, *lines):
        if artist is not None:
            artist.remove()
    return found


def fits(name: Name, box: Box, room: Room) -> bool:
    """Whether a reader takes a name in its box for its own mark's, and its leader crosses no other mark and no text."""
    others = shapely.points(
        [mark[:2] for mark in room.marks if mark[:2] != name.mark[:2]] or np.empty((0, 2))
    )
    radii = np.array([mark[2] for mark in room.marks if mark[:2] != name.mark[:2]])
    line, shape = leader(name.mark[:2], box), shape_box(box)
    own, joined = line.length - name.mark[2], needs_leader(line, name.mark)
    if name.foreign and not joined and shape.intersection(name.foreign).area > ABROAD * shape.area:
        return False
    if (shapely.distance(others, shape) - radii < min(own - 0.03, CLOSE)).any():
        return False
    wide = shape_box((box[0] - ACROSS, box[1], box[2] + ACROSS, box[3]))
    if shapely.intersects(wide, [*room.leaders, *map(shape_box, room.labels)]).any():
        return False
    return not joined or not (
        (shapely.distance(others, line) < radii).any()
        or shapely.intersects(line, [*map(shape_box, room.labels), *room.leaders]).any()
    )
