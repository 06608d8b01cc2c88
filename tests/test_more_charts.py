"""The figures on the whole record: numbers recounted by another route, few and no rows, same bytes."""

import csv
import io
import re
from collections import Counter, defaultdict
from datetime import date
from importlib import import_module

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_charts import few_tables, luminance, no_tables, write

from analysis import paths
from analysis.charts import (
    adoption_counts,
    certainty_counts,
    labels,
    panels,
    provision_articles,
    provision_blocks,
    provision_counts,
    readings_counts,
    style,
)
from analysis.charts.provision_words import DUTIES, EXEMPTIONS, HELP
from analysis.charts.words import place_words
from analysis.report import prose, views_adoption, views_certainty, views_provisions, views_spread
from analysis.schemas import TABLES
from analysis.tables.store import csv_bytes, read_table
from analysis.vocabulary import PROVISION

FIGURES = ("spread", "provisions", "adoption", "readings", "certainty")
VIEWS = (
    views_spread.years_spread,
    views_spread.states_spread,
    views_spread.first_in_states,
    views_provisions.provisions_counted,
    views_provisions.newest_rules,
    views_provisions.articles_provisions,
    views_adoption.forms_counted,
    views_adoption.closest_votes,
    views_adoption.largest_margins,
    views_adoption.measures_found,
    views_certainty.certainty_counted,
    views_certainty.undated_acts,
    views_certainty.conflicts_found,
    views_certainty.publishers_used,
    views_certainty.confidence_read,
)
COMMITTED = paths.ROOT / "data" / "processed"


def picture(figure_id):
    """A figure from the tables under ANALYSIS_OUT."""
    return import_module(f"analysis.charts.{figure_id}").make_from_tables()


def plain_rows(name):
    """A committed table as dictionaries of text, without pandas."""
    return list(csv.DictReader(io.StringIO((COMMITTED / f"{name}.csv").read_text(encoding="utf-8"))))


def five_tables(folder, frames):
    """The tables of the five articles, with empty ones for what is coded."""

    (folder / "data" / "processed").mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        if name in TABLES:
            (folder / "data" / "processed" / f"{name}.csv").write_bytes(csv_bytes(frame, TABLES[name]))
    for name in ("records", "conflicts", "provisions", "links"):
        if name not in frames:
            write(folder, name, [])


@pytest.fixture(params=["five", "few", "none"])
def corpus(request, tmp_path, monkeypatch):
    """The five articles, ten acts, no act."""
    if request.param == "five":
        five_tables(tmp_path, request.getfixturevalue("digest_frames"))
    else:
        {"few": few_tables, "none": no_tables}[request.param](tmp_path)
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    return request.param


@pytest.mark.parametrize("figure_id", FIGURES)
def test_few_rows_are_drawn_and_said(figure_id, corpus):
    made = picture(figure_id)
    assert labels.overlaps(made.figure) == []
    assert made.title and made.title[0] == made.title[0].upper() and len(made.words) > 40
    for words in (made.title, made.words):
        assert not re.search(r"\bnan\b|<NA>|\bNone\b|  | ,|\b0 of 0\b|\.\.|\b1 acts", words)
    if corpus == "none":
        assert made.title.startswith(("No ", "The "))


@pytest.mark.parametrize("figure_id", FIGURES)
def test_smallest_text_can_be_read(figure_id):
    sizes = [
        text.get_fontsize() for text in picture(figure_id).figure.axes[0].texts if text.get_text().strip()
    ]
    assert min(sizes) >= 7.5


@pytest.mark.parametrize("figure_id", FIGURES)
def test_drawn_twice_is_the_same_to_the_byte(figure_id, tmp_path, monkeypatch):
    few_tables(tmp_path)
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    files = []
    for _ in range(2):
        files.append({path.name: path.read_bytes() for path in picture(figure_id).save(figure_id)})
        for path in (tmp_path / "figures").glob("*"):
            path.unlink()
    assert files[0] == files[1] and len(files[0]) == 4


def test_sentences_and_tables_stand_with_few_rows(corpus):
    for name in FIGURES:
        if name in prose.ANSWERS:
            said = prose.ANSWERS[name]()
            assert len(said.splitlines()) == 2 and said.startswith("**")
    for note in prose.NOTES.values():
        assert not re.search(r"\bnan\b|  |<NA>", note())
    for view in VIEWS:
        html = view()._repr_html_()
        assert "<caption" in html and "&lt;NA&gt;" not in html and ">nan<" not in html, view.__name__


