"""Titles and legends drawn by hand, in inches, so that they take the room they need and no more."""

from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.labels import text_width, wrap_evenly

TITLE_SIZE, TITLE_STEP = 16, 0.29
# Words of a title that stay on one line.
TOGETHER = ("all in ", "Secure Communities", "San Francisco", "with ICE", "federal government")


def title_lines(title: str) -> list[str]:
    """A figure's title in as few lines as fit its width."""
    for words in TOGETHER:
        title = title.replace(words, words.replace(" ", "\u00a0"))
    return wrap_evenly(title, TITLE_SIZE, style.BOLD, style.WIDTH - 0.3)


def draw_title(ax: Axes, lines: list[str], top: float) -> float:
    """The title below ``top``; the height of the next line below it. In inches."""
    for i, line in enumerate(lines):
        ax.text(0.12, top - 0.3 - TITLE_STEP * i, line, size=TITLE_SIZE, weight=style.BOLD, va="baseline")
    return top - 0.26 - TITLE_STEP * len(lines)


def rich_line(ax: Axes, x: float, y: float, parts: tuple[tuple[str, str, str], ...], size: float) -> None:
    """One line of text in several colours and weights: (words, colour, weight) left to right, in inches."""
    blank = size / 200
    for words, colour, weight in parts:
        before = len(words) - len(words.lstrip())
        after = len(words) - len(words.rstrip())
        ax.text(x + before * blank, y, words.strip(), size=size, color=colour, weight=weight, va="baseline")
        x += text_width(words.strip(), size, weight) + (before + after) * blank
