"""Labels on the maps of regions: with each name, what the place decided, as far as there is room."""

import pandas as pd
from matplotlib.axes import Axes
from shapely.geometry.base import BaseGeometry

from analysis.charts.map_labels import draw_label, label_one, label_size
from analysis.charts.map_room import Room
from analysis.charts.words import number_words, sentence

NEARBY, FAR = 0.34, 1.2  # inches from a mark to its label


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
    room: Room,
) -> list[str]:
    """Label the places of a zoom as far as there is room, each with as much as there is room for; their ids.

    In turn: counties (inside their area where the words fit), places that an article reports on, places refused,
    then by number of acts and by population. What fits near by comes before what needs a long leader.
    """
    order = places.assign(
        people=places["population"].fillna(0),
        told=places["reported"] != "",
        area=places["jurisdiction_id"].isin(areas),
    ).sort_values(
        ["area", "told", "refused", "acts", "people", "jurisdiction_id"],
        ascending=[False, False, False, False, False, True],
    )
    labelled = []
    for place in order.to_dict("records"):
        key, name = place["jurisdiction_id"], place["name"]
        if key not in where:
            continue
        texts = lines_of(place)
        done = any(label_area(ax, room, areas.get(key), name, lines) for lines in texts) or any(
            label_one(ax, room, where[key], name, lines, away, None)
            for away in (NEARBY, FAR)
            for lines in texts
        )
        labelled += [key] * done
    return labelled


def label_area(ax: Axes, room: Room, shape: BaseGeometry | None, name: str, lines: list[str]) -> bool:
    """Label a county inside its area; whether there was room."""
    box = room.find_inside(shape, label_size(name, lines), 0.04) if shape is not None else None
    if box is None:
        return False
    room.take(box)
    draw_label(ax, box, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), name, lines, None)
    return True


def unlabelled_sentence(places: pd.DataFrame, where: dict | set, labelled: list[str]) -> str:
    """How many marks have no label for want of room; empty where none."""
    count = int(places["jurisdiction_id"].isin(set(where) - set(labelled)).sum())
    if not count:
        return ""
    marks = "One mark has" if count == 1 else f"{sentence(number_words(count, 'mark'))} have"
    return f"{marks} no label for want of room; the figure’s table names all."
