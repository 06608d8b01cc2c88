"""The checks refuse each kind of bad row; files are the same on every build; corrections fit or stop it."""

import json
import re
from functools import cache

import pandas as pd
import pytest

from analysis import paths
from analysis.errors import ProjectError
from analysis.loaders.gazetteer import gazetteer
from analysis.reading.model import Action, Reading, Value
from analysis.schemas import TABLES
from analysis.tables import build as building
from analysis.tables.check import check_frames, problems_of
from analysis.tables.correcting import applied
from analysis.tables.corrections import COLUMNS, load_corrections
from analysis.tables.rows import action_id_of, evidence_rows, other_rows, quote_of, slug
from analysis.tables.store import read_table, typed
from analysis.tables.write import table_files, write_tables

ACTION = "x-oakland-ca-city_council-adopted"
# One good row of every table, typed as it stands on disk. Each test below spoils one cell of it.
GOOD = {
    "articles": {"article_id": "x", "text_kind": "digest", "url": "https://news.example/a",
                 "published": "2018-01-18", "words_read": "200", "words_dropped": "0", "words_around": "0",
                 "sha256": "ab"},
    "segments": {"article_id": "x", "position": "0", "start": "0", "end": "40", "kind": "body",
                 "kept": "true"},
    "jurisdictions": {"jurisdiction_id": "06001", "name": "Alameda County", "level": "county",
                      "state": "CA", "county_fips": "06001", "latitude": "37.6", "longitude": "-121.9"},
    "records": {"record_id": "r", "publisher": "P", "url": "https://news.example/r",
                "checked_on": "2026-11-22", "note": "Says so."},
    "actions": {"action_id": ACTION, "article_id": "x", "method": "extracted", "is_main": "true",
                "jurisdiction_id": "06001", "jurisdiction": "Alameda County", "state": "CA",
                "level": "county", "body": "county_board", "instrument": "resolution", "stage": "adopted",
                "direction": "limits", "date": "2018-01-16", "date_earliest": "2018-01-16",
                "date_latest": "2018-01-16", "date_basis": "weekday", "votes_for": "4",
                "votes_against": "1", "unanimous": "false", "confidence": "0.8"},
    "provisions": {"action_id": ACTION, "provision": "signage", "effect": "requires"},
    "links": {"from_action": ACTION, "to_action": "y", "relation": "follows"},
    "people": {"article_id": "x", "name": "A Mayor", "stance": "supports", "vote": "for"},
    "quantities": {"article_id": "x", "what": "cameras", "qualifier": "exactly", "value": "39"},
    "timetables": {"action_id": ACTION, "component": "training", "recurring": "true"},
    "milestones": {"milestone_id": "m", "date": "2014-11-20", "level": "federal", "title": "T",
                   "detail": "D", "publisher": "P", "url": "https://gov.example/m",
                   "checked_on": "2026-11-22", "importance": "1"},
    "evidence": {"table": "actions", "row_id": ACTION, "column": "stage", "article_id": "x", "start": "3",
                 "end": "9", "quote": "voted to adopt"},
    "conflicts": {"subject": ACTION, "column": "date", "value_a": "1", "source_a": "a", "value_b": "2",
                  "source_b": "b"},
}  # fmt: skip


def frame_of(table: str, row: dict[str, str]) -> pd.DataFrame:
    """A frame with that row, and of actions a second one for the link to point to."""
    rows = [row, GOOD["actions"] | {"action_id": "y"}] if table == "actions" else [row]
    return typed(pd.DataFrame(rows), TABLES[table])


@cache
def good_frames() -> dict[str, pd.DataFrame]:
    """The good frames, made once."""
    return {name: frame_of(name, GOOD[name]) for name in TABLES}


def good() -> dict[str, pd.DataFrame]:
    """The good frames, to be changed at will."""
    return {name: frame.copy() for name, frame in good_frames().items()}


def spoiled(table: str, **cells: str) -> dict[str, pd.DataFrame]:
    """The good frames but for these cells of one table."""
    return good() | {table: frame_of(table, GOOD[table] | cells)}


def quiet(line: str) -> None:
    """Progress is not what is tested here."""


def test_good_rows_pass():
    check_frames(good())


