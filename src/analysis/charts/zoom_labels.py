"""Labels on the maps of regions: with each name, what the place decided, as far as there is room."""

import pandas as pd
from matplotlib.axes import Axes
from shapely.geometry.base import BaseGeometry

from analysis.charts import style
from analysis.charts.map_labels import draw_label, draw_names, label_size
from analysis.charts.map_names import Name, place_names
from analysis.charts.map_room import Room
from analysis.charts.words import number_words, sentence

A_CLUSTER = 10  # acts of one year that are worth a sentence


def lines_of(place: dict) -> tuple[list[str], ...]:
    """What a zoom may say below a place's name, from the most to the least.

    Of places that articles report on, the acts reported and how many more there are; of all others the latest act
    that gives the mark its look. Where there is no room for that, nothing but the name.
    """
    if not place["reported"]:
        refused = [f"refused {place['refused_year']}"] if place["refused"] else []
        return ([place["deciding"], *(line for line in refused if line != place["deciding"])], [])
    reported = place["reported"].split("\n")
    more = place["acts"] - len(reported)
    return ([*reported, *([f"and {number_words(more, 'more act')}"] if more > 0 else [])], reported[-1:])


def label_places(
    ax: Axes,
    places: pd.DataFrame,
    where: dict[str, tuple[float, float, float]],
    areas: dict[str, BaseGeometry],
    ground: BaseGeometry,
    room: Room,
) -> list[str]:
    """Label the places of a zoom as far as there is room, each with as much as there is room for; their ids.

    ``areas``: the counties among the places; ``ground``: all land in view. Both in inches.

    In turn: counties (inside their area where the words fit), places that an article reports on, places refused,
    then by number of acts and by population.
    """
    order = places.assign(
        people=places["population"].fillna(0),
        told=places["reported"] != "",
        area=places["jurisdiction_id"].isin(areas),
    ).sort_values(
        ["area", "told", "refused", "acts", "people", "jurisdiction_id"],
        ascending=[False, False, False, False, False, True],
    )
    labelled: list[str] = []
    waiting: dict[bool, list[list[Name]]] = {True: [], False: []}
    for place in order.to_dict("records"):
        key, texts = place["jurisdiction_id"], lines_of(place)
        foreign = ground.difference(areas[key]) if key in areas else None
        if key in where and label_area(ax, room, areas.get(key), foreign, place["name"], texts):
            labelled.append(key)
        elif key in where:
            waiting[place["told"]].append(
                [Name(key, where[key], (place["name"], *lines), foreign) for lines in texts]
            )
    for told in (True, False):
        placed = place_names(ax, room, waiting[told])
        draw_names(ax, placed, None)
        labelled += placed
    return labelled


def label_area(
    ax: Axes,
    room: Room,
    shape: BaseGeometry | None,
    foreign: BaseGeometry | None,
    name: str,
    texts: tuple[list[str], ...],
) -> bool:
    """Label a county inside its area, or reaching a little beyond it; whether there was room.

    With as many of ``texts``, the lines below its name, from the most to the least, as there is room for.
    """
    if shape is None:
        return False
    for lines, reach in [*((lines, None) for lines in texts), *((lines, foreign) for lines in texts)]:
        box = room.find_inside(shape, label_size(name, lines), 0.0 if reach else 0.04, reach)
        if box is not None:
            room.take(box)
            draw_label(ax, box, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), name, lines, None)
            return True
    return False


def unlabelled_sentence(places: pd.DataFrame, where: dict | set, labelled: list[str]) -> str:
    """How many marks have no label for want of room; empty where none."""
    count = int(places["jurisdiction_id"].isin(set(where) - set(labelled)).sum())
    if not count:
        return ""
    marks = "One mark has" if count == 1 else f"{sentence(number_words(count, 'mark'))} have"
    return f"{marks} no label for want of room; the figure’s table names all."


def one_year_sentence(places: pd.DataFrame) -> str:
    """Of which year most of the acts are that give the marks a direction, where it is one year's; else empty."""
    said, decided = [], places[places["standing"] == "decided"]
    for direction in style.DIRECTION:
        years = (
            decided.loc[decided["direction"] == direction, "deciding"]
            .str.extract(r"(\d{4})$")[0]
            .value_counts()
        )
        if len(years) and years.iloc[0] >= A_CLUSTER and years.iloc[0] * 2 > years.sum():
            verb, all_, most = direction.removesuffix("s"), years.sum(), years.iloc[0]
            said.append(f"Of the {all_} latest acts that {verb} cooperation, {most} are of {years.index[0]}.")
    return " ".join(said)
