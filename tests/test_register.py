"""The register names every raw item that is committed, and the hashes it gives hold."""

import csv
import importlib.util
import subprocess

import pytest

from analysis import paths
from analysis.loaders import register

KINDS = {"article", "record", "lexicon", "geography"}
TOOL = paths.ROOT / "tools" / "refresh_register.py"
spec = importlib.util.spec_from_file_location("refresh_register", TOOL)
tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tool)


def rows() -> list[dict[str, str]]:
    with paths.REGISTER.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_columns_are_those_the_loader_reads():
    with paths.REGISTER.open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == register.COLUMNS


def test_ids_and_paths_are_unique():
    for name in ("id", "path"):
        values = [row[name] for row in rows()]
        assert len(values) == len(set(values))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_row_holds(row):
    """Its file is there with that hash, and what a reader needs to judge it is filled in."""
    path = paths.ROOT / row["path"]
    assert path.is_file(), f"{row['path']} is not there"
    assert row["kind"] in KINDS
    assert all(row[name] for name in ("title", "publisher", "retrieved", "licence"))
    assert tool.sha256_of(path) == row["sha256"], "run `make register`"


def test_every_committed_file_is_registered():
    """A folder's README and the register itself are no raw items; originals are kept locally."""
    listed = subprocess.run(
        ["git", "-C", str(paths.ROOT), "ls-files", "-z", "data/raw"],
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode or not listed.stdout:
        pytest.skip("not a git checkout, so nothing tells what is committed")
    known = {row["path"] for row in rows()}
    committed = set(listed.stdout.split("\0")) & set(tool.raw_files(paths.ROOT))
    assert committed <= known, f"not registered: {sorted(committed - known)}"


def test_the_five_articles_are_registered_with_the_hash_of_the_original(originals):
    """The bytes of each article lead to its row, whatever the file is called."""
    assert sorted(originals) == ["000", "001", "002", "003", "004"]
    known = {row["id"]: row for row in rows()}
    for id_, document in originals.items():
        assert document.text_kind == "original"
        assert document.sha256 == known[id_]["original_sha256"]
        assert document.url == known[id_]["url"]


def test_a_digest_says_what_its_row_says(digests):
    for row in rows():
        if row["kind"] == "article" and row["id"] in digests:
            document = digests[row["id"]]
            assert document.text_kind == "digest"
            assert (document.title, document.publisher, document.published) == (
                row["title"], row["publisher"], row["published"],
            )  # fmt: skip
            head = (paths.ROOT / row["path"]).read_text(encoding="utf-8").split("---")[1]
            assert row["url"] in head
            assert row["published"] in head


@pytest.fixture
def copy(tmp_path):
    """A project folder with a register of one file."""
    raw = tmp_path / "data" / "raw"
    (raw / "articles").mkdir(parents=True)
    (raw / "originals").mkdir()
    (raw / "articles" / "000.md").write_text("one\n")
    (raw / "SOURCES.csv").write_text("id,path,sha256\n000,data/raw/articles/000.md,\n")
    return tmp_path


def test_refreshing_writes_the_hash(copy, capsys):
    assert tool.main(["--check"], copy) == 1
    assert tool.main([], copy) == 0
    assert tool.main(["--check"], copy) == 0
    written = (copy / "data/raw/SOURCES.csv").read_text()
    assert tool.sha256_of(copy / "data/raw/articles/000.md") in written
    assert "000: sha256 brought up to date" in capsys.readouterr().out


def test_refreshing_names_what_no_row_names(copy, capsys):
    (copy / "data/raw/articles/new.md").write_text("new\n")
    (copy / "data/raw/articles/README.md").write_text("about\n")
    (copy / "data/raw/originals/kept.txt").write_text("local\n")
    assert tool.main([], copy) == 1
    said = capsys.readouterr().out
    assert "data/raw/articles/new.md" in said
    assert "README" not in said
    assert "kept" not in said


def test_refreshing_names_rows_without_a_file(copy, capsys):
    (copy / "data/raw/articles/000.md").unlink()
    assert tool.main([], copy) == 1
    assert "000: its file is not there" in capsys.readouterr().out
