"""Where the labels of acts below the years go: on their day, near the dividing line, off bars and other texts.

In inches along the axis and in depth: inches away from the line that divides the two directions.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.charts.labels import Box
from analysis.charts.timeline_arcs import find_arcs
from analysis.charts.timeline_layout import Axis, middle
from analysis.charts.timeline_spots import Label, Places, possible_places

NEAR = 0.6  # how much farther a label may go so that nothing crosses the line to its mark
PAD = 0.025
# Shares of the axis at which the arrangement of labels may turn round.
SPLITS = (0.3, 0.4, 0.5, 0.6, 0.7)
ROUNDS = 2  # how often each act may have the first choice
# Of an arrangement, the less the better: acts with a label, greatest depth, arcs, sum of depths.
Cost = tuple[int, float, int, float]


def place_labels(
    acts: pd.DataFrame,
    wanted: list[int],
    bars: list[Box],
    peaks: list[Box],
    links: list[tuple[str, str, str]],
    axis: Axis,
) -> list[Label]:
    """A label for every wanted act, its mark at its own day, as near to the dividing line as there is room.

    Texts of the left part of the axis best stand to the right of their marks, the latest nearest to the line, and
    in the right part the other way round. Where the parts meet, and which comes first, is tried out, and so is
    giving each act the first choice: the flattest arrangement is kept, of about equal ones that with most arcs
    between linked acts. ``peaks`` are the boxes of the words at the bars.
    """
    if not wanted:
        return []
    at = {i: middle(acts.loc[i], axis) for i in wanted}
    places = {i: possible_places(acts.loc[i], at[i], bars, axis) for i in wanted}

    def tried(order: list[int]) -> tuple[Cost, list[int], list[Label]]:
        found = place_in_order([places[i] for i in order], bars, peaks)
        depths = [label.far_edge for label in found]
        marks = {label.row["id"]: (label.x, label.level) for label in found}
        arcs = len(find_arcs(marks, [*peaks, *(label.text_box for label in found)], links))
        cost = (-len(found), round(max(depths, default=0.0), 1), -arcs, round(sum(depths), 2))
        return cost, order, found

    orders = []
    for share in SPLITS:
        split = axis.left + share * (axis.right - axis.left)
        early = sorted((i for i in wanted if at[i] < split), key=lambda i: (-at[i], -i))
        late = sorted((i for i in wanted if at[i] >= split), key=lambda i: (at[i], i))
        orders += [[*early, *late], [*late, *early]]
    best = min((tried(order) for order in orders), key=lambda one: one[0])
    for i in wanted * ROUNDS:
        moved = tried([i, *(k for k in best[1] if k != i)])
        best = min(best, moved, key=lambda one: one[0])
    return best[2]


def place_in_order(acts: list[Places], bars: list[Box], peaks: list[Box]) -> list[Label]:
    """Labels given out one after the other; an act without room gets none.

    Each takes the nearest free place, or one a little farther whose line to its bar crosses no text.
    """
    taken, texts, found = [*bars, *peaks], list(peaks), []
    for places in acts:
        free = np.flatnonzero(~meets(places.boxes, taken, PAD))
        if not len(free):
            continue
        near = [k for k in free if places.labels[k].depth <= places.labels[free[0]].depth + NEAR]
        clear = [k for k, hit in zip(near, meets(places.stems[near], texts, 0.01), strict=True) if not hit]
        best = clear[0] if clear else free[0]
        found.append(replace(places.labels[best], stem=bool(clear)))
        texts.append(tuple(places.boxes[best]))
        taken.append(texts[-1])
        if clear:
            taken.append(tuple(places.stems[best]))
    return found


def meets(boxes: np.ndarray, others: list[Box], pad: float) -> np.ndarray:
    """Whether each row of ``boxes`` comes closer than ``pad`` to any of the others (see labels.boxes_meet)."""
    if not others:
        return np.zeros(len(boxes), dtype=bool)
    mine, them = boxes[:, None, :], np.asarray(others)[None, :, :]
    across = (mine[..., 0] < them[..., 2] + pad) & (them[..., 0] < mine[..., 2] + pad)
    return (across & (mine[..., 1] < them[..., 3] + pad) & (them[..., 1] < mine[..., 3] + pad)).any(axis=1)
