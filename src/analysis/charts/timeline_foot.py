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
    return 0.12 + NOTE_LINE * len(lines) + KEY_LINE * (2 if bars else 1) + 0.08


def draw_foot(ax: Axes, lines: list[str], top: float, stages: list[str], bars: bool) -> None:
    """Keys and notes below ``top`` (inches); ``stages`` are those of labelled acts."""
    y = top - 0.2
    if bars:
        draw_key(ax, y)
        y -= KEY_LINE
    stage_legend(ax, 0.12, y, stages, style.WIDTH - 0.24)
    y -= KEY_LINE
    for line in lines:
        ax.text(0.12, y, line, size=NOTE_SIZE, color=style.SOFT, va="baseline")
        y -= NOTE_LINE


def draw_key(ax: Axes, y: float) -> None:
    """What the two tones of the bars mean, and the ticks of states and the arcs."""
    x = 0.12
    keys = (
        (style.AREA, "acts in a quarter: adopted, or an earlier rule ended"),
        (PALE, "proposed, first vote, voted down, asked or refused"),
    )
    for tones, words in keys:
        for way in ("extends", "limits"):
            ax.add_patch(Rectangle((x, y - 0.01), SQUARE, SQUARE, color=tones[way], lw=0))
            x += SQUARE + 0.02
        x += 0.04
        ax.text(x, y, words, size=KEY_SIZE, color=style.INK, va="baseline")
        x += text_width(words, KEY_SIZE, style.REGULAR) + 0.2
    ax.plot([x + 0.02, x + 0.02], [y - 0.01, y + 0.08], color=style.AREA["extends"], lw=1.2)
    ax.plot([x + 0.07, x + 0.07], [y - 0.01, y + 0.08], color=style.AREA["limits"], lw=1.2)
    words = "a state’s own act"
    ax.text(x + 0.14, y, words, size=KEY_SIZE, color=style.INK, va="baseline")
    x += 0.14 + text_width(words, KEY_SIZE, style.REGULAR) + 0.2
    ax.plot([x, x + 0.18], [y + 0.035] * 2, color=style.SOFT, lw=0.9)
    ax.text(x + 0.24, y, "denies, follows or builds on", size=KEY_SIZE, color=style.INK, va="baseline")
