"""Figures: the same bytes twice, no label on another, numbers and words that fit the tables."""

import dataclasses
import re
import xml.etree.ElementTree as ET
from importlib import import_module

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from analysis import paths
from analysis.charts import (
    draw,
    eras,
    labels,
    map_eras,
    map_marks,
    maps,
    reading_counts,
    reading_strip,
    style,
    timeline,
    timeline_counts,
    timeline_halves,
    timeline_keys,
    timeline_layout,
    timeline_place,
    timeline_plan,
    timeline_words,
    words,
    zooms,
)
from analysis.charts.events import CODED_RANK, local_events
from analysis.charts.findings import map_title, timeline_title
from analysis.charts.map_choice import places_to_label
from analysis.charts.map_data import read_map_data
from analysis.charts.map_names import Name, place_names
from analysis.charts.map_room import ABROAD, Room
from analysis.charts.map_words import country_title, region_title
from analysis.charts.places import local_places, state_acts
from analysis.charts.regions import DIVISIONS, REGIONS
from analysis.charts.years import (
    decided_acts,
    decided_years,
    fullest_years,
    named_years,
    year_words,
    years_share,
)
from analysis.errors import ProjectError
from analysis.loaders.boundaries import national_counties, national_states, zoom_counties
from analysis.schemas import TABLES
from analysis.tables.events import one_row_an_event
from analysis.tables.review import LOW
from analysis.tables.store import csv_bytes, read_table, typed

PLACES = {  # name: jurisdiction_id, level, state, county, latitude, longitude, population
    "San Francisco County": ("06075", "county", "CA", "06075", 37.75, -122.44, 800000),
    "Arlington County": ("51013", "county", "VA", "51013", 38.88, -77.10, 230000),
    "San Mateo County": ("06081", "county", "CA", "06081", 37.42, -122.33, 760000),
    "Oakland": ("gn:1", "city", "CA", "06001", 37.80, -122.27, 430000),
    "Sacramento": ("gn:2", "city", "CA", "06067", 38.58, -121.49, 500000),
    "West Sacramento": ("gn:3", "city", "CA", "06113", 38.58, -121.53, 53000),
    "California": ("06", "state", "CA", None, 37.2, -119.5, None),
    "Knox County": ("47093", "county", "TN", "47093", 35.99, -83.94, 480000),
}
# place, body, instrument, stage, direction, EDTF, earliest, latest, basis, main
FEW = [
    (
        "San Francisco County",
        "executive",
        "other",
        "denied",
        "limits",
        "2010-11-09",
        "2010-11-09",
        "2010-11-09",
        True,
    ),
    (
        "San Francisco County",
        "county_board",
        "other",
        "requested",
        "limits",
        "2010",
        "2010-01-01",
        "2010-11-08",
        False,
    ),
    ("San Francisco County", None, "ordinance", "in_force", "limits", None, None, "2010-11-09", False),
    (
        "Arlington County",
        "executive",
        "other",
        "denied",
        "limits",
        "2010-11-05",
        "2010-11-05",
        "2010-11-05",
        False,
    ),
    (
        "Oakland",
        "city_council",
        "resolution",
        "adopted",
        "limits",
        "2018-01-16",
        "2018-01-16",
        "2018-01-16",
        True,
    ),
    ("California", "legislature", "statute", "in_force", "limits", None, None, "2018-01-31", False),
    (
        "San Mateo County",
        "county_board",
        "ordinance",
        "introduced",
        "limits",
        "2023-04-11~",
        "2023-04-09",
        "2023-04-12",
        True,
    ),
    (
        "Knox County",
        "sheriff",
        "agreement",
        "adopted",
        "extends",
        "2025-03",
        "2025-03-01",
        "2025-03-31",
        True,
    ),
    (
        "West Sacramento",
        "city_council",
        "resolution",
        "adopted",
        "limits",
        "2026-05-06",
        "2026-05-06",
        "2026-05-06",
        True,
    ),
    (
        "Sacramento",
        "city_council",
        "resolution",
        "adopted",
        "limits",
        "2026-04-29~",
        "2026-04-27",
        "2026-05-01",
        False,
    ),
]
MILESTONES = [
    ("launch", "2008-10", "federal", None, "A federal programme begins in a first county", "extends", 1),
    ("ruling", "2014-03-04", "court", None, "An appeals court rules on what a request may ask", None, 1),
    ("order", "2017-01-25", "federal", None, "An order names jurisdictions", "extends", 1),
    ("texas", "2017-05-07", "state", "TX", "A state law on local policies", "extends", 1),
    ("illinois", "2017-08-28", "state", "IL", "Another state law", "limits", 2),
    ("surge", "2025-12", "event", None, "An operation begins in two cities", None, 1),
    ("maryland", "2026-02-17", "state", "MD", "A state ends agreements", "limits", 1),
    ("list", "2025-08-05", "federal", None, "A list is printed", "extends", 1),
]


def write(folder, name, rows):
    """Rows as a table of data/processed below ``folder``."""
    frame = pd.DataFrame(rows, columns=list(rows[0]) if rows else TABLES[name].column_names, dtype="object")
    (folder / "data" / "processed").mkdir(parents=True, exist_ok=True)
    frame = typed(frame, TABLES[name])
    (folder / "data" / "processed" / f"{name}.csv").write_bytes(csv_bytes(frame, TABLES[name]))


def action(number, place, body, instrument, stage, direction, date, earliest, latest, main, article="kron4"):
    """One row of actions as text."""
    key, level, state, *_ = PLACES.get(place) or place
    return {
        "action_id": f"{article}/{number:03d}",
        "article_id": article,
        "method": "extracted",
        "is_main": str(main).lower(),
        "jurisdiction_id": key,
        "jurisdiction": place if isinstance(place, str) else key,
        "state": state,
        "level": level,
        "body": body,
        "program": "secure_communities",
        "instrument": instrument,
        "stage": stage,
        "direction": direction,
        "date": date,
        "date_earliest": earliest,
        "date_latest": latest,
        "date_basis": "none" if date is None else "stated",
        "unanimous": "true",
        "confidence": "0.9",
    }


