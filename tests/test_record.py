"""The coded record: its files hold together, its rows join articles' rows, and say what stands on a day."""

import csv
import importlib.util
import re
from datetime import date

import pandas as pd
import pytest

from analysis import cli, paths
from analysis.errors import ProjectError
from analysis.reading.when import bounds
from analysis.schemas import RECORD_FILES, TABLES
from analysis.tables.check import check_frames
from analysis.tables.corrections import COLUMNS, Correction, load_corrections
from analysis.tables.events import kept_of_actions, one_row_an_event, votes_of_passages
from analysis.tables.find_place import find_place
from analysis.tables.in_force import CERTAINLY, POSSIBLY, in_force_lines, standing
from analysis.tables.record_check import checked_record
from analysis.tables.review import doubts
from analysis.tables.review_lines import review_lines
from analysis.tables.same_event import disagreements, same_event_links
from analysis.tables.store import read_table, typed

TOOL = paths.ROOT / "tools" / "refresh_counts.py"
spec = importlib.util.spec_from_file_location("refresh_counts", TOOL)
refresh_counts = importlib.util.module_from_spec(spec)
spec.loader.exec_module(refresh_counts)

# Pages that are written by machines or gather others' stories: never the only source of a row.
NOT_ALONE = re.compile(
    r"citizenportal\.ai|visaverge|ground\.news|groundnews|hoodline|misryoum|particlenews|newsbreak|detention-pipeline"
)
# A row as a person types it. Tests spoil one cell or another.
LINE = dict.fromkeys(RECORD_FILES["actions"], "") | {
    "record_id": "oakland-ca-2018-city_council-adopted", "jurisdiction_id": "gn:5378538", "jurisdiction": "Oakland",
    "state": "CA", "level": "city", "body": "city_council", "body_name": "City Council", "program": "sanctuary",
    "instrument": "resolution", "stage": "adopted", "direction": "limits", "date": "2018-01-16",
    "date_basis": "stated", "provisions": "prohibits:joint_operations|exempts:judicial_warrant",
    "publisher": "A paper", "url": "https://news.example/a", "checked_on": "2026-11-26",
    "note": "Says that it passed.",
}  # fmt: skip


def raw(name: str) -> list[dict[str, str]]:
    """The rows of a file of data/raw/records."""
    with (paths.RECORDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def folder_with(folder, *lines: dict[str, str], **others: list[dict[str, str]]):
    """A folder of record files with these acts, and with rows of the files that ``others`` names."""
    for name, columns in RECORD_FILES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines if name == "actions" else others.get(name, []))
    return folder


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    """The tables as they are committed."""
    return {name: read_table(name, paths.ROOT / "data" / "processed") for name in TABLES}


# --- what a person typed -------------------------------------------------------------------------------------------


def test_every_line_names_its_page_and_the_day_it_was_checked():
    for row in raw("actions"):
        assert row["url"] and row["publisher"] and row["checked_on"] and len(row["note"].split()) > 3, row
        assert not NOT_ALONE.search(row["url"]) or (row["url_2"] and not NOT_ALONE.search(row["url_2"])), row


def test_no_unconfirmed_act_is_in_a_table(tables):
    unconfirmed = {row["record_id"] for row in raw("unconfirmed")}
    assert unconfirmed and not unconfirmed & set(tables["actions"]["action_id"])


def test_every_lead_has_an_outcome_and_kept_ones_their_row():
    known = {row["record_id"] for name in ("actions", "unconfirmed") for row in raw(name)}
    for lead in raw("leads"):
        assert lead["outcome"] in ("confirmed", "corrected", "unconfirmed", "dropped"), lead["lead_id"]
        if lead["outcome"] in ("confirmed", "corrected"):
            assert lead["record_id"] in known, lead["lead_id"]
        else:
            assert lead["reason"], lead["lead_id"]


def test_confirmed_leads_are_coded_as_the_crosswalk_says_or_say_why_not():
    words = {(row["column"], row["lead_value"]): row["value"] for row in raw("crosswalk")}
    acts = {row["record_id"]: row for row in raw("actions")}
    for lead in raw("leads"):
        act = acts.get(lead["record_id"])
        if act is None or lead["outcome"] != "confirmed":
            continue
        for column in ("level", "stage", "direction"):
            usual = words[column, lead[column]]
            assert usual in ("", act[column]) or lead["reason"], (lead["lead_id"], column)