BAD = [
    ("actions", {"stage": "enacted"}, ["stage is enacted", "one of proposed, introduced, adopted"]),
    ("actions", {"stage": ""}, ["stage is (empty)", "must be filled"]),
    ("actions", {"date": "16 January 2018"}, ["date is 16 January 2018", "an EDTF date such as 2018-01-16"]),
    ("actions", {"date": "2018-13-40"}, ["date is 2018-13-40"]),
    ("actions", {"date": "2018-02-01/2018-01-01"}, ["date is 2018-02-01/2018-01-01"]),
    ("actions", {"date_latest": "2018-01"}, ["date_latest is 2018-01", "a day such as"]),
    ("actions", {"date_earliest": "2018-01-17"}, ["date_earliest is 2018-01-17", "not after date_latest"]),
    ("actions", {"votes_for": "425"}, ["votes_for is 425", "at most 424"]),
    ("actions", {"votes_against": "-1"}, ["votes_against is -1", "at least 0"]),
    ("actions", {"unanimous": "true"}, ["unanimous is true", "votes were cast on both sides"]),
    ("actions", {"confidence": "1.2"}, ["confidence is 1.2", "at most 1"]),
    ("actions", {"state": "NV"}, ["state is NV", "the state of the row's jurisdiction_id"]),
    ("actions", {"state": "Cal"}, ["state is Cal", "USPS code"]),
    ("actions", {"jurisdiction_id": "06003"}, ["jurisdiction_id is 06003", "stands in jurisdictions"]),
    ("actions", {"jurisdiction_id": "32003"}, ["jurisdiction_id is 32003", "a GEOID of the row's state"]),
    ("actions", {"article_id": "z"}, ["article_id is z", "stands in articles"]),
    ("actions", {"record_id": "r1"}, ["article_id is x", "not both"]),
    ("actions", {"action_id": "y"}, ["row y", "a key that no other row has"]),
    ("jurisdictions", {"state": "NV"}, ["jurisdiction_id is 06001", "a GEOID of the row's state"]),
    ("jurisdictions", {"county_fips": "32003"}, ["county_fips is 32003"]),
    ("jurisdictions", {"latitude": "86"}, ["latitude is 86", "at most 72"]),
    ("segments", {"end": "0"}, ["row x|0", "start is 0", "less than end"]),
    ("segments", {"kind": "advert"}, ["kind is advert", "trackback"]),
    ("articles", {"url": "news.example/a"}, ["url is news.example/a", "https://"]),
    ("articles", {"published": "May"}, ["published is May"]),
    ("evidence", {"quote": "one two three four five six seven eight nine ten eleven twelve thirteen"},
     ["at most 12 words"]),
    ("evidence", {"column": "colour"}, ["column is colour", "a column of the table"]),
    ("evidence", {"row_id": "gone"}, ["row_id is gone", "stands in actions"]),
    ("links", {"to_action": ACTION}, ["to_action is " + ACTION, "another action"]),
    ("links", {"to_action": "gone"}, ["to_action is gone"]),
    ("provisions", {"provision": "drones"}, ["provision is drones"]),
    ("people", {"vote": "maybe"}, ["vote is maybe"]),
    ("milestones", {"importance": "4"}, ["importance is 4", "at most 3"]),
    ("milestones", {"state": "Texas"}, ["state is Texas", "USPS code"]),
    ("milestones", {"checked_on": "2026-11"}, ["checked_on is 2026-11"]),
]  # fmt: skip


@pytest.mark.parametrize(("table", "cells", "said"), BAD, ids=[f"{t}-{c}" for t, c, _ in BAD])
def test_bad_cell_is_named(table, cells, said):
    sentences = problems_of(TABLES[table], spoiled(table, **cells))
    for words in said:
        assert any(words in line for line in sentences), (words, sentences)
    assert all(line.startswith(f"{table}, row ") and line.endswith(".") for line in sentences)


def test_everything_wrong_is_said_at_once():
    with pytest.raises(ProjectError) as error:
        check_frames(spoiled("actions", stage="enacted", body="king", votes_for="999"))
    text = "\n".join(error.value.problems)
    assert "stage is enacted" in text and "body is king" in text and "votes_for is 999" in text


