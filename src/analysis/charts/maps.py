"""Draw the map of the country: states with acts of their own as ground, counties and cities that acted on
top.
"""

from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from shapely.geometry.base import BaseGeometry

from analysis.charts import style
from analysis.charts.country import draw_states, fit_country, name_insets
from analysis.charts.describe import describe_map
from analysis.charts.labels import wrap_evenly
from analysis.charts.legends import TITLE_STEP, draw_title, title_lines
from analysis.charts.map_choice import labels_sentence
from analysis.charts.map_data import MapData, footnote, read_map_data
from analysis.charts.map_labels import frame_regions, label_country, name_states
from analysis.charts.map_legend import STRIP, county_kinds, draw_strip, legend_kinds
from analysis.charts.map_marks import draw_places
from analysis.charts.map_room import Room
from analysis.charts.map_words import country_sentence, country_title
from analysis.charts.places import DRAWN_COLUMNS
from analysis.charts.save import save_figure
from analysis.charts.words import EXAMPLES
from analysis.loaders.boundaries import state_names

FOOTER = 0.64
MAP = (0.62, 9.3, 5.4)  # left, right and height of the map, inches
NOTE, SENTENCE = 7.8, 0.17  # points; inches from line to line of the sentence below the title


def draw_map_us() -> list[Path]:
    """Draw figures/map-us.* from actions, links, jurisdictions, milestones and articles; the four paths."""
    data = read_map_data()
    figure, drawn = make_map_us(data)
    title = country_title(data.places)
    words = describe_map(title, data.places, data.states)
    return save_figure(figure, "map-us", drawn, title, " ".join([words, *footnote(data, EXAMPLES)[:-1]]))


def make_map_us(data: MapData) -> tuple[Figure, pd.DataFrame]:
    """The figure, and what it shows: one row per place and per state with an act of its own."""
    with style.house_style():
        lines = title_lines(country_title(data.places))
        said = wrap_evenly(country_sentence(data), 9.3, style.REGULAR, style.WIDTH - 0.3)
        height = FOOTER + MAP[2] + TITLE_STEP * len(lines) + 0.34 + SENTENCE * len(said) + STRIP
        figure = style.new_figure(style.WIDTH, height)
        ax = blank_axes(figure, (0, 0, style.WIDTH, height))
        below = draw_title(ax, lines, height)
        for line in said:
            ax.text(0.12, below, line, size=9.3, color=style.SOFT, va="baseline")
            below -= SENTENCE
        labelled, where, areas = _draw_country(ax, data)
        kinds, counties = legend_kinds(data.places, data.states), county_kinds(data.places, areas)
        draw_strip(ax, 0.12, below - 0.03, kinds, counties)
        draw_footnote(ax, footnote(data, EXAMPLES, labels_sentence(data.places, labelled)))
    return figure, _drawn(data, labelled, where)


def blank_axes(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Axes without frame over a box of the figure, whose unit is the inch, from its own lower left corner."""
    width, height = figure.get_size_inches()
    left, bottom, right, top = box
    ax = figure.add_axes((left / width, bottom / height, (right - left) / width, (top - bottom) / height))
    ax.set(xlim=(0, right - left), ylim=(0, top - bottom))
    ax.axis("off")
    return ax


def draw_footnote(ax: Axes, lines: list[str]) -> None:
    """The notes below a map, as one text in lines of the figure's width, and the sources, the last, lowest."""
    width = ax.get_xlim()[1] - 0.24
    notes = wrap_evenly(" ".join(lines[:-1]), NOTE, style.REGULAR, width) if lines[1:] else []
    for i, line in enumerate(reversed([*notes, lines[-1]])):
        ax.text(0.12, 0.14 + 0.14 * i, line, size=NOTE, color=style.SOFT, va="baseline")


def _draw_country(ax: Axes, data: MapData) -> tuple[list[str], set[str], dict[str, BaseGeometry]]:
    """Everything between title and notes; the ids of the places that got a label, and of those drawn; the counties'
    shapes by id.
    """
    country = fit_country((MAP[0], FOOTER, MAP[1], FOOTER + MAP[2]))
    draw_states(ax, country, dict(zip(data.states["state"], data.states["direction"], strict=True)))
    insets = name_insets(ax, country)
    areas = country.counties(data.places)
    where = draw_places(ax, data.places, country.points(data.places), areas)
    bounds = (0.1, FOOTER, style.WIDTH - 0.08, FOOTER + MAP[2] + 0.1)
    room = Room(bounds, [areas[key] for key in sorted(areas)])
    room.labels += [
        *insets,
        *country.insets.values(),
        *frame_regions(ax, data.places, country.canvases[""], bounds),
    ]
    room.marks += [mark for mark in where.values() if mark[2]]
    labelled = label_country(ax, data.places, where, room)
    name_states(ax, country, room)
    return labelled, set(where), areas


def _drawn(data: MapData, labelled: list[str], where: set[str]) -> pd.DataFrame:
    """What the figure shows: kind, id and the columns of ``DRAWN_COLUMNS``; whether drawn and labelled."""
    local = data.places[list(DRAWN_COLUMNS)].rename(columns={"jurisdiction_id": "id", "level": "kind"})
    local["drawn"], local["labelled"] = local["id"].isin(where), local["id"].isin(labelled)
    whole = data.states.assign(
        id=data.states["state"],
        name=data.states["state"].map(state_names()),
        kind="state",
        standing="decided",
        both_ways=pd.NA,
        refused=False,
        refused_way=pd.NA,
        voted_down=pd.NA,
        drawn=True,
        labelled=False,
    )
    return pd.concat([local.astype(object), whole[local.columns].astype(object)]).sort_values(
        ["kind", "id"], ignore_index=True
    )
