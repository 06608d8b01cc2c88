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


DIGEST = (
    "---\ntitle: A vote\noutlet: The Herald\nurl: https://news.example/a\npublished: 2026-03-10\nkind: digest\n"
    "---\n\n"
)


def test_refreshing_names_what_no_row_names(copy, capsys):
    (copy / "data/raw/records").mkdir()
    (copy / "data/raw/records/new.csv").write_text("new\n")
    (copy / "data/raw/articles/README.md").write_text("about\n")
    (copy / "data/raw/articles/Thumbs.db").write_text("x")
    (copy / "data/raw/originals/kept.txt").write_text("local\n")
    assert tool.main([], copy) == 1
    said = capsys.readouterr().out
    assert (
        "data/raw/records/new.csv: not in data/raw/SOURCES.csv. If it is to be committed, add a line" in said
    )
    assert tool.sha256_of(copy / "data/raw/records/new.csv") in said
    assert "README" not in said and "Thumbs" not in said
    assert "kept" not in said


def test_a_new_digest_gets_a_row_with_what_its_front_matter_says(copy, capsys):
    header = ",".join(register.COLUMNS)
    (copy / "data/raw/SOURCES.csv").write_text(f"{header}\n000,article,data/raw/articles/000.md{',' * 10}\n")
    (copy / "data/raw/articles/a vote.md").write_text(DIGEST + "The council voted to adopt it.\n")
    assert tool.main(["--check"], copy) == 1
    assert tool.main([], copy) == 0
    assert "registered as a vote" in capsys.readouterr().out
    with (copy / "data/raw/SOURCES.csv").open(encoding="utf-8", newline="") as file:
        row = list(csv.DictReader(file))[1]
    assert (row["id"], row["kind"], row["path"]) == ("a vote", "article", "data/raw/articles/a vote.md")
    assert (row["title"], row["publisher"], row["url"]) == ("A vote", "The Herald", "https://news.example/a")
    assert row["published"] == "2026-03-10" and row["sha256"] == tool.sha256_of(copy / row["path"])
    assert row["retrieved"] and row["licence"].startswith("digest: CC BY")
    assert tool.main(["--check"], copy) == 0


def test_a_digest_without_a_title_is_told_and_an_articles_own_text_is_not_registered(copy, capsys):
    (copy / "data/raw/articles/new.md").write_text(
        DIGEST.replace("title: A vote\n", "") + "It was adopted.\n"
    )
    assert tool.main([], copy) == 1
    assert "new.md: cannot be registered, its front matter lacks title. Add it" in capsys.readouterr().out
    (copy / "data/raw/articles/new.md").write_text("The council voted to adopt it.\n")
    assert tool.main([], copy) == 0
    assert (
        "is not to be committed. If it is your own retelling, put 'kind: digest'" in capsys.readouterr().out
    )
    assert "new.md" not in (copy / "data/raw/SOURCES.csv").read_text()


def test_refreshing_names_rows_without_a_file(copy, capsys):
    (copy / "data/raw/articles/000.md").unlink()
    assert tool.main([], copy) == 1
    assert "000: its file is not there" in capsys.readouterr().out