@pytest.mark.parametrize(("column", "value", "wanted"), [
    ("votes_for", "four", "a whole number"), ("votes_for", "4.5", "a whole number"),
    ("confidence", "high", "a number"), ("unanimous", "maybe", "true or false"),
])  # fmt: skip
def test_a_value_of_another_kind_is_named(column, value, wanted):
    with pytest.raises(
        ProjectError, match=rf"actions, row {ACTION}: {column} is {value}; it must be {wanted}"
    ):
        spoiled("actions", **{column: value})


def test_unknown_column_is_refused():
    with pytest.raises(ProjectError, match="links: column mood is not in schemas"):
        spoiled("links", mood="good")


# Files


def test_files_are_the_same_whatever_the_order_of_rows():
    frames = good()
    turned = {name: frame.iloc[::-1] for name, frame in frames.items()}
    assert table_files(frames) == table_files(turned)


def test_rows_are_sorted_by_key_numbers_as_numbers():
    rows = [GOOD["segments"] | {"position": str(i)} for i in (10, 9, 0, 100)]
    frames = good() | {"segments": typed(pd.DataFrame(rows), TABLES["segments"])}
    lines = table_files(frames)["segments.csv"].decode().splitlines()
    assert [line.split(",")[1] for line in lines[1:]] == ["0", "9", "10", "100"]


def test_what_is_written_is_what_is_read(tmp_path):
    frames = good()
    write_tables(frames, tmp_path)
    for name in TABLES:
        again = read_table(name, tmp_path)
        assert again.to_csv() == frames[name].sort_values(list(TABLES[name].key), ignore_index=True).to_csv()
    assert (tmp_path / "actions.csv").read_bytes().count(b"\r") == 0
    text = (tmp_path / "actions.csv").read_text(encoding="utf-8")
    assert ",nan," not in text and "<NA>" not in text and ",06001," in text


def test_data_package_declares_every_column_and_the_bytes_it_describes(tmp_path):
    files = table_files(good())
    package = json.loads(files["datapackage.json"])
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        content = files[resource["path"]]
        assert [field["name"] for field in resource["schema"]["fields"]] == content.decode().splitlines()[
            0
        ].split(",")
        assert resource["bytes"] == len(content)
    actions = next(resource for resource in package["resources"] if resource["name"] == "actions")["schema"]
    fields = {field["name"]: field for field in actions["fields"]}
    assert fields["jurisdiction_id"]["type"] == "string" and fields["votes_for"]["type"] == "integer"
    assert "adopted" in fields["stage"]["constraints"]["enum"]
    assert {"resource": "articles", "fields": "article_id"} in [
        key["reference"] for key in actions["foreignKeys"]
    ]


def test_codebook_explains_every_table_column_and_word():
    text = table_files(good())["CODEBOOK.md"].decode()
    for table in TABLES.values():
        assert f"## {table.name}\n" in text and table.row_is in text
        for column in table.columns:
            assert f"| `{column.name}` |" in text and column.about in text
            for word, meaning in (column.words or {}).items():
                assert f"| `{word}` | {meaning} |" in text or not meaning


def test_failed_check_leaves_the_last_good_tables(tmp_path, monkeypatch):
    article = tmp_path / "articles" / "a.txt"
    article.parent.mkdir()
    article.write_text(
        "The council of Oakland met on Tuesday to hear of many things. Nothing was decided there.\n"
    )
    building.build(article.parent, out=tmp_path / "out", say=quiet)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    monkeypatch.setattr(building, "article_row", lambda document: {"article_id": "a", "text_kind": "rumour"})
    with pytest.raises(ProjectError, match="text_kind is rumour"):
        building.build(article.parent, out=tmp_path / "out", say=quiet)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


# Rows


def test_slugs():
    assert [slug(x) for x in ("Alameda County", "St. Paul", "Cañon City", "Prince George's County")] == [
        "alameda-county", "st-paul", "canon-city", "prince-georges-county"]  # fmt: skip


def test_action_ids_are_stable_and_distinct():
    action = Action(
        True, {"jurisdiction": Value("San Mateo County"), "state": Value("CA"), "stage": Value("adopted")}
    )
    taken: set[str] = set()
    assert action_id_of(action, "000", taken) == "000-san-mateo-county-ca-unknown-adopted"
    assert action_id_of(action, "000", taken) == "000-san-mateo-county-ca-unknown-adopted-2"
    assert action_id_of(action, "my article", taken) == "my-article-san-mateo-county-ca-unknown-adopted"