def write_tables(folder, acts, jurisdictions, links=()):
    """A whole data/processed around the given acts."""
    article = {
        "article_id": "kron4",
        "text_kind": "digest",
        "publisher": "KRON4",
        "title": "A title",
        "published": "2026-05-07~",
        "words_read": "300",
        "words_dropped": "20",
        "sha256": "0",
    }
    write(folder, "articles", [article])
    spans = [("title", 0, 60, "true"), ("body", 61, 900, "true"), ("promo", 901, 1000, "false")]
    write(
        folder,
        "segments",
        [
            {
                "article_id": "kron4",
                "position": str(i),
                "start": str(a),
                "end": str(b),
                "kind": kind,
                "kept": kept,
            }
            for i, (kind, a, b, kept) in enumerate(spans)
        ],
    )
    write(folder, "jurisdictions", jurisdictions)
    write(folder, "actions", acts)
    write(folder, "records", [record_row(act) for act in acts if act["method"] == "coded"])
    write(
        folder,
        "links",
        [dict(zip(("from_action", "to_action", "relation"), link, strict=True)) for link in links],
    )
    for name in ("provisions", "conflicts"):
        write(folder, name, [])
    write(folder, "evidence", [
        {"table": "actions", "row_id": act["action_id"], "column": "stage", "article_id": "kron4",
         "start": str(70 + 11 * i % 800), "end": str(80 + 11 * i % 800), "quote": "the board voted"}
        for i, act in enumerate(acts)
    ])  # fmt: skip
    write(
        folder,
        "milestones",
        [
            {
                "milestone_id": key,
                "date": date,
                "level": level,
                "state": state,
                "title": title,
                "detail": title,
                "direction": direction,
                "publisher": "A page",
                "url": "https://example.org/",
                "checked_on": "2026-11-22",
                "importance": str(importance),
            }
            for key, date, level, state, title, direction, importance in MILESTONES
        ],
    )


def record_row(act):
    """The record of a coded act."""
    return {
        "record_id": act["record_id"],
        "publisher": "A page",
        "url": "https://example.org/",
        "checked_on": "2026-11-22",
        "note": "A page says so.",
    }


def jurisdiction_rows(places):
    """Rows of jurisdictions from name -> values."""
    names = ("jurisdiction_id", "level", "state", "county_fips", "latitude", "longitude", "population")
    return [
        {"name": name, **{k: None if v is None else str(v) for k, v in zip(names, values, strict=True)}}
        for name, values in places.items()
    ]


def few_tables(folder):
    """The founding corpus in small: ten acts, all kinds of stage and date, both directions."""
    acts = [action(i, *row) for i, row in enumerate(FEW)]
    links = [("kron4/000", "kron4/001", "denies"), ("kron4/008", "kron4/009", "follows")]
    write_tables(folder, acts, jurisdiction_rows(PLACES), links)


def coded(number, place, stage, direction, day, level="county", state="TX", earliest=None):
    """One coded row of actions, of a place that stands in no table of places."""
    row = action(
        number, place, "county_board", "resolution", stage, direction, day, earliest or day, day, True
    )
    own = {"method": "coded", "article_id": None, "confidence": None, "jurisdiction_id": None, "date": day}
    key = f"record-{number:03d}"
    return (
        row
        | own
        | {"action_id": key, "record_id": key, "jurisdiction": place, "level": level, "state": state}
    )


def coded_tables(folder):
    """The few acts of the article beside a record: forty local acts, two of a state, one by year, one undated."""
    places = PLACES | {"Anywhere": ("hand:any", "county", "TX", "48001", 31.8, -95.6, 50000)}
    acts = [action(i, *row) for i, row in enumerate(FEW)]
    for i in range(24):
        acts.append(coded(100 + i, f"Place {i}", "adopted", "limits", f"2017-02-{i + 1:02d}"))
    for i in range(14):
        acts.append(
            coded(
                200 + i, f"Spot {i}", "adopted", "extends", f"2025-03-{i + 1:02d}", state="FL" if i else "TX"
            )
        )
    acts.append(coded(300, "Late", "rejected", "extends", "2025-03-30"))
    acts.append(coded(301, "Year", "adopted", "extends", "2025-12-31", earliest="2025-01-01"))
    acts.append(coded(302, "Nowhere", "adopted", "limits", None))
    acts += [
        coded(400 + i, "Texas", stage, "extends", "2017-05-07", "state")
        for i, stage in enumerate(("adopted", "introduced"))
    ]
    acts = [act | {"jurisdiction_id": act["jurisdiction_id"] or "hand:any"} for act in acts]
    links = [("record-105", "record-101", "follows"), ("record-101", "record-102", "follows")]
    write_tables(folder, acts, jurisdiction_rows(places), [*links, ("kron4/000", "kron4/001", "denies")])


def no_tables(folder):
    """Tables of a corpus in which nothing was found."""
    write_tables(folder, [], [])


def many_tables(folder):
    """Three hundred acts all over the country, most of them in two years."""
    counties = national_counties()
    random = np.random.default_rng(7)
    codes = dict(zip(national_states()["geoid"], national_states()["usps"], strict=True))
    chosen = counties.iloc[random.choice(len(counties), 220, replace=False)]
    places, acts = {}, []
    for i, (_, row) in enumerate(chosen.iterrows()):
        point = row.geometry.representative_point()
        state = codes[row["geoid"][:2]]
        name = f"{row['name']} {i}"
        city = i % 3 == 0
        places[name] = (
            f"gn:{i}" if city else row["geoid"],
            "city" if city else "county",
            state,
            row["geoid"],
            round(point.y, 4),
            round(point.x, 4),
            int(random.integers(900, 900000)),
        )
    names = list(places)
    for i in range(300):
        name = names[i % len(names)]
        year = int(random.choice([2011, 2014, 2017, 2018, 2025, 2025, 2025, 2026]))
        day = f"{year}-{random.integers(1, 12):02d}-{random.integers(1, 28):02d}"
        stage = str(
            random.choice(["adopted", "adopted", "introduced", "rejected", "denied", "repealed", "in_force"])
        )
        direction = str(random.choice(["limits", "extends"]))
        row = action(
            i, places[name], "county_board", "resolution", stage, direction, day, day, day, i % 40 == 0
        )
        acts.append(row | {"jurisdiction": name})
    write_tables(folder, acts, jurisdiction_rows(places))


