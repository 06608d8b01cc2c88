"""A browser for the tests: Chromium without a window, driven through chromedriver, with the network cut."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
MISSING = " and ".join(
    name for name, found in (("Chromium (or Chrome)", CHROMIUM), ("chromedriver", DRIVER)) if not found
)
needs_browser = pytest.mark.skipif(
    bool(MISSING),
    reason=f"not on this machine: {MISSING}; on Debian, apt-get install chromium chromium-driver",
)
# No name but this machine's leads anywhere.
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


@contextmanager
def open_browser(profile: Path) -> Iterator[webdriver.Chrome]:
    """A browser with a profile of its own, closed at the end."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--window-size=1280,900",
        f"--user-data-dir={profile}",
        OFFLINE,
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    browser = webdriver.Chrome(service=Service(DRIVER), options=options)
    browser.set_page_load_timeout(120)
    browser.set_script_timeout(300)
    try:
        yield browser
    finally:
        browser.quit()


def set_scheme(browser: webdriver.Chrome, scheme: str) -> None:
    """Let pages think that their reader prefers "light" or "dark"."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def set_size(browser: webdriver.Chrome, width: int, height: int) -> None:
    """The size of the screen in CSS pixels; below 500 wide that of a phone, which a window cannot have."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def requested(browser: webdriver.Chrome) -> list[str]:
    """The addresses asked for since the last call, those inside the page itself (data:, blob:) left out."""
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    sent = (message["params"] for message in messages if message["method"] == "Network.requestWillBeSent")
    urls = [params["request"]["url"] for params in sent]
    return [url for url in urls if not url.startswith(("data:", "blob:"))]
