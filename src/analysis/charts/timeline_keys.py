"""The keys below the timeline: one for each kind of mark that is drawn, and for no other."""

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.labels import text_width
from analysis.charts.timeline_halves import arcs_of
from analysis.charts.timeline_lanes import PALE, SHORT_SPAN
from analysis.charts.timeline_plan import Plan
from analysis.charts.timeline_samples import (
    Sample,
    sample_arc,
    sample_arrow,
    sample_band,
    sample_days,
    sample_gray_dot,
    sample_squares,
    sample_stage,
    sample_stem,
    sample_ticks,
)

SIZE, APART = 8.2, 0.19


@dataclass(frozen=True)
class Key:
    """One kind of mark: how wide its sample is (inches), how it is drawn from (x, y), what it means."""

    width: float
    draw: Sample
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
            Key(0.22, sample_squares(style.AREA), "acts adopted in a quarter, or an earlier rule ended"),
            Key(
                0.22,
                sample_squares(PALE),
                "proposed, first vote, voted down, asked or refused; or adopted, quarter not sure",
            ),
        ]
        if any(label.stem for half in plan.halves for label in half.labels):
            keys.append(Key(0.03, sample_stem, "leads to an act’s bar"))
    return keys


def _mark_keys(plan: Plan) -> list[Key]:
    """The marks of the stages of labelled acts, in the order of the vocabulary, and how uncertain days are drawn."""
    rows = [label.row for half in plan.halves for label in half.labels]
    for lane in plan.above:
        rows += [row for (_, row), slot in zip(lane.events.iterrows(), lane.slots, strict=True) if slot]
    stages = {row["stage"] for row in rows}
    keys = [
        Key(0.3 if stage == "in_force" else 0.1, sample_stage(stage), style.STAGE_WORD[stage])
        for stage in style.STAGE_MARK
        if stage in stages
    ]
    if any(pd.isna(row["start"]) and row["stage"] != "in_force" for row in rows):
        keys.append(Key(0.28, sample_arrow, "on that day or before"))
    rug = [row for lane in plan.above if lane.rug is not None for _, row in lane.rug.iterrows()]
    if any(
        (row["end"] - row["start"]).days > SHORT_SPAN for row in [*rows, *rug] if not pd.isna(row["start"])
    ):
        keys.append(Key(0.26, sample_days, "some day in this span"))
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
        keys.append(Key(0.1, sample_gray_dot, "gray: federal, court or event milestone; in color: a state’s"))
    coloured = {key for lane in plan.above if lane.rug is not None for key in lane.rug["id"]}
    if any(not slot and row["id"] not in coloured for row, slot in above):
        keys.append(Key(0.03, sample_ticks(style.FAINT), "a milestone, not named"))
    if any(lane.rug is not None and len(lane.rug) for lane in plan.above):
        keys.append(
            Key(0.1, sample_ticks(style.AREA["extends"], style.AREA["limits"]), "a state’s act, not named")
        )
        keys.append(Key(0.1, sample_ticks(PALE["extends"], PALE["limits"]), "the same, not adopted"))
    return keys


def _line_keys(plan: Plan) -> list[Key]:
    """The arcs between acts, the bands of the periods."""
    keys = []
    if arcs_of([(half, 0.0, 1) for half in plan.halves], plan.links):
        keys.append(Key(0.2, sample_arc, "denies, follows or builds on"))
    return [*keys, Key(0.2, sample_band, "period, named at the top")]
