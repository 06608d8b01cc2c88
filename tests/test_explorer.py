"""The explorer: all events in one small file that fetches nothing, the same bytes twice, and a walk in a browser."""

import hashlib
import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
import shapely
from tags import Page
from test_charts import few_tables, no_tables

from analysis import paths
from analysis.charts.map_marks import SHAPE
from analysis.report import explorer, pages
from analysis.report.explorer_data import explorer_data
from analysis.report.explorer_standing import month_end, month_number, standing_months
from analysis.schemas import TABLES
from analysis.tables.events import one_row_an_event
from analysis.tables.in_force import CERTAINLY, standing
from analysis.tables.store import csv_bytes, read_table

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
NAVIGATION = [{"file": "index.html", "short": "Overview", "title": "", "summary": ""}, explorer.PAGE]
MOST_BYTES = 6_000_000
NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND"


def build(folder, monkeypatch):
    """The page from the tables below a folder, written there; its path."""
    monkeypatch.setenv("ANALYSIS_OUT", str(folder))
    return pages.write_page("explorer.html", explorer.page_html(NAVIGATION))


def held(text):
    """The page's data."""
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1])


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page of the tables that are in the project."""
    folder = tmp_path_factory.mktemp("explorer")
    shutil.copytree(paths.ROOT / "data" / "processed", folder / "data" / "processed")
    with pytest.MonkeyPatch.context() as patch:
        return build(folder, patch)


@pytest.fixture(scope="module")
def events():
    folder = paths.ROOT / "data" / "processed"
    return one_row_an_event(read_table("actions", folder), read_table("links", folder))


def test_the_file_is_small(page):
    assert page.stat().st_size < MOST_BYTES


def test_nothing_is_fetched(page):
    text = page.read_text(encoding="utf-8")
    for tag, attributes in Page(text).tags:
        for name in ("src", "srcset", "data", "poster", "action", "background", "xlink:href"):
            assert (attributes.get(name) or "data:").startswith("data:"), (tag, name)
        if tag != "a":
            assert (attributes.get("href") or "data:").startswith(("data:", "#")), tag
        assert tag not in ("iframe", "object", "embed", "base", "img"), tag
    own = "\n".join(explorer.read(name) for name in explorer.SCRIPTS)
    assert own in text
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|\bimport\b|https?://", own)
    for style in re.findall(r"<style>(.*?)</style>", text, re.S):
        assert not re.search(r"@import|https?://", style)


def test_the_libraries_are_those_that_were_taken():
    told = (explorer.VENDOR / "README.md").read_text(encoding="utf-8")
    hashes = dict(re.findall(r"^ +([0-9a-f]{64})  (\S+)$", told, re.M))
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in explorer.VENDOR.glob("*.js")
    }
    assert {name: digest for digest, name in hashes.items()} == files
    assert set(files) == {name for name, _ in explorer.LIBRARIES}
    for name, version in re.findall(r"^\| `(\S+)` \| \S+ \| (\S+) \|", told, re.M):
        assert f"v{version} Copyright" in (explorer.VENDOR / name).read_text(encoding="utf-8")[:200]


def test_the_libraries_stand_in_the_page_with_their_licences(page):
    text = page.read_text(encoding="utf-8")
    for path in explorer.VENDOR.glob("*.js"):
        library = path.read_text(encoding="utf-8").strip()
        assert library in text and not re.search("</script|<!--", library, re.I)
    for path in explorer.VENDOR.glob("*LICENSE*.txt"):
        assert path.read_text(encoding="utf-8").strip() in text


def test_all_events_are_there_once(page, events):
    text = page.read_text(encoding="utf-8")
    data = held(text)
    cards = re.findall(r'<article [^>]*id="act-([^"]+)" data-act="(\d+)"', text)
    assert sorted(key for key, _ in cards) == sorted(events["action_id"])
    assert sorted(int(number) for _, number in cards) == list(range(len(data["acts"])))
    assert {act["place"] for act in data["acts"]} == set(range(len(data["places"])))
    rows = re.search(r'<tbody id="rows">(.*?)</tbody>', page.read_text(encoding="utf-8"), re.S)[1]
    assert rows.count("<tr>") == len(events)


def test_every_act_tells_day_and_source():
    for act in explorer_data(explorer.load_tables())["acts"]:
        assert act["when"] and act["basis"] and act["sources"], act["id"]
        assert act.get("notes") or act.get("quotes"), act["id"]
        for _, quote in act.get("quotes", []):
            assert len(quote.split()) <= 12
        for _, url, _ in act["sources"]:
            assert url.startswith(("https://", "http://", "")), url


def test_ids_are_used_once_and_controls_are_labelled(page):
    tags = Page(page.read_text(encoding="utf-8")).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    labels = {attributes.get("for") for tag, attributes in tags if tag == "label"}
    for tag, attributes in tags:
        if tag == "select" or (tag == "input" and attributes["type"] in ("search", "range")):
            assert attributes["id"] in labels


def test_what_stands_is_what_in_force_says(events):
    folder = paths.ROOT / "data" / "processed"
    tables = {name: read_table(name, folder) for name in ("actions", "links")}
    tables["actions"]["body"] = tables["actions"]["body"].fillna("")
    last = month_number(date(2026, 12, 1))
    runs = standing_months(events, tables["actions"], tables["links"], last)
    most = events["jurisdiction_id"].value_counts().index[:3]
    for place in most:
        own = set(events[events["jurisdiction_id"] == place]["action_id"])
        for month in (40, 110, 111, 150, 204, last):
            said = {
                p.action["action_id"]: p.certainty == CERTAINLY
                for p in standing(tables, place, month_end(month))
            }
            ours = {key: run[2] for key in own for run in runs.get(key, []) if run[0] <= month <= run[1]}
            assert ours == said, (place, month)


@pytest.mark.parametrize("corpus", [few_tables, no_tables])
def test_small_and_empty_tables_make_a_page(corpus, tmp_path, monkeypatch):
    corpus(tmp_path)
    text = build(tmp_path, monkeypatch).read_text(encoding="utf-8")
    assert len(held(text)["acts"]) == len(one_row_an_event(read_table("actions"), read_table("links")))


def test_five_articles_make_a_page(digest_frames, tmp_path, monkeypatch):
    (tmp_path / "data" / "processed").mkdir(parents=True)
    for name, frame in digest_frames.items():
        (tmp_path / "data" / "processed" / f"{name}.csv").write_bytes(csv_bytes(frame, TABLES[name]))
    text = build(tmp_path, monkeypatch).read_text(encoding="utf-8")
    acts = held(text)["acts"]
    assert acts and all(act["method"] == ["extracted"] for act in acts)
    assert "<dt>Rests on</dt>" in text


def test_built_twice_gives_the_same_bytes(tmp_path, monkeypatch):
    few_tables(tmp_path)
    before = build(tmp_path, monkeypatch).read_bytes()
    for part in (
        explorer.explorer_map.ground,
        explorer.explorer_map.county_shapes,
        explorer.explorer_map.country,
    ):
        part.cache_clear()
    again = tmp_path / "again"
    few_tables(again)
    assert build(again, monkeypatch).read_bytes() == before


def test_nothing_in_the_data_can_end_its_element():
    text = explorer.embedded({"note": "</script><b>&\u2028\x85"})
    assert not re.search("[<>&\u2028\x85]", text)
    assert json.loads(text) == {"note": "</script><b>&\u2028\x85"}


def test_months_count_from_the_first_year():
    assert [month_number(day) for day in (date(1990, 5, 1), date(2008, 1, 31), date(2009, 2, 1))] == [
        0,
        0,
        13,
    ]
    assert [month_end(n).isoformat() for n in (0, 1, 11)] == ["2008-01-31", "2008-02-29", "2008-12-31"]


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_fragment_brings_the_view_back(page, tmp_path):
    """Without a driver: the page as it stands after its script ran on an address with a view in it."""
    place = next(p for p in held(page.read_text(encoding="utf-8"))["places"] if p["level"] == "county")
    address = f"{page.as_uri()}#place={place['key']}&month=2019-03&show=standing"
    run = subprocess.run(
        [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", NO_NETWORK,
         f"--user-data-dir={tmp_path}/profile", "--virtual-time-budget=8000", "--dump-dom", address],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert re.search(rf'id="pane-title"[^>]*>{re.escape(place["label"])}<', run.stdout)
    assert "at the end of March 2019" in re.search(r'id="count"[^>]*>(.*?)</p>', run.stdout, re.S)[1]


@pytest.fixture
def browser(tmp_path):
    """Chromium without a network, driven by selenium."""
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("no chromium and chromedriver on this machine")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900", NO_NETWORK,
                     f"--user-data-dir={tmp_path}/profile"):  # fmt: skip
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(executable_path=DRIVER))
    yield driver
    driver.quit()


def webdriver_actions(driver):
    """Moves and clicks of a real pointer."""
    from selenium.webdriver.common.action_chains import ActionChains

    return ActionChains(driver)


def seen(driver):
    """What a reader sees of the view: heading, count, month, cards, marks on the map."""
    return driver.execute_script(
        "const all = s => [...document.querySelectorAll(s)];"
        "return [document.querySelector('#pane-title').textContent, document.querySelector('#count').textContent,"
        "document.querySelector('#month-words').textContent, all('.act').map(a => a.className + a.textContent),"
        "all('#map a').map(a => a.href.baseVal), document.querySelector('#f-q').value]"
    )


def requested(driver):
    """Addresses that the page asked for, but for itself."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [m["params"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    own = [one["request"]["url"] for one in sent if one["documentURL"].startswith("file:")]
    return [url for url in own if not url.startswith(("file:", "data:"))]