CORPORA = {"few": few_tables, "none": no_tables, "many": many_tables, "coded": coded_tables}


@pytest.fixture(params=list(CORPORA))
def corpus(request, tmp_path, monkeypatch):
    """Each corpus in turn, written to a folder that ANALYSIS_OUT names."""
    CORPORA[request.param](tmp_path)
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    return request.param


@pytest.fixture
def few(tmp_path, monkeypatch):
    """The small corpus only."""
    few_tables(tmp_path)
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    return tmp_path


def made(figure_id):
    """A figure and what it says it shows, from the tables under ANALYSIS_OUT."""
    module = import_module(draw.FIGURES[figure_id][0])
    if hasattr(module, "make_from_tables"):
        picture = module.make_from_tables()
        return picture.figure, picture.drawn
    actions, articles = read_table("actions"), read_table("articles")
    if figure_id == "timeline":
        return timeline.make_timeline(**{name: read_table(name) for name in timeline.TABLES})
    if figure_id == "reading":
        return reading_strip.make_reading(articles, read_table("segments"), read_table("evidence"), actions)
    data = read_map_data()
    if figure_id == "map-us":
        return maps.make_map_us(data)
    if figure_id == "map-eras":
        return map_eras.make_map_eras(data)
    return zooms.make_region(next(region for region in REGIONS if region.figure == figure_id), data)


@pytest.mark.parametrize("figure_id", list(draw.FIGURES))
def test_no_label_meets_another(figure_id, corpus):
    figure, _ = made(figure_id)
    assert labels.overlaps(figure) == []


def test_drawn_twice_gives_the_same_bytes(few, monkeypatch):
    first = {path.name: path.read_bytes() for path in draw.draw_all()}
    again = few / "again"
    few_tables(again)
    monkeypatch.setenv("ANALYSIS_OUT", str(again))
    second = {path.name: path.read_bytes() for path in draw.draw_all()}
    assert set(first) == {
        f"{figure}{kind}" for figure in draw.FIGURES for kind in (".png", ".svg", ".csv", ".txt")
    }
    assert [name for name in first if first[name] != second[name]] == []


def test_pictures_say_nothing_of_day_or_software(few):
    for path in draw.draw("timeline"):
        if path.suffix == ".png":
            with Image.open(path) as picture:
                assert set(picture.info) <= {"Title", "Description", "dpi"}
                assert picture.info["Description"].startswith("Timeline.")
                assert picture.size[0] == 2000
        if path.suffix == ".svg":
            text = path.read_text(encoding="utf-8")
            assert "<dc:date>" not in text and "Matplotlib v" not in text
            ET.fromstring(text)


def test_drawing_needs_the_tables(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    with pytest.raises(ProjectError, match="make data"):
        draw.draw("timeline")


def test_timeline_numbers_are_the_tables(few):
    figure, drawn = made("timeline")
    acts = drawn[drawn["kind"] == "act"]
    assert len(acts) == len(FEW)
    assert acts["direction"].value_counts().to_dict() == {"limits": 9, "extends": 1}
    assert sorted(acts["latest"]) == sorted(row[7] for row in FEW)
    above = drawn[drawn["kind"] == "milestone"]
    assert set(above["id"]) == {row[0] for row in MILESTONES}
    assert set(above.loc[above["label"] != "", "id"]) == {row[0] for row in MILESTONES if row[6] == 1}
    printed = [text for text, _ in labels.visible_texts(figure)]
    for place in PLACES:
        assert any(text.startswith(place) for text in printed), place


def test_timeline_draws_as_many_marks_as_rows(few):
    figure, drawn = made("timeline")
    marks = [line for line in figure.axes[0].lines if line.get_marker() in ("o", "D", "X", "s", "^")]
    legend = len({row[3] for row in FEW} - {"in_force"})  # one mark a stage; in_force is a triangle there
    acts = sum(row[3] != "in_force" for row in FEW)
    labelled_above = int(((drawn["kind"] == "milestone") & (drawn["label"] != "")).sum())
    gray = 1  # what a gray dot means
    assert len(marks) == acts + legend + gray + labelled_above
    # Few acts are all labelled; nothing is counted.
    assert (drawn["kind"] == "count").sum() == 0


def test_many_acts_get_few_labels(tmp_path, monkeypatch):
    many_tables(tmp_path)
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    _, drawn = made("timeline")
    labelled = drawn[(drawn["kind"] == "act") & (drawn["label"] != "")]
    assert 0 < len(labelled) <= 32
    actions = read_table("actions")
    assert set(actions.query("is_main")["action_id"]) <= set(labelled["id"])
    # What has a day is counted by quarter; what merely stood has none.
    assert drawn["acts"][drawn["kind"] == "count"].sum() == (actions["stage"] != "in_force").sum()
    figure, drawn = made("map-us")
    assert drawn["labelled"].sum() < len(drawn)
    assert figure.get_size_inches()[1] < 9


@pytest.fixture
def record(tmp_path, monkeypatch):
    """The corpus with coded acts."""
    coded_tables(tmp_path)
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))


def test_a_record_is_counted_by_quarter_and_its_articles_labelled(record):
    figure, drawn = made("timeline")
    counts = drawn[drawn["kind"] == "count"].set_index("id")["acts"]
    assert counts["limits-2017-Q1-decided"] == 24
    assert counts["extends-2025-Q1-undecided"] == 1
    # Fourteen in that quarter and Knox County of the article; apart from them, a part of the act known by its year.
    assert counts["extends-2025-Q1-decided"] == 15
    assert counts["extends-2025-Q1-decided_spread"] == pytest.approx(90 / 365, abs=0.01)
    assert counts["extends-2025-Q3-decided_spread"] == pytest.approx(92 / 365, abs=0.01)
    labelled = set(drawn.loc[(drawn["kind"] == "act") & (drawn["label"] != ""), "id"])
    assert {f"kron4/{i:03d}" for i in range(len(FEW))} <= labelled
    assert "record-101" in labelled and not {"record-100", "record-102"} & labelled
    above = drawn[(drawn["kind"] == "act") & (drawn["side"] == "above")].set_index("id")["label"]
    assert above.to_dict() == {
        "record-400": "",
        "record-401": "",
        "kron4/005": "California: state statute in force, unanimous (by Jan. 31, 2018)",
    }
    printed = [text for text, _ in labels.visible_texts(figure)]
    assert "Jan.–March 2017: 24 adopted (all in Texas)" in printed
    assert "Jan.–March 2025: 15 adopted (13 in Florida)" in printed