# --- the committed tables, counted again without pandas and without the package's own functions ---


def events_again():
    """The committed acts without second reports, as dictionaries: union of same_event links, by hand."""
    acts = plain_rows("actions")
    chief = {act["action_id"]: act["action_id"] for act in acts}
    for _ in range(3):
        for row in plain_rows("links"):
            if row["relation"] == "same_event":
                low = min(chief[row["from_action"]], chief[row["to_action"]])
                chief = {key: low if value in (chief[row["from_action"]], chief[row["to_action"]]) else value
                         for key, value in chief.items()}  # fmt: skip
    groups = defaultdict(list)
    for act in acts:
        groups[chief[act["action_id"]]].append(act)
    return groups, chief


PASSING, DECIDING = ("legislature", "city_council", "county_board"), ("adopted", "rejected")


def same_measure(later, earlier):
    """Whether a signature or veto can be of what a body passed, by what both rows say."""
    alike = all(later[name] == earlier[name] for name in ("state", "jurisdiction", "direction", "instrument"))
    passed = earlier["stage"] == "adopted" and earlier["body"] in PASSING
    return alike and passed and later["body"] == "executive" and later["stage"] in DECIDING


def bill(act):
    """ "SB4" of "S.B. 4 (a title)"."""
    found = re.search(r"\b([A-Z]{1,3}) ?(\d{1,5})\b", act["instrument_name"].replace(".", ""))
    return found and found[1] + found[2].lstrip("0")


def passages_again(groups, chief):
    """The events that were signed, vetoed or read again later: they are steps, not decisions."""
    kept = {key: sorted(acts, key=lambda a: a["method"] == "coded")[0] for key, acts in groups.items()}
    steps = set()
    for row in plain_rows("links"):
        later, earlier = chief[row["from_action"]], chief[row["to_action"]]
        signed = row["relation"] == "follows" and same_measure(kept[later], kept[earlier])
        if row["relation"] == "final_reading_of" or signed:
            steps.add(earlier)
    for key, earlier in kept.items():
        for later in kept.values():
            if bill(later) and bill(later) == bill(earlier) and same_measure(later, earlier):
                days = date.fromisoformat(later["date_latest"]) - date.fromisoformat(earlier["date_earliest"])
                if 0 <= days.days <= 200:
                    steps.add(key)
    return steps


@pytest.fixture(scope="module")
def groups():
    """The events as lists of reports; a passage that another act then decided has the stage passed."""
    found, chief = events_again()
    for key in passages_again(found, chief):
        found[key] = [act | ({"stage": "passed"} if act["stage"] == "adopted" else {}) for act in found[key]]
    return found


def decided(groups):
    """The events of which any report has a deciding stage."""
    return [
        acts
        for acts in groups.values()
        if any(a["stage"] in ("adopted", "in_force", "repealed") for a in acts)
    ]


def test_spread_counts_again(groups):
    seen = set()
    for acts in decided(groups):
        if any(act["date_latest"] for act in acts):
            act = acts[0]
            place = act["jurisdiction_id"] or (act["level"], act["state"], act["jurisdiction"])
            seen.add((act["direction"], act["level"], place))
    drawn = picture("spread").drawn
    again = Counter((direction, level) for direction, level, _ in seen)
    assert drawn.groupby(["direction", "level"]).size().to_dict() == dict(again)
    assert drawn.groupby(["direction", "level"])["count"].max().to_dict() == dict(again)
    title = picture("spread").title
    for direction in ("limits", "extends"):
        assert f"{sum(count for (way, _), count in again.items() if way == direction):,}" in title


def test_provisions_count_again(groups):
    chief = events_again()[1]
    ways = {chief[acts[0]["action_id"]]: acts[0]["direction"] for acts in decided(groups)}
    sets = defaultdict(set)
    for row in plain_rows("provisions"):
        event = chief[row["action_id"]]
        if event in ways:
            sets[ways[event], row["provision"], row["effect"]].add(event)
    drawn = picture("provisions").drawn
    whole = drawn[(drawn["column"] == "all") & (drawn["block"] != "articles")]
    again = {
        (row["block"], row["provision"], effect): row[effect]
        for _, row in whole.iterrows()
        for effect in ("prohibits", "limits", "requires", "permits", "exempts")
        if row[effect]
    }
    assert again == {key: len(events) for key, events in sets.items()}
    # What the times hold is no more than the whole, and undated acts are the only ones that lack.
    times = drawn[~drawn["column"].isin(["all"]) & (drawn["block"] != "articles")]
    sums = times.groupby(["block", "kind", "provision"])["acts"].sum()
    totals = whole.set_index(["block", "kind", "provision"])["acts"]
    assert (sums <= totals.loc[sums.index]).all() and totals.sum() - sums.sum() < 40


