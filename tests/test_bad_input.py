"""A bad article stops the build: one sentence per file, status 1, the last good tables as they were."""

from pathlib import Path

import pytest

from analysis.cli import main

GOOD = (
    "---\ntitle: Oakland votes\npublished: 2018-01-18\nurl: https://news.example/a\nstate: CA\n---\n\n"
    "OAKLAND, Calif. - The Oakland City Council voted 7-0 on Tuesday to adopt a resolution "
    "that bars city employees from cooperating with Immigration and Customs Enforcement.\n\n"
    "It took effect at once.\n"
)
# File name, its bytes, words that the sentence on it must hold.
BAD = {
    "empty": ("empty.txt", b"", "is empty"),
    "blank": ("blank.md", b" \n\n\t\n", "is empty"),
    "binary": ("picture.txt", bytes(range(256)) * 40, "is not a text file"),
    "zip": ("page.html", b"PK\x03\x04" + b"\x00\x01\x02\x03" * 400, "is not a text file"),
    "unclosed": ("unclosed.md", b"---\ntitle: A\nurl: b\n\nThe council voted to adopt it.\n", "not closed"),
    "not yaml": ("yaml.md", b"---\ntitle: [A\nurl: {b\n---\nIt was put to a vote.\n", "cannot be read"),
    "no body": ("head.md", b"---\ntitle: A\n---\n", "holds no article"),
    "no words": ("digits.txt", b"1 2 3 4 5 6 7 8 9\n", "holds no words"),
    "no article": ("page.html", b"<html><head><title>x</title></head><body></body></html>", "no article"),
}  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Path, Path]:
    """A folder with one good article, and the tables built from it."""
    top = tmp_path_factory.mktemp("bad-input")
    (top / "articles").mkdir()
    (top / "articles" / "good.md").write_text(GOOD, encoding="utf-8")
    assert main(["build", "--articles", str(top / "articles"), "--out", str(top / "out")]) == 0
    return top / "articles", top / "out"


@pytest.fixture
def folder(built):
    """That folder; whatever a test puts there is taken away again."""
    yield built
    for path in built[0].iterdir():
        if path.name != "good.md":
            path.unlink() if path.is_file() or path.is_symlink() else path.rmdir()


def fails(articles: Path, out: Path, capsys) -> list[str]:
    """Build, which must fail; the sentences on stderr. The tables must be as they were."""
    before = contents(out)
    capsys.readouterr()
    assert main(["build", "--articles", str(articles), "--out", str(out)]) == 1
    assert contents(out) == before
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return captured.err.strip().splitlines()


@pytest.mark.parametrize("case", BAD)
def test_one_sentence_says_which_file_and_what_to_do(folder, case, capsys):
    articles, out = folder
    name, raw, said = BAD[case]
    (articles / name).write_bytes(raw)
    lines = fails(articles, out, capsys)
    assert len(lines) == 1
    assert name in lines[0] and said in lines[0] and lines[0].endswith(".")
    # What is wrong, and then what to do about it.
    assert lines[0].count(". ") >= 1


def test_every_bad_file_is_named_in_one_run(folder, capsys):
    articles, out = folder
    names = {case: f"{i}{Path(BAD[case][0]).suffix}" for i, case in enumerate(BAD)}
    for case, name in names.items():
        (articles / name).write_bytes(BAD[case][1])
    lines = fails(articles, out, capsys)
    assert len(lines) == len(names)
    for name in names.values():
        assert sum(f"/{name}" in line for line in lines) == 1


def test_two_files_of_one_name_are_told(folder, capsys):
    articles, out = folder
    (articles / "good.txt").write_text(GOOD, encoding="utf-8")
    lines = fails(articles, out, capsys)
    assert len(lines) == 1 and "good.md" in lines[0] and "good.txt" in lines[0] and "Rename" in lines[0]


def test_dangling_link_is_told(folder, capsys):
    articles, out = folder
    (articles / "link.txt").symlink_to(articles / "nowhere.txt")
    lines = fails(articles, out, capsys)
    assert len(lines) == 1 and "link.txt cannot be opened" in lines[0]


def test_folder_named_like_an_article_is_told(folder, capsys):
    articles, out = folder
    (articles / "folder.txt").mkdir()
    lines = fails(articles, out, capsys)
    assert len(lines) == 1 and "folder.txt cannot be opened" in lines[0]


def test_odd_encodings_are_read(folder, capsys):
    articles, out = folder
    text = GOOD.replace("Oakland City", "Cañon City").replace("OAKLAND, Calif.", "CAÑON CITY, Colo.")
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        (articles / f"{encoding}.md").write_bytes(text.encode(encoding))
    assert main(["build", "--articles", str(articles), "--out", str(out.parent / "odd")]) == 0
    assert "opened 4 articles" in capsys.readouterr().out


@pytest.mark.parametrize(("make", "said"), [
    (lambda top: None, "is not a folder"),
    (lambda top: top.mkdir(), "holds no .txt, .md or .html file"),
    (lambda top: (top.mkdir(), (top / "README.md").write_text("Put the articles here.")), "holds no"),
])  # fmt: skip
def test_folder_without_articles(tmp_path, folder, capsys, make, said):
    make(tmp_path / "articles")
    lines = fails(tmp_path / "articles", folder[1], capsys)
    assert len(lines) == 1 and said in lines[0]


def test_an_address_that_is_none_is_left_out_and_said(folder, capsys):
    articles, out = folder
    (articles / "address.md").write_text(GOOD.replace("https://", "no address: "), encoding="utf-8")
    capsys.readouterr()
    assert main(["build", "--articles", str(articles), "--out", str(out / "other")]) == 0
    assert "is no address and is left out" in capsys.readouterr().out
    rows = (out / "other" / "articles.csv").read_text(encoding="utf-8").splitlines()
    assert any(row.startswith("address,") and "no address" not in row for row in rows)
