"""Labels on the maps of regions: with each name, what the place decided, as far as there is room."""

from itertools import product

import pandas as pd
from matplotlib.axes import Axes
from shapely.geometry.base import BaseGeometry

from analysis.charts import style
from analysis.charts.map_labels import draw_label, draw_names, label_size
from analysis.charts.map_names import Name, place_names, shown_name
from analysis.charts.map_room import Room
from analysis.charts.places import refusal
from analysis.charts.words import listed, number_words, sentence

A_CLUSTER = 10  # acts of one year that are worth a sentence


def lines_of(place: dict) -> tuple[list[str], ...]:
    """What a zoom may say below a place's name, from the most to the least.

    The latest act that gives the mark its look, and what the federal government refused; where there is no room for
    that, nothing but the name.
    """
    refused = [refusal(place)] if place["refused"] else []
    return ([place["deciding"], *(line for line in refused if line != place["deciding"])], [])


def reported_sentence(places: pd.DataFrame, articles: int) -> str:
    """Which of the places the ``articles`` read report on, where public pages report on others too; else empty."""
    told = places[places["reported"] != ""]
    if told.empty or len(told) == len(places):
        return ""
    who = number_words(articles, "article read reports", "articles read report")
    return f"The {who} on {listed(sorted(told['name']))}."


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
    then by population and number of acts.
    """
    order = places.assign(
        people=places["population"].fillna(0),
        told=places["reported"] != "",
        area=places["jurisdiction_id"].isin(areas),
    ).sort_values(
        ["area", "told", "refused", "people", "acts", "jurisdiction_id"],
        ascending=[False, False, False, False, False, True],
    )
    labelled: list[str] = []
    waiting: dict[bool, list[list[Name]]] = {True: [], False: []}
    for place in order.to_dict("records"):
        key, texts = place["jurisdiction_id"], lines_of(place)
        foreign = ground.difference(areas[key]) if key in areas else None
        if key in where and label_area(ax, room, areas.get(key), foreign, shown_name(place), texts):
            labelled.append(key)
        elif key in where:
            waiting[place["told"]].append(
                [Name(key, where[key], (shown_name(place), *lines), foreign) for lines in texts]
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
    for lines, reach in product(texts, (None, foreign)):
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


def split_sentence(places: pd.DataFrame) -> str:
    """How counties and cities divide, and of which years the acts are that give the marks a direction; both ways.

    "Counties: five limit it. Cities: 16 limit it, 22 extend it. Of the 22 latest acts that extend it, 20 date from
    2018; the acts that limit it date from 2014 to 2026."
    """
    decided = places[places["standing"] == "decided"]
    parts = []
    for name, mine in (("Counties", decided["level"] == "county"), ("Cities", decided["level"] == "city")):
        counts = decided[mine]["direction"].value_counts()
        ways = [
            f"{number_words(int(counts[way]), way[:-1], way[:-1])} it"
            for way in style.DIRECTION
            if way in counts
        ]
        parts += [f"{name}: {', '.join(ways)}."] if ways else []
    spans = [years_words(decided[decided["direction"] == way], way) for way in style.UPWARDS]
    return " ".join([*parts, sentence("; ".join(words for words in spans if words)) + "."]) if parts else ""


def years_words(decided: pd.DataFrame, direction: str) -> str:
    """Of which years places' latest acts of one direction are: one year where most are of it, else first and last."""
    years = decided["deciding"].str.extract(r"(\d{4})$")[0].dropna().value_counts()
    if years.empty:
        return ""
    verb, count, top = direction.removesuffix("s"), int(years.sum()), years.index[0]
    if count >= A_CLUSTER and int(years.iloc[0]) * 2 > count:
        return f"of the {count} latest acts that {verb} it, {int(years.iloc[0])} date from {top}"
    first, last = years.index.min(), years.index.max()
    return f"the acts that {verb} it date from {first if first == last else f'{first} to {last}'}"
