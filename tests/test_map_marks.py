"""Marks and names on the maps: what a county, a city and a refusal look like, and whose name a name is."""

import numpy as np
import pandas as pd
import shapely
from matplotlib.patches import Rectangle

from analysis.charts import map_legend, map_marks, map_names, maps, style
from analysis.charts.map_choice import labels_sentence
from analysis.charts.map_names import LONGEST, Name, fits
from analysis.charts.map_room import Room
from analysis.charts.map_words import eras_title
from analysis.charts.regions import REGIONS
from analysis.charts.zoom_labels import split_sentence


def test_what_the_country_labels_is_said_as_it_came_out():
    places = pd.DataFrame(
        [("a", True, "99999"), ("b", False, "99999"), ("c", True, REGIONS[0].counties[0])],
        columns=["jurisdiction_id", "refused", "county_fips"],
    ).assign(longitude=np.nan, latitude=np.nan)
    assert labels_sentence(places, ["a", "b"]) == labels_sentence(places, []) == ""
    assert "places that the federal government refused and" in labels_sentence(places, ["a"])
    assert "refused (1 of 1 have no room) and" in labels_sentence(places, ["b"])
    assert "refused" not in labels_sentence(places[1:].assign(refused=False), ["c"])


def test_small_counties_are_squares_and_crosses_say_what_was_refused():
    rows = [
        ("small", "county", "limits", "decided", False, pd.NA),
        ("large", "county", "extends", "decided", True, "limits"),
        ("open", "county", "extends", "underway", False, pd.NA),
        ("city", "city", "limits", "decided", True, "extends"),
    ]
    columns = ["jurisdiction_id", "level", "direction", "standing", "refused", "refused_way"]
    places = pd.DataFrame(rows, columns=columns).assign(population=pd.NA)
    wide = map_marks.TOO_SMALL**0.5
    areas = {
        "small": shapely.box(1, 1, 1 + wide / 2, 1 + wide / 2),
        "large": shapely.box(2, 2, 3, 3),
        "open": shapely.box(4, 4, 5, 5),
    }
    ax = maps.blank_axes(style.new_figure(6, 6), (0, 0, 6, 6))
    where = map_marks.draw_places(ax, places, {"small": (1, 1), "city": (5.5, 1)}, areas)
    assert set(where) == set(places["jurisdiction_id"])
    squares = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert len(squares) == 1 and shapely.box(*squares[0].get_bbox().extents).contains(
        areas["small"].representative_point()
    )
    marks = [(line.get_marker(), line.get_markerfacecolor()) for line in ax.lines]
    assert sorted(marks) == sorted(
        [
            ("^", "white"),
            ("o", style.DIRECTION["limits"]),
            ("X", style.DIRECTION["limits"]),
            ("X", style.DIRECTION["extends"]),
        ]
    )
    assert where["large"][2] and map_legend.county_kinds(places, areas) == {
        "area": ["limits"],
        "open": ["extends"],
        "struck": [],
    }


def test_a_name_is_nearest_to_its_own_mark_and_its_leader_short():
    room = Room((0, 0, 10, 6))
    own, other = (5.0, 3.0, 0.03), (5.15, 3.0, 0.03)
    room.marks = [own, other]
    name = Name("own", own, ("Own",))
    between = (5.2, 2.95, 5.5, 3.05)  # beyond the other mark
    beside = (4.6, 2.95, 4.95, 3.05)
    assert fits(name, beside, room) and not fits(name, between, room)
    assert not fits(name, (5.0 - LONGEST - 0.6, 2.95, 5.0 - LONGEST - 0.1, 3.05), room)
    # A mark that overlaps its own does not keep a leader from it, unless it comes near the middle of that.
    room.marks = [own, (5.04, 3.0, 0.03)]
    assert fits(name, (4.4, 2.95, 4.7, 3.05), room) and not fits(name, (5.3, 2.95, 5.6, 3.05), room)
    # A leader to an area may not end in a city's mark.
    area = Name("area", (5.0, 3.0, 0.0), ("AREA",))
    room.marks = [(5.02, 3.0, 0.05)]
    assert not fits(area, (4.4, 2.95, 4.7, 3.05), room)


def test_counties_stand_in_capitals():
    assert (
        map_names.shown_name({"name": "Prince George's County", "level": "county"})
        == "PRINCE GEORGE’S COUNTY"
    )
    assert map_names.shown_name({"name": "Orange", "level": "city"}) == "Orange"
    assert map_names.name_size("ORANGE COUNTY") < map_names.name_size("Orange")


def test_a_region_says_how_counties_and_cities_divide_and_when():
    rows = [("county", "limits", "ordinance adopted 2014"), ("county", "limits", "policy adopted 2026")]
    rows += [("city", "extends", "motion adopted 2018")] * 10 + [("city", "extends", "motion adopted 2025")]
    places = pd.DataFrame(rows, columns=["level", "direction", "deciding"]).assign(standing="decided")
    assert split_sentence(places) == (
        "Counties: two limit it. Cities: 11 extend it. Of the 11 latest acts that extend it, 10 date from 2018; the "
        "acts that limit it date from 2014 to 2026."
    )
    assert split_sentence(places.assign(standing="rejected")) == ""


def test_eras_are_called_even_where_neither_direction_leads():
    eras_ = pd.DataFrame(
        [("2008–14", 12, 30), ("2014–17", 11, 10), ("2017–21", 40, 9), ("2021–25", 2, 1)],
        columns=["years", "limits", "extends"],
    )
    assert eras_title(eras_) == (
        "Local acts in the record mostly limit cooperation with ICE in 2017–21 (40 to 9), mostly extend it in 2008–14 "
        "(30 to 12) and are about even in 2014–17"
    )
    assert eras_title(eras_[eras_["years"] == "2014–17"]) == (
        "Local acts in the record that limit cooperation with ICE and that extend it are about even in 2014–17"
    )
    assert eras_title(eras_[eras_["years"] == "2021–25"]).startswith(
        "Three local acts on cooperation with ICE"
    )