def signed_laws(groups):
    """The decided acts of executives that count no votes."""
    chiefs = [acts for acts in decided(groups) if any(act["body"] == "executive" for act in acts)]
    return [acts for acts in chiefs if not any(act["votes_for"] for act in acts)]


def test_adoption_counts_again(groups):
    drawn = picture("adoption").drawn
    forms = drawn[drawn["part"] == "form"].groupby("direction")["acts"].sum().to_dict()
    assert forms == dict(Counter(acts[0]["direction"] for acts in decided(groups)))
    ends = Counter(
        acts[0]["direction"] for acts in decided(groups) if {act["stage"] for act in acts} == {"repealed"}
    )
    assert drawn[drawn["part"] == "ended"].groupby("direction")["acts"].sum().to_dict() == dict(ends)
    shares = Counter()
    for acts in decided(groups):
        counts = [
            (int(a["votes_for"]), int(a["votes_against"]))
            for a in acts
            if a["votes_for"] and a["votes_against"]
        ]
        votes = next(iter(counts), None)
        if votes and sum(votes):
            value = "all" if votes[1] == 0 else str(100 * votes[0] // sum(votes) // 5 * 5)
            shares[acts[0]["direction"], value] += 1
    mine = drawn[drawn["part"] == "share"]
    told = mine.set_index(["direction", "value"])["acts"].to_dict()
    # Laws that were signed have their passage's votes, which no row of their own gives.
    assert all(told[key] >= count for key, count in shares.items())
    assert sum(shares.values()) < sum(told.values()) <= sum(shares.values()) + len(signed_laws(groups))


def test_readings_count_again():
    groups, chief = events_again()
    drawn = picture("readings").drawn
    for _, row in drawn.iterrows():
        # Of two reports of one act the one that knows the day counts.
        ends = [
            {act["date"] for act in groups[chief[row[end]]] if re.fullmatch(r"\d{4}-\d\d-\d\d", act["date"])}
            for end in ("first_act", "last_act")
        ]
        assert all(ends) == (not pd.isna(row["days"]))
        if all(ends):
            first, last = (pd.Timestamp(min(days)) for days in ends)
            assert (last - first).days == row["days"] >= 0
    # Each link joins two acts, so measures and their steps add up.
    pairs = {
        (row["from_action"], row["to_action"])
        for row in plain_rows("links")
        if row["relation"] == "final_reading_of"
    }
    chief = events_again()[1]
    members = {chief[key] for pair in pairs for key in pair}
    kept = {key: acts[0] for key, acts in groups.items()}
    # Beyond them a measure may have the signature or veto of its last passage, or that and the override.
    after = [kept[chief[key]] for key in drawn["last_act"] if chief[key] not in members]
    assert after and all(act["stage"] in DECIDING for act in after)
    overridden = sum(act["body"] != "executive" for act in after)
    assert drawn["steps"].sum() == len(members) + len(after) + overridden
    days = sorted(int(value) for value in drawn.loc[drawn["level"] == "city", "days"].dropna())
    middle = (days[(len(days) - 1) // 2] + days[len(days) // 2]) / 2
    assert f"{readings_counts.day_count(middle)} in cities" in picture("readings").title


def measures_of(acts, joins):
    """The measures that acts of one town (id, body, stage, day) and links make, as records."""
    rows = []
    for key, body, stage, day in acts:
        own = {"action_id": key, "method": "coded", "jurisdiction": "A Town", "state": "OH", "level": "city"}
        told = {"instrument": "ordinance", "direction": "limits", "date_basis": "stated", "is_main": True}
        days = dict.fromkeys(("date", "date_earliest", "date_latest"), day)
        rows.append(own | told | days | {"body": body, "stage": stage})
    actions = pd.DataFrame(rows).reindex(columns=[column.name for column in TABLES["actions"].columns])
    links = pd.DataFrame(joins, columns=["from_action", "to_action", "relation"])
    return readings_counts.measures(actions, links).to_dict("records")


def test_readings_end_as_signed_vetoed_or_overridden():
    acts = [
        ("first", "city_council", "introduced", "2020-01-01"),
        ("second", "city_council", "adopted", "2020-01-15"),
        ("veto", "executive", "rejected", "2020-01-20"),
        ("override", "city_council", "adopted", "2020-02-01"),
    ]
    joins = [
        ("second", "first", "final_reading_of"),
        ("veto", "second", "follows"),
        ("override", "veto", "follows"),
    ]
    ended = []
    for count in (2, 3, 4):
        (row,) = measures_of(acts[:count], joins[: count - 1])
        assert row["steps"] == count and row["first_act"] == "first"
        ended.append((row["last_act"], row["days"], row["stage"]))
    assert ended == [("second", 14, "adopted"), ("veto", 19, "rejected"), ("override", 31, "adopted")]


def test_two_bills_that_one_signature_made_law_are_one_measure():
    acts = [
        ("house", "legislature", "introduced", "2020-01-03"),
        ("senate", "legislature", "introduced", "2020-01-01"),
        ("house 2", "legislature", "adopted", "2020-01-15"),
        ("senate 2", "legislature", "adopted", "2020-01-15"),
        ("signed", "executive", "adopted", "2020-01-20"),
    ]
    apart = [("house 2", "house", "final_reading_of"), ("senate 2", "senate", "final_reading_of")]
    assert len(measures_of(acts, apart)) == 2
    signed = [("signed", "house 2", "follows"), ("signed", "senate 2", "follows")]
    (row,) = measures_of(acts, apart + signed)
    assert (row["first_act"], row["last_act"], row["days"], row["steps"]) == ("senate", "signed", 19, 5)


def test_certainty_counts_again(groups):
    drawn = picture("certainty").drawn
    for part in ("precision", "basis", "source"):
        assert drawn.loc[drawn["part"] == part, "acts"].sum() == len(groups)
    conflicts = {row["subject"] for row in plain_rows("conflicts")}
    second = {row["record_id"] for row in plain_rows("records") if row["url_2"]}
    told = [acts for acts in groups.values() if not any(act["article_id"] for act in acts)]
    two = [acts for acts in told if any(act["record_id"] in second for act in acts)]
    assert drawn.loc[(drawn["part"] == "source") & (drawn["value"] == "two"), "acts"].sum() == len(two)
    differ = sum(any(act["action_id"] in conflicts for act in acts) for acts in two)
    nothing = drawn.loc[(drawn["part"] == "differ") & (drawn["value"] == "nothing"), "acts"].sum()
    assert len(two) - nothing == differ
    assert f"sources differ on {panels.percent(differ, len(two))} of these" in picture("certainty").title
    single = [acts[0]["date"] for acts in groups.values() if len(acts) == 1]
    exact = sum(len(date) == 10 and "/" not in date and "~" not in date for date in single)
    shown = drawn.loc[(drawn["part"] == "precision") & (drawn["value"] == "day"), "acts"].sum()
    assert exact <= shown <= exact + len(groups) - len(single)


# --- small pieces ---


@pytest.mark.parametrize(
    ("date", "latest", "expected"),
    [
        ("2018-01-16", "2018-01-16", "day"),
        ("2018-01-16~", "2018-01-19", "about"),
        ("2018-01", "2018-01-31", "month"),
        ("2018-01~", "2018-02-28", "month"),
        ("2018", "2018-12-31", "year"),
        ("2018-01-16/2018-02-01", "2018-02-01", "range"),
        ("../2018-01-16", "2018-01-16", "by"),
        (None, "2018-01-16", "by"),
        (pd.NA, pd.NA, "none"),
    ],
)
def test_precision_of_dates(date, latest, expected):
    assert certainty_counts.precision(date, latest) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, "0%"), (0, 9, "0%"), (1, 900, "under 1%"), (899, 900, "over 99%"), (1, 2, "50%"), (3, 3, "100%")],
)
def test_shares_in_words(part, whole, expected):
    assert panels.percent(part, whole) == expected


