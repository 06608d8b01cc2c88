"""`make check`: rebuild everything into a temporary folder and compare it with what is committed."""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis import paths

FIGURES = (".png", ".svg", ".csv", ".txt")


@contextmanager
def building_into(folder: Path) -> Iterator[None]:
    """Let everything below write to another folder (ANALYSIS_OUT) for a while."""
    before = os.environ.get("ANALYSIS_OUT")
    os.environ["ANALYSIS_OUT"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["ANALYSIS_OUT"]
        else:
            os.environ["ANALYSIS_OUT"] = before


def shown_parts(path: Path) -> list:
    """What a reader of a notebook sees: each cell's kind, source, count and outputs, without ids."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    found = []
    for cell in cells:
        outputs = [
            {name: output.get(name) for name in ("output_type", "name", "text", "data", "ename", "evalue")}
            for output in cell.get("outputs", ())
        ]
        found.append((cell["cell_type"], cell["source"], cell.get("execution_count"), outputs))
    return found


def committed_files(top: Path) -> dict[str, Path]:
    """The generated files below a folder that are committed, by their path in the project."""
    places = ((Path("data/processed"), None), (Path("figures"), FIGURES), (Path("notebooks"), (".ipynb",)))
    found = {}
    for folder, endings in places:
        for path in sorted((top / folder).glob("*")):
            hidden = path.name.startswith(".")
            if path.is_file() and not hidden and (endings is None or path.suffix in endings):
                found[(folder / path.name).as_posix()] = path
    return found


def same(before: Path, after: Path) -> bool:
    """Whether two files hold the same; of notebooks, whether a reader sees the same."""
    if before.suffix == ".ipynb":
        return shown_parts(before) == shown_parts(after)
    return before.read_bytes() == after.read_bytes()


def differences(committed: Path, rebuilt: Path) -> list[str]:
    """One line for every generated file that is not the same in both folders."""
    old, new = committed_files(committed), committed_files(rebuilt)
    lines = []
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            lines.append(f"{name}: the rebuild does not make it")
        elif name not in old:
            lines.append(f"{name}: not in the project yet")
        elif not same(old[name], new[name]):
            lines.append(f"{name}: differs")
    return lines


def check() -> int:
    """Rebuild tables, figures and notebooks and print what differs; 0 where nothing does, 1 otherwise."""
    from analysis.charts.draw import draw_all
    from analysis.report.notebooks import run_all
    from analysis.tables.build import build

    with tempfile.TemporaryDirectory(prefix="local-ice-policy-") as name:
        folder = Path(name)
        with building_into(folder):
            build()
            draw_all()
            run_all()
        lines = differences(paths.out(), folder)
        count = len(committed_files(folder))
    if not lines:
        print(f"All {count} tables, figures and notebooks come out as they stand in this folder.")
        return 0
    print("The rebuild differs from what is committed:", *[f"  {line}" for line in lines], sep="\n")
    print("Run `make`, look at the changes, and commit them.")
    return 1
