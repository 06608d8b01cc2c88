"""The command line: what it writes, what it says, how it ends."""

import re
import subprocess
import sys

import pytest

from analysis import cli, paths
from analysis.schemas import TABLES
from analysis.tables import compare, summary
from analysis.tables.store import read_table

VOTE = (
    "---\ntitle: Oakland council votes\npublished: 2018-01-18\nstate: CA\n---\n\n"
    "OAKLAND, Calif. - On Tuesday the Oakland City Council adopted, by a vote of 7-0, a resolution that bars "
    "city employees from cooperating with Immigration and Customs Enforcement.\n\nIt took effect at once.\n"
)
COMMANDS = ("build", "figures", "notebooks", "reports", "summary", "check", "score", "why")


@pytest.fixture(scope="module")
def digest_build(tmp_path_factory):
    """The project's own tables, built into a folder."""
    out = tmp_path_factory.mktemp("cli") / "tables"
    assert cli.main(["build", "--out", str(out)]) == 0
    return out


def test_build_writes_every_table_and_what_describes_them(digest_build):
    written = {path.name for path in digest_build.iterdir()}
    assert written == {f"{name}.csv" for name in TABLES} | {"CODEBOOK.md", "datapackage.json"}


def test_second_build_gives_the_same_bytes(digest_build, tmp_path):
    assert cli.main(["build", "--out", str(tmp_path)]) == 0
    for path in digest_build.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_committed_tables_are_what_the_build_gives(digest_build):
    for path in digest_build.iterdir():
        assert (paths.processed() / path.name).read_bytes() == path.read_bytes(), (
            f"run make: {path.name} differs"
        )


def test_build_says_what_went_in_and_came_out(tmp_path, capsys):
    articles = tmp_path / "my articles"
    articles.mkdir()
    (articles / "a vote.md").write_text(VOTE, encoding="utf-8")
    (articles / "b.txt").write_text(
        "Nothing of the kind was decided in Oakland. People went home early that day.\n"
    )
    assert cli.main(["build", "--articles", str(articles), "--out", str(tmp_path / "out")]) == 0
    out = capsys.readouterr().out
    assert "opened 2 articles (2 originals)" in out and "words kept" in out and "dropped" in out
    assert "found 1 action in 1 of 2 articles" in out and "no action was found in b" in out
    assert "checked 13 tables" in out and "actions 1" in out
    row = (tmp_path / "out" / "actions.csv").read_text(encoding="utf-8").splitlines()[1]
    assert row.startswith("a-vote-oakland-ca-city_council-adopted,a vote,,extracted,true,")


@pytest.mark.parametrize("arguments", [["--articles", "data/raw/articles"], ["--originals"]])
def test_other_articles_need_a_folder_of_their_own(arguments, capsys):
    assert cli.main(["build", *arguments]) == 1
    assert "needs --out DIR" in capsys.readouterr().err
    assert cli.main(["build", *arguments, "--out", str(paths.processed())]) == 1
    assert "cannot write to data/processed" in capsys.readouterr().err


