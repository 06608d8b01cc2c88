"""Draw the timeline: federal, court and state milestones above the years, local acts below them."""

from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.charts import style
from analysis.charts.describe import describe_timeline, source_line, undrawn_words
from analysis.charts.events import ERAS, context_events, local_events
from analysis.charts.findings import timeline_title
from analysis.charts.labels import wrap_evenly
from analysis.charts.legends import TITLE_STEP, draw_title, rich_line, stage_legend, title_lines
from analysis.charts.save import save_figure
from analysis.charts.timeline_lanes import draw_lane
from analysis.charts.timeline_layout import (
    ABOVE,
    BELOW,
    Axis,
    Lane,
    lay_out,
)  # fmt: skip
from analysis.tables.events import one_row_an_event
from analysis.tables.store import read_table

YEARS = 0.25  # height of the band with the years
ERA = 0.40  # height of the band with the names of the times
SUBTITLE = (
    ("Acts that ", style.SOFT, style.REGULAR),
    ("limit", style.DIRECTION["limits"], style.BOLD),
    (" or ", style.SOFT, style.REGULAR),
    ("extend", style.DIRECTION["extends"], style.BOLD),
    (
        " local cooperation with ICE. Bars and arrows: the days an act can have been on. "
        "Ticks: further milestones.",
        style.SOFT,
        style.REGULAR,
    ),
)


def draw_timeline() -> list[Path]:
    """Draw figures/timeline.* from actions, links, milestones and articles; the four paths."""
    tables = {name: read_table(name) for name in ("actions", "links", "milestones", "articles")}
    figure, drawn = make_timeline(**tables)
    title = timeline_title(tables["actions"], tables["links"])
    said, undated = sources_drawn(tables["actions"], tables["links"], tables["articles"])
    return save_figure(figure, "timeline", drawn, title, describe_timeline(title, drawn, said, undated))


def sources_drawn(
    actions: pd.DataFrame, links: pd.DataFrame, articles: pd.DataFrame
) -> tuple[pd.DataFrame, int]:
    """The articles of the acts that are drawn (all where none is), and how many acts have no date to draw."""
    events, local = one_row_an_event(actions, links), local_events(actions, links)
    mine = articles[articles["article_id"].isin(local["article_id"])]
    return (mine if len(mine) else articles), len(events) - len(local)


def make_timeline(
    actions: pd.DataFrame, links: pd.DataFrame, milestones: pd.DataFrame, articles: pd.DataFrame
) -> tuple[Figure, pd.DataFrame]:
    """The figure, and what it shows: one row per event (id, side, lane, stage, direction, earliest, latest,
    label).

    An event that is not labelled has an empty label; milestones of importance 2 and 3 are ticks.
    """
    local, context = local_events(actions, links), context_events(milestones)
    last = pd.concat([local["end"], context["end"]]).max()
    axis = Axis(last)
    above = [lay_out(key, name, context[context["lane"] == key], axis, False) for key, name in ABOVE]
    below = [lay_out(key, name, local[local["lane"] == key], axis, True) for key, name in BELOW]
    with style.house_style():
        said, undated = sources_drawn(actions, links, articles)
        note = f"{source_line(said)} {undrawn_words(undated)}".strip()
        figure = _draw(axis, above, below, timeline_title(actions, links), note, local)
    return figure, _drawn(above, below)


def _draw(axis: Axis, above: list[Lane], below: list[Lane], title: str, note: str, local: pd.DataFrame):
    """Stack the parts from the bottom up, on axes whose unit is the inch."""
    lines = title_lines(title)
    heading = TITLE_STEP * len(lines) + 0.42
    footer = 0.62
    lanes = sum(lane.height for lane in [*above, *below])
    height = round(footer + lanes + YEARS + ERA + heading + 0.1, 2)
    figure = style.new_figure(style.WIDTH, height)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, style.WIDTH), ylim=(0, height))
    ax.axis("off")
    y = footer
    for lane in reversed(below):
        draw_lane(ax, axis, lane, y + lane.height, down=True)
        y += lane.height
    years = y
    y += YEARS
    for lane in reversed(above):
        draw_lane(ax, axis, lane, y, down=False)
        y += lane.height
    _draw_eras(ax, axis, footer, y, years)
    _draw_years(ax, axis, years)
    rich_line(ax, 0.12, draw_title(ax, lines, height), SUBTITLE, 9.3)
    stage_legend(ax, 0.12, 0.40, sorted(set(local["stage"])), style.WIDTH - 0.24)
    ax.text(0.12, 0.14, note, size=7.8, color=style.SOFT, va="baseline")
    return figure


def _draw_eras(ax: Axes, axis: Axis, bottom: float, top: float, years: float) -> None:
    """Tint every other time, and name each above its band."""
    starts = [axis.x(pd.Timestamp(day)) for day, _ in ERAS]
    ends = [*starts[1:], axis.right]
    for i, (start, end, (_, name)) in enumerate(zip(starts, ends, ERAS, strict=True)):
        band = Rectangle(
            (start, bottom), end - start, top + ERA - bottom, color=style.BAND if i % 2 else "white", zorder=0
        )
        ax.add_patch(band)
        lines = wrap_evenly(name, 8.6, style.BOLD, end - start)
        ax.text(
            (start + end) / 2,
            top + ERA / 2,
            "\n".join(lines),
            size=8.6,
            weight=style.BOLD,
            color=style.SOFT,
            ha="center",
            va="center",
            linespacing=1.1,
        )


def _draw_years(ax: Axes, axis: Axis, bottom: float) -> None:
    """The band with the years: a tick at each 1 January, the number between two ticks."""
    ax.add_patch(Rectangle((axis.left, bottom), axis.right - axis.left, YEARS, color=style.INK, zorder=3))
    for year in range(axis.first.year, axis.last.year + 1):
        x, after = axis.x(pd.Timestamp(f"{year}-01-01")), axis.x(pd.Timestamp(f"{year}-12-31"))
        if year > axis.first.year:
            ax.plot([x, x], [bottom, bottom + YEARS], color="white", lw=0.5, alpha=0.5, zorder=4)
        ax.text((x + after) / 2, bottom + YEARS / 2, str(year), size=8.6, color="white", ha="center",
                va="center_baseline", zorder=5)  # fmt: skip


def _drawn(above: list[Lane], below: list[Lane]) -> pd.DataFrame:
    """What the figure shows, one row per event."""
    parts = []
    for side, lanes in (("above", above), ("below", below)):
        for lane in lanes:
            part = lane.events[["id", "lane", "stage", "direction"]].copy()
            part.insert(1, "side", side)
            for column, source in (("earliest", "start"), ("latest", "end")):
                part[column] = lane.events[source].dt.strftime("%Y-%m-%d") if len(part) else []
            labelled = [slot is not None for slot in lane.slots]
            words = lane.events["head"] + [f" ({when})" for when in lane.events["when"]]
            part["label"] = (
                words.where(pd.Series(labelled, index=words.index, dtype=bool), "") if len(part) else []
            )
            parts.append(part)
    return pd.concat(parts, ignore_index=True).sort_values(["side", "latest", "id"], ignore_index=True)
