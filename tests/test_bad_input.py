"""A bad article stops the build: one sentence per file, status 1, the last good tables as they were."""

import csv
from pathlib import Path

import pytest

from analysis.cli import main
from analysis.loaders.articles import open_article
from analysis.report.views import articles_read

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
    "state": ("state.md", GOOD.replace("CA", "Califronia").encode(), "line 5: state is Califronia, which is no state"),
    "day": ("day.md", GOOD.replace("2018-01-18", "last week").encode(), "line 3: published is last week"),
    "no such day": ("day2.md", GOOD.replace("published: 2018-01-18", "date: 2018-02-30").encode(), "line 3: date is"),
    "kind": ("kind.md", GOOD.replace("state: CA", "kind: digset").encode(), "line 5: kind is digset"),
    "two values": ("two.md", GOOD.replace("state: CA", "author: {a: b}").encode(), "author holds more than"),
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


def test_an_address_that_is_none_is_left_out_and_said(folder, tmp_path, capsys):
    articles, _ = folder
    (articles / "address.md").write_text(GOOD.replace("https://", "no address: "), encoding="utf-8")
    capsys.readouterr()
    assert main(["build", "--articles", str(articles), "--out", str(tmp_path)]) == 0
    assert "is no address and is left out" in capsys.readouterr().out
    rows = (tmp_path / "articles.csv").read_text(encoding="utf-8").splitlines()
    assert any(row.startswith("address,") and "no address" not in row for row in rows)


def articles_of(out: Path) -> dict[str, dict[str, str]]:
    """The rows of articles.csv by id."""
    with (out / "articles.csv").open(encoding="utf-8", newline="") as file:
        return {row["article_id"]: row for row in csv.DictReader(file)}


def builds(articles: Path, out: Path, capsys) -> str:
    """Build, which must go well; what it said."""
    capsys.readouterr()
    assert main(["build", "--articles", str(articles), "--out", str(out)]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("state", ["ca", "california", "Calif.", "CALIFORNIA"])
def test_a_state_is_known_by_any_usual_name(tmp_path, state):
    path = tmp_path / "a.md"
    path.write_text(GOOD.replace("state: CA", f"state: {state}"), encoding="utf-8")
    assert open_article(path).state == "CA"


def test_an_entry_that_is_not_read_is_said_with_its_line(folder, tmp_path, capsys):
    articles, _ = folder
    (articles / "keys.md").write_text(
        GOOD.replace("published:", "pubished:").replace("state:", "tags: [a]\nstate:")
    )
    said = builds(articles, tmp_path, capsys)
    assert "keys.md, line 3: pubished is not read; did you mean published?" in said
    assert "keys.md, line 5: tags is not read" in said and "state is not read" not in said


def test_what_is_not_read_is_named_and_what_systems_leave_is_not(folder, tmp_path, capsys):
    articles, _ = folder
    for name in (
        "scan.pdf",
        "notes.DOCX",
        "Thumbs.db",
        ".DS_Store",
        "~$tes.docx",
        "desktop.ini",
        "README.rst",
    ):
        (articles / name).write_bytes(b"x")
    said = builds(articles, tmp_path, capsys)
    (line,) = [line for line in said.splitlines() if "not read in" in line]
    assert "notes.DOCX, scan.pdf. Save the text" in line
    assert not any(name in line for name in ("Thumbs", "DS_Store", "~$", "desktop", "README"))


def test_a_folder_of_other_files_alone_says_which(tmp_path, folder, capsys):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "scan.pdf").write_bytes(b"x")
    (line,) = fails(tmp_path / "articles", folder[1], capsys)
    assert "holds no .txt, .md or .html file" in line and "scan.pdf" in line


def test_articles_in_a_folder_below_are_not_read_and_said(tmp_path, capsys):
    (tmp_path / "articles" / "2018").mkdir(parents=True)
    (tmp_path / "articles" / "page_files").mkdir()
    for name in ("good.md", "2018/more.md", "page_files/part.html"):
        (tmp_path / "articles" / name).write_text(GOOD)
    said = builds(tmp_path / "articles", tmp_path / "articles" / "out", capsys)
    assert "2018/. Save" in said and "page_files" not in said
    assert (
        "out/" not in builds(tmp_path / "articles", tmp_path / "articles" / "out", capsys).split("wrote")[0]
    )


def test_one_file_saved_twice_is_said(folder, tmp_path, capsys):
    articles, _ = folder
    (articles / "again.md").write_text(GOOD, encoding="utf-8")
    assert "good.md is the same file as again.md" in builds(articles, tmp_path, capsys)


def test_the_title_is_the_heading_or_the_headline_where_front_matter_gives_none(folder, tmp_path, capsys):
    articles, _ = folder
    body = GOOD.split("---\n")[2].strip()
    (articles / "heading.md").write_text(f"# Oakland votes\n\n{body}\n")
    (articles / "headline.txt").write_bytes(f"Oakland council bars aid to ICE\r\n\r\n{body}\r\n".encode())
    (articles / "bare.txt").write_text(f"{body}\n")
    builds(articles, tmp_path, capsys)
    titles = {key: row["title"] for key, row in articles_of(tmp_path).items()}
    assert titles == {"heading": "Oakland votes", "headline": "Oakland council bars aid to ICE", "bare": "",
                      "good": "Oakland votes"}  # fmt: skip


def test_what_went_from_around_a_page_is_counted(folder, tmp_path, capsys, monkeypatch):
    articles, _ = folder
    body = "".join(f"<p>{line}</p>" for line in GOOD.split("---\n")[2].split("\n\n"))
    page = (
        "<html><head><title>Oakland votes</title><style>a b c</style></head><body><nav>Home News Sports Weather</nav>"
        f"<article>{body}</article><script>not words at all</script><footer>All rights reserved here"
        "</footer></body></html>"
    )
    (articles / "page.html").write_text(page)
    assert "8 words around them went before" in builds(articles, tmp_path, capsys)
    rows = articles_of(tmp_path)
    assert (rows["page"]["words_around"], rows["good"]["words_around"]) == ("8", "0")
    # The notebook shows them, where there are any.
    assert "Page furniture" not in articles_read().html
    builds(articles, tmp_path / "data" / "processed", capsys)
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    assert "Page furniture" in articles_read().html


def test_a_very_long_article_is_named_before_it_is_read(folder, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("analysis.tables.build.LONG", 20)
    assert "reading good.md: " in builds(folder[0], tmp_path, capsys)