@given(st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=200, deadline=None)
def test_shares_of_votes_fall_into_the_right_group(yes, no):
    if yes + no == 0:
        return
    value = adoption_counts.share_bin(yes / (yes + no))
    assert (value == "all") == (no == 0)
    if value != "all":
        assert int(value) * (yes + no) <= 100 * yes < (int(value) + 5) * (yes + no)


@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=8))
def test_joined_groups_are_apart_and_hold_every_pair(pairs):
    pairs = [pair for pair in pairs if pair[0] != pair[1]]
    groups = readings_counts.joined(pairs)
    members = [key for group in groups for key in group]
    assert len(members) == len(set(members)) == len({key for pair in pairs for key in pair})
    assert all(any({a, b} <= set(group) for group in groups) for a, b in pairs)


def test_votes_without_a_count_and_with_abstentions_are_told_apart():
    columns = ["action_id", "votes_for", "votes_against", "votes_abstain", "unanimous"]
    votes = [("a", 7, 0, 0, pd.NA), ("b", 7, 0, 2, pd.NA), ("c", pd.NA, pd.NA, pd.NA, True), ("d", 4, 3, 0, pd.NA),
             ("e", pd.NA, pd.NA, pd.NA, False)]  # fmt: skip
    acts = pd.DataFrame(votes, columns=columns).astype(
        {"votes_for": "Int64", "votes_against": "Int64", "votes_abstain": "Int64", "unanimous": "boolean"}
    )
    assert adoption_counts.uncounted_unanimous(acts) == 1  # c
    assert adoption_counts.with_abstentions(acts) == 1  # b