def test_quotes_hold_at_most_twelve_words_on_one_line():
    text = "a b\n\n c  d e f g h i j k l m n"
    assert quote_of(text, (0, len(text))) == "a b c d e f g h i j k l"


class Paper:
    """As much of a document as evidence needs."""

    article_id, text = "x", "the board adopted it"


def test_evidence_names_the_value_and_keeps_the_first_of_two_alike():
    action = Action(True, {"stage": Value("adopted", ((10, 17), (10, 20))), "body": Value("", ((4, 9),))})
    action.provisions = [("signage", "requires", (4, 9))]
    rows = evidence_rows(action, "id", Paper)
    assert [(row["table"], row["column"], row["start"], row["end"], row["quote"]) for row in rows] == [
        ("actions", "stage", 10, 17, "adopted"), ("provisions", "signage", 4, 9, "board")]  # fmt: skip


def test_lists_that_a_reading_may_carry_are_taken():
    reading = Reading(Paper)
    assert other_rows(reading, "people", [], "x", TABLES["people"].column_names) == []
    reading.people = [{"name": "A Mayor", "stance": "supports", "action": 0}]
    reading.conflicts = [{"column": "timing", "action": 0}]
    assert other_rows(reading, "people", ["id"], "x", TABLES["people"].column_names) == [
        {"name": "A Mayor", "stance": "supports", "action_id": "id", "article_id": "x"}]  # fmt: skip
    assert other_rows(reading, "conflicts", ["id"], "x", TABLES["conflicts"].column_names) == [
        {"column": "timing", "subject": "id"}]  # fmt: skip


def test_only_places_that_are_needed_are_listed(digest_frames):
    actions, milestones = digest_frames["actions"], digest_frames["milestones"]
    states = {gazetteer().by_usps[state].id for state in milestones["state"].dropna()}
    assert set(digest_frames["jurisdictions"]["jurisdiction_id"]) == states | set(
        actions["jurisdiction_id"].dropna()
    )


def test_every_quotation_stands_where_it_says(digest_frames, digests):
    for row in digest_frames["evidence"].itertuples():
        there = digests[row.article_id].text[row.start : row.end]
        assert " ".join(there.split()[:12]) == row.quote


# Corrections

HEADER = "table,key,column,old,new,reason,source,by,on\n"


def corrected(tmp_path, lines: str, others: bool = False) -> dict[str, pd.DataFrame]:
    """The good frames with a file of corrections laid over them."""
    path = tmp_path / "corrections.csv"
    path.write_text(HEADER + lines, encoding="utf-8")
    return applied(good(), load_corrections(path), others=others, say=quiet)


def line(column: str, old: str, new: str, key: str = ACTION, table: str = "actions") -> str:
    return f"{table},{key},{column},{old},{new},because,,somebody,2026-11-22\n"


def test_correction_applies_and_is_said(tmp_path):
    path = tmp_path / "corrections.csv"
    path.write_text(
        HEADER + line("votes_for", "4", "5") + line("unanimous", "false", "") + line("votes_abstain", "", "2")
    )
    said: list[str] = []
    frames = applied(good(), load_corrections(path), others=False, say=said.append)
    row = frames["actions"].iloc[0]
    assert row["votes_for"] == 5 and row["votes_abstain"] == 2 and pd.isna(row["unanimous"])
    assert frames["actions"].iloc[1]["votes_for"] == 4
    assert any("votes_for 4 -> 5" in words for words in said)
    check_frames(frames)


def test_corrected_date_takes_its_bounds_along(tmp_path):
    lines = line("date", "2018-01-16", "2018-02") + line("date_basis", "weekday", "stated")
    row = corrected(tmp_path, lines)["actions"].iloc[0]
    assert (row["date_earliest"], row["date_latest"]) == ("2018-02-01", "2018-02-28")