def test_checks_name_rows_of_the_record():
    known = {row["record_id"] for row in raw("actions")}
    assert {row["record_id"] for row in raw("checks")} <= known


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"jurisdiction_id": "gn:1"}, "gn:1 is not in data/raw/geography"),
        ({"jurisdiction_id": ""}, "places of that name in CA: gn:5378538"),
        ({"jurisdiction_id": "gn:5391959"}, "is San Francisco, CA, but the line says Oakland, CA"),
        (
            {"jurisdiction_id": "", "level": "county", "jurisdiction": "Bolder County"},
            "there is no county Bolder County",
        ),
        ({"date": "last week"}, "it must be an EDTF date"),
        ({"date": ""}, "date_basis must be none"),
        ({"date_basis": "none"}, "date_basis must be none"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_number(tmp_path, cells, sentence):
    with pytest.raises(ProjectError) as error:
        checked_record(set(), folder_with(tmp_path, LINE, LINE | {"record_id": "b"} | cells))
    assert len(error.value.problems) == 1
    assert "actions.csv, line 3 (b)" in error.value.problems[0] and sentence in error.value.problems[0]


def test_every_fault_of_every_file_is_told_at_once_with_its_line(tmp_path):
    two_lines = LINE | {"note": "Says so.\nOn two lines."}
    acts = [
        two_lines,
        LINE | {"record_id": "b", "stage": "passed", "direction": "limit"},
        LINE | {"record_id": "c", "votes_for": "425", "publisher": ""},
        LINE | {"record_id": "d", "votes_for": "5", "votes_against": "2", "unanimous": "true"},
        LINE | {"record_id": "e", "provisions": "prohibit:staging|exempts:judical_warrant|staging"},
        LINE | {"record_id": "f", "date": "2027-01-05"},
        LINE | {"record_id": "g", "url": "news.example/a", "votes_for": "seven"},
        LINE,
    ]
    links = [
        {"from_action": "b", "to_action": "oakland-ca-2018-city_council-adoptd", "relation": "folows"},
        {"from_action": "b", "to_action": "c", "relation": "follows"},
        {"from_action": "b", "to_action": "c", "relation": "follows"},
        {"from_action": "007-read", "to_action": "c", "relation": "follows"},
    ]
    at_odds = [{"subject": "nothing", "column": "date", "value_a": "1", "source_a": "A", "value_b": "2",
                "source_b": "B"}]  # fmt: skip
    with pytest.raises(ProjectError) as error:
        checked_record({"007-read"}, folder_with(tmp_path, *acts, links=links, conflicts=at_odds))
    wanted = [
        ("actions.csv, line 4 (b)", "direction is limit", "Did you mean limits?"),
        ("actions.csv, line 4 (b)", "stage is passed", "one of proposed, introduced, adopted"),
        ("actions.csv, line 5 (c)", "publisher is empty", "filled"),
        ("actions.csv, line 5 (c)", "votes_for is 425", "at most 424, where the body is not the voters"),
        ("actions.csv, line 6 (d)", "unanimous is true", "votes were cast on both sides"),
        ("actions.csv, line 7 (e)", "provisions holds exempts:judical_warrant", "Did you mean judicial_warrant?"),
        ("actions.csv, line 7 (e)", "provisions holds prohibit:staging", "Did you mean prohibits?"),
        ("actions.csv, line 7 (e)", "provisions holds staging", "write each as effect:provision"),
        ("actions.csv, line 8 (f)", "date is 2027-01-05", "not after the day on which the record was checked"),
        ("actions.csv, line 9 (g)", "url is news.example/a", "https://"),
        ("actions.csv, line 9 (g)", "votes_for is seven", "a whole number"),
        ("actions.csv, line 10 (oakland", "this record_id stands in line 2 already", "id of its own"),
        ("links.csv, line 2 (b)", "relation is folows", "Did you mean follows?"),
        ("links.csv, line 2 (b)", "no act has that id", "Did you mean oakland-ca-2018-city_council-adopted?"),
        ("links.csv, line 4 (b)", "stands in line 3 already", "Remove one"),
        ("conflicts.csv, line 2 (nothing)", "no act or milestone has that id", "first column"),
    ]  # fmt: skip
    told = list(error.value.problems)
    for where, what, do in wanted:
        hits = [line for line in told if where in line and what in line and do in line]
        assert len(hits) == 1, (where, what, told)
        told.remove(hits[0])
    assert told == []


def test_what_no_row_can_be_made_of_is_told_with_its_line(tmp_path):
    folder = folder_with(tmp_path, LINE)
    for name, text, said in (
        ("actions", (folder / "actions.csv").read_text() + "b,too,few\n", "actions.csv, line 3 (b): has 3 cells"),
        ("links", "from;to;relation\n", "links.csv, line 1: the header line differs"),
        ("conflicts", "subject,column,value_a,source_a,value_b,source_b,note\nx,date,\xe9,a,b,c,\n", "line 2: not"),
    ):  # fmt: skip
        (folder / f"{name}.csv").write_text(text, encoding="latin-1")
        with pytest.raises(ProjectError, match=re.escape(said)):
            checked_record(set(), folder)
    with pytest.raises(ProjectError) as error:
        checked_record(set(), folder)
    assert len(error.value.problems) == 3
    # As Excel saves "CSV UTF-8": with a mark at the start and the line ends of Windows.
    text = (folder_with(tmp_path, LINE) / "actions.csv").read_text()
    (folder / "actions.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert len(checked_record(set(), folder)["actions"]) == 1


def test_many_faults_are_cut_short_and_nothing_built_is_lost(tmp_path, monkeypatch, capsys):
    (tmp_path / "records").mkdir()
    acts = [LINE | {"record_id": f"act-{i}", "stage": "passed"} for i in range(25)]
    monkeypatch.setattr(paths, "RECORDS", folder_with(tmp_path / "records", *acts))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "actions.csv").write_text("as it was\n")
    assert cli.main(["build", "--out", str(tmp_path / "out")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 21 and "and 5 more" in lines[-1] and "line 21 (act-19)" in lines[19]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["actions.csv"]
    assert (tmp_path / "out" / "actions.csv").read_text() == "as it was\n"


def test_a_record_id_that_stands_twice_is_told(tmp_path):
    with pytest.raises(ProjectError) as error:
        checked_record(set(), folder_with(tmp_path, LINE, LINE))
    assert "line 3" in error.value.problems[0] and "stands in line 2 already" in error.value.problems[0]


def test_a_line_becomes_rows_of_three_tables(tmp_path):
    rows = checked_record(set(), folder_with(tmp_path, LINE))
    assert [row["record_id"] for row in rows["records"]] == [LINE["record_id"]]
    action = rows["actions"][0]
    assert (action["action_id"], action["method"], action["article_id"]) == (LINE["record_id"], "coded", "")
    assert (action["date_earliest"], action["date_latest"]) == ("2018-01-16", "2018-01-16")
    assert {(row["effect"], row["provision"]) for row in rows["provisions"]} == {
        ("prohibits", "joint_operations"), ("exempts", "judicial_warrant")}  # fmt: skip


# --- two reports of one act ----------------------------------------------------------------------------------------


def act(key: str, **cells: object) -> dict[str, object]:
    """A row of ``actions``: Oakland's resolution, from the record or from an article named in the id."""
    article = key.partition("-")[0] if key[0].isdigit() else ""
    row = {
        "action_id": key, "article_id": article, "record_id": "" if article else key,
        "method": "extracted" if article else "coded", "is_main": True, "jurisdiction_id": "gn:5378538",
        "jurisdiction": "Oakland", "state": "CA", "level": "city", "body": "city_council", "program": "sanctuary",
        "instrument": "resolution", "stage": "adopted", "direction": "limits", "date": "2018-01-16",
        "date_basis": "stated",
    }  # fmt: skip
    row |= cells
    first, last = bounds(row["date"])
    return row | {"date_earliest": str(first or ""), "date_latest": str(last or "")}


def acts(*rows: dict[str, object]) -> pd.DataFrame:
    """Rows of ``actions`` as a typed table."""
    return typed(pd.DataFrame(rows), TABLES["actions"])


def links(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Rows of ``links`` as a typed table."""
    return typed(
        pd.DataFrame(rows, columns=["from_action", "to_action", "relation"], dtype=object), TABLES["links"]
    )


@pytest.mark.parametrize(
    ("cells", "joined"),
    [
        ({}, True),
        ({"date": "2018-01-18~"}, True),
        ({"date": "2018-01"}, True),
        ({"body": ""}, True),
        ({"date": "2018-01-17"}, False),
        ({"date": "2018-01-23~"}, False),
        ({"date": "2018"}, False),
        ({"date": ""}, False),
        ({"body": "executive"}, False),
        ({"stage": "introduced"}, False),
        ({"direction": "extends"}, False),
        ({"jurisdiction_id": "06001"}, False),
        ({"jurisdiction_id": ""}, False),
    ],
)
def test_reports_are_joined_where_place_body_stage_and_days_agree(cells, joined):
    found = same_event_links(acts(act("1-a", **cells), act("b")))
    assert [(row["from_action"], row["to_action"]) for row in found] == ([("1-a", "b")] if joined else [])


def test_of_two_acts_of_a_day_the_instrument_decides_or_none_is_joined():
    two = [act("b"), act("c", instrument="ordinance")]
    assert [row["to_action"] for row in same_event_links(acts(act("1-a"), *two))] == ["b"]
    assert same_event_links(acts(act("1-a", instrument="unknown"), *two)) == []
    assert same_event_links(acts(*two)) == []


def test_reports_that_differ_stand_in_conflicts():
    table = acts(
        act("1-a", votes_for=8, votes_against=0), act("b", votes_for=7, votes_against=0, instrument="other")
    )
    found = list(disagreements(table, same_event_links(table), {"1-a": "A", "b": "B"}))
    assert [(row["column"], row["value_a"], row["source_a"], row["value_b"]) for row in found] == [
        ("votes_for", "8", "A", "7")]  # fmt: skip


def test_an_event_takes_the_better_date_and_what_a_report_lacks():
    table = acts(
        act("1-a", date="2018-01-18~", date_basis="published", unanimous=True),
        act("b", votes_for=8),
        act("c", jurisdiction_id="06001"),
    )
    same = pd.DataFrame(same_event_links(table))
    found = one_row_an_event(table, same).set_index("action_id")
    assert list(found.index) == ["1-a", "c"]
    row = found.loc["1-a"]
    assert (row["date"], row["date_earliest"], row["date_basis"]) == ("2018-01-16", "2018-01-16", "stated")
    assert row["votes_for"] == 8 and row["unanimous"] and pd.isna(found.loc["c", "votes_for"])
    assert kept_of_actions(table, same) == {"1-a": "1-a", "b": "1-a", "c": "c"}


def stages(*rows: dict[str, object], relations: tuple = (), settled: bool = True) -> dict[str, str]:
    """The stage of each event."""
    found = one_row_an_event(acts(*rows), links(*relations), settled)
    return dict(zip(found["action_id"], found["stage"], strict=True))


def test_a_signature_has_the_votes_of_the_last_passage_it_signed():
    bill = {
        "instrument": "statute",
        "instrument_name": "SB 4",
        "level": "state",
        "jurisdiction": "California",
    }
    house = act("a", **bill, body="legislature", date="2018-02-01", votes_for="40", votes_against="20")
    senate = act("b", **bill, body="legislature", date="2018-02-20", votes_for="25", votes_against="10")
    signed = act("c", **bill, body="executive", date="2018-03-01")
    other = act("d", **(bill | {"instrument_name": "SB 5"}), body="executive", date="2018-03-01")
    vetoed = signed | {"stage": "rejected"}
    votes = votes_of_passages(acts(house, senate, signed, other), links())
    assert list(votes.index) == ["c"] and list(votes.loc["c", ["votes_for", "votes_against"]]) == [25, 10]
    assert votes_of_passages(acts(house, senate, vetoed), links()).empty


def test_a_measure_is_decided_once_and_a_vetoed_one_never():
    bill = {"instrument": "statute", "body": "legislature", "instrument_name": "SB 4 (an act)"}
    signed = bill | {"body": "executive", "instrument_name": "S.B. 4", "date": "2018-03-01"}
    vetoed = signed | {"stage": "rejected"}
    told = stages(act("a", **bill), act("b", **signed))
    assert (told["a"], told["b"]) == ("passed", "adopted")
    told = stages(act("a", **bill), act("b", **vetoed))
    assert (told["a"], told["b"]) == ("passed", "rejected")
    for cells in ({"date": "2019-03-01"}, {"instrument_name": "SB 40"}, {"direction": "extends"}):
        told = stages(act("a", **bill), act("b", **(signed | cells)))
        assert told["a"] == "adopted", cells
    linked = [act("a", body="city_council"), act("b", body="executive", date="2018-01-20")]
    assert stages(*linked, relations=[("b", "a", "follows")])["a"] == "passed"
    assert stages(*linked, relations=[("b", "a", "amends")])["a"] == "adopted"
    assert stages(*linked, relations=[("b", "a", "follows")], settled=False)["a"] == "adopted"


def test_the_founding_articles_meet_the_record(tables):
    """Sacramento's 2026-04-29~ is the record's 28 April, Alameda County's 2026-01-28~ is 27 January."""
    kept = kept_of_actions(tables["actions"], tables["links"])
    events = one_row_an_event(tables["actions"], tables["links"]).set_index("action_id")
    for key, day in (
        ("001-sacramento-ca-city_council-adopted", "2026-04-28"),
        ("002-alameda-county-ca-county_board-adopted", "2026-01-27"),
        ("003-oakland-ca-city_council-adopted", "2018-01-16"),
    ):
        assert events.loc[kept[key], "date"] == day
        assert list(kept.values()).count(kept[key]) == 2, key
    at_odds = tables["conflicts"].set_index(["subject", "column"])
    assert ("002-alameda-county-ca-county_board-adopted", "instrument") in at_odds.index
    assert ("operation-metro-surge", "date") in at_odds.index


def test_the_record_is_as_large_as_the_readme_says(tables):
    text = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    told = re.search(r"([\d,]+) acts\s+coded from public pages in (\d+) states", text)
    coded_acts = tables["actions"][tables["actions"]["method"] == "coded"]
    assert [int(told[1].replace(",", "")), int(told[2])] == [
        len(coded_acts),
        coded_acts["state"].nunique() - 1,
    ]


# --- what stands on a day ------------------------------------------------------------------------------------------


def on(rows: list[dict[str, object]], day: str, *relations: tuple[str, str, str]) -> dict[str, str]:
    """What stands on a day: the action_id of each policy, and how sure."""
    found = standing(
        {"actions": acts(*rows), "links": links(*relations)}, "gn:5378538", date.fromisoformat(day)
    )
    return {policy.action["action_id"]: policy.certainty for policy in found}


def test_a_policy_stands_from_its_day_to_its_end():
    rows = [act("a"), act("b", stage="repealed", direction="extends", date="2020-05-11")]
    ends = ("b", "a", "repeals")
    assert on(rows, "2018-01-15", ends) == {}
    assert on(rows, "2018-01-16", ends) == {"a": CERTAINLY}
    assert on(rows, "2020-05-10", ends) == {"a": CERTAINLY}
    assert on(rows, "2020-05-11", ends) == {}


def test_uncertain_days_make_it_possible():
    rows = [act("a", date="2018-01"), act("b", stage="repealed", direction="extends", date="2020")]
    ends = ("b", "a", "repeals")
    assert on(rows, "2018-01-15", ends) == {"a": POSSIBLY}
    assert on(rows, "2018-02-01", ends) == {"a": CERTAINLY}
    assert on(rows, "2020-06-01", ends) == {"a": POSSIBLY}
    assert on(rows, "2021-01-01", ends) == {}


def test_a_withdrawal_that_names_nothing_casts_doubt_on_its_like_only():
    rows = [
        act("a"),
        act("b", program="ice_free_zone"),
        act("c", direction="extends"),
        act("z", stage="repealed", direction="extends", date="2020-05-11"),
    ]
    assert on(rows, "2020-05-12") == {"a": POSSIBLY, "b": CERTAINLY, "c": CERTAINLY}


def test_readings_signatures_and_vetoes():
    rows = [
        act("a", stage="introduced", date="2018-01-09"),
        act("b"),
        act("c", body="executive", date="2018-01-20"),
        act("d", instrument="ordinance"),
        act("e", instrument="ordinance", body="executive", stage="rejected", date="2018-01-20"),
    ]
    steps = [("b", "a", "final_reading_of"), ("c", "b", "follows"), ("e", "d", "follows")]
    assert on(rows, "2018-01-18", *steps) == {"b": CERTAINLY, "d": CERTAINLY}
    assert on(rows, "2018-02-01", *steps) == {"c": CERTAINLY}


def test_a_statute_passed_over_a_veto_stands():
    bill = {"instrument": "statute", "body": "legislature"}
    rows = [
        act("a", **bill),
        act("b", stage="rejected", **(bill | {"body": "executive", "date": "2018-01-20"})),
        act("c", **(bill | {"date": "2018-02-01"})),
    ]
    chain = [("b", "a", "follows"), ("c", "b", "follows")]
    assert on(rows, "2018-01-25", *chain) == {}
    assert on(rows, "2018-02-01", *chain) == {"c": CERTAINLY}


def test_acts_without_a_body_can_be_linked():
    rows = [act("a", body=""), act("b", body="", date="2018-02-01"), act("c", stage="rejected", body="")]
    chain = [("b", "a", "follows"), ("c", "a", "follows")]
    assert on(rows, "2018-03-01", *chain) == {"a": CERTAINLY, "b": CERTAINLY}


def test_what_leaves_no_rule_does_not_stand():
    rows = [
        act("a", instrument="motion"),
        act("b", stage="rejected"),
        act("c", stage="requested"),
        act("d", stage="denied"),
    ]
    assert on(rows, "2019-01-01") == {}


def test_a_bill_without_a_signature_and_an_old_agreement_stand_possibly():
    rows = [
        act("a", instrument="agreement"),
        act("b", instrument="statute", body="legislature"),
        act("c", instrument="statute", body="executive"),
    ]
    assert on(rows, "2019-01-01") == {"a": CERTAINLY, "b": POSSIBLY, "c": CERTAINLY}
    assert on(rows, "2023-01-01")["a"] == POSSIBLY


def named(tables: dict, place: str, day: str) -> list[str]:
    """Day and direction of each policy that certainly stands in a place, by the committed tables."""
    key = find_place(place, tables["jurisdictions"])["jurisdiction_id"]
    found = standing(tables, key, date.fromisoformat(day))
    return [
        f"{policy.action['date']} {policy.action['direction']}"
        for policy in found
        if policy.certainty == CERTAINLY
    ]


@pytest.mark.parametrize(
    ("place", "day", "there", "gone"),
    [
        ("Oakland, CA", "1990-01-01", ["1986-07-08 limits"], []),
        ("Oakland, CA", "2018-06-01", ["1986-07-08 limits", "2018-01-16 limits"], []),
        ("Oakland, CA", "2019-06-01", ["2018-01-16 limits", "2019-01-22 limits"], []),
        ("Oakland, CA", "2026-06-01", ["2019-01-22 limits", "2026-01-29 limits"], []),
        ("Los Alamitos, CA", "2018-04-01", [], ["2018-04-16 extends"]),
        ("Los Alamitos, CA", "2019-01-01", ["2018-04-16 extends"], []),
        ("Los Alamitos, CA", "2021-01-01", [], ["2018-04-16 extends"]),
        ("Miami-Dade County, FL", "2016-01-01", ["2013-12-03 limits"], []),
        ("Miami-Dade County, FL", "2017-02-01", ["2017-01-26 extends"], ["2013-12-03 limits"]),
        ("Miami-Dade County, FL", "2017-03-01", ["2017-02-17 extends"], ["2013-12-03 limits"]),
        ("Santa Clara County, CA", "2011-01-01", ["2010-06-22 limits"], ["2011-10-18 limits"]),
        ("Santa Clara County, CA", "2020-01-01", ["2011-10-18 limits"], []),
        ("Santa Clara County, CA", "2026-01-01", ["2011-10-18 limits", "2025-12-09 limits"], []),
    ],
)
def test_what_stood_where_is_known(tables, place, day, there, gone):
    found = named(tables, place, day)
    assert set(there) <= set(found) and not set(gone) & set(found), found


def test_the_answer_names_place_chain_and_state(tables):
    lines = "\n".join(in_force_lines("los alamitos, ca", "2019-01-01", tables))
    assert "Los Alamitos, CA, on 2019-01-01" in lines and "earlier step: 2018-03-19" in lines
    assert "Of its county:" in lines and "Of its state:" in lines and "2017-10-05" in lines


@pytest.mark.parametrize(
    ("place", "day", "sentence"),
    [
        ("Oakland, CA", "yesterday", "Write it as 2018-01-16"),
        ("Atlantis, CA", "2019-01-01", "not to say that it has no policy"),
        ("Dummerston, VT", "2024-01-01", "carry no jurisdiction_id"),
        ("", "", "Name a place and a day"),
        ("Orange County", "2019-01-01", "Did you mean: Orange County, "),
        ("Springfield", "2019-01-01", "Did you mean: Springfield, MA; Springfield, OR?"),
        ("New York, NY", "2019-01-01", "Did you mean: New York, NY (36); New York City, NY"),
        ("Oaklnd, CA", "2019-01-01", "Did you mean: Oakland, CA"),
        ("Oakland, Calfornia", "2019-01-01", "Calfornia is no state"),
        ("Oakland, CA", "", "Name a day too"),
        ("Oakland, CA", "2999-01-01", "lies ahead"),
    ],
)
def test_in_force_says_what_it_cannot_answer(place, day, sentence, capsys):
    assert cli.main(["in-force", place, day]) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed_as", "meant"),
    [
        ("OAKLAND, ca", "Oakland, CA"),
        ("Oakland CA", "Oakland, CA"),
        ("oakland, Calif.", "Oakland, CA"),
        ("City of Oakland, California", "Oakland, CA"),
        ("St Paul, MN", "St. Paul, MN"),
        ("Saint Paul, Minnesota", "St. Paul, MN"),
        ("county of orange, CA", "Orange County, CA"),
        ("gn:5378538", "Oakland, CA"),
        ("06", "California, CA"),
        ("St. Louis, MO", "St. Louis, MO"),
    ],
)
def test_a_place_is_found_however_it_is_typed(tables, typed_as, meant):
    place = find_place(typed_as, tables["jurisdictions"], tables["actions"])
    assert f"{place['name'].replace('Saint', 'St.')}, {place['state']}" == meant


def test_a_place_without_an_act_gets_the_answer_of_its_state(tables):
    assert not len(tables["jurisdictions"].query("name == 'Chico' and state == 'CA'"))
    lines = in_force_lines("Chico, CA", "2019-06-01", tables)
    assert lines[0] == "Chico, CA, on 2019-06-01: no act of this place is in the tables"
    assert "Of its state:" in lines and any("2017-10-05" in line for line in lines)
    assert "certainly: the acts known here leave no doubt; possibly: " in "\n".join(lines)


# --- review, diff, exports -----------------------------------------------------------------------------------------


def doubtful(tables: dict, *rows: dict[str, object], at_odds: tuple[dict[str, str], ...] = ()) -> dict:
    """The committed tables with these acts and conflicts in place of theirs, for ``review``."""
    columns = TABLES["conflicts"].column_names
    return tables | {
        "actions": acts(*rows),
        "conflicts": typed(pd.DataFrame(at_odds, columns=columns, dtype=object), TABLES["conflicts"]),
    }


AT_ODDS = {"subject": "los-alamitos-ca-2018-city_council-adopted", "column": "date", "value_a": "2018-01-16",
           "source_a": "A paper", "value_b": "2018-01-23", "source_b": "Another", "note": "Two days."}  # fmt: skip


def test_review_begins_with_what_one_look_settles_and_leaves_out_what_is_corrected(tables):
    coded_act = AT_ODDS["subject"]
    rows = [
        act(coded_act),
        act("seattle-wa-2025-executive-adopted", date="", date_basis="none"),
        act("calais-vt-2017-voters-adopted", jurisdiction_id="", jurisdiction="Nosuchtown", state="VT"),
        act("003-b", confidence="0.4"),
        act("003-a", jurisdiction_id=""),
    ]
    shown = doubtful(tables, *rows, at_odds=(AT_ODDS,))
    found = [(doubt.row["action_id"][:5], doubt.reason) for doubt in doubts(shown)]
    assert found == [("003-a", "place not resolved"), ("003-b", "low confidence"), ("los-a", "sources differ"),
                     ("seatt", "no date"), ("calai", "place not resolved")]  # fmt: skip
    cells = {"old": "", "new": "", "reason": "r", "source": "", "by": "b", "on": "2026-11-22", "line": 2}
    done = [
        Correction("actions", key, column, **cells)
        for key, column in ((coded_act, "date"), ("003-b", "body"))
    ]
    assert [doubt.row["action_id"][:5] for doubt in doubts(shown, done)] == ["003-a", "seatt", "calai"]


def test_review_shows_both_values_and_a_line_that_only_wants_its_reason(tables, tmp_path):
    text = "\n".join(review_lines(doubtful(tables, act(AT_ODDS["subject"]), at_odds=(AT_ODDS,)), 20, []))
    for words in ("1. Oakland, CA, city council: resolution adopted 2018-01-16 (limits)", "2018-01-16  A paper",
                  "2018-01-23  Another", "note: Two days.", "the row holds 2018-01-16", "page: https://"):  # fmt: skip
        assert words in text
    pasted = [line for line in text.splitlines() if line.lstrip().startswith("actions,")]
    assert [next(csv.reader([line.strip()]))[2:5] for line in pasted] == [
        ["date", "2018-01-16", "2018-01-23"], ["date_basis", "stated", "NEW"]]  # fmt: skip
    path = tmp_path / "corrections.csv"
    path.write_text("\n".join([",".join(COLUMNS), *pasted]))
    with pytest.raises(ProjectError) as error:
        load_corrections(path)
    assert [
        "REASON, SOURCE, BY is still" in told or "NEW, REASON" in told for told in error.value.problems
    ] == [True] * 2
    filled = (
        path.read_text()
        .replace("REASON", "Seen.")
        .replace("SOURCE", "")
        .replace("BY", "me")
        .replace("NEW", "stated")
    )
    path.write_text(filled)
    assert [one.new for one in load_corrections(path)] == ["2018-01-23", "stated"]


def test_review_of_the_record_ends_each_entry_with_what_to_do(capsys):
    assert cli.main(["review", "--most", "1000"]) == 0
    entries = capsys.readouterr().out.strip().split("\n\n")[1:]
    for entry in entries:
        last = entry.splitlines()[-1].strip()
        assert re.match(r"(actions|timetables),\S|to settle it, |no cell of actions.csv", last), entry


def test_diff_says_what_appeared_vanished_and_changed_and_why(tmp_path, tables, capsys):
    from analysis.tables.write import write_tables

    new = {name: frame.copy() for name, frame in tables.items()}
    acts_now = new["actions"]
    gone = "los-alamitos-ca-2018-city_council-adopted"
    changed = "003-oakland-ca-city_council-adopted"
    new["actions"] = acts_now[acts_now["action_id"] != gone].reset_index(drop=True)
    new["actions"].loc[new["actions"]["action_id"] == changed, "votes_for"] = 8
    new["records"] = new["records"][new["records"]["record_id"] != gone].reset_index(drop=True)
    for name, frames in (("old", tables), ("new", new)):
        write_tables(frames, tmp_path / name)
    assert cli.main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    out = capsys.readouterr().out
    assert f"- {gone}: Los Alamitos, CA, city council: ordinance adopted 2018-04-16 (extends); record" in out
    assert f"- {changed}: votes_for (empty) -> 8; the code was changed" in out
    assert "0 appeared, 1 vanished, 1 of" in out
    assert cli.main(["diff", str(tmp_path / "old"), str(tmp_path / "old")]) == 0
    assert "0 appeared, 0 vanished, 0 of" in capsys.readouterr().out


def test_why_explains_a_coded_act(capsys):
    assert cli.main(["why", "los-alamitos-ca-2018-city_council-adopted"]) == 0
    out = capsys.readouterr().out
    assert "Coded from " in out and "https://" in out and "final_reading_of" in out


def test_exports_hold_what_the_tables_hold(tmp_path, tables):
    import geopandas as gpd

    from analysis.tables.exports import GEOJSON, GEOPACKAGE, write_exports

    first = {path.name: path.read_bytes() for path in write_exports(tables, tmp_path / "a")}
    second = {path.name: path.read_bytes() for path in write_exports(tables, tmp_path / "b")}
    assert first == second
    for name in TABLES:
        frame = typed(pd.read_parquet(tmp_path / "a" / f"{name}.parquet"), TABLES[name])
        pd.testing.assert_frame_equal(frame, tables[name])
    placed = tables["actions"].merge(
        tables["jurisdictions"].dropna(subset=["latitude"])[["jurisdiction_id"]], on="jurisdiction_id"
    )
    layer = gpd.read_file(tmp_path / "a" / GEOPACKAGE, layer="actions")
    assert sorted(layer["action_id"]) == sorted(placed["action_id"]) and layer.crs.to_epsg() == 4326
    areas = gpd.read_file(tmp_path / "a" / GEOPACKAGE, layer="areas")
    assert (
        set(areas.geom_type) <= {"Polygon", "MultiPolygon"}
        and areas["jurisdiction_id"].str.len().isin([2, 5]).all()
    )
    assert len(gpd.read_file(tmp_path / "a" / GEOJSON)) == len(layer)


def test_the_committed_tables_pass_the_checks(tables):
    check_frames(tables)


def test_frictionless_finds_the_package_valid():
    from frictionless import validate

    report = validate(str(paths.ROOT / "data" / "processed" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])


# --- what the documents say ----------------------------------------------------------------------------------------


def test_the_readme_tells_how_the_checks_came_out():
    text = " ".join((paths.ROOT / "README.md").read_text(encoding="utf-8").split())
    checks = pd.DataFrame(raw("checks")).groupby("check")["verdict"].value_counts()
    drawn, risk = checks["second_look"], checks["risk_look"]
    one = f"{drawn['agreed']} agreed, {drawn['differed']} differed"
    other = f"{risk['agreed']} agreed, {risk['differed']} differed"
    assert f"Of {drawn.sum()} drawn at random and searched for anew, {one}" in text
    assert f"of {risk.sum()} more that seemed most at risk, {other}" in text


def test_the_documents_count_right(tables):
    """Every number in the tables of docs/record.md is that of the files; one is changed to see that it is noticed."""
    text = (paths.DOCS / "record.md").read_text(encoding="utf-8")
    assert refresh_counts.refreshed(text, tables) == text
    assert f"| acts confirmed by a page | {len(raw('actions'))} |" in text
    wrong = re.sub(r"(\| acts dated to the day \|) \d+", r"\1 1", text)
    assert wrong != text and refresh_counts.refreshed(wrong, tables) == text


def test_ids_of_the_founding_acts_never_change(tables):
    """Others cite them. Type a new id here only for a new act."""
    pinned = re.findall(
        r"\S+",
        """
    000-san-mateo-county-ca-county_board-introduced 000-san-mateo-county-ca-sheriff-adopted
    001-sacramento-ca-city_council-adopted 001-west-sacramento-ca-city_council-adopted
    002-alameda-county-ca-county_board-adopted
    003-california-ca-legislature-in_force 003-oakland-ca-city_council-adopted
    004-arlington-county-va-executive-denied 004-san-francisco-ca-county_board-requested
    004-san-francisco-ca-other-denied 004-san-francisco-ca-unknown-in_force 004-santa-clara-ca-unknown-requested
    oakland-ca-2018-city_council-adopted los-alamitos-ca-2018-city_council-adopted
    santa-clara-county-ca-2011-county_board-adopted miami-dade-county-fl-2013-county_board-adopted
    """,
    )
    assert set(pinned) <= set(tables["actions"]["action_id"])