def test_the_number_at_a_peak_is_the_dark_part_of_its_bar_and_stands_at_its_end():
    plan = timeline_plan.make_plan(**{name: read_table(name) for name in timeline.TABLES})
    dark = plan.counts[plan.counts["standing"] == "decided"].set_index(["direction", "quarter"])["acts"]
    assert (dark == dark.round()).all()
    scale, _ = timeline_place.act_scale(plan.counts)
    printed = {" ".join(lines): (half, box) for half in plan.halves for lines, box in half.peaks}
    assert set(printed) == {peak.words for peak in plan.peaks} and printed
    for peak in plan.peaks:
        acts = dark[peak.direction, peak.quarter]
        assert peak.words.startswith(f"{peak.quarter_words}: {acts:.0f} adopted")
        _, (_, low, _, high) = printed[peak.words]
        assert low - 0.1 < acts * scale < high
        # No quarter of its period is fuller.
        era = timeline_counts.era_of_quarter(peak.quarter)
        mine = dark[peak.direction]
        assert max(mine[[timeline_counts.era_of_quarter(one) == era for one in mine.index]]) == acts


def test_every_period_and_direction_with_a_full_quarter_has_its_peak():
    tables = {name: read_table(name) for name in timeline.TABLES}
    plan = timeline_plan.make_plan(**tables)
    dark = plan.counts[plan.counts["standing"] == "decided"]
    worth = dark[dark["acts"] >= min(peak.acts for peak in plan.peaks)]
    periods = {(row.direction, timeline_counts.era_of_quarter(row.quarter)) for row in worth.itertuples()}
    assert periods == {(peak.direction, timeline_counts.era_of_quarter(peak.quarter)) for peak in plan.peaks}


def test_milestones_are_gray_but_for_those_of_states(few):
    figure, _ = made("timeline")
    dots = {
        (round(line.get_xdata()[0], 6), line.get_markerfacecolor())
        for line in figure.axes[0].lines
        if line.get_marker() == "o" and line.get_markerfacecolor() != "white"
    }
    plan = timeline_plan.make_plan(**{name: read_table(name) for name in timeline.TABLES})
    for key, date, level, _, _, direction, importance in MILESTONES:
        lane = next(lane for lane in plan.above if key in set(lane.events["id"]))
        x = round(timeline_layout.middle(lane.events.set_index("id").loc[key], plan.axis), 6)
        colour = style.DIRECTION.get(direction, style.SOFT) if level == "state" else style.SOFT
        assert ((x, colour) in dots) == (importance == 1), (key, date)


def test_each_kind_of_mark_has_its_key_and_no_other_has(record):
    plan = timeline_plan.make_plan(**{name: read_table(name) for name in timeline.TABLES})

    def said():
        return [key.words for line in timeline_keys.lines_of_keys(plan, 9.76) for key in line]

    assert {"a state’s act, not named", "some day in this span", style.STAGE_WORD["in_force"]} <= set(said())
    assert any(words.startswith("gray: federal") for words in said())
    assert len(set(said())) == len(said())
    assert style.STAGE_WORD["repealed"] not in said()
    plan.halves[1].labels[0].row["stage"] = "repealed"
    assert style.STAGE_WORD["repealed"] in said()
    plan.above = []
    assert not any("gray" in words or "state’s" in words for words in said())


def test_the_figure_says_where_the_record_ends(few):
    tables = {name: read_table(name) for name in timeline.TABLES}
    plan = timeline_plan.make_plan(**tables)
    assert plan.axis.end_words == "record ends May 2026" and plan.axis.reach == pd.Timestamp("2026-05-06")
    figure, _ = timeline.make_timeline(**tables)
    pixels = figure.dpi
    for text, box in labels.visible_texts(figure):
        # Nothing but the names of the years and periods stands in the hatching.
        if box.x1 > plan.axis.edge * pixels + 0.5 and box.y0 > 0.9 * pixels:
            assert text in ("record ends May 2026", "2026", "The 2025\norders", "The 2025 orders"), text
    # An act known by its year alone does not say that the record reaches to the end of it; one in December does.
    late = tables["actions"]["jurisdiction"] == "West Sacramento"
    tables["actions"].loc[late, ["date", "date_earliest", "date_latest"]] = [
        "2026",
        "2026-01-01",
        "2026-12-31",
    ]
    assert timeline_plan.make_plan(**tables).axis.reach == pd.Timestamp("2026-05-01")
    tables["actions"].loc[late, ["date", "date_earliest", "date_latest"]] = [
        "2026-12",
        "2026-12-01",
        "2026-12-31",
    ]
    assert timeline_plan.make_plan(**tables).axis.end_words == ""


def test_the_timeline_says_that_all_acts_of_the_articles_go_one_way(few):
    actions, links = read_table("actions"), read_table("links")
    assert timeline_words.told_words(actions, links) == ""
    limiting = actions[actions["direction"] == "limits"]
    assert timeline_words.told_words(limiting, links) == (
        "All nine acts that the article reports limit cooperation, or would have."
    )
    decided = actions[(actions["direction"] == "limits") & (actions["stage"] == "adopted")]
    assert timeline_words.told_words(decided, links).endswith("limit cooperation.")


