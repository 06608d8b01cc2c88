"""Names on the map of the country: of states, inside them or off the coast, and of regions with maps of their
own.
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from shapely.geometry.base import BaseGeometry

from analysis.charts import style
from analysis.charts.canvas import Canvas, inside_point, shape_box
from analysis.charts.labels import Box, boxes_meet, line_boxes, spread_out, text_width
from analysis.charts.regions import REGIONS
from analysis.loaders.boundaries import national_counties, state_names

EAST = 7.4  # inches; states beyond that have their names off the coast where they do not fit
STATE_SIZE, STATE_LEADING = 7.6, 0.135
SIDES = ((1, 0), (-1, 0), (1, 1), (-1, -1), (1, -1), (-1, 1))


def box_inside(
    shape: BaseGeometry, size: tuple[float, float], taken: list[Box], step: float = 0.09, pad: float = 0
) -> Box | None:
    """A box of that size inside the shape that meets nothing, as near the middle as may be; None where none
    is.

    All in inches; ``step`` is how far apart the tries are, ``pad`` how far the box keeps from the border.
    """
    (width, height), (x, y) = size, inside_point(shape)
    for away in range(8):
        for across, up in ((0, 0),) if not away else ((0, 1), (0, -1), *SIDES):
            left, bottom = x - width / 2 + across * away * step, y - height / 2 + up * away * step
            box = (left, bottom, left + width, bottom + height)
            wide = (box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad)
            if not any(boxes_meet(box, other, 0) for other in taken) and shape.contains(shape_box(wide)):
                return box
    return None


def words_size(words: list[str]) -> tuple[float, float]:
    """Width and height in inches of a state's name and years."""
    return max(text_width(line, STATE_SIZE, style.BOLD) for line in words), STATE_LEADING * len(words)


def years_words(state: pd.Series) -> str:
    """First and latest year of a state's acts: "2017", "2011–25"; nothing where they are not known."""
    first, last = state["first_year"], state["last_year"]
    if pd.isna(last):
        return ""
    return str(last) if first == last else f"{first}–{last % 100:02d}"


def label_states(
    ax: Axes, states: pd.DataFrame, shapes: dict, taken: list[Box], column: float, floor: float
) -> list[Box]:
    """Name and years of each state with an act: inside where there is room, else in a column off the east
    coast.

    Returns the boxes of labels and leaders. ``taken`` holds what is drawn already; ``column`` is where the
    names off the coast stand, ``floor`` the height below which the column would meet the legend.
    """
    names, beside, boxes = state_names(), [], []
    for _, state in states[states["state"].isin(shapes)].iterrows():
        shape = shapes[state["state"]]
        years = years_words(state)
        for words in ([names[state["state"]], years], [state["state"], years], [state["state"]]):
            words = [line for line in words if line]
            box = box_inside(shape, words_size(words), taken + boxes)
            if box:
                break
        if box is None or (len(words) == 1 and box[0] > EAST and box[1] > floor):
            beside.append(
                (inside_point(shape), f"{names[state['state']]} {years}".strip(), state["direction"])
            )
            continue
        boxes.append(box)
        for i, line in enumerate(words):
            ax.text(
                (box[0] + box[2]) / 2,
                box[3] - 0.1 - STATE_LEADING * i,
                line,
                size=STATE_SIZE,
                ha="center",
                va="baseline",
                weight=style.REGULAR if i else style.BOLD,
                color=style.DIRECTION[state["direction"]],
            )
    beside.sort(key=lambda item: -item[0][1])
    for (at, words, direction), y in zip(beside, spread_out([at[1] for at, *_ in beside], 0.15), strict=True):
        x = column
        ax.plot([at[0], x - 0.04], [at[1], y + 0.03], color=style.FAINT, lw=0.6, zorder=2)
        ax.text(x, y, words, size=STATE_SIZE, color=style.DIRECTION[direction], va="baseline")
        boxes.append((x, y - 0.03, x + text_width(words, STATE_SIZE, style.REGULAR), y + 0.1))
        boxes += line_boxes((at[0], at[1]), (x - 0.04, y + 0.03))
    return boxes


def frame_regions(ax: Axes, places: pd.DataFrame, canvas: Canvas) -> list[Box]:
    """A frame around each region that has a map of its own, with a word on how many places it holds."""
    boxes = []
    for region in REGIONS:
        count = int(places["county_fips"].isin(region.counties).sum())
        if not count:
            continue
        frame = national_counties()
        left, bottom, right, top = canvas.shapes(frame[frame["geoid"].isin(region.counties)]).total_bounds
        box = (left - 0.04, bottom - 0.04, right + 0.04, top + 0.04)
        ax.add_patch(
            Rectangle(box[:2], box[2] - box[0], box[3] - box[1], fill=False, ec=style.INK, lw=1, zorder=8)
        )
        words = [f"{count} {'places' if count > 1 else 'place'}:", "see the zoom"]
        width = max(text_width(line, 8, style.REGULAR) for line in words)
        # The Pacific has room to the left of a region near the coast; elsewhere the words stand to the right.
        corner = max(box[0] - width - 0.06, 0.08), box[1] - 0.06 - 0.13 * len(words)
        for i, line in enumerate(words):
            ax.text(corner[0], corner[1] + 0.13 * (len(words) - 1 - i), line, size=8, zorder=9,
                    weight=style.BOLD if i == 0 else style.REGULAR)  # fmt: skip
        boxes += [box, (corner[0], corner[1], corner[0] + width, box[1])]
    return boxes