def test_a_reader_can_find_choose_share_and_go_back(page, browser):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    def find(selector):
        return browser.find_element(By.CSS_SELECTOR, selector)

    browser.get(page.as_uri())
    whole = find("#count").text
    search = find("#f-q")
    word = held(page.read_text(encoding="utf-8"))["places"][-1]["label"].split(",")[0].split(" (")[0]
    search.send_keys(word, Keys.TAB)
    assert find("#count").text != whole and word in find("#count").text
    assert "q=" in browser.current_url

    # Choosing by keyboard: the list is one stop, the arrows walk in it, Enter chooses.
    first = find("#list li:not([hidden]) a[tabindex='0']")
    browser.execute_script("arguments[0].focus()", first)
    first.send_keys(Keys.END)
    chosen = browser.switch_to.active_element
    label = chosen.find_element(By.CSS_SELECTOR, "span").text
    chosen.send_keys(Keys.ENTER)
    assert find("#pane-title").text == label and "place=" in browser.current_url
    assert browser.switch_to.active_element == find("#pane-title")
    assert find(".act a[href^='http']")

    slider = find("#f-month")
    for _ in range(14):
        slider.send_keys(Keys.ARROW_LEFT)
    slider.send_keys(Keys.TAB)
    assert "month=" in browser.current_url

    view, address = seen(browser), browser.current_url
    browser.refresh()
    assert seen(browser) == view
    browser.get("about:blank")
    browser.get(address)
    assert seen(browser) == view

    find(".tools a").click()
    assert find("#pane-title").text == "Places"
    browser.back()
    assert seen(browser) == view
    find("#clear").click()
    assert find("#count").text == whole

    # The mark farthest from all others: a click beside it takes it too.
    spots = {p["label"]: p["spot"] for p in held(page.read_text(encoding="utf-8"))["places"] if "spot" in p}
    apart = {
        label: min(abs(x - a) + abs(y - b) for other, (a, b, _) in spots.items() if other != label)
        for label, (x, y, _) in spots.items()
    }
    label = max(apart, key=apart.get)
    mark = find(f"#map a [aria-label^='{label}: ']")
    webdriver_actions(browser).move_to_element_with_offset(mark, 7, 5).click().perform()
    assert find("#pane-title").text == label
    assert [entry["message"] for entry in browser.get_log("browser")] == []
    assert requested(browser) == []