def test_every_period_has_its_act_with_most_links_and_no_line_runs_through_a_label():
    tables = {name: read_table(name) for name in timeline.TABLES}
    plan = timeline_plan.make_plan(**tables)
    local = local_events(tables["actions"], tables["links"], tables["jurisdictions"])
    local = local[local["level"] != "state"]
    notable = timeline_place.notable_acts(local)
    labelled = {label.row["id"] for half in plan.halves for label in half.labels}
    assert notable and notable <= labelled
    assert set(local.loc[local["rank"] < CODED_RANK, "id"]) <= labelled
    for half in plan.halves:
        for depth in half.grid:
            pieces = timeline_halves.gaps(plan.axis, half, depth)
            assert pieces and all(left < right <= plan.axis.edge for left, right in pieces)
            for left, right in pieces:
                line = (left, depth, right, depth)
                assert not any(labels.boxes_meet(line, box, 0.03) for box in half.text_boxes)
                assert not any(
                    left < label.x < right and label.stem and label.level > depth > 0
                    and not any(x0 <= label.x <= x1 and dark + pale > depth for x0, x1, dark, pale in half.bars)
                    for label in half.labels
                )  # fmt: skip


def test_a_record_says_its_limits_and_sources(record):
    figure, _ = made("timeline")
    printed = " ".join(text for text, _ in labels.visible_texts(figure))
    assert "not a census: years that were searched more show more" in printed
    assert "Two acts dated only to a span of several quarters are spread evenly over them" in printed
    assert "1 act without a date is not drawn." in printed
    assert (
        "Source: one article and 43 acts coded from public pages; latest checked on Nov. 22, 2026" in printed
    )
    draw.draw("timeline")
    told = (paths.figures() / "timeline.txt").read_text(encoding="utf-8")
    assert "Bars below the years count 48 local acts by quarter" in told


def test_the_title_of_a_record_names_the_fullest_years(record):
    actions, links = read_table("actions"), read_table("links")
    assert timeline_title(actions, links) == (
        "In this record, most local acts that limit cooperation with ICE date from 2017, most that extend it from 2025"
    )


@pytest.mark.parametrize(
    ("counts", "undated", "years"),
    [
        ({2017: 5, 2025: 4, 2026: 3, 2014: 2}, 0, [2017, 2025]),
        ({2017: 5, 2025: 5}, 0, [2017, 2025]),
        ({2017: 6, 2025: 5}, 0, [2017]),
        # Nearly as full as one that is needed: named with it; not so in the next line.
        ({2025: 100, 2018: 50, 2017: 45, 2008: 40}, 0, [2017, 2018, 2025]),
        ({2025: 100, 2018: 50, 2017: 44, 2008: 40}, 0, [2018, 2025]),
        # Acts of no known year count to the whole.
        ({2017: 6, 2025: 3}, 4, [2017, 2025]),
        ({2017: 6, 2025: 3}, 9, []),
        (dict.fromkeys(range(2010, 2020), 1), 0, []),
        ({}, 0, []),
    ],
)
def test_fullest_years_hold_more_than_half(counts, undated, years):
    found = fullest_years(pd.Series(counts, dtype=int), sum(counts.values()) + undated)
    assert found == years
    if found:
        assert 2 * sum(counts[year] for year in found) > sum(counts.values()) + undated


@given(st.dictionaries(st.integers(2008, 2026), st.integers(1, 99), max_size=8), st.integers(0, 50))
def test_a_year_left_out_is_clearly_less_full_than_every_year_named(counts, undated):
    found = fullest_years(pd.Series(counts, dtype=int), sum(counts.values()) + undated)
    if found:
        assert 2 * sum(counts[year] for year in found) > sum(counts.values()) + undated
        left = [acts for year, acts in counts.items() if year not in found]
        assert max(left, default=0) < min(counts[year] for year in found)


def test_most_acts_of_the_committed_record_date_from_the_years_its_title_names():
    """The title's "most", counted from the committed tables with every adopted act in the whole, dated or not."""
    events = one_row_an_event(read_table("actions"), read_table("links"))
    for direction in ("limits", "extends"):
        years, acts = named_years(events, direction), decided_acts(events, direction)
        sure = acts[acts["date_earliest"].fillna(acts["date_latest"]).str[:4] == acts["date_latest"].str[:4]]
        held = sure["date_latest"].str[:4].isin([str(year) for year in years]).sum()
        assert years and 2 * held > len(acts)
        least = min(decided_years(events, direction)[years])
        others = decided_years(events, direction).drop(years)
        assert others.max() < least


def test_the_share_of_the_years_named_is_counted(record):
    events = one_row_an_event(read_table("actions"), read_table("links"))
    # 24 of 28 that limit (three of the article are later, one has no day); all 16 that extend.
    assert years_share(events) == (
        "The years named hold 86% of the adopted acts that limit cooperation and 100% of those that extend it."
    )


def test_years_that_follow_each_other_are_a_span():
    assert year_words([2014, 2017, 2025, 2026]) == "2014, 2017 and 2025–26"


def test_maps_numbers_are_the_tables(few):
    _, drawn = made("map-us")
    local = drawn[drawn["kind"] != "state"].set_index("name")
    assert len(local) == 7
    standing = local["standing"].to_dict()
    assert standing["San Francisco County"] == "decided" and local.loc["San Francisco County", "refused"]
    assert standing["Arlington County"] == "asked" and local.loc["Arlington County", "refused"]
    assert standing["San Mateo County"] == "underway" and not local.loc["San Mateo County", "refused"]
    assert local.loc["Knox County", "direction"] == "extends"
    states = drawn[drawn["kind"] == "state"].set_index("id")["direction"].to_dict()
    assert states == {"CA": "limits", "IL": "limits", "MD": "limits", "TX": "extends"}
    _, zoom = made("map-bay-area")
    assert set(zoom["name"]) == {
        "San Francisco County",
        "San Mateo County",
        "Oakland",
        "Sacramento",
        "West Sacramento",
    }
    assert zoom["labelled"].all()


def test_the_timeline_names_what_was_read_with_little_confidence(few):
    tables = {name: read_table(name) for name in timeline.TABLES}
    assert not (tables["actions"]["confidence"] < LOW).any()
    assert "confidence" not in " ".join(timeline_plan.make_plan(**tables).notes)
    oakland = tables["actions"]["jurisdiction"] == "Oakland"
    tables["actions"].loc[oakland, "confidence"] = LOW - 0.1
    named = " ".join(timeline_plan.make_plan(**tables).notes).split("confidence under 0.5: ")[1]
    assert named.startswith("Oakland, CA (council ")
    others = set(tables["actions"].loc[~oakland, "jurisdiction"])
    assert not any(place in named.split(".")[0] for place in others)


