"""The notebooks as a person runs them: JupyterLab in a browser, Run > Run All Cells, no error in any cell.

Runs on copies, so that what is committed stays as it is. A screenshot of each notebook goes to the folder that the
environment variable TEST_ARTEFACTS names, else to pytest's temporary folder.
"""

import hashlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from browser import needs_browser, open_browser, set_size
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from analysis import paths

pytestmark = needs_browser

NOTEBOOKS = sorted((paths.ROOT / "notebooks").glob("[0-9]*.ipynb"))
PLACES = ("data/processed", "data/exports", "figures", "notebooks")
START, RUN = 180, 600  # seconds the server, and all cells of a notebook, may take on a slow machine
STATE = """
const panel = window.jupyterapp.shell.currentWidget;
const kernel = panel?.sessionContext?.session?.kernel;
if (!panel?.context?.isReady || !panel.content?.model) return null;
return {
    path: panel.context.path,
    kernel: kernel ? kernel.status : 'none',
    cells: panel.content.model.toJSON().cells.filter(cell => cell.cell_type === 'code').map(cell => ({
        source: [cell.source].flat().join(''),
        number: cell.execution_count,
        outputs: cell.outputs.map(output => ({type: output.output_type, name: output.name ?? '',
            says: output.ename ? `${output.ename}: ${output.evalue}` : [output.text ?? ''].flat().join('')})),
    })),
};
"""


def digest(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of the places the notebooks read and write."""
    files = (path for place in PLACES for path in (folder / place).rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def emptied(path: Path) -> None:
    """Take numbers and outputs out of a notebook, so that what is there later was made here."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(execution_count=None, outputs=[])
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of notebooks, figures and tables; the originals are as before when the tests are done."""
    folder = tmp_path_factory.mktemp("project")
    for place in PLACES:
        if (paths.ROOT / place).is_dir():
            shutil.copytree(paths.ROOT / place, folder / place, ignore=shutil.ignore_patterns(".*"))
    for path in (folder / "notebooks").glob("*.ipynb"):
        emptied(path)
    before = digest(paths.ROOT)
    yield folder
    assert digest(paths.ROOT) == before, "JupyterLab changed files of the project"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Lab:
    """A JupyterLab that answers at ``url`` to those who know ``token``."""

    def __init__(self, url: str, token: str):
        self.url, self.token = url, token

    def ask(self, path: str, method: str = "GET") -> bytes:
        """What the server answers."""
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(f"{self.url}/{path}", headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.read()

    def stop_kernels(self) -> None:
        """Shut down what a notebook left running."""
        for session in json.loads(self.ask("api/sessions")):
            self.ask(f"api/sessions/{session['id']}", "DELETE")


@pytest.fixture(scope="module")
def lab(project, tmp_path_factory):
    """JupyterLab of this environment on the copied notebooks, with settings of its own and without questions."""
    home = tmp_path_factory.mktemp("lab")
    settings = home / "settings" / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"fetchNews": "false", "checkForUpdates": false}', encoding="utf-8")
    own = {
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
        "IPYTHONDIR": home / "ipython",
        "ANALYSIS_OUT": project,
    }
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    environment |= {key: str(value) for key, value in own.items()}
    environment |= {"JUPYTER_PREFER_ENV_PATH": "1", "PYTHONHASHSEED": "0"}
    port, token = free_port(), secrets.token_hex(16)
    command = [
        sys.executable, "-m", "jupyterlab", str(project / "notebooks"), "--no-browser", "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}",
        "--expose-app-in-browser",
    ]  # fmt: skip
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    log = home / "lab.log"
    with log.open("wb") as file:
        server = subprocess.Popen(command, env=environment, stdout=file, stderr=subprocess.STDOUT)
    try:
        started = Lab(f"http://127.0.0.1:{port}", token)
        wait_for_server(started, server, log)
        yield started
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(20)


def wait_for_server(lab: Lab, server: subprocess.Popen, log: Path) -> None:
    """Wait until JupyterLab answers; its log where it does not."""
    end = time.monotonic() + START
    while time.monotonic() < end:
        assert server.poll() is None, f"JupyterLab stopped:\n{log.read_text(encoding='utf-8')[-3000:]}"
        try:
            lab.ask("api/status")
            return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"JupyterLab did not answer in {START} s:\n{log.read_text(encoding='utf-8')[-3000:]}")


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """One browser for all notebooks."""
    with open_browser(tmp_path_factory.mktemp("profile")) as opened:
        set_size(opened, 1280, 1000)
        yield opened


def choose(browser, menu: str, item: str) -> None:
    """Open a menu of the menu bar and choose an item, by their words."""
    entry = f"//*[contains(@class, 'lm-MenuBar-itemLabel')][normalize-space()='{menu}']"
    browser.find_element(By.XPATH, entry).click()
    label = f"//li[contains(@class, 'lm-Menu-item')][.//*[normalize-space()='{item}']]"
    WebDriverWait(browser, 20).until(lambda b: b.find_element(By.XPATH, label).is_displayed())
    browser.find_element(By.XPATH, label).click()


def state_when(browser, seconds: int, name: str, fits, what: str) -> dict:
    """The state of the open notebook once it ``fits``; fails with what is seen where it does not in time."""
    end, state = time.monotonic() + seconds, None
    while time.monotonic() < end:
        dialogs = [dialog.text for dialog in browser.find_elements(By.CLASS_NAME, "jp-Dialog")]
        assert not dialogs, f"JupyterLab asks: {dialogs}"
        if browser.execute_script("return !!window.jupyterapp?.shell"):
            state = browser.execute_script(STATE)
            if state and state["path"] == name and fits(state):
                return state
        time.sleep(0.3)
    pytest.fail(f"{name}: not {what} in {seconds} s: {json.dumps(state)[:2000]}")


def wrong(state: dict) -> list[str]:
    """The errors, and what was written to stderr, of all cells."""
    return [
        f"In [{cell['number']}] {cell['source'][:60]!r}: {output['says'][:500]}"
        for cell in state["cells"]
        for output in cell["outputs"]
        if output["type"] == "error" or output["name"] == "stderr"
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_run_all_cells(path, lab, browser, tmp_path):
    folder = Path(os.environ.get("TEST_ARTEFACTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    browser.get(f"{lab.url}/lab/workspaces/{path.stem}/tree/{path.name}?token={lab.token}")
    try:
        state_when(
            browser, START, path.name, lambda state: state["kernel"] == "idle", "open with an idle kernel"
        )
        choose(browser, "Run", "Run All Cells")

        def over(state: dict) -> bool:
            """Whether every cell has its number and the kernel rests, or a cell has failed."""
            ran = all(cell["number"] for cell in state["cells"]) and state["kernel"] == "idle"
            return ran or any(
                output["type"] == "error" for cell in state["cells"] for output in cell["outputs"]
            )

        state = state_when(browser, RUN, path.name, over, "done")
        assert wrong(state) == []
        assert [cell["number"] for cell in state["cells"]] == list(range(1, len(state["cells"]) + 1))
        assert sum(bool(cell["outputs"]) for cell in state["cells"]) >= len(state["cells"]) - 1
        browser.execute_script("document.querySelector('.jp-WindowedPanel-outer')?.scrollTo(0, 0)")
    finally:
        browser.save_screenshot(str(folder / f"lab-{path.stem}.png"))
        lab.stop_kernels()