def test_nothing_is_wider_than_a_phone(page, browser):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True},
    )
    browser.get(f"{page.as_uri()}#q=county")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    assert browser.execute_script("return document.querySelectorAll('#list li:not([hidden])').length") > 0


def test_a_shared_place_is_in_sight_on_a_phone(page, browser):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True},
    )
    place = held(page.read_text(encoding="utf-8"))["places"][-1]
    top = "return document.querySelector('#pane-title').getBoundingClientRect().top"
    browser.get(page.as_uri())
    assert browser.execute_script(top) > 844  # nothing chosen: the form comes first
    browser.get("about:blank")
    browser.get(f"{page.as_uri()}#{urlencode({'place': place['key']})}")
    assert -1 <= browser.execute_script(top) < 400


def test_extends_points_up_as_on_the_timeline(page, browser):
    browser.get(page.as_uri())
    ends = browser.execute_script(
        "return ['extends', 'limits'].map(way => [...document.querySelectorAll("
        "`#years g[fill='var(--${way}-area)'] rect`)].map(r => r.getBoundingClientRect()).map(b => [b.top, b.bottom]))"
    )
    up, down = ends
    assert up and down
    assert max(bottom for _, bottom in up) <= min(top for top, _ in down) + 1


def test_marks_are_named_links_that_the_tab_key_passes_by(page, browser):
    browser.get(page.as_uri())
    marks = browser.execute_script(
        "return [...document.querySelectorAll('#map a')].map(a => [a.tabIndex, a.href.baseVal,"
        "a.firstElementChild.getAttribute('aria-label')])"
    )
    places = held(page.read_text(encoding="utf-8"))["places"]
    assert len(marks) > len(places) / 2
    for stop, address, name in marks:
        assert stop == -1 and "place=" in address and re.search(r": \d+ (limit|extend)", name)
    stops = browser.execute_script(
        "return document.querySelectorAll('#list a:not([tabindex=\"-1\"])').length"
    )
    assert stops == 1


