"""Draw small maps of the country, one an era: what was decided in that era only, both ways."""

from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.country import Country, draw_states, fit_country
from analysis.charts.eras import dated, eras_of, local_decisions, outside_sentence, state_decisions
from analysis.charts.legends import TITLE_STEP, draw_title, rich_line, title_lines
from analysis.charts.map_data import MapData, footnote, read_map_data
from analysis.charts.map_legend import STRIP, draw_strip
from analysis.charts.map_marks import draw_point
from analysis.charts.map_words import eras_title
from analysis.charts.maps import blank_axes, draw_footnote
from analysis.charts.save import save_figure
from analysis.charts.words import EXAMPLES, number_words

FOOTER = 0.66
COLUMNS, GAP = 3, 0.14
HEAD, PANEL = 0.68, 2.25  # inches; the lines above a panel, the map in it
MARK, ASIDE = 3.7, 0.025  # points; inches that two marks of one place stand apart
UNREAD = "Gray, or without a mark: no adopted act of those years in the record, not “no policy”."
NOTE = (
    "Each map shows only what was decided in its years;",
    "acts dated to a span of days count by its last day.",
    "A place that decided both ways has both marks.",
)


def draw_map_eras() -> list[Path]:
    """Draw figures/map-eras.* from actions, links, jurisdictions, milestones and articles; the four paths."""
    data = read_map_data()
    figure, drawn = make_map_eras(data)
    return save_figure(figure, "map-eras", drawn, eras_title(eras_of(data)), describe_eras(data, drawn))


def make_map_eras(data: MapData) -> tuple[Figure, pd.DataFrame]:
    """The figure, and what it shows: one row per era, place (or state) and direction."""
    eras, local, states = eras_of(data), local_decisions(data), state_decisions(data)
    with style.house_style():
        lines = title_lines(eras_title(eras))
        rows = -(-(len(eras) + 1) // COLUMNS)
        height = FOOTER + rows * (HEAD + PANEL) + TITLE_STEP * len(lines) + 0.36
        figure = style.new_figure(style.WIDTH, height)
        ax = blank_axes(figure, (0, 0, style.WIDTH, height))
        below = draw_title(ax, lines, height)
        draw_footnote(ax, _notes(data))
        width = (style.WIDTH - 0.24 - GAP * (COLUMNS - 1)) / COLUMNS
        country = fit_country((0, 0.18, width, PANEL))
        points = country.points(data.places)
        for i, era in enumerate(eras.to_dict("records")):
            left, top = 0.12 + (i % COLUMNS) * (width + GAP), below - (i // COLUMNS) * (HEAD + PANEL)
            mine = [frame[frame["era"] == era["era"]] for frame in (local, states)]
            shown = int(mine[0].loc[mine[0]["id"].isin(points), "acts"].sum())
            _draw_head(ax, left, top, era, era["limits"] + era["extends"] - shown)
            panel = blank_axes(figure, (left, top - HEAD - PANEL, left + width, top - HEAD))
            _draw_panel(panel, country, points, *mine)
        _draw_key(
            ax,
            0.12 + (len(eras) % COLUMNS) * (width + GAP),
            below - (rows - 1) * (HEAD + PANEL),
            local,
            states,
        )
    drawn = pd.concat([local, states]) if len(states) else local
    return figure, drawn.sort_values(["era", "kind", "id", "direction"], ignore_index=True)


def _draw_head(ax: Axes, left: float, top: float, era: dict, undrawn: int) -> None:
    """Years, name and months of an era, and what was decided in it, both ways; ``undrawn`` local acts have no place."""
    head = ((f"{era['years']} ", style.INK, style.BOLD), (era["name"], style.INK, style.REGULAR))
    rich_line(ax, left, top - 0.16, head, 11)
    ax.text(left, top - 0.32, era["months"], size=8.6, color=style.SOFT, va="baseline")
    for y, who, kind in ((0.49, "Local acts:", ""), (0.64, "States’ acts:", "state_")):
        counts = (
            (f"{era[f'{kind}limits']} limit ", style.DIRECTION["limits"], style.BOLD),
            (f" {era[f'{kind}extends']} extend", style.DIRECTION["extends"], style.BOLD),
            (f"  ({undrawn} not drawn)" if undrawn and not kind else "", style.SOFT, style.REGULAR),
        )
        ax.text(left, top - y, who, size=9, color=style.SOFT, va="baseline")
        rich_line(ax, left + 0.78, top - y, counts, 9)


def _draw_panel(
    ax: Axes,
    country: Country,
    points: dict[str, tuple[float, float]],
    local: pd.DataFrame,
    states: pd.DataFrame,
) -> None:
    """One era: states that acted in it as ground, a mark per place and direction."""
    draw_states(ax, country, dict(zip(states["state"], states["direction"], strict=True)), 0.5)
    twice = local["id"].duplicated(keep=False)
    for row, both in zip(local.to_dict("records"), twice, strict=True):
        if row["id"] in points:
            x, y = points[row["id"]]
            aside = (-ASIDE if row["direction"] == "limits" else ASIDE) if both else 0
            draw_point(ax, (x + aside, y), row["direction"], size=MARK)


def _draw_key(ax: Axes, left: float, top: float, local: pd.DataFrame, states: pd.DataFrame) -> None:
    """The legend of all panels, in the place of the one that is missing."""
    kinds = {
        kind: [direction for direction in style.DIRECTION if (frame["direction"] == direction).any()]
        for kind, frame in (("place", local), ("ground", states))
    }
    middle = top - HEAD - 0.1
    draw_strip(ax, left + 0.1, middle, {kind: ways for kind, ways in kinds.items() if ways}, {}, 0.85)
    for i, line in enumerate(NOTE):
        ax.text(left + 0.1, middle - STRIP - 0.2 - 0.15 * i, line, size=8.4, color=style.SOFT, va="baseline")


def _notes(data: MapData) -> list[str]:
    """The lines below the maps."""
    return footnote(data, outside_sentence(data), EXAMPLES, unread=UNREAD, events=dated(data.events))


def describe_eras(data: MapData, drawn: pd.DataFrame) -> str:
    """The figure in words: the finding, and the counts of every era."""
    eras = eras_of(data)
    parts = [
        f"Small maps of the country, one for each of {number_words(len(eras), 'era')}. {eras_title(eras)}."
    ]
    for era in eras.to_dict("records"):
        mine = drawn[(drawn["era"] == era["era"]) & (drawn["kind"] != "state")]
        where = f" in {number_words(mine['id'].nunique(), 'place')}" if len(mine) else ""
        parts.append(
            f"{era['years']}, {era['name']}: {number_words(era['limits'] + era['extends'], 'local act')}{where}, "
            f"of which {era['limits']} limit and {era['extends']} extend cooperation; states’ acts: "
            f"{era['state_limits']} limit, {era['state_extends']} extend it."
        )
    return " ".join([*parts, *_notes(data)[:-1]])
