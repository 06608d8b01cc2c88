"""The project as a whole: what README and Makefile promise is there, nothing private is, the code is tidy."""

import csv
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import analysis
from analysis import paths

ROOT = paths.ROOT
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NOT_TEXT = {".png", ".ttf", ".ico"}
# Made by `make`, not committed.
MADE = {
    "reports/index.html",
    "reports/01-articles.html",
    "reports/",
    "data/exports/",
    ".venv",
    ".venv/bin/python",
}
# What only the machine it was made on knows: home folders, package mirrors, their configuration.
PRIVATE = re.compile(
    r"/(?:home|Users)/[a-z][\w.-]*/|/root/(?:\.|work)|[A-Z]:\\Users\\|--(?:extra-)?index-url|--find-links|"
    r"/opt/(?:pypi|wheels)|file:///"
)


def tracked() -> list[Path]:
    """The files that are, or would be, committed; all files but ignored ones where git is not there."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if shutil.which("git") and (ROOT / ".git").exists():
        names = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
        return [ROOT / name for name in names if name and (ROOT / name).is_file()]
    skipped = {
        ".venv",
        ".make",
        "reports",
        "originals",
        "__pycache__",
        ".pytest_cache",
        ".ruff_cache",
        ".hypothesis",
    }
    return [p for p in ROOT.rglob("*") if p.is_file() and not skipped & set(p.relative_to(ROOT).parts)]


def test_paths_in_readme_exist():
    found = set(re.findall(r"`([\w.-]*[/.][\w./-]*)`", README)) | set(re.findall(r"\]\(([^)#:]+)\)", README))
    named = {path for path in found if path not in MADE and not path.startswith(".")}
    assert len(named) > 15
    # A bare file name in the table of paths stands for a file of the folder its line is about.
    tops = (ROOT, paths.RAW, ROOT / "data" / "processed")
    missing = [path for path in named if not any((top / path).exists() for top in tops)]
    assert not missing


def test_row_in_readme_is_the_row_in_the_table():
    key = re.search(r"<!-- row: (\S+) -->", README)[1]
    with (paths.processed() / "actions.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["action_id"] == key)
    shown = dict(re.findall(r"^\| ([a-z_, ]+) \| (.+) \|$", README, re.M))
    shown = {column: value for column, value in shown.items() if column.split(", ")[0] in row}
    assert len(shown) > 6
    for columns, value in shown.items():
        assert ", ".join(row[column] for column in columns.split(", ")) == value


def test_commands_in_readme_are_targets_of_make():
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.M))
    assert set(re.findall(r"`make ([a-z]+)", README)) <= targets
    assert {"all", "test", "figures", "data", "notebooks", "reports", "lab", "check", "help"} <= targets


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_help_lists_every_target_with_a_line():
    shown = subprocess.run(
        ["make", "-C", str(ROOT), "-s", "help"], capture_output=True, text=True, check=True
    ).stdout
    phony = re.search(r"^\.PHONY:((?:.*\\\n)*.*)$", MAKEFILE, re.M)[1].replace("\\", " ").split()
    for target in set(phony) - {"everything", "FORCE"}:
        assert re.search(rf"^  {target} +\S+", shown, re.M), target


def test_one_version_everywhere():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    package = json.loads((paths.processed() / "datapackage.json").read_text(encoding="utf-8"))
    assert citation["version"] == package["version"] == analysis.__version__
    assert f"## [{analysis.__version__}] - {citation['date-released']}" in changes
    assert f"version {analysis.__version__}" in README
    assert PYPROJECT["project"]["dynamic"] == ["version"]


def test_licences_name_those_whose_work_is_used():
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    data = (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
    for words in ("CC BY 4.0", "GeoNames", "Census", "us-atlas", "Open Font License"):
        assert words in data
        assert words in README


def test_nothing_private_is_committed():
    found = []
    for path in tracked():
        if path.suffix in NOT_TEXT or path == Path(__file__):
            continue
        for match in PRIVATE.finditer(path.read_text(encoding="utf-8", errors="replace")):
            # The command that writes the lock names the options that keep addresses out of it.
            if not MAKEFILE.count(f"--no-emit-{match.group()[2:]}") or path.name != "Makefile":
                found.append(f"{path.relative_to(ROOT)}: {match.group()}")
    assert not found


def test_lock_has_hashes_for_every_package_and_no_address():
    assert "://" not in LOCK
    blocks = re.split(r"\n(?=[a-z0-9])", LOCK)[1:]
    assert len(blocks) > 60
    assert all("==" in block.split("\n")[0] and "--hash=sha256:" in block for block in blocks)


def packages(requirements: list[str]) -> set[str]:
    """The bare names of requirements."""
    return {re.match(r"[a-z0-9-]+", text.lower())[0] for text in requirements}


def test_lock_holds_what_pyproject_asks_for():
    wanted = PYPROJECT["project"]["dependencies"] + PYPROJECT["project"]["optional-dependencies"]["dev"]
    locked = set(re.findall(r"^([a-z0-9-]+)==", LOCK, re.M))
    assert packages(wanted) <= locked


def test_every_dependency_is_used_and_every_import_declared():
    names = {"pyyaml": "yaml", "ipython": "IPython", "pillow": "PIL"}
    # Used without being imported: the notebooks' server and kernel, the engines of Parquet and of GeoPackage.
    names |= dict.fromkeys(("jupyterlab", "ipykernel", "pyarrow", "pyogrio"), "")
    declared = packages(PYPROJECT["project"]["dependencies"])
    sources = sorted((ROOT / "src").rglob("*.py"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    imported = set(re.findall(r"^\s*(?:from|import) ([A-Za-z_]\w*)", text, re.M)) - {"analysis"}
    modules = {name: names.get(name, name.replace("-", "_")) for name in declared}
    unused = [name for name, module in modules.items() if module and module not in imported]
    assert not unused
    foreign = {
        name for name in imported if name not in sys.stdlib_module_names and importlib.util.find_spec(name)
    }
    assert foreign <= set(modules.values())


def test_workflows_and_ci_run_the_same_tests():
    ci = ROOT / ".ci" / "run"
    assert ci.stat().st_mode & 0o100 and "make test" in ci.read_text(encoding="utf-8")
    for name in ("test.yml", "pages.yml"):
        flow = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))
        steps = [step.get("run", "") for job in flow["jobs"].values() for step in job["steps"]]
        assert any(step.startswith((".ci/run", "make")) for step in steps)
        assert all(job["runs-on"] == "ubuntu-latest" for job in flow["jobs"].values())


@pytest.mark.skipif(not importlib.util.find_spec("ruff"), reason="ruff is not installed")
@pytest.mark.parametrize("arguments", [["check"], ["format", "--check"]], ids=["faults", "layout"])
def test_code_is_tidy(arguments):
    command = [sys.executable, "-m", "ruff", *arguments, "--no-cache", "."]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:]