def test_every_place_with_a_point_or_area_is_drawn(corpus):
    data = read_map_data()
    _, drawn = made("map-us")
    local = drawn[drawn["kind"] != "state"]
    assert set(local["id"]) == set(data.places["jurisdiction_id"])
    assert local["drawn"].all()


def test_places_off_the_map_are_said(few):
    data = read_map_data()
    events = data.events.copy()
    events.loc[events["jurisdiction"] == "Oakland", ["jurisdiction_id", "level"]] = [pd.NA, "school_district"]
    figure, _ = maps.make_map_us(dataclasses.replace(data, events=events))
    printed = " ".join(text for text, _ in labels.visible_texts(figure))
    assert (
        "One local act (one school district) has no point or area in the tables and is not drawn." in printed
    )


def test_a_place_without_a_county_is_drawn(few):
    data = read_map_data()
    places = data.places.copy()
    places["county_fips"] = places["county_fips"].where(places["name"] != "Oakland")
    _, drawn = maps.make_map_us(dataclasses.replace(data, places=places))
    assert drawn.set_index("name").loc["Oakland", "drawn"]


def test_labels_of_the_country_are_shared_out(tmp_path, monkeypatch):
    many_tables(tmp_path)
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    order = places_to_label(read_map_data().places)
    others = order[~order["refused"]]
    assert others[others["turn"] == 0]["share"].is_unique and others["turn"].is_monotonic_increasing
    for (_, kind), group in others.groupby("share"):
        assert group["acts" if kind == "county" else "population"].is_monotonic_decreasing
        assert set(group["level"] == "county") == {kind == "county"}
    assert order["refused"].is_monotonic_decreasing


def test_divisions_hold_every_state_once():
    states = set(national_states()["usps"].dropna()) - {"PR", "GU", "AS", "MP", "VI"}
    assert set(DIVISIONS) == states and len(set(DIVISIONS.values())) == 9


def test_regions_have_boundaries_and_figures():
    known = zoom_counties()["geoid"]
    for region in REGIONS:
        assert all(known.str.startswith(code).any() for code in region.counties)
        assert region.figure in draw.FIGURES


def test_a_city_in_several_counties_is_in_the_region_in_view():
    region = next(region for region in REGIONS if region.view)
    west, south, east, north = region.view
    middle = [(west + east) / 2, (south + north) / 2]
    places = pd.DataFrame(
        [[region.counties[0], None, None], [None, *middle], [None, west - 1, south], ["99999", *middle]],
        columns=["county_fips", "longitude", "latitude"],
    )
    places[["longitude", "latitude"]] = places[["longitude", "latitude"]].astype(float)
    assert region.has(places).tolist() == [True, True, False, False]


def test_a_countys_name_lies_mostly_on_its_own_ground():
    land = shapely.box(0, 0, 10, 10)
    own = shapely.box(4, 4, 4.6, 6)  # narrower than its name
    room = Room((0, 0, 10, 10))
    assert room.find_inside(own, (0.8, 0.2)) is None
    box = room.find_inside(own, (0.8, 0.2), foreign=land.difference(own))
    share = shapely.box(*box).intersection(own).area / (0.8 * 0.2)
    assert share >= 1 - ABROAD
    assert room.find_inside(own, (1.8, 0.2), foreign=land.difference(own)) is None


def test_eras_hold_what_was_decided_in_them(few):
    data = read_map_data()
    _, drawn = made("map-eras")
    local = drawn[drawn["kind"] != "state"].set_index("name")["era"].to_dict()
    # Asked, refused, passed a first vote or in force from an unknown day: not decided in any era.
    assert set(local) == {"Oakland", "Knox County", "West Sacramento", "Sacramento"}
    assert local["Oakland"].startswith("2017") and local["Knox County"].startswith("2025")
    counts = eras.eras_of(data).set_index("era")
    assert counts["limits"].sum() == 3 and counts["extends"].sum() == 1
    assert counts["state_limits"].sum() == 2 and counts["state_extends"].sum() == 1
    assert eras.outside_sentence(data) == "One more local act was decided before 2008 or on a day not known."


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2008-09-30", "2008-10-01"),
        ("2007-12-31", ""),
        ("2008-10-01", "2008-10-01"),
        ("2014-03-03", "2008-10-01"),
        ("2014-03-04", "2014-03-04"),
        ("2017", "2017-01-25"),
        ("2021-01~", "2021-01-20"),
        (None, ""),
    ],
)
def test_a_day_lies_in_one_era(day, expected):
    assert eras.era_of(day) == expected


def test_titles_say_how_cities_and_counties_lean():
    def frame(cities, counties):
        rows = [("city", way) for way, n in cities.items() for _ in range(n)]
        rows += [("county", way) for way, n in counties.items() for _ in range(n)]
        places = pd.DataFrame(rows, columns=["level", "direction"])
        return places.assign(
            standing="decided",
            refused=False,
            refused_way=pd.NA,
            refused_from="",
            state="CA",
            sources=[("",)] * len(rows),
            refused_year=pd.NA,
            name="A",
        )

    opposite = frame({"limits": 11, "extends": 2}, {"limits": 3, "extends": 9})
    assert country_title(opposite) == (
        "In the record, the latest adopted act limits cooperation with ICE in 11 of 13 cities and extends it in 9 of "
        "12 counties"
    )
    alike = frame({"limits": 2, "extends": 11}, {"limits": 3, "extends": 9})
    assert country_title(alike) == (
        "In the record, the latest adopted act extends cooperation with ICE in 11 of 13 cities and 9 of 12 counties"
    )
    assert "the sources read report acts" in country_title(frame({"limits": 2}, {"extends": 1})).lower()
    assert region_title(opposite, REGIONS[1]) == (
        "In Southern California the latest adopted act in the record limits cooperation with ICE in 14 places and "
        "extends it in 11"
    )
    assert region_title(frame({"extends": 3}, {}), REGIONS[1]).endswith(
        "the latest adopted act in the record extends cooperation with ICE in three places and limits it in none"
    )