def test_a_state_fills_the_map(page, browser):
    width = "return document.querySelector('#map a path').getBoundingClientRect().width"
    browser.get(f"{page.as_uri()}#level=state&q=wyoming")
    small = browser.execute_script(width)
    browser.get("about:blank")
    browser.get(f"{page.as_uri()}#level=state&q=wyoming&state=WY")
    assert browser.execute_script(width) > 4 * small
    assert browser.find_element("css selector", "#f-state").get_attribute("value") == "WY"


def test_without_a_script_there_is_the_table(page, browser):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(page.as_uri())
    assert browser.find_element("css selector", "#rows tr").is_displayed()
    for part in ("#view", "#both"):
        assert not browser.find_element("css selector", part).is_displayed()


def test_no_palette_is_missing():
    for scheme in explorer.colours().values():
        assert set(scheme) == {
            f"--{way}{end}" for way in ("limits", "extends") for end in ("", "-area", "-tint")
        }


def test_shapes_are_in_whole_units_with_y_down():
    square = shapely.box(1.0001, 5.0, 2.0, 5.65)
    grid = explorer.explorer_map.on_grid(square)
    assert grid.bounds == (1000, 0, 2000, 650)
    points = {tuple(point) for point in explorer.explorer_map.geojson(grid)["coordinates"][0]}
    assert points == {(1000, 0), (2000, 0), (2000, 650), (1000, 650)}


def test_marks_have_the_shapes_of_the_printed_maps():
    script = explorer.read("explorer_charts.js")
    names = {"o": "circle", "^": "triangle"}
    said = dict(re.findall(r'(\w+): "(\w+)"', re.search(r"const SYMBOL = \{(.*?)\}", script)[1]))
    assert said.pop("both") not in said.values()
    assert said == {way: names[shape] for way, shape in SHAPE.items()}


def test_a_missing_table_of_details_is_an_empty_one(tmp_path, monkeypatch):
    few_tables(tmp_path)
    monkeypatch.setenv("ANALYSIS_OUT", str(tmp_path))
    (Path(tmp_path) / "data" / "processed" / "provisions.csv").unlink()
    assert explorer.load_tables()["provisions"].empty
