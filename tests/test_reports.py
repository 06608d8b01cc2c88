"""Pages: words for every image, nothing fetched, headings in order, the same bytes twice, counts and links that fit
the tables, files to download that are whole.
"""

import hashlib
import json
import re
from html import escape
from itertools import pairwise

import pandas as pd
import pytest
from PIL import Image
from tags import Page
from test_charts import FEW, PLACES, action, few_tables, jurisdiction_rows, no_tables, write, write_tables

from analysis import paths
from analysis.charts.draw import FIGURES, draw_all
from analysis.errors import ProjectError
from analysis.report import (
    codebook_page,
    downloads_page,
    front,
    glossary_page,
    markdown,
    method_page,
    notebooks,
    pages,
    sources,
    sources_page,
)
from analysis.report.files import eaten
from analysis.report.front_numbers import cards, introduction, years
from analysis.report.navigation import MODULES, made_pages
from analysis.report.told import told_words
from analysis.report.words import address_words, host, size_words, source_pages
from analysis.schemas import TABLES
from analysis.tables.codebook import codebook_text
from analysis.tables.datapackage import datapackage_text
from analysis.tables.store import read_table

NOTEBOOKS = {path.stem for path in (paths.ROOT / "notebooks").glob("[0-9]*.ipynb")}
ADDRESS = "https://www.example.org/council/minutes"


def whole(folder, acts=True):
    """A complete data/processed around the small corpus, or around nothing: all tables, codebook, data package."""
    (few_tables if acts else no_tables)(folder)
    processed = folder / "data" / "processed"
    for name in TABLES:
        if not (processed / f"{name}.csv").exists():
            write(folder, name, [])
    describe(folder)


def describe(folder):
    """Write codebook and data package anew from the tables that are there."""
    processed = folder / "data" / "processed"
    frames = {name: read_table(name, processed) for name in TABLES}
    files = {f"{name}.csv": (processed / f"{name}.csv").read_bytes() for name in TABLES}
    (processed / "CODEBOOK.md").write_text(codebook_text(frames), encoding="utf-8")
    (processed / "datapackage.json").write_text(datapackage_text(files), encoding="utf-8")