def test_every_provision_has_a_row_and_a_word():
    assert set(HELP | DUTIES | EXEMPTIONS) == set(PROVISION)


def test_type_on_every_shade_can_be_read():
    for colour in style.DIRECTION.values():
        for _, strength in provision_blocks.SHADES:
            parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
            tile = "#" + "".join(f"{round(255 - (255 - part) * strength):02x}" for part in parts)
            ink = "#ffffff" if strength == 1 else style.INK
            light, dark = sorted((luminance(tile), luminance(ink)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (colour, strength)
    assert [provision_blocks.shade(share) for share in (0.049, 0.05, 1)] == [0.08, 0.2, 1]


def test_acts_in_articles_are_all_shown_or_said(groups):
    tables = panels.read_tables("actions", "links", "provisions")
    told = provision_counts.article_columns(**tables)
    silent = provision_counts.articles_silent(tables["actions"], tables["links"], told)
    ours = [acts for acts in groups.values() if any(act["article_id"] for act in acts)]
    doing = {row["action_id"] for row in plain_rows("provisions")}
    mute = [acts for acts in ours if not any(act["action_id"] in doing for act in acts)]
    assert len(mute) == len(silent) and told["event"].nunique() == len(ours) - len(mute)
    said = provision_articles.silent_words(silent)
    assert all(style.STAGE_WORD[acts[0]["stage"]] in said for acts in mute)
    (act,) = told[told["head"].str.startswith("San Mateo Co.\n")].drop_duplicates("place").itertuples()
    assert act.head == "San Mateo Co.\n2023\nfirst vote"


def test_names_are_printed_with_curly_apostrophes():
    row = pd.Series({"jurisdiction": "Prince George's County", "level": "county", "state": "MD"})
    assert place_words(row) == "Prince George’s County, MD"


def test_two_readings_and_one_without_a_day(tmp_path, monkeypatch):
    few_tables(tmp_path)
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    actions = read_table("actions")
    links = pd.DataFrame(
        [("kron4/008", "kron4/004", "final_reading_of"), ("kron4/007", "kron4/006", "final_reading_of")],
        columns=["from_action", "to_action", "relation"],
    )
    frame = readings_counts.measures(actions, links)
    assert len(frame) == 2 and len(readings_counts.dated(frame)) == 1
    assert (
        readings_counts.dated(frame)["days"].iloc[0]
        == (pd.Timestamp("2026-05-06") - pd.Timestamp("2018-01-16")).days
    )
    assert readings_counts.left_out(frame).startswith("One measure of 2 is left out")


def test_paragraphs_are_filled_within_their_width():
    text = "Of a place that is missing nothing was searched for, or nothing found; it may have a policy. " * 3
    lines = panels.filled(text, 3)
    assert " ".join(lines) == text.strip()
    assert max(labels.text_width(line, panels.SMALL, "normal") for line in lines) <= 3
