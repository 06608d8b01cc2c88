"""What stands below the timeline: the keys of bars and marks, its limits, its sources."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts import style
from analysis.charts.labels import text_width
from analysis.charts.legends import stage_legend
from analysis.charts.timeline_lanes import PALE

NOTE_SIZE, NOTE_LINE = 7.8, 0.145
KEY_SIZE, KEY_LINE = 8.2, 0.2
SQUARE = 0.1
AFTER = {
    "facecolor": "none",
    "edgecolor": style.RULE,
    "hatch": "////",
    "linewidth": 0,
}  # no act of a known day so late


def foot_lines(notes: list[str]) -> list[str]:
    """The notes in lines that fit the figure's width, each note from a new line."""
    lines: list[str] = []
    for note in notes:
        line = ""
        for word in note.split(" "):
            longer = f"{line} {word}".strip()
            if line and text_width(longer, NOTE_SIZE, style.REGULAR) > style.WIDTH - 0.24:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def foot_height(lines: list[str], bars: bool) -> float:
    """Inches that the foot takes."""
    return 0.12 + NOTE_LINE * len(lines) + KEY_LINE * (3 if bars else 2) + 0.08


def draw_foot(ax: Axes, lines: list[str], top: float, stages: list[str], bars: bool, ends: bool) -> None:
    """Keys and notes below ``top`` (inches); ``stages`` are those of labelled acts; ``ends``: whether the time after
    the latest act is hatched.
    """
    y = top - 0.2
    if bars:
        draw_bars_key(ax, y)
        y -= KEY_LINE
    draw_lanes_key(ax, y, ends)
    y -= KEY_LINE
    stage_legend(ax, 0.12, y, stages, style.WIDTH - 0.24)
    y -= KEY_LINE
    for line in lines:
        ax.text(0.12, y, line, size=NOTE_SIZE, color=style.SOFT, va="baseline")
        y -= NOTE_LINE


def draw_bars_key(ax: Axes, y: float) -> None:
    """What the two tones of the bars mean."""
    x = 0.12
    keys = (
        (style.AREA, "acts in a quarter: adopted, or an earlier rule ended"),
        (PALE, "proposed, first vote, voted down, asked or refused"),
    )
    for tones, words in keys:
        for way in ("extends", "limits"):
            ax.add_patch(Rectangle((x, y - 0.01), SQUARE, SQUARE, color=tones[way], lw=0))
            x += SQUARE + 0.02
        x = draw_words(ax, x + 0.04, y, words)
    ax.plot([x + 0.02] * 2, [y - 0.02, y + 0.1], color=style.FAINT, lw=0.5)
    draw_words(ax, x + 0.08, y, "from an act to its quarter")


def draw_lanes_key(ax: Axes, y: float, ends: bool) -> None:
    """What dots, ticks, lines and arcs mean, and the hatching where the record ``ends``."""
    x, middle = 0.12, y + 0.035
    ax.plot(x + 0.03, middle, marker="o", markersize=5, color=style.SOFT)
    x = draw_words(ax, x + 0.12, y, "federal or court act, event")
    ax.plot([x + 0.02] * 2, [y - 0.01, y + 0.08], color=style.FAINT, lw=1)
    x = draw_words(ax, x + 0.08, y, "more of these")
    for i, way in enumerate(style.UPWARDS):
        ax.plot([x + 0.02 + 0.05 * i] * 2, [y - 0.01, y + 0.08], color=style.AREA[way], lw=1.2)
    x = draw_words(ax, x + 0.14, y, "a state’s own act")
    for i, way in enumerate(style.UPWARDS):
        ax.plot([x, x + 0.18], [y + 0.055 - 0.045 * i] * 2, color=style.AREA[way], lw=0.8)
    x = draw_words(ax, x + 0.24, y, "one on a day in this time")
    ax.plot([x, x + 0.18], [middle] * 2, color=style.SOFT, lw=0.9)
    x = draw_words(ax, x + 0.24, y, "denies, follows or builds on")
    if ends:
        ax.add_patch(Rectangle((x, y - 0.02), 0.2, 0.12, **AFTER))
        draw_words(ax, x + 0.25, y, "after the latest act")


def draw_words(ax: Axes, x: float, y: float, words: str) -> float:
    """The words of a key at ``x``; where the next key begins."""
    ax.text(x, y, words, size=KEY_SIZE, color=style.INK, va="baseline")
    return x + text_width(words, KEY_SIZE, style.REGULAR) + 0.18
