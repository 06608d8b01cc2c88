"""Names beside marks on the maps: textalloc places them, what it does not look at is checked afterwards.

textalloc finds each name, the most important first, the nearest box that meets no mark, no area, no other text and no
leader. It does not know that a name may seem to be another mark's, nor that a leader may run across another mark or a
text: such names are taken back, and tried again farther off.
"""

from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
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
from analysis.charts.words import printed

NAME, COUNTY = 8.2, 7.5  # points; counties stand in capitals, so that none is taken for a city of its name
SPACED = 0.94  # of the line height that the font asks for
# Directions from the mark, best first; where the first free box does not fit, the next is the first.
WAYS = ["east", "west", "north", "south", "northeast", "southeast", "northwest", "southwest"]
TURNED = tuple(WAYS[i:] + WAYS[:i] for i in range(0, len(WAYS), 2))
TRIES = 100  # boxes tried for a name
MARGIN, ACROSS = 0.02, 0.04  # inches from a name to all else, and more than that from one text to the next
# Inches from a name to its mark, at least and at most: near it first, then with a leader.
REACH = ((0.045, 0.3), (0.17, 0.45), (0.3, 0.6))
CLOSE = 0.1  # inches; a name that near to a mark seems to be its own
LONGEST = 0.55  # inches of a leader; a longer one is lost among the marks
MIDDLE = 0.025  # inches around the middle of a mark, where another's leader would seem to end
CLEARLY = 0.05  # inches by which a name without a leader is nearer to its own mark than to any other


@dataclass(frozen=True)
class Name:
    """What is to stand beside a mark: the place's id, its mark, the lines of text; of an area, the ground that is not
    its own, on which its name would seem another's.
    """

    key: str
    mark: Mark
    lines: tuple[str, ...]
    foreign: BaseGeometry | None = None


def shown_name(place: dict) -> str:
    """A place's name as maps write it: a county's in capitals, since it names an area; with curly apostrophes."""
    name = printed(place["name"])
    return name.upper() if place["level"] == "county" else name


def name_size(name: str) -> float:
    """The size in points of a name on a map."""
    return COUNTY if name.isupper() else NAME


def place_names(ax: Axes, room: Room, choices: list[list[Name]]) -> dict[str, tuple[Name, Box]]:
    """What has room, by id: the name as it is to be written, and its box. The room is taken, nothing is drawn.

    ``choices`` stand in the order of importance; each holds one place's name with what may be said below it, from the
    most to the least. Near the mark comes before farther off, and then more before less.
    """
    ax = blank_like(ax)
    found: dict[str, tuple[Name, Box]] = {}
    levels = range(max(map(len, choices), default=0))
    for reach, level, ways in product(REACH, levels, TURNED):
        names = [texts[level] for texts in choices if level < len(texts) and texts[0].key not in found]
        if not names:
            continue
        boxes = allocated(ax, room, names, reach, ways)
        for name in names:
            if name.key in boxes and fits(name, boxes[name.key], room):
                found[name.key] = (name, boxes[name.key])
                room.take(boxes[name.key], name.mark)
    return found


def blank_like(ax: Axes) -> Axes:
    """Axes of the same size and scale on an empty figure: textalloc draws the whole figure each time it is asked."""
    figure = style.new_figure(*ax.figure.get_size_inches())
    blank = figure.add_axes(ax.get_position())
    blank.set(xlim=ax.get_xlim(), ylim=ax.get_ylim())
    blank.axis("off")
    return blank


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
    with redirect_stdout(StringIO()):  # it prints what has no room
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
            textsize=[NAME if name.lines[1:] else name_size(name.lines[0]) for name in names],
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
    """Whether a reader takes a name in its box for its own mark's, and its leader crosses no other mark and no text.

    Of marks that overlap its own, which no leader can leave untouched, the leader keeps off the middle, unless that
    lies on its own mark; a leader to an area meets no mark at all.
    """
    others = shapely.points(
        [mark[:2] for mark in room.marks if mark[:2] != name.mark[:2]] or np.empty((0, 2))
    )
    radii = np.array([mark[2] for mark in room.marks if mark[:2] != name.mark[:2]])
    line, shape = leader(name.mark[:2], box), shape_box(box)
    own, joined = line.length - name.mark[2], needs_leader(line, name.mark)
    if name.foreign and not joined and shape.intersection(name.foreign).area > ABROAD * shape.area:
        return False
    if own > LONGEST:
        return False
    near = CLOSE / 2 if joined else max(own + CLEARLY, CLOSE)
    if (shapely.distance(others, shape) - radii < near).any():
        return False
    wide = shape_box((box[0] - ACROSS, box[1], box[2] + ACROSS, box[3]))
    if shapely.intersects(wide, [*room.leaders, *map(shape_box, room.labels)]).any():
        return False
    away = shapely.distance(others, shapely.Point(name.mark[:2]))
    apart = away >= (radii + name.mark[2]) * bool(name.mark[2])
    spared = np.where(apart, radii, np.where(away < name.mark[2], 0.0, np.minimum(radii, MIDDLE)))
    return not joined or not (
        (shapely.distance(others, line) < spared).any()
        or shapely.intersects(line, [*map(shape_box, room.labels), *room.leaders]).any()
    )
