"""Where the words at the peaks of the bars go, in inches along the axis and in depth (see timeline_place)."""

import pandas as pd

from analysis.charts import style
from analysis.charts.labels import Box, boxes_meet, text_width
from analysis.charts.timeline_counts import Peak
from analysis.charts.timeline_layout import Axis

PEAK_SIZE, PEAK_LINE = 7.8, 0.125


def place_peaks(peaks: list[Peak], bars: list[Box], axis: Axis) -> list[tuple[list[str], Box]]:
    """Words and boxes of as many peaks as there is room for, tried fullest first, first first and last first."""
    in_time = sorted(peaks, key=lambda peak: peak.quarter)
    best: list[tuple[list[str], Box]] = []
    for order in (peaks, in_time, in_time[::-1]):
        found: list[tuple[list[str], Box]] = []
        for peak in order:
            placed = place_peak(peak, [*bars, *(box for _, box in found)], axis)
            found += [placed] if placed else []
        best = found if len(found) > len(best) else best
    return best


def place_peak(peak: Peak, taken: list[Box], axis: Axis) -> tuple[list[str], Box] | None:
    """A peak's words, on one line or two, and a free box for them right at the end of its bar or at its side."""
    x = axis.x(peak.quarter + pd.Timedelta(days=45))
    # Only the bar itself begins at the dividing line and lies over its own middle.
    end = max((box[3] for box in taken if box[1] == 0 and box[0] <= x <= box[2]), default=0.0)
    for lines in dict.fromkeys(((peak.words,), tuple(peak.words.replace(": ", ":\n", 1).split("\n")))):
        width = max(text_width(line, PEAK_SIZE, style.REGULAR) for line in lines)
        tall = PEAK_LINE * len(lines)
        beyond = [(end + 0.03, left) for left in (x - width / 2, x + 0.06 - width, x - 0.05)]
        beside = [(end - tall * up + more, left) for up, more in ((1, 0), (1, 0.05), (1, 0.1), (2, 0))
                  for left in (x - 0.09 - width, x + 0.09)]  # fmt: skip
        for near, left in [*beyond[:1], *beside[:2], *beyond[1:], *beside[2:]]:
            box = (left, near, left + width, near + tall)
            inside = box[0] >= axis.left and box[2] <= axis.right and near >= 0.02
            if inside and not any(boxes_meet(box, other, 0.015) for other in taken):
                return list(lines), box
    return None
