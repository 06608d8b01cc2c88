"""Notebooks: short cells, computed answers, executed in order, the same bytes twice, a plain sentence when a
table lacks.
"""

import json
import re
from pathlib import Path
from statistics import median

import pytest
from test_charts import PLACES, action, few_tables, jurisdiction_rows, write, write_tables

from analysis import paths
from analysis.charts.draw import FIGURES
from analysis.errors import ProjectError
from analysis.report import (
    notebooks,
    prose_articles,
    prose_dates,
    prose_map,
    prose_provisions,
    prose_timeline,
    views,
    views_timeline,
)
from analysis.report.html import link, table
from analysis.tables.events import one_row_an_event
from analysis.tables.store import read_table

COMMITTED = sorted((paths.ROOT / "notebooks").glob("*.ipynb"))
HOME = re.compile(r"/(?:home|Users|root|work|tmp)/|[A-Z]:\\\\Users")


def cells(path, kind):
    """The cells of one kind in a notebook's file."""
    return [
        cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind
    ]


def test_there_are_notebooks():
    assert [path.stem for path in COMMITTED][:3] == ["01-articles", "02-timeline", "03-map"]


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
class TestCommitted:
    def test_code_is_short_and_defines_nothing(self, path):
        lengths = []
        for cell in cells(path, "code"):
            lines = [line for line in "".join(cell["source"]).splitlines() if line.strip()]
            lengths.append(len(lines))
            assert not any(re.match(r"\s*(def|class|lambda)\b", line) for line in lines)
        assert max(lengths) <= 15 and median(lengths) <= 1

    def test_it_was_run_from_top_to_bottom(self, path):
        counts = [cell["execution_count"] for cell in cells(path, "code")]
        assert counts == list(range(1, len(counts) + 1))

    def test_no_output_is_an_error_or_stderr(self, path):
        for cell in cells(path, "code"):
            for output in cell["outputs"]:
                assert output["output_type"] != "error"
                assert output.get("name") != "stderr"

    def test_it_tells_nothing_of_the_machine(self, path):
        assert not HOME.search(path.read_text(encoding="utf-8"))
        whole = json.loads(path.read_text(encoding="utf-8"))
        assert set(whole["metadata"]) == {"kernelspec", "language_info"}
        assert whole["metadata"]["kernelspec"]["name"] == "python3"
        assert whole["metadata"]["kernelspec"]["display_name"] == "Python 3 (ipykernel)"
        assert "version" not in whole["metadata"]["language_info"]
        assert [cell["id"] for cell in whole["cells"]] == [
            f"cell-{i:02d}" for i in range(1, len(whole["cells"]) + 1)
        ]
        assert all(cell["metadata"] == {} for cell in whole["cells"])

    def test_it_begins_with_a_question_and_an_answer(self, path):
        first = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])
        assert first.startswith("# ") and first.splitlines()[0].endswith("?")
        assert "data/processed" in first and "make notebooks" in first
        answers = [cell for cell in cells(path, "code") if "".join(cell["source"]).startswith("answer(")]
        assert len(answers) == 1
        said = "".join(answers[0]["outputs"][0]["data"]["text/markdown"])
        assert len(said.splitlines()) == 2

    def test_it_ends_with_what_it_does_not_show(self, path):
        last = "".join(cells(path, "markdown")[-1]["source"])
        assert last.startswith("## What this does not show")

    def test_prose_has_no_typed_numbers_of_results(self, path):
        # Years and section numbers of laws aside, numbers come from the tables.
        for cell in cells(path, "markdown"):
            typed = re.findall(r"(?<![\d(])\b\d+\b", "".join(cell["source"]))
            assert [number for number in typed if not re.fullmatch(r"20\d\d|12|287", number)] == []

    def test_pictures_have_words(self, path):
        for cell in cells(path, "code"):
            for output in cell["outputs"]:
                html = "".join(output.get("data", {}).get("text/html", ""))
                for image in re.findall(r"<img [^>]*>", html):
                    alt = re.search(r'alt="([^"]+)"', image)
                    assert alt and len(alt[1]) > 100


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_run_twice_gives_the_same_bytes(path, tmp_path, monkeypatch):
    few_tables(tmp_path)
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    for name in ("one", "two"):
        assert notebooks.execute(path, tmp_path / f"{name}.ipynb") == []
    assert (tmp_path / "one.ipynb").read_bytes() == (tmp_path / "two.ipynb").read_bytes()
    outputs = [output for cell in cells(tmp_path / "one.ipynb", "code") for output in cell["outputs"]]
    assert len(outputs) >= 4


def test_a_missing_table_is_said_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    with pytest.raises(ProjectError) as caught:
        notebooks.execute(COMMITTED[0], tmp_path / "out.ipynb")
    assert "make data" in str(caught.value) and "Traceback" not in str(caught.value)
    assert not (tmp_path / "out.ipynb").exists()


def test_a_broken_notebook_is_said_in_a_sentence(tmp_path):
    broken = tmp_path / "99-broken.ipynb"
    broken.write_text("not json", encoding="utf-8")
    with pytest.raises(ProjectError, match="is not a notebook"):
        notebooks.execute(broken, tmp_path / "out.ipynb")


@pytest.fixture
def few(tmp_path, monkeypatch):
    few_tables(tmp_path)
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))