def test_analysis_out_moves_everything(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    assert cli.main(["build"]) == 0
    assert (tmp_path / "data" / "processed" / "actions.csv").exists()


def test_progress_is_shown_for_many_articles(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("analysis.tables.build.STEP", 2)
    for i in range(5):
        (tmp_path / f"{i}.md").write_text(VOTE, encoding="utf-8")
    assert cli.main(["build", "--articles", str(tmp_path), "--out", str(tmp_path / "out")]) == 0
    out = capsys.readouterr().out
    assert "reading 2 of 5 articles" in out and "reading 4 of 5 articles" in out


def test_why_prints_each_value_with_its_words(digest_build, capsys):
    assert cli.main(["why", "003-oakland", "--tables", str(digest_build)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("003-oakland-ca-city_council-adopted\n") and "Newsweek" in out
    line = next(line for line in out.splitlines() if line.strip().startswith("stage"))
    assert "adopted" in line and '"' in line and "decided" in line
    assert "date_basis" in out and "not known:" in out


def test_why_tells_what_was_corrected(digest_build, capsys):
    assert cli.main(["why", "004-santa-clara", "--tables", str(digest_build)]) == 0
    assert "corrected from Santa Clara by" in capsys.readouterr().out


def test_why_asks_back_where_the_id_is_not_one(digest_build, capsys):
    assert cli.main(["why", "004", "--tables", str(digest_build)]) == 1
    assert "Did you mean: 004-arlington" in capsys.readouterr().err
    assert cli.main(["why", "nowhere", "--tables", str(digest_build)]) == 1
    assert "There is no action nowhere" in capsys.readouterr().err


def test_tables_that_are_missing_are_told_with_the_command_that_makes_them(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    assert cli.main(["why", "x"]) == 1
    assert "make data" in capsys.readouterr().err


@pytest.mark.parametrize(("given", "said"), [
    ("Oakland-CA-201", "Did you mean: oakland-ca-2016-city_council-adopted, oakland-ca-2017"),
    ("oaklnd-ca-2018-city_council-adopted", "Did you mean: oakland-ca-2018-city_council-adopted"),
    ("xyz", "There is no action xyz. The ids stand in the first column"),
    ("oak", " more?"),
])  # fmt: skip
def test_why_helps_where_an_id_is_mistyped(given, said, capsys):
    assert cli.main(["why", given]) == 1
    assert said in capsys.readouterr().err


def test_why_takes_an_id_with_blanks_and_capitals(capsys):
    assert cli.main(["why", "003 Oakland"]) == 0
    assert capsys.readouterr().out.startswith("003-oakland-ca-city_council-adopted")


@pytest.mark.parametrize("arguments", [["diff", "{}", "data/processed"], ["why", "x", "--tables", "{}"],
                                       ["review", "--tables", "{}"]])  # fmt: skip
def test_a_folder_without_tables_is_told(arguments, tmp_path, capsys):
    assert cli.main([word.format(tmp_path) for word in arguments]) == 1
    said = capsys.readouterr().err
    assert "actions.csv is not there. Name a folder that holds the tables of a build" in said


def test_tables_are_not_written_over_a_file(tmp_path, capsys):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "vote.md").write_text(VOTE)
    (tmp_path / "file").write_text("kept")
    assert cli.main(["build", "--articles", str(tmp_path / "a"), "--out", str(tmp_path / "file")]) == 1
    assert "is a file. Name a folder" in capsys.readouterr().err
    assert (
        cli.main(["build", "--articles", str(tmp_path / "a"), "--out", str(tmp_path / "file" / "below")]) == 1
    )
    assert "cannot be read or written" in capsys.readouterr().err
    assert (tmp_path / "file").read_text() == "kept"


def test_a_number_of_rows_must_be_one(capsys):
    for most in ("-3", "0", "many"):
        with pytest.raises(SystemExit) as end:
            cli.main(["review", "--most", most])
        assert end.value.code == 2 and "write one such as 50" in capsys.readouterr().err


def test_summary_says_what_was_read_and_which_page_to_open(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    assert cli.main(["build"]) == 0
    assert "make reports" in summary.summary_lines()[-1]
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "index.html").write_text("x")
    lines = summary.summary_lines()
    assert lines[0].startswith(f"Read   {len(read_table('articles'))} articles")
    assert lines[1].startswith(
        f"Found  {(read_table('actions')['method'] == 'extracted').sum()} actions in them"
    )
    assert lines[-1].endswith("reports/index.html")
    record = (paths.ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    told = re.search(r"(\d+) jurisdictions with an id and (\d+) without", lines[1])
    for count, row in zip(
        told.groups(), ("with an id", "without one, told apart by name, state and level"), strict=True
    ):
        assert f"| jurisdictions {row} | {count} |" in record
    assert not re.search(r"<NA>|\bnan\b|\bNone\b", "\n".join(lines))


def test_comparison_names_what_differs(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    for top in (old, new):
        for folder in ("data/processed", "figures", "notebooks"):
            (top / folder).mkdir(parents=True)
        (top / "data/processed/a.csv").write_text("1")
        (top / "figures/a.png").write_bytes(b"1")
        (top / "notebooks/1.ipynb").write_text(NOTEBOOK % ("", "1"))
    assert compare.differences(old, new) == []
    (new / "notebooks/1.ipynb").write_text(NOTEBOOK % (' "id": "other",', "1"))
    assert compare.differences(old, new) == []
    (new / "notebooks/1.ipynb").write_text(NOTEBOOK % ("", "2"))
    (new / "data/processed/a.csv").write_text("2")
    (new / "figures/a.png").unlink()
    (new / "figures/b.svg").write_text("2")
    (new / "figures/ignored.pdf").write_text("2")
    assert [line.split(":")[0] for line in compare.differences(old, new)] == [
        "data/processed/a.csv", "figures/a.png", "figures/b.svg", "notebooks/1.ipynb"]  # fmt: skip


NOTEBOOK = (
    '{"cells": [{"cell_type": "code",%s "source": ["1"], "execution_count": 1, "outputs": '
    '[{"output_type": "stream", "name": "stdout", "text": ["%s"]}]}]}'
)


def test_comparison_finds_another_folder_even_where_a_build_is_elsewhere(tmp_path, monkeypatch):
    monkeypatch.delenv("ANALYSIS_OUT", raising=False)
    with compare.building_into(tmp_path):
        assert paths.processed() == tmp_path / "data" / "processed"
    assert paths.processed() == paths.ROOT / "data" / "processed"


def run(*arguments: str) -> subprocess.CompletedProcess:
    """The command as a person runs it."""
    command = [sys.executable, "-m", "analysis", *arguments]
    return subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True, check=False)


def test_help_lists_every_command():
    shown = run("--help")
    assert shown.returncode == 0
    for command in COMMANDS:
        assert re.search(rf"^    {command}\s+\w+", shown.stdout, re.M), command


def test_bad_usage_ends_with_two_and_a_mistake_with_one_without_a_traceback(tmp_path):
    assert run("paint").returncode == 2
    failed = run("build", "--articles", str(tmp_path / "nowhere"), "--out", str(tmp_path))
    assert failed.returncode == 1 and failed.stdout == ""
    assert failed.stderr.count("\n") == 1 and "is not a folder" in failed.stderr
