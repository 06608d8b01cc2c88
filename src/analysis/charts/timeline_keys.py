"""The keys below the timeline: one for each kind of mark that is drawn, and for no other."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts import style
from analysis.charts.labels import text_width
from analysis.charts.timeline_halves import arcs_of
from analysis.charts.timeline_lanes import PALE, SHORT_SPAN, draw_days, draw_mark
from analysis.charts.timeline_plan import Plan

SIZE, SQUARE, APART = 8.2, 0.1, 0.19
MIDDLE = 0.035  # of a mark above the line on which its words stand


@dataclass(frozen=True)
class Key:
    """One kind of mark: how wide its sample is (inches), how it is drawn from (x, y), what it means."""

    width: float
    draw: Callable[[Axes, float, float], None]
    words: str

    @property
    def length(self) -> float:
        """Inches of sample and words."""
        return self.width + 0.06 + text_width(self.words, SIZE, style.REGULAR)


def flow(keys: list[Key], room: float) -> list[list[Key]]:
    """The keys in lines no longer than ``room`` inches, in their order."""
    lines: list[list[Key]] = []
    for key in keys:
        longer = [*lines[-1], key] if lines else [key]
        if lines and sum(one.length for one in longer) + APART * (len(longer) - 1) <= room:
            lines[-1] = longer
        else:
            lines.append([key])
    return lines


def draw_keys(ax: Axes, x: float, y: float, keys: list[Key]) -> None:
    """One line of keys from ``x`` to the right, on the line ``y`` (inches)."""
    for key in keys:
        key.draw(ax, x, y)
        ax.text(x + key.width + 0.06, y, key.words, size=SIZE, color=style.INK, va="baseline")
        x += key.length + APART


def lines_of_keys(plan: Plan, room: float) -> list[list[Key]]:
    """Lines of the keys of all kinds of marks that the plan holds: on bars, on acts and periods, on what stands above
    the years; each from a new line.
    """
    groups = (_bar_keys(plan), [*_mark_keys(plan), *_line_keys(plan)], _lane_keys(plan))
    return [line for group in groups for line in flow(group, room)]


def _bar_keys(plan: Plan) -> list[Key]:
    """The two parts of the bars, and the lines to them."""
    keys = []
    if len(plan.counts):
        keys = [
            Key(0.22, _squares(style.AREA), "acts adopted in a quarter, or an earlier rule ended"),
            Key(
                0.22,
                _squares(PALE),
                "proposed, first vote, voted down, asked or refused; or adopted, quarter not sure",
            ),
        ]
        if any(label.stem for half in plan.halves for label in half.labels):
            keys.append(Key(0.03, _stem, "leads to an act’s bar"))
    return keys


def _mark_keys(plan: Plan) -> list[Key]:
    """The marks of the stages of labelled acts, in the order of the vocabulary, and how uncertain days are drawn."""
    rows = [label.row for half in plan.halves for label in half.labels]
    for lane in plan.above:
        rows += [row for (_, row), slot in zip(lane.events.iterrows(), lane.slots, strict=True) if slot]
    stages = {row["stage"] for row in rows}
    keys = [
        Key(0.3 if stage == "in_force" else 0.1, _stage(stage), style.STAGE_WORD[stage])
        for stage in style.STAGE_MARK
        if stage in stages
    ]
    if any(pd.isna(row["start"]) and row["stage"] != "in_force" for row in rows):
        keys.append(Key(0.28, _arrow, "on that day or before"))
    rug = [row for lane in plan.above if lane.rug is not None for _, row in lane.rug.iterrows()]
    if any(
        (row["end"] - row["start"]).days > SHORT_SPAN for row in [*rows, *rug] if not pd.isna(row["start"])
    ):
        keys.append(Key(0.26, _days, "some day in this span"))
    return keys


def _lane_keys(plan: Plan) -> list[Key]:
    """Milestones with a label and without, ticks of states."""
    keys = []
    above = [
        (row, slot)
        for lane in plan.above
        for (_, row), slot in zip(lane.events.iterrows(), lane.slots, strict=True)
    ]
    if any(slot and row["lane"] != "state" for row, slot in above):
        keys.append(Key(0.1, _gray_dot, "gray: federal, court or event milestone; in color: a state’s"))
    coloured = {key for lane in plan.above if lane.rug is not None for key in lane.rug["id"]}
    if any(not slot and row["id"] not in coloured for row, slot in above):
        keys.append(Key(0.03, _ticks(style.FAINT), "a milestone, not named"))
    if any(lane.rug is not None and len(lane.rug) for lane in plan.above):
        keys.append(Key(0.1, _ticks(style.AREA["extends"], style.AREA["limits"]), "a state’s act, not named"))
        keys.append(Key(0.1, _ticks(PALE["extends"], PALE["limits"]), "the same, not adopted"))
    return keys


def _line_keys(plan: Plan) -> list[Key]:
    """The arcs between acts, the bands of the periods."""
    keys = []
    if arcs_of([(half, 0.0, 1) for half in plan.halves], plan.links):
        keys.append(Key(0.2, _arc, "denies, follows or builds on"))
    return [*keys, Key(0.2, _band, "period, named at the top")]


def _squares(tones: dict[str, str]) -> Callable[[Axes, float, float], None]:
    def draw(ax: Axes, x: float, y: float) -> None:
        for k, way in enumerate(style.UPWARDS):
            ax.add_patch(Rectangle((x + 0.12 * k, y - 0.01), SQUARE, SQUARE, color=tones[way], lw=0))

    return draw


def _stage(stage: str) -> Callable[[Axes, float, float], None]:
    def draw(ax: Axes, x: float, y: float) -> None:
        if stage == "in_force":
            _arrow(ax, x, y)
        draw_mark(ax, x + (0.28 if stage == "in_force" else 0.05), y + MIDDLE, stage, style.INK, 5.5)

    return draw


def _ticks(*colours: str) -> Callable[[Axes, float, float], None]:
    def draw(ax: Axes, x: float, y: float) -> None:
        for k, colour in enumerate(colours):
            ax.plot([x + 0.02 + 0.05 * k] * 2, [y - 0.01, y + 0.08], color=colour, lw=1.2)

    return draw


def _arrow(ax: Axes, x: float, y: float) -> None:
    draw_days(ax, pd.Series({"start": pd.NaT}), (x, x + 0.28, x + 0.28), y + MIDDLE, style.INK, 7)


def _days(ax: Axes, x: float, y: float) -> None:
    ax.plot([x, x + 0.26], [y + MIDDLE] * 2, color=style.INK, lw=4, alpha=0.35, solid_capstyle="butt")


def _gray_dot(ax: Axes, x: float, y: float) -> None:
    draw_mark(ax, x + 0.05, y + MIDDLE, "adopted", style.SOFT, 5.4)


def _stem(ax: Axes, x: float, y: float) -> None:
    ax.plot([x + 0.01] * 2, [y - 0.03, y + 0.1], color=style.FAINT, lw=0.5)


def _arc(ax: Axes, x: float, y: float) -> None:
    ax.plot([x, x + 0.2], [y + MIDDLE] * 2, color=style.SOFT, lw=0.9)


def _band(ax: Axes, x: float, y: float) -> None:
    ax.add_patch(Rectangle((x, y - 0.03), 0.2, 0.14, color=style.BAND, lw=0))