def test_answers_are_computed(few):
    assert prose_articles.answer_articles().startswith(
        "**10 acts of local or state policy stand in one article**, in 300 words"
    )
    assert "20 words were set aside" in prose_articles.answer_articles()
    assert "Their values rest on 10 passages" in prose_articles.answer_articles()
    two = prose_timeline.answer_timeline().splitlines()[1]
    assert "10 acts are reported: 4 adopted, 2 already in force" in two
    assert "Nine acts limit cooperation and one act extends it, or would if carried out." in two
    events = one_row_an_event(read_table("actions"), read_table("links"))
    assert prose_dates.exactness(events) == (
        "The day is known for four acts, a range of days for four and only the last possible day for two"
    )
    assert (
        "Four states have adopted acts of their own; the latest limits local cooperation in 3 and extends it in 1."
        in (prose_map.answer_map())
    )


def test_the_fullest_quarters_of_each_direction_stand_in_order(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    days = [("limits", "2017-02-01")] * 3 + [("limits", "2014-05-01")] + [("extends", "2025-05-01")] * 2
    rows = [
        ("Oakland", "city_council", "ordinance", "adopted", way, day, day, day, True) for way, day in days
    ]
    # A state's act, a proposal, and one of which only the year is known are in no number of a local quarter.
    rows += [
        ("California", "legislature", "statute", "adopted", "limits", "2014-05-02", "2014-05-02", "2014-05-02", True),
        ("Oakland", "city_council", "ordinance", "proposed", "limits", "2014-05-03", "2014-05-03", "2014-05-03", True),
        ("Oakland", "city_council", "ordinance", "adopted", "limits", "2014", "2014-01-01", "2014-12-31", True),
    ]  # fmt: skip
    write_tables(tmp_path, [action(i, *row) for i, row in enumerate(rows)], jurisdiction_rows(PLACES))
    found = prose_timeline.fullest_quarters(most=5)
    assert [(row.direction, f"{row.quarter:%Y-%m}", row.acts) for row in found.itertuples()] == [
        ("limits", "2017-01", 3), ("limits", "2014-04", 1), ("extends", "2025-04", 2),
    ]  # fmt: skip
    assert len(prose_timeline.fullest_quarters(most=1)) == 2
    said = prose_timeline.note_peaks()
    assert "Jan.–March 2017 for those that limit cooperation (3) and April–June 2025 for" in said
    assert "In three of the three quarters listed" in said.replace("3 quarters", "three quarters")
    assert "California 3" in views_timeline.peaks_explained().html


def test_acts_that_do_what_the_other_direction_does_are_told(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    day = "2017-02-01"
    ways = ["limits", "limits", "extends"]
    rows = [("Oakland", "police", "policy", "adopted", way, day, day, day, True) for way in ways]
    write_tables(tmp_path, [action(i, *row) for i, row in enumerate(rows)], jurisdiction_rows(PLACES))
    done = [
        (0, "status_inquiry", "prohibits"),
        (1, "masks_identification", "requires"),  # nobody who extends cooperation asks for that
        (2, "information_sharing", "permits"),
    ]

    def told(*provisions):
        names = ("action_id", "provision", "effect")
        write(tmp_path, "provisions", [
            dict(zip(names, (f"kron4/{number:03d}", *rest), strict=True)) for number, *rest in (*done, *provisions)
        ])  # fmt: skip
        return prose_provisions.note_mixed(most=1)

    assert told() == ""
    assert told((2, "status_inquiry", "prohibits")) == (
        "An act is counted by what it does as a whole. Oakland, CA (Feb. 1, 2017) extends cooperation and yet forbids "
        "asking about status, but allows sharing information."
    )
    both = told((0, "information_sharing", "permits"), (1, "information_sharing", "requires"))
    assert both.endswith("Two acts that limit cooperation require or allow some help all the same.")


def test_every_view_is_a_table_for_screen_readers(few):
    names = [
        "articles_read",
        "stretches_read",
        "acts_found",
        "values_and_words",
        "blanks",
        "dates_found",
        "links_found",
        "milestones_shown",
        "places_found",
    ]
    for name in names:
        html = getattr(views, name)()._repr_html_()
        assert (
            "<caption" in html
            and '<th scope="col"' in html
            and not re.search(r"\b(nan|none|na)\b", html.lower())
        ), name
        assert "&lt;NA&gt;" not in html, name


def test_tables_escape_what_sources_say(few):
    import pandas as pd

    html = table(pd.DataFrame({"A": ["<script>alert(1)</script>"], "B": [1234]}), 'A "caption"').html
    assert "<script>" not in html and "1,234" in html


def test_what_was_read_is_said_from_the_table(few, monkeypatch):
    assert prose_articles.note_sources().startswith("What was read of each source is our summary")
    assert "our summary of KRON4, character" in views.values_and_words().html
    articles = read_table("articles")
    monkeypatch.setattr(prose_articles, "read_table", lambda name: articles.assign(text_kind="original"))
    assert prose_articles.note_sources().startswith("Each source was read in the original")


def test_codes_are_shown_in_words(few):
    shown = "".join(view().html for view in (views.acts_found, views.values_and_words, views.places_found))
    assert not re.search(r"secure_communities|county_board|city_council|in_force|school_district", shown)


def test_only_web_addresses_become_links():
    assert link("A", "https://example.org/").url == "https://example.org/"
    assert link("A", "javascript:alert(1)") == "A" and link("A", None) == "A"


def test_figures_and_notebooks_belong_together():
    shown = {
        name
        for path in COMMITTED
        for cell in cells(path, "code")
        for name in re.findall(r'(?:draw|show)_figure\("([^"]+)"\)', "".join(cell["source"]))
    }
    assert shown == set(FIGURES)


def test_sources_of_notebooks_are_found_in_order():
    assert notebooks.sources() == [Path(path) for path in COMMITTED]
