"""Pages: words for every image, nothing fetched, headings in order, the same bytes twice, and a look in a
browser.
"""

import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from PIL import Image
from test_charts import few_tables

from analysis.charts.draw import FIGURES, draw_all
from analysis.errors import ProjectError
from analysis.report import notebooks, pages

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder with figures, notebooks and reports of the small corpus."""
    folder = tmp_path_factory.mktemp("site")
    few_tables(folder)
    before = os.environ.get("ANALYSIS_OUT")
    os.environ["ANALYSIS_OUT"] = str(folder)
    try:
        draw_all()
        notebooks.run_all()
        pages.build_all()
        yield folder
    finally:
        os.environ.pop("ANALYSIS_OUT")
        if before is not None:
            os.environ["ANALYSIS_OUT"] = before


class Page(HTMLParser):
    """What the checks below need of a page: its tags with their attributes, and its headings' levels."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


def site(folder):
    """The pages without a script; the explorer has tests of its own."""
    found = {path.name: path.read_text(encoding="utf-8") for path in (folder / "reports").glob("*.html")}
    return {name: text for name, text in sorted(found.items()) if name != "explorer.html"}


def test_one_page_a_notebook_and_an_index(built):
    assert set(site(built)) == {"index.html", "01-articles.html", "02-timeline.html", "03-map.html"}
    assert (built / "reports" / "explorer.html").exists()


def test_every_image_has_words(built):
    for name, text in site(built).items():
        images = Page(text).all("img")
        assert images, name
        for image in images:
            assert len(image["alt"]) > 100, name
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
        assert not re.search(r"<(script|iframe|object|embed|base)\b", text), name
        assert not re.search(r"@import|url\(\s*['\"]?(?!data:)", text.split("</style>")[0]), name
        assert " on" not in re.sub(
            r"[^<]*(<[^>]*>)[^<]*", r"\1", ""
        )  # no handlers: there is no script at all


def test_links_between_pages_lead_somewhere(built):
    names = {*site(built), "explorer.html"}
    for name, text in site(built).items():
        for link in Page(text).all("a"):
            target = link["href"]
            if not target.startswith(("#", "https://", "http://")):
                assert target in names, (name, target)
            if target.startswith("#"):
                assert f'id="{target[1:]}"' in text, (name, target)


def test_pages_can_be_walked_by_ear(built):
    for name, text in site(built).items():
        page = Page(text)
        assert page.all("html") == [{"lang": "en"}]
        for landmark in ("header", "nav", "main", "footer"):
            assert len(page.all(landmark)) == 1, (name, landmark)
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
        ("10", "acts reported in one article, 2010 to 2026"),
        ("6", "adopted or in force: 5 limit cooperation, 1 extends it"),
        ("2", "asked of the federal government or past a first vote"),
        ("2", "refused by the federal government"),
        ("7", "counties and cities on the map"),
        ("8", "milestones"),
        ("10", "passages that values rest on"),
    ):
        assert f"<dt>{words}</dt><dd>{number}</dd>" in text
    assert "How to cite" in text


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


def browse(folder, *arguments):
    """Run Chromium without a network on a page of the folder."""
    command = [
        CHROMIUM,
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--no-first-run",
        "--disable-background-networking",
        f"--user-data-dir={folder}/profile",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        *arguments,
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
@pytest.mark.parametrize("size", ["1280,900", "500,900"])
def test_a_browser_shows_the_index(built, tmp_path, size):
    shot = tmp_path / "shot.png"
    browse(
        tmp_path, f"--window-size={size}", f"--screenshot={shot}", (built / "reports" / "index.html").as_uri()
    )
    with Image.open(shot) as picture:
        assert len(picture.convert("RGB").getcolors(1 << 24)) > 20


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
@pytest.mark.parametrize("name", ["index", "01-articles", "02-timeline", "03-map"])
def test_a_browser_prints_each_page(built, tmp_path, name):
    paper = tmp_path / "page.pdf"
    page = (built / "reports" / f"{name}.html").as_uri()
    browse(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page)
    assert paper.read_bytes().startswith(b"%PDF")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes())) <= 12
