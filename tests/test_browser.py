"""The pages in a browser: nothing keeps people out (axe-core), nothing is fetched, nothing sticks out on a phone."""

import shutil

import pytest
from browser import needs_browser, open_browser, requested, set_scheme, set_size

from analysis import paths
from analysis.report import pages

pytestmark = needs_browser

AXE = (paths.ROOT / "tests" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
GRAVE = ("serious", "critical")
# What is folded away is looked at too.
RUN_AXE = """
const done = arguments[arguments.length - 1], most = arguments[1];
if (most) for (const body of document.querySelectorAll('tbody'))
    [...body.rows].slice(most).forEach(row => row.remove());
for (const part of document.querySelectorAll('details')) part.open = true;
axe.run(document, arguments[0]).then(found => done(found.violations.map(rule => ({
    id: rule.id, impact: rule.impact, count: rule.nodes.length,
    first: rule.nodes[0].html.slice(0, 200), why: rule.nodes[0].failureSummary}))));
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The pages of the committed notebooks, figures and tables, in a folder of their own; its files by name."""
    folder = tmp_path_factory.mktemp("pages")
    for place in ("data/processed", "data/exports", "figures", "notebooks"):
        if (paths.ROOT / place).is_dir():
            shutil.copytree(paths.ROOT / place, folder / place, ignore=shutil.ignore_patterns(".*"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANALYSIS_OUT", str(folder))
        written = pages.build_all()
    return {path.name: path for path in written}


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """One browser for all pages."""
    with open_browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def faults(browser, site, rules=None, most=0):
    """What axe finds on every page, in WCAG 2.1 A and AA; ``rules`` switches rules off.

    ``most`` keeps the first rows of each table only: they are alike, and axe measures every cell's colours.
    """
    found = []
    for name, path in site.items():
        browser.get(path.as_uri())
        browser.execute_script(AXE)
        options = RULES | {"rules": rules or {}}
        found += [{"page": name, **rule} for rule in browser.execute_async_script(RUN_AXE, options, most)]
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave(site, browser, scheme):
    set_scheme(browser, scheme)
    set_size(browser, 1280, 900)
    found = faults(browser, site, most=40 if scheme == "light" else 10)
    assert [rule for rule in found if rule["impact"] in GRAVE] == []


def test_axe_finds_nothing_grave_on_a_phone(site, browser):
    # Colours are those of the wide page; what scrolls on a phone only must be reached by key.
    set_size(browser, 390, 844)
    found = faults(browser, site, {"color-contrast": {"enabled": False}}, most=10)
    assert [rule for rule in found if rule["impact"] in GRAVE] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_in_views_of_the_explorer(site, browser, scheme):
    set_scheme(browser, scheme)
    set_size(browser, 1280, 900)
    for view in (
        "#state=CA&place=06075&month=2019-03",
        "#show=standing&state=NY",
        "#q=nothing+has+these+words",
    ):
        browser.get("about:blank")
        browser.get(site["explorer.html"].as_uri() + view)
        browser.execute_script(AXE)
        found = browser.execute_async_script(RUN_AXE, RULES, 5)
        assert [rule for rule in found if rule["impact"] in GRAVE] == [], view


def test_axe_would_find_something(browser, tmp_path):
    page = tmp_path / "bad.html"
    page.write_text('<html><title>t</title><p style="color: #ccc">pale</p><img src="data:,"></html>')
    browser.get(page.as_uri())
    browser.execute_script(AXE)
    found = {rule["id"] for rule in browser.execute_async_script(RUN_AXE, RULES)}
    assert {"color-contrast", "image-alt", "html-has-lang"} <= found


def test_no_request_leaves_a_page(site, browser):
    requested(browser)
    for path in site.values():
        browser.get(path.as_uri())
        assert requested(browser) == [path.as_uri()]


def test_a_request_would_be_seen(browser, tmp_path):
    page = tmp_path / "fetching.html"
    page.write_text('<html lang="en"><title>t</title><img alt="x" src="https://example.org/x.png"></html>')
    requested(browser)
    browser.get(page.as_uri())
    assert "https://example.org/x.png" in requested(browser)


def test_every_image_is_there_and_has_words(site, browser):
    script = "return [...document.images].map(image => [image.alt.trim().length, image.naturalWidth])"
    for name, path in site.items():
        browser.get(path.as_uri())
        for words, width in browser.execute_script(script):
            assert words and width, name


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_sticks_out(site, browser, width):
    set_size(browser, width, 844)
    for name, path in site.items():
        browser.get(path.as_uri())
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width, (name, wide)


def test_nothing_sticks_out_of_the_paper(site, browser):
    set_size(browser, 680, 1000)  # the width of A4 within its margins
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        for name, path in site.items():
            browser.get(path.as_uri())
            wide = browser.execute_script("return document.documentElement.scrollWidth")
            assert wide <= 680, (name, wide)
            assert not browser.find_element("css selector", ".banner nav").is_displayed(), name
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_pages_are_dark_where_dark_is_wished_and_figures_stay_on_white(site, browser):
    script = "return getComputedStyle(document.querySelector(arguments[0])).backgroundColor"
    grounds = {}
    for scheme in ("light", "dark"):
        set_scheme(browser, scheme)
        browser.get(site["index.html"].as_uri())
        grounds[scheme] = browser.execute_script(script, "body")
        assert browser.execute_script(script, "figure img") == "rgb(255, 255, 255)"
    assert grounds["light"] == "rgb(255, 255, 255)" and grounds["dark"] != grounds["light"]


def test_the_first_key_leads_to_the_content(site, browser):
    from selenium.webdriver.common.keys import Keys

    for name, path in site.items():
        browser.get(path.as_uri())
        browser.switch_to.active_element.send_keys(Keys.TAB)
        skip = browser.switch_to.active_element
        assert skip.get_attribute("class") == "skip", name
        skip.send_keys(Keys.ENTER)
        assert browser.current_url.endswith("#content"), name