def test_corrected_place_comes_into_jurisdictions_and_the_old_one_goes(tmp_path):
    lines = "".join(
        line("jurisdiction_id", "06001", "06085", key)
        + line("jurisdiction", "Alameda County", "Santa Clara County", key)
        for key in (ACTION, "y")
    )
    frames = corrected(tmp_path, lines)
    states = {"06"} & set(frames["jurisdictions"]["jurisdiction_id"])
    assert set(frames["jurisdictions"]["jurisdiction_id"]) - states == {"06085"}
    check_frames(frames)


def test_correction_of_several_key_columns(tmp_path):
    frames = corrected(tmp_path, line("end", "40", "41", key="x|0", table="segments"))
    assert frames["segments"].iloc[0]["end"] == 41


def test_correction_in_a_build_of_other_articles_is_left_out(tmp_path):
    frames = corrected(tmp_path, line("stage", "adopted", "rejected", key="gone"), others=True)
    assert set(frames["actions"]["stage"]) == {"adopted"}


@pytest.mark.parametrize(("lines", "said"), [
    (line("votes_for", "3", "5"), "the value is now 4"),
    (line("votes_for", "", "5"), "the value is now 4"),
    (line("votes_for", "4", "five"), "votes_for is five; it must be a whole number"),
    (line("stage", "adopted", "rejected", key="gone"), "there is no such row"),
    (line("colour", "", "red"), "there is no column colour in a table actions"),
    (line("action_id", ACTION, "z"), "is part of the key"),
    (line("date", "2018-01-16", "last week"), "date is last week; it must be an EDTF date"),
    (line("stage", "adopted", "enacted"), "line 2 (actions x-oakland-ca-city_council-adopted: stage ad"),
    (line("stage", "adopted", "adoptd"), "one of proposed, introduced, adopted"),
    (line("stage", "adopted", ""), "stage is empty; it must be filled"),
    (line("jurisdiction_id", "06001", "99999"), "jurisdiction_id 99999 is not in data/raw/geography"),
    (line("jurisdiction_id", "06001", "06"), "level still reads county. Add a line that corrects level to state"),
    (line("jurisdiction_id", "06001", "06085"), "jurisdiction still reads Alameda County. Add a line that corrects"),
    (line("jurisdiction_id", "06001", "32003"), "its state still reads CA. Add a line that corrects state to NV"),
    (line("jurisdiction", "Alameda County", "Yolo County"), "jurisdiction_id 06001 is Alameda County, CA, but its"),
    (line("state", "CA", "NV"), "line 2 (x-oakland-ca-city_council-adopted): jurisdiction_id 06001 is Alameda County"),
    (line("date", "2018-01-16", "2018-01-17"), "date_basis still says how the old one was derived (weekday)"),
    (line("date", "2018-01-16", "") + line("date_basis", "weekday", "stated"), "it must be none where the date is"),
    (line("date_latest", "2018-01-16", "2018-01-17"), "worked out from date. Correct that instead"),
    (line("stage", "adopted", "NEW"), "NEW is still to be filled in"),
    (line("stage", "adopted", "rejected").replace("2026-11-22", "22 Nov"), "on is 22 Nov; it must be the day"),
    (f"actions,{ACTION},stage,adopted,rejected,,,somebody,2026-11-22\n", "reason is empty"),
    (f"actions,{ACTION},stage,adopted\n", "line 2 (actions): has 4 cells, the header line 9"),
])  # fmt: skip
def test_correction_that_does_not_fit_stops_the_build(tmp_path, lines, said):
    with pytest.raises(ProjectError) as error:
        corrected(tmp_path, lines)
    assert any(said in problem for problem in error.value.problems), error.value.problems


def test_no_file_of_corrections_means_none(tmp_path):
    assert load_corrections(tmp_path / "none.csv") == []


def test_the_line_that_the_page_on_corrections_shows_can_be_loaded(tmp_path):
    page = (paths.ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
    shown = [row.strip() for row in page.splitlines() if row.startswith("    ")]
    (tmp_path / "corrections.csv").write_text("\n".join(shown))
    (one,) = load_corrections(tmp_path / "corrections.csv")
    assert (one.table, one.column, one.old, one.new, one.line) == (
        "actions",
        "stage",
        "adopted",
        "introduced",
        2,
    )
    columns = {
        name
        for row in page.splitlines()
        if row.startswith("| `")
        for name in re.findall(r"`(\w+)`", row.split("|")[1])
    }
    assert columns == set(COLUMNS)
