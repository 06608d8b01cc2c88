"""Put labels where they can be read: measure them, pack them into rows, and find those that overlap."""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.charts.style import FAMILY, house_style

# Measured large, so that rounding to pixels does not matter.
MEASURE_DPI = 720


@cache
def _renderer() -> RendererAgg:
    figure = Figure(figsize=(1, 1), dpi=MEASURE_DPI)
    return FigureCanvasAgg(figure).get_renderer()


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, weight: str) -> float:
    """Width in inches of one line of text of that size (points) and weight (normal | bold)."""
    if not text:
        return 0.0
    font = FontProperties(family=FAMILY, weight=weight, size=size)
    with rc_context({"text.hinting": "no_hinting"}):
        return _renderer().get_text_width_height_descent(text, font, False)[0] / MEASURE_DPI


def wrap_evenly(text: str, size: float, weight: str, widest: float) -> list[str]:
    """The text in as few lines as fit ``widest`` inches, broken so that the lines are about equally long.

    Words are what blanks divide; a no-break space keeps two together. A word wider than ``widest`` keeps a
    line of its own.
    """
    words = [word for word in text.split(" ") if word]
    if not words:
        return []
    wanted = 1
    while True:
        best = _broken(words, wanted, size, weight)
        if wanted >= len(words) or max(text_width(line, size, weight) for line in best) <= widest:
            return best
        wanted += 1


def _broken(words: list[str], count: int, size: float, weight: str) -> list[str]:
    """The words in ``count`` lines of which the widest is as narrow as possible."""
    if count == 1:
        return [" ".join(words)]
    # Words are measured once each: to measure every line that could be would take seconds.
    blank = text_width("n n", size, weight) - text_width("nn", size, weight)
    ends = [0.0, *accumulate(text_width(word, size, weight) + blank for word in words)]

    @cache
    def broken(start: int, lines: int) -> tuple[float, tuple[int, ...]]:
        """The width of the widest of ``lines`` lines from a word on, and where each but the last ends."""
        if lines == 1:
            return ends[-1] - ends[start], ()
        tried = []
        for end in range(start + 1, len(words) - lines + 2):
            width, rest = broken(end, lines - 1)
            tried.append((round(max(ends[end] - ends[start], width), 9), (end, *rest)))
        return min(tried)

    cuts = [0, *broken(0, count)[1], len(words)]
    return [" ".join(words[a:b]) for a, b in pairwise(cuts)]


@dataclass(frozen=True)
class Slot:
    """Where a labelled mark stands: its row (0 is nearest the axis) and the side its text is on."""

    row: int
    side: str


def pack_rows(
    marks: list[tuple[float, float, float]], left: float, right: float, rows: int, gap: float = 0.08
) -> list[Slot | None]:
    """Give each labelled mark a row in which neither it nor its text meets another.

    ``marks`` holds, in order of importance, (start, end, width of text), in inches along the axis; text
    stands to the right of ``end`` or to the left of ``start`` and stays within ``left`` and ``right``.
    Returns one Slot per mark, None where ``rows`` rows have no place left. Takes the lowest free row, the
    right side first.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    slots: list[Slot | None] = []
    for start, end, width in marks:
        spans = [("right", start - gap, end + width + gap), ("left", start - width - gap, end + gap)]
        found = None
        for row in range(rows):
            for side, low, high in spans:
                # The mark itself may stand at the very edge; its text may not cross it.
                inside = high - gap <= right if side == "right" else low + gap >= left
                if inside and all(high <= a or low >= b for a, b in taken[row]):
                    found = (Slot(row, side), (low, high))
                    break
            if found:
                break
        slots.append(found[0] if found else None)
        if found:
            taken[found[0].row].append(found[1])
    return slots


def stack_dots(positions: list[float], size: float) -> list[int]:
    """The level (0 upwards) of each dot of diameter ``size`` so that no two touch; in the order given."""
    levels: list[list[float]] = []
    placed = []
    for x in positions:
        level = 0
        while level < len(levels) and any(abs(x - other) < size for other in levels[level]):
            level += 1
        if level == len(levels):
            levels.append([])
        levels[level].append(x)
        placed.append(level)
    return placed


Box = tuple[float, float, float, float]  # left, bottom, right, top


def boxes_meet(a: Box, b: Box, pad: float = 0.03) -> bool:
    """Whether two boxes come closer than ``pad``."""
    return a[0] < b[2] + pad and b[0] < a[2] + pad and a[1] < b[3] + pad and b[1] < a[3] + pad


def spread_out(wanted: list[float], room: float) -> list[float]:
    """Positions as near as may be to those wanted, in descending order, at least ``room`` apart.

    Pushes down from the first, so that the order of leaders never crosses.
    """
    placed: list[float] = []
    for y in wanted:
        placed.append(min(y, placed[-1] - room) if placed else y)
    return placed


def visible_texts(figure: Figure) -> list[tuple[str, Bbox]]:
    """The words of every text that is drawn, each with its box in pixels. Draws the figure."""
    with house_style():
        figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    texts = list(figure.texts)
    for axes in figure.axes:
        texts += [*axes.texts, axes.title]
        if axes.axison:
            texts += [*axes.get_xticklabels(), *axes.get_yticklabels(), axes.xaxis.label, axes.yaxis.label]
    shown = [text for text in texts if text.get_visible() and text.get_text().strip()]
    with house_style():
        return [(text.get_text(), Text.get_window_extent(text, renderer)) for text in shown]


def overlaps(figure: Figure, tolerance: float = 0.5) -> list[tuple[str, str]]:
    """Pairs of texts whose boxes meet by more than ``tolerance`` pixels, and texts that leave the picture.

    Measured on the drawn figure. A text that leaves the picture is paired with "(edge)". Empty is good.
    """
    texts = visible_texts(figure)
    width, height = figure.canvas.get_width_height()
    bad = []
    for i, (words, box) in enumerate(texts):
        if (
            box.x0 < -tolerance
            or box.y0 < -tolerance
            or box.x1 > width + tolerance
            or box.y1 > height + tolerance
        ):
            bad.append((words, "(edge)"))
        for others, other in texts[i + 1 :]:
            across = min(box.x1, other.x1) - max(box.x0, other.x0)
            down = min(box.y1, other.y1) - max(box.y0, other.y0)
            if across > tolerance and down > tolerance:
                bad.append((words, others))
    return bad
