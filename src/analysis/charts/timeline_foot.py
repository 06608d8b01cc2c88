"""What stands below the timeline: the keys of bars and marks, its limits, its sources."""

from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.labels import text_width
from analysis.charts.timeline_keys import Key, draw_keys

NOTE_SIZE, NOTE_LINE = 7.8, 0.145
KEY_LINE = 0.2


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


def foot_height(lines: list[str], keys: int) -> float:
    """Inches that the notes and that many lines of keys take."""
    return 0.12 + NOTE_LINE * len(lines) + KEY_LINE * keys + 0.08


def draw_foot(ax: Axes, lines: list[str], top: float, keys: list[list[Key]]) -> None:
    """Lines of keys, and notes, below ``top`` (inches)."""
    y = top - 0.2
    for line in keys:
        draw_keys(ax, 0.12, y, line)
        y -= KEY_LINE
    for words in lines:
        ax.text(0.12, y, words, size=NOTE_SIZE, color=style.SOFT, va="baseline")
        y -= NOTE_LINE
