"""The samples of marks in the timeline's keys, each drawn to the right of a place on the line of its words."""

from collections.abc import Callable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts import style
from analysis.charts.timeline_lanes import draw_days, draw_mark

SQUARE = 0.1
MIDDLE = 0.035  # of a mark above the line on which its words stand

Sample = Callable[[Axes, float, float], None]


def sample_squares(tones: dict[str, str]) -> Sample:
    """A square of each direction, in its tone."""

    def draw(ax: Axes, x: float, y: float) -> None:
        for k, way in enumerate(style.UPWARDS):
            ax.add_patch(Rectangle((x + 0.12 * k, y - 0.01), SQUARE, SQUARE, color=tones[way], lw=0))

    return draw


def sample_stage(stage: str) -> Sample:
    """The mark of a stage."""

    def draw(ax: Axes, x: float, y: float) -> None:
        if stage == "in_force":
            sample_arrow(ax, x, y)
        draw_mark(ax, x + (0.28 if stage == "in_force" else 0.05), y + MIDDLE, stage, style.INK, 5.5)

    return draw


def sample_ticks(*colours: str) -> Sample:
    """A tick of each color."""

    def draw(ax: Axes, x: float, y: float) -> None:
        for k, colour in enumerate(colours):
            ax.plot([x + 0.02 + 0.05 * k] * 2, [y - 0.01, y + 0.08], color=colour, lw=1.2)

    return draw


def sample_arrow(ax: Axes, x: float, y: float) -> None:
    """An arrow to some day before."""
    draw_days(ax, pd.Series({"start": pd.NaT}), (x, x + 0.28, x + 0.28), y + MIDDLE, style.INK, 7)


def sample_days(ax: Axes, x: float, y: float) -> None:
    """A bar of days."""
    ax.plot([x, x + 0.26], [y + MIDDLE] * 2, color=style.INK, lw=4, alpha=0.35, solid_capstyle="butt")


def sample_gray_dot(ax: Axes, x: float, y: float) -> None:
    """A milestone that is no local policy."""
    draw_mark(ax, x + 0.05, y + MIDDLE, "adopted", style.SOFT, 5.4)


def sample_stem(ax: Axes, x: float, y: float) -> None:
    """A line from a mark to a bar."""
    ax.plot([x + 0.01] * 2, [y - 0.03, y + 0.1], color=style.FAINT, lw=0.5)


def sample_arc(ax: Axes, x: float, y: float) -> None:
    """A line between two marks."""
    ax.plot([x, x + 0.2], [y + MIDDLE] * 2, color=style.SOFT, lw=0.9)


def sample_band(ax: Axes, x: float, y: float) -> None:
    """The tint of every other period."""
    ax.add_patch(Rectangle((x, y - 0.03), 0.2, 0.14, color=style.BAND, lw=0))