@given(
    st.lists(
        st.tuples(st.floats(0.5, 9.5), st.floats(0.5, 5.5), st.floats(0.2, 1.5)), min_size=1, max_size=25
    )
)
@settings(max_examples=40, deadline=None)
def test_labels_on_maps_meet_no_mark_and_no_label(items):
    figure = style.new_figure(10, 6)
    ax = maps.blank_axes(figure, (0, 0, 10, 6))
    room = Room((0, 0, 10, 6))
    room.marks = [(x, y, 0.05) for x, y, _ in items]
    choices = [
        [Name(f"{i}", (x, y, 0.05), ("n" * int(width * 12),))] for i, (x, y, width) in enumerate(items)
    ]
    with style.house_style():
        placed = place_names(ax, room, choices)
    boxes = [shapely.box(*box) for _, box in placed.values()]
    for i, box in enumerate(boxes):
        assert box.within(shapely.box(0, 0, 10, 6))
        assert not any(box.intersects(other) for other in boxes[:i])
        assert all(box.distance(shapely.Point(x, y)) >= 0.05 for x, y, _ in items)
    assert not figure.axes[0].texts and (placed or len(items) > 1)


def test_direction_is_told_by_shape_and_colour():
    assert len(set(map_marks.SHAPE.values())) == 2
    looks = [map_marks.area_look(way, True) for way in style.DIRECTION]
    assert len({look["hatch"] for look in looks}) == 2 and len({look["facecolor"] for look in looks}) == 2
    for colour in map_marks.LIGHT_AREA.values():  # ink stands on it
        assert (luminance(colour) + 0.05) / (luminance(style.INK) + 0.05) >= 7


def test_descriptions_give_the_counts(few):
    draw.draw_all()
    text = {
        figure: (paths.figures() / f"{figure}.txt").read_text(encoding="utf-8") for figure in draw.FIGURES
    }
    assert "Labeled are 10 acts, 9 that limit and 1 that extend cooperation" in text["timeline"]
    assert "8 milestones (3 federal, 1 court, 3 state and 1 event)" in text["timeline"]
    assert "four counties and three cities" in text["map-us"]
    assert "two counties and three cities" in text["map-bay-area"]
    assert "latest act limits local cooperation (3)" in text["map-us"]
    assert "300 words read, 20 set aside, 10 acts" in text["reading"]
    for figure, said in text.items():
        csv = pd.read_csv(paths.figures() / f"{figure}.csv")
        # With ten acts some figures have nothing to show, and say so.
        empty = re.search(r"No (place|decided act|measure) in (Southern California|the tables)", said)
        assert (len(csv) and len(said) > 100) or empty


def test_titles_are_computed(few):
    actions, links = read_table("actions"), read_table("links")
    assert (
        timeline_title(actions, links)
        == "In the articles read, five acts adopted or in force limit and one extends local cooperation with ICE, "
        "2010 to 2026"
    )
    limiting = actions[actions["direction"] == "limits"]
    assert timeline_title(limiting, links) == (
        "In the articles read, two places were told in 2010 they could not leave Secure Communities; "
        "three acts adopted since 2018 limit cooperation with ICE"
    )
    places = local_places(actions, links, read_table("jurisdictions"))
    assert map_title(places) == (
        "One article reports acts that limit cooperation with ICE in four places and acts that extend it in one "
        "place; two places were told in 2010 that they could not leave Secure Communities"
    )
    other = places.assign(refused_way=["extends", *places["refused_way"][1:]], refused=True)
    assert map_title(other).endswith("were refused by the federal government in 2010")


def test_an_ended_agreement_shows_in_the_title(few):
    actions, links = read_table("actions"), read_table("links")
    limiting = actions[actions["direction"] == "limits"].copy()
    limiting.loc[limiting["jurisdiction"] == "Sacramento", ["stage", "instrument"]] = [
        "repealed",
        "agreement",
    ]
    assert "two acts adopted and one agreement ended since 2018 limit cooperation" in timeline_title(
        limiting, links
    )
    row = limiting[limiting["stage"] == "repealed"].iloc[0]
    assert words.act_words(row, vote=False) == "council agreement ended"


def test_a_law_in_force_adds_no_year_to_its_state(few):
    actions, links, milestones = read_table("actions"), read_table("links"), read_table("milestones")
    states = state_acts(actions, links, milestones).set_index("state")
    assert states.loc["CA", "years"] == "" and pd.isna(states.loc["CA", "last_year"])
    milestones.loc[milestones["milestone_id"] == "maryland", "state"] = "CA"
    states = state_acts(actions, links, milestones).set_index("state")
    assert states.loc["CA", ["years", "acts"]].tolist() == ["2026", 1]


def test_an_act_without_a_date_is_counted_as_not_drawn(few):
    tables = {name: read_table(name) for name in timeline.TABLES}
    actions = tables["actions"]
    late = actions["jurisdiction"] == "Oakland"
    actions.loc[late, ["date", "date_earliest", "date_latest"]] = pd.NA
    figure, drawn = timeline.make_timeline(**tables)
    assert (drawn["kind"] == "act").sum() == len(FEW) - 1
    printed = " ".join(text for text, _ in labels.visible_texts(figure))
    assert "1 act without a date is not drawn." in printed


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("adopted", "limits"),
        ("requested", "would limit"),
        ("introduced", "would limit"),
        ("asked", "would limit"),
        ("denied", "would have limited"),
        ("decided", "limits"),
    ],
)
def test_direction_says_how_far_an_act_got(stage, expected):
    assert words.direction_words(stage, "limits") == expected


def test_two_reports_of_one_act_count_once(few):
    actions = read_table("actions")
    links = pd.DataFrame(
        [("kron4/004", "kron4/008", "same_event")], columns=["from_action", "to_action", "relation"]
    )
    events = one_row_an_event(actions, links)
    assert len(events) == len(actions) - 1
    assert len(local_events(actions, links)) == len(actions) - 1


def test_committed_figures_are_complete():
    folder = paths.ROOT / "figures"
    found = {path.stem for path in folder.glob("*.png")}
    if not found:
        pytest.skip("no figures are committed yet")
    for figure in draw.FIGURES:
        assert all((folder / f"{figure}{kind}").exists() for kind in (".png", ".svg", ".csv", ".txt")), figure
        ET.parse(folder / f"{figure}.svg")


