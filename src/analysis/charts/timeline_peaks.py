"""Where the words at the peaks of the bars go, in inches along the axis and in depth (see timeline_place)."""

import pandas as pd

from analysis.charts import style
from analysis.charts.labels import Box, boxes_meet, text_width
from analysis.charts.timeline_counts import Peak
from analysis.charts.timeline_layout import Axis

PEAK_SIZE, PEAK_LINE = 7.8, 0.125
PALEST = 0.06  # inches of a bar's pale part beyond which words are not yet far from the dark one


def place_peaks(
    peaks: list[Peak], bars: list[tuple[float, float, float, float]], axis: Axis
) -> list[tuple[list[str], Box]]:
    """Words and boxes of as many peaks as there is room for, tried fullest first, first first and last first.

    ``bars`` are those of ``Half.bars``.
    """
    in_time = sorted(peaks, key=lambda peak: peak.quarter)
    best: list[tuple[list[str], Box]] = []
    for order in (peaks, in_time, in_time[::-1]):
        found: list[tuple[list[str], Box]] = []
        for peak in order:
            placed = place_peak(peak, bars, [box for _, box in found], axis)
            found += [placed] if placed else []
        best = found if len(found) > len(best) else best
    return best


def place_peak(
    peak: Peak, bars: list[tuple[float, float, float, float]], texts: list[Box], axis: Axis
) -> tuple[list[str], Box] | None:
    """A peak's words, on one line or two, and a free box for them: where the dark part of its bar ends, at its side or,
    where little or nothing pale follows, right beyond; else beyond the whole bar.
    """
    x = axis.x(peak.quarter + pd.Timedelta(days=45))
    x0, x1, dark, pale = next((bar for bar in bars if bar[0] <= x <= bar[1]), (x, x, 0.0, 0.0))
    taken = [*((left, 0, right, tall + more) for left, right, tall, more in bars), *texts]
    for lines in dict.fromkeys(((peak.words,), tuple(peak.words.replace(": ", ":\n", 1).split("\n")))):
        width = max(text_width(line, PEAK_SIZE, style.REGULAR) for line in lines)
        tall = PEAK_LINE * len(lines)
        beyond = [(dark + pale + 0.03, left) for left in (x - width / 2, x + 0.06 - width, x - 0.05)]
        beside = [
            (dark - tall / 2 + more, left)
            for more in (0, 0.03, 0.06)
            for left in (x0 - 0.04 - width, x1 + 0.04)
        ]
        for near, left in [*beyond, *beside] if pale < PALEST else [*beside, *beyond]:
            box = (left, near, left + width, near + tall)
            inside = box[0] >= axis.left and box[2] <= axis.edge and near >= 0.02
            if inside and not any(boxes_meet(box, other, 0.015) for other in taken):
                return list(lines), box
    return None