def coded_tables(folder):
    """The small corpus, of which two acts are coded: one page is first to both, another second to one of them."""
    acts = [action(i, *row) for i, row in enumerate(FEW)]
    for number in (0, 3):
        acts[number] |= {
            "record_id": acts[number]["action_id"],
            "article_id": None,
            "method": "coded",
            "confidence": None,
        }
    write_tables(folder, acts, jurisdiction_rows(PLACES))
    record = {
        "publisher": "A council",
        "url": ADDRESS,
        "page_date": "2010-11-10",
        "checked_on": "2026-11-26",
        "note": "n",
    }
    other = {"url_2": "https://paper.example.com/story?a=1"}
    write(
        folder,
        "records",
        [record | {"record_id": acts[0]["action_id"]} | other, record | {"record_id": acts[3]["action_id"]}],
    )
    said = {"subject": acts[0]["action_id"], "column": "date", "value_a": "2010-11-09", "source_a": "A council",
            "value_b": "2010-11-08", "source_b": "A paper", "note": "One <b>day</b> apart."}  # fmt: skip
    write(folder, "conflicts", [said])
    for name in TABLES:
        if not (folder / "data" / "processed" / f"{name}.csv").exists():
            write(folder, name, [])
    describe(folder)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder with figures, notebooks and reports of the small corpus, and an export beside the tables."""
    folder = tmp_path_factory.mktemp("site")
    whole(folder)
    exports = folder / "data" / "exports"
    exports.mkdir()
    (exports / "actions.parquet").write_bytes(b"PAR1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANALYSIS_OUT", str(folder))
        draw_all()
        notebooks.run_all()
        pages.build_all()
        yield folder


def site(folder):
    """The pages without a script; the explorer has tests of its own."""
    found = {path.name: path.read_text(encoding="utf-8") for path in (folder / "reports").glob("*.html")}
    return {name: text for name, text in sorted(found.items()) if name != "explorer.html"}


def test_one_page_a_notebook_an_index_and_the_record(built):
    made = {f"{stem}.html" for stem in NOTEBOOKS} | set(made_pages())
    assert set(site(built)) == {"index.html"} | made - {"explorer.html"}
    assert (built / "reports" / "explorer.html").exists()
    assert {"codebook.html", "downloads.html", "sources.html"} <= made


def test_every_image_has_words(built):
    for name, text in site(built).items():
        images = Page(text).all("img")
        assert images or name.removesuffix(".html") not in NOTEBOOKS, name
        for image in images:
            assert len(image["alt"]) > 80, name
            assert image["width"] and image["height"]
            assert image["src"].startswith("data:image/png;base64,")


def test_nothing_is_fetched(built):
    for name, text in site(built).items():
        for tag, attributes in Page(text).tags:
            for attribute in ("src", "srcset", "data", "poster", "action", "background"):
                value = attributes.get(attribute) or "data:"
                assert value.startswith("data:"), (name, tag, attribute)
            if tag != "a":
                assert (attributes.get("href") or "data:").startswith("data:"), (name, tag)
        assert not re.search(r"<(iframe|object|embed|base)\b", text), name
        # The explorer alone has a script, inside itself.
        assert "<script" not in text or name == "explorer.html", name
        assert not re.search(r"@import|url\(\s*['\"]?(?!data:)", text.split("</style>")[0]), name


def test_links_lead_somewhere(built):
    names = site(built) | {"explorer.html": "<title></title>"}
    for name, text in names.items():
        for link in Page(text).all("a"):
            if link["href"].startswith(("https://", "http://")):
                continue
            file, _, part = link["href"].partition("#")
            assert (built / "reports" / (file or name)).is_file(), (name, link["href"])
            if part:
                assert f'id="{part}"' in names[file or name], (name, link["href"])


def test_pages_can_be_walked_by_ear(built):
    for name, text in site(built).items():
        page = Page(text)
        assert page.all("html") == [{"lang": "en"}]
        for landmark in ("header", "main", "footer"):
            assert len(page.all(landmark)) == 1, (name, landmark)
        labels = [nav["aria-label"] for nav in page.all("nav")]
        assert labels[0] == "Pages" and len(labels) == len(set(labels)), name
        tables = len(page.all("table"))
        assert len(page.all("caption")) == tables, name
        assert all(cell.get("scope") for cell in page.all("th")), name
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name
        identities = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(identities) == len(set(identities)), name
        assert len(page.all("title")) == 1 and 'aria-current="page"' in text


def test_titles_lead_to_their_pages(built):
    assert '<a href="https://example.org/">A federal programme begins' in site(built)["02-timeline.html"]


def test_the_index_has_figures_and_counts(built):
    text = site(built)["index.html"]
    assert len(Page(text).all("img")) == len(FIGURES)
    for number, words in (
        ("10", "acts, 2010 to 2026"),
        ("5", "decided acts that limit cooperation"),
        ("1", "decided act that extends cooperation"),
        ("2", "past a first vote or asked of the federal government"),
        ("2", "refused by the federal government"),
        ("7", "cities and counties"),
        ("1", "state with an act of its own"),
    ):
        assert f"<dt>{words}</dt><dd>{number}</dd>" in text
    assert "How to cite" in text and "may or may not have a policy" in text
    for name in site(built):
        assert f'href="{name}"' in text


def test_a_headline_stands_above_each_picture_where_the_screen_is_narrow(built):
    text = site(built)["index.html"]
    for figure_id in FIGURES:
        with Image.open(built / "figures" / f"{figure_id}.png") as picture:
            picture.load()
            title = picture.text["Title"]
        above = f'<p class="headline" aria-hidden="true" style="display: none">{escape(title)}</p>'
        assert f'<figure id="{figure_id}">{above}' in text
    assert "figure .headline { display: block !important" in text


def test_explorer_first_and_the_articles_last_in_the_navigation(built):
    text = site(built)["index.html"]
    shown = re.findall(r'<li><a href="([^"]+)"', text.split("</nav>")[0])
    assert shown[:3] == ["index.html", "explorer.html", "02-timeline.html"]
    assert shown.index("01-articles.html") == len(NOTEBOOKS) + 1
    assert shown[len(NOTEBOOKS) + 2 :] == [
        f"{name}.html" for name in ("method", "sources", "glossary", "codebook", "downloads")
    ]


def test_code_and_how_to_run_it_stand_folded_at_the_end(built):
    text = site(built)["06-adoption.html"]
    before, after = text.split('<details class="code">')
    assert "make notebooks" in after and "make notebooks" not in before
    assert "draw_figure(" in after and "draw_figure(" not in before
    assert '<a href="#cell-2">Cell 2</a>' in after and 'id="cell-2"' in before


def test_agreements_are_said_to_be_examples_beside_the_numbers(built):
    numbers = site(built)["index.html"].split('id="numbers"')[1].split("</section>")[0]
    assert "287(g) the record holds examples only" in numbers


def test_new_figures_come_to_the_index_by_themselves(monkeypatch):
    monkeypatch.setitem(FIGURES, "a-new-one", ("module", "function"))
    assert front.front_figures()[-1] == ("a-new-one", "A new one", ())
    monkeypatch.delitem(FIGURES, "timeline")
    assert "timeline" not in [figure_id for figure_id, *_ in front.front_figures()]


def test_light_dark_print_and_small_screens_are_seen_to(built):
    for text in site(built).values():
        for query in ("prefers-color-scheme: dark", "@media print", "max-width", "width=device-width"):
            assert query in text


def test_built_twice_gives_the_same_bytes(built, monkeypatch):
    before = site(built)
    monkeypatch.setenv("ANALYSIS_OUT", str(built))
    pages.build_all()
    assert site(built) == before


def test_pages_need_notebooks(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    with pytest.raises(ProjectError, match="make notebooks"):
        pages.build_all()


def test_a_page_without_its_module_is_passed_over(monkeypatch):
    monkeypatch.setattr("analysis.report.navigation.MODULES", MODULES | {"not_there": "page_html"})
    assert set(made_pages()) >= {"codebook.html", "downloads.html", "sources.html"}


@pytest.fixture
def coded(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    coded_tables(tmp_path)
    return tmp_path


@pytest.fixture
def nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    whole(tmp_path, acts=False)
    return tmp_path


def test_the_introduction_counts_each_way(coded):
    one, two = introduction()
    assert one == (
        "The tables hold 10 acts of three cities, four counties and one state, dated 2010 to 2026. "
        "Of the six that were decided, five limit local cooperation and one extends it; "
        "the other four were proposed, asked for or turned down."
    )
    assert two == (
        "Two acts were coded one by one, each from a public page that says so (one page of one publisher), "
        "one with a second page beside it; eight acts were read by written rules from one news article, "
        "with the words behind each value. Where both report one act, it is counted once. "
        "The pages were last compared with the rows on Nov. 26, 2026."
    )
    assert ("2", "public pages that coded acts rest on") in cards()


def test_years_before_the_timeline_stand_apart():
    def told(*days):
        return years(pd.DataFrame({"date_latest": [*days, None]}))

    assert told("2026-05-01", "1986-07-08", "2010-01-01") == "1986 and 2010 to 2026"
    assert [told("2010-01-01", "2010-05-01"), told()] == ["2010", ""]


def test_without_acts_the_pages_say_so(nothing):
    assert introduction() == ["The tables hold no act yet."]
    assert cards() == [("0", "acts")]
    for page in (codebook_page, downloads_page, sources_page):
        text = page.page_html([page.PAGE])
        assert "<h1>" in text and not re.search(
            r"\b(nan|None)\b", re.sub(r"<style>.*?</style>", "", text, flags=re.S)
        )


def test_sources_are_listed_by_state_with_what_rests_on_them(coded):
    found = sources.pages_of_acts()
    assert [tuple(row) for row in found[["state", "publisher", "url", "acts"]].itertuples(index=False)] == [
        ("CA", "A council", ADDRESS, 1),
        ("CA", "paper.example.com", "https://paper.example.com/story?a=1", 1),
        ("VA", "A council", ADDRESS, 1),
    ]
    assert list(found["places"]) == [
        "San Francisco County 2010",
        "San Francisco County 2010",
        "Arlington County 2010",
    ]
    text = sources_page.page_html([sources_page.PAGE])
    assert '<a href="https://paper.example.com/story?a=1">paper.example.com/story?a=1</a>' in text
    assert "<summary><h3>California</h3>" in text and '<a href="#pages-va">Virginia</a>' in text
    assert "One coded act rests on two pages" in text
    assert "The tables hold no act of Alabama" in text and "has not been searched for" in text


def test_corrections_and_conflicts_are_shown(coded):
    text = sources_page.page_html([sources_page.PAGE])
    assert "Santa Clara County" in text and "One &lt;b&gt;day&lt;/b&gt; apart." in text
    assert "Nov. 8, 2010 (A paper)" in text and "San Francisco County, CA: " in text


def test_what_sources_say_differently_is_told_in_words():
    names = {"002": "A paper"}
    assert [told_words(*case, names) for case in (
        ("county_board", "002, table 1", "body"),
        ("introduced", "KIEM", "stage"),
        ("withdrawn for now", "KIEM", "stage"),
        ("1172774", "another page", "votes_for"),
        ("true", "another page", "unanimous"),
        ("2026-01-29/2026-01-30", "The Sun, late edition", "date"),
        ("prohibits:resources|exempts:judicial_warrant", "A", "provisions"),
    )] == [
        "county board (A paper, table 1)",
        "passed a first vote (KIEM)",
        "withdrawn for now (KIEM)",
        "1,172,774 (a page not named in the record)",
        "yes (a page not named in the record)",
        "Jan. 29, 2026 to Jan. 30, 2026 (The Sun, late edition)",
        "forbids money, staff and time; exempts a judge’s warrant (A)",
    ]  # fmt: skip


def test_the_codebook_is_whole(built):
    text = site(built)["codebook.html"]
    for table in TABLES.values():
        assert f'<h2 id="{table.name}">' in text and f'href="#{table.name}"' in text
        assert all(f'<th scope="row"><code>{column.name}</code></th>' in text for column in table.columns)
    assert "|---" not in text and "<td>that day</td>" in text  # the table inside a list is one too


def test_markdown_of_the_codebook_cannot_break_the_page():
    html, contents = markdown.rendered(
        "# A\n\n## One\n\n<script>x</script>\n\n## One\n\n| a | b |\n|---|---|\n| 1 | <i> |\n", "A"
    )
    assert contents == [(2, "one", "One"), (2, "one-1", "One")]
    assert "<script>" not in html and "<i>" not in html and '<th scope="row">1</th>' in html


def test_the_glossary_explains_what_the_timeline_names():
    """Orders, rulings and programs that the timeline names, and every program of the vocabulary, have an entry."""
    text = (paths.DOCS / "glossary.md").read_text(encoding="utf-8")
    words = (paths.ROOT / "figures" / "timeline.txt").read_text(encoding="utf-8")
    drawn = (paths.ROOT / "figures" / "timeline.csv").read_text(encoding="utf-8")
    named = set(
        re.findall(
            r"\bEO \d{5}\b|\bSB \d+\b|\bAB \d+\b|Secure Communities|\bPEP\b|287\(g\)|ICE-free zone",
            words + drawn,
        )
    )
    assert len(named) > 5
    assert sorted(term for term in named if term not in text) == []
    page = glossary_page.page_html([glossary_page.PAGE])
    assert "<strong>Detainer</strong>" in page and 'href="codebook.html"' in page


def test_the_method_is_a_page():
    page = method_page.page_html([method_page.PAGE])
    for line in (paths.DOCS / "record.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            assert f">{line[3:]}</h2>" in page


def test_files_to_download_are_whole(built):
    data, text = built / "reports" / "data", site(built)["downloads.html"]
    listed = dict(reversed(line.split("  ")) for line in (data / "SHA256SUMS").read_text().splitlines())
    there = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    assert set(listed) == there == {
        *(f"{name}.csv" for name in TABLES), "CODEBOOK.md", "datapackage.json", "exports/actions.parquet",
    }  # fmt: skip
    for name, digest in listed.items():
        assert hashlib.sha256((data / name).read_bytes()).hexdigest() == digest
        assert digest in text and f'href="data/{name}"' in text
    for name in TABLES:
        source = (built / "data" / "processed" / f"{name}.csv").read_bytes()
        assert (data / f"{name}.csv").read_bytes() == source
    assert "read_parquet" in text and "<code>jurisdiction_id</code>" in text
    for figure_id in FIGURES:
        assert (
            built / "reports" / "figures" / f"{figure_id}.svg"
        ).exists() and f'href="figures/{figure_id}.svg"' in text


def test_files_that_are_gone_are_taken_away(coded):
    downloads_page.page_html([downloads_page.PAGE])
    old = coded / "reports" / "data" / "exports" / "old.gpkg"
    old.parent.mkdir()
    old.write_bytes(b"old")
    downloads_page.page_html([downloads_page.PAGE])
    assert not old.exists()


def test_a_table_that_is_not_the_described_one_is_said(coded):
    path = coded / "data" / "processed" / "people.csv"
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(ProjectError, match=r"people\.csv is not the file that datapackage\.json describes"):
        downloads_page.page_html([downloads_page.PAGE])
    (path.parent / "datapackage.json").unlink()
    with pytest.raises(ProjectError, match="make data"):
        downloads_page.page_html([downloads_page.PAGE])
    (path.parent / "CODEBOOK.md").unlink()
    with pytest.raises(ProjectError, match="make data"):
        codebook_page.page_html([codebook_page.PAGE])


def test_figures_of_a_notebook_have_links_to_their_files(built):
    text = site(built)["02-timeline.html"]
    assert '<a href="figures/timeline.svg">SVG</a>' in text and "Beside it in figures/" not in text


def test_words_of_addresses_and_sizes():
    assert (
        address_words("https://www.example.org/a/") == "example.org/a"
        and host("https://www.a.org/b") == "a.org"
    )
    assert [size_words(size) for size in (999, 1000, 999_499, 999_500, 2_345_678)] == [
        "999 bytes", "1 kB", "999 kB", "1.0 MB", "2.3 MB",
    ]  # fmt: skip
    assert [value for value in ("06081", "0", "10", "0a", "") if eaten(value)] == ["06081"]
    frame = pd.DataFrame({"url": ["b", "a"], "url_2": ["b", None]})
    assert source_pages(frame) == ["a", "b"]


def test_the_data_package_on_the_page_is_the_projects(built):
    package = json.loads((built / "reports" / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert f"version {package['version']}" in site(built)["downloads.html"]