@pytest.mark.parametrize("figure_id", list(draw.FIGURES))
def test_committed_figures_have_no_label_on_another(figure_id):
    if not (paths.ROOT / "data" / "processed" / "actions.csv").exists():
        pytest.skip("no tables are committed yet")
    figure, _ = made(figure_id)
    assert labels.overlaps(figure) == []


def test_overlaps_are_seen():
    figure = style.new_figure(4, 2)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.axis("off")
    ax.text(0.5, 0.5, "one label")
    ax.text(0.52, 0.52, "another")
    ax.text(0.1, 0.1, "alone")
    ax.text(0.98, 0.1, "leaves the picture")
    assert labels.overlaps(figure) == [("one label", "another"), ("leaves the picture", "(edge)")]


@given(st.lists(st.tuples(st.floats(0, 9), st.floats(0, 0.5), st.floats(0.1, 3)), max_size=40))
@settings(max_examples=200, deadline=None)
def test_packed_labels_never_meet(items):
    marks = [(start, start + length, width) for start, length, width in items]
    slots = labels.pack_rows(marks, 0, 10, 8)
    spans = {}
    for (start, end, width), slot in zip(marks, slots, strict=True):
        if slot is None:
            continue
        span = (start, end + width) if slot.side == "right" else (start - width, end)
        assert span[0] >= 0 or slot.side == "right"
        assert span[1] <= 10 or slot.side == "left"
        for low, high in spans.setdefault(slot.row, []):
            assert span[1] <= low or span[0] >= high
        spans[slot.row].append(span)


@given(st.lists(st.floats(0, 5), max_size=60))
@settings(max_examples=100, deadline=None)
def test_stacked_dots_never_meet(positions):
    placed = list(zip(labels.stack_dots(positions, 0.1), positions, strict=True))
    for i, (level, x) in enumerate(placed):
        assert all(level != other or abs(x - at) >= 0.1 for other, at in placed[:i])


def test_wrapping_keeps_words_and_width():
    text = "Around San Francisco Bay and Sacramento, six places have rules that limit cooperation with ICE"
    lines = labels.wrap_evenly(text, 12, style.REGULAR, 3)
    assert " ".join(lines) == text
    assert max(labels.text_width(line, 12, style.REGULAR) for line in lines) <= 3
    assert labels.wrap_evenly("", 12, style.REGULAR, 3) == []


@pytest.mark.parametrize(
    ("date", "earliest", "latest", "expected"),
    [
        ("2010-01-01/2010-11-08", "2010-01-01", "2010-11-08", "Jan.–Nov. 2010"),
        ("2010-11-01/2010-11-08", "2010-11-01", "2010-11-08", "Nov. 2010"),
        ("2010-12/2011-02", "2010-12-01", "2011-02-28", "Dec. 2010–Feb. 2011"),
        ("../2018-01", None, "2018-01-31", "by Jan. 2018"),
        ("2018-01-16", "2018-01-16", "2018-01-16", "Jan. 16, 2018"),
        (None, None, None, "undated"),
    ],
)
def test_days_of_actions_in_words(date, earliest, latest, expected):
    row = pd.Series({"date": date, "date_earliest": earliest, "date_latest": latest})
    assert words.action_date(row) == expected


@pytest.mark.parametrize(
    ("edtf", "latest", "expected"),
    [
        ("2018-01-16", None, "Jan. 16, 2018"),
        ("2021-11", None, "Nov. 2021"),
        ("2010", None, "2010"),
        ("2023-04-11~", None, "about April 11, 2023"),
        (None, "2010-11-09", "by Nov. 9, 2010"),
        ("../2010-11-09", "2010-11-09", "by Nov. 9, 2010"),
        (None, None, "undated"),
        (pd.NA, pd.NA, "undated"),
    ],
)
def test_days_in_words(edtf, latest, expected):
    assert words.day_words(edtf, latest) == expected


def luminance(colour):
    """WCAG relative luminance of "#rrggbb"."""
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def test_palette_can_be_read_by_everyone():
    for colour in (*style.DIRECTION.values(), *style.AREA.values(), style.INK, style.SOFT):
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5, colour
    # Full red and green weakness after Machado, Oliveira and Fernandes 2009, and blue weakness.
    views = {
        "protan": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
        "deutan": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
        "tritan": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
    }
    for pair in (style.DIRECTION, style.AREA, style.TINT):
        rgb = {k: np.array([int(v[i : i + 2], 16) / 255 for i in (1, 3, 5)]) for k, v in pair.items()}
        for name, matrix in views.items():
            seen = {k: np.array(matrix) @ v for k, v in rgb.items()}
            distance = np.linalg.norm(seen["limits"] - seen["extends"])
            assert distance > (0.12 if pair is style.TINT else 0.25), (name, distance)


def test_the_reading_strip_closes_up_over_front_matter():
    segments = pd.DataFrame(
        {"article_id": ["a", "a", "a"], "position": [0, 1, 2], "start": [10, 100, 202], "end": [40, 200, 300]}
    )
    evidence = pd.DataFrame({"article_id": ["a", "a"], "start": [12, 210], "end": [20, 220]})
    closed, moved = reading_counts.closed_up(segments, evidence)
    # 60 characters stand between title and text, of which all but the usual gap go.
    assert list(closed["start"]) == [10, 100 - 60 + reading_counts.GAP, 202 - 60 + reading_counts.GAP]
    assert list(closed["end"] - closed["start"]) == [30, 100, 98]
    assert list(moved["start"]) == [12, 210 - 60 + reading_counts.GAP]


def test_stretches_behind_values_never_overlap():
    evidence = pd.DataFrame(
        [(0, 10, "limits"), (5, 20, "limits"), (5, 20, "extends"), (30, 40, "limits"), (40, 45, "limits"),
         (0, 99, None)],
        columns=["start", "end", "direction"],
    )  # fmt: skip
    assert reading_counts.stretches(evidence) == [
        (0, 5, ("limits",), False),
        (5, 20, ("limits", "extends"), True),
        (30, 45, ("limits",), False),
    ]
