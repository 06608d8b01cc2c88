"""What the figures on the whole record share: a page with its title and foot, bars, numbers, sources, all in inches."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.charts import style
from analysis.charts.events import DECIDED
from analysis.charts.labels import text_width
from analysis.charts.legends import TITLE_STEP, draw_title, rich_line, title_lines
from analysis.charts.save import save_figure
from analysis.charts.words import number_words
from analysis.tables.events import one_row_an_event
from analysis.tables.store import read_table

SMALL = 7.8  # points; notes and counts
NOTE_STEP = 0.145
Part = tuple[str, str, str]  # words, colour, weight
DIRECTIONS = ("limits", "extends")
LEVELS = {
    "city": "Cities and towns",
    "county": "Counties and sheriffs",
    "state": "States",
    "school_district": "School districts",
    "other": "Other public bodies",
}


@dataclass(frozen=True)
class Picture:
    """A finished figure, the numbers drawn in it, its title and what it says in words."""

    figure: Figure
    drawn: pd.DataFrame
    title: str
    words: str

    def save(self, figure_id: str) -> list[Path]:
        """Write the four files of the figure; their paths."""
        return save_figure(self.figure, figure_id, self.drawn, self.title, self.words)


def read_tables(*names: str) -> dict[str, pd.DataFrame]:
    """Those tables of data/processed, by name."""
    return {name: read_table(name) for name in names}


def decided_events(actions: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """The acts that were adopted, stood in force, or withdrew an earlier rule: one row an event."""
    events = one_row_an_event(actions, links)
    return events[events["stage"].isin(DECIDED)].reset_index(drop=True)


def open_page(
    title: str, subtitle: list[tuple[Part, ...]], body: float, notes: list[str]
) -> tuple[Figure, Axes, float]:
    """A page of the house's width whose axes count inches: figure, axes, height at which the body starts (it goes
    down ``body`` inches from there).

    ``subtitle`` holds lines of coloured words, ``notes`` paragraphs for the foot; empty ones are left out.
    """
    lines = title_lines(title)
    foot = [line for note in notes if note for line in filled(note, style.WIDTH - 0.24)]
    height = round(
        0.42 + TITLE_STEP * len(lines) + 0.18 * len(subtitle) + body + NOTE_STEP * len(foot) + 0.2, 2
    )
    figure = style.new_figure(style.WIDTH, height)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, style.WIDTH), ylim=(0, height))
    ax.axis("off")
    y = draw_title(ax, lines, height)
    for parts in subtitle:
        rich_line(ax, 0.12, y, parts, 9.3)
        y -= 0.18
    for i, line in enumerate(reversed(foot)):
        ax.text(0.12, 0.12 + NOTE_STEP * i, line, size=SMALL, color=style.SOFT, va="baseline")
    return figure, ax, y - 0.02


def filled(text: str, widest: float, size: float = SMALL) -> list[str]:
    """A paragraph in lines of at most ``widest`` inches, each as full as may be."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, style.REGULAR) <= widest:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def plain(words: str) -> Part:
    """Words of a subtitle in grey."""
    return (words, style.SOFT, style.REGULAR)


def named(direction: str, words: str | None = None) -> Part:
    """Words of a subtitle in a direction's colour: "limit" or "extend" where none are given."""
    return (words or direction.removesuffix("s"), style.DIRECTION[direction], style.BOLD)


def bar(ax: Axes, x: float, y: float, width: float, height: float, colour: str, **how: object) -> None:
    """A bar from ``x`` to the right (to the left where ``width`` is negative), centred on ``y``."""
    left = min(x, x + width)
    look = {"facecolor": colour, "edgecolor": "none", "linewidth": 0, "zorder": 3} | how
    ax.add_patch(Rectangle((left, y - height / 2), abs(width), height, **look))


def rule(ax: Axes, x0: float, x1: float, y: float, colour: str = style.RULE, width: float = 0.6) -> None:
    """A level line."""
    ax.plot([x0, x1], [y, y], color=colour, lw=width, zorder=1)


def label(ax: Axes, x: float, y: float, words: str, size: float = 8.2, **how: object) -> None:
    """Words at a point, set on the middle of their x-height."""
    ax.text(x, y, words, **({"size": size, "va": "center_baseline", "color": style.INK, "zorder": 6} | how))


def source_note(tables: dict[str, pd.DataFrame]) -> str:
    """The last lines of every figure on the record: what it rests on, to which day, what a blank means."""
    coded, read = len(tables["records"]), len(tables["articles"])
    parts = [number_words(coded, "coded act with its page", "coded acts with their pages")] if coded else []
    parts += [number_words(read, "article")] if read or not coded else []
    upto = latest_day(tables["actions"])
    until = f", acts up to {upto}" if upto else ""
    return (
        f"Source: {' and '.join(parts)}{until} (data/processed). Of a missing place nothing was searched for or "
        "found; it may or may not have a policy. Local ICE policy project, CC BY 4.0."
    )


def latest_day(actions: pd.DataFrame) -> str:
    """The latest day of an act whose day is known, in words; empty where there is none."""
    latest = latest_exact(actions)
    day = pd.Timestamp(latest)
    return f"{day:%B} {day.day}, {day.year}" if latest else ""


def latest_exact(actions: pd.DataFrame) -> str:
    """The latest day of an act whose day is known, as an ISO day; empty where there is none."""
    return max(
        actions.loc[actions["date"].fillna("").str.fullmatch(r"\d{4}-\d{2}-\d{2}"), "date"], default=""
    )


def percent(part: int, whole: int) -> str:
    """A share in whole per cent, with "under 1" and "over 99" where rounding would say none or all."""
    if not whole:
        return "0%"
    share = 100 * part / whole
    rounded = int(share + 0.5)
    if part and rounded == 0:
        return "under 1%"
    if part < whole and rounded == 100:
        return "over 99%"
    return f"{rounded}%"
