"""Run the notebooks with this interpreter and write them so that the same tables give the same bytes."""

import os
import sys
import tempfile
import time
from pathlib import Path

from analysis import paths
from analysis.charts.save import write_if_changed
from analysis.errors import ProjectError

KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
# Without the interpreter's version, which differs from machine to machine and says nothing about the results.
LANGUAGE = {
    "name": "python",
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "codemirror_mode": {"name": "ipython", "version": 3},
}
TIMEOUT = 120  # seconds a cell may take


def sources() -> list[Path]:
    """The project's notebooks, in order of their numbers."""
    return sorted((paths.ROOT / "notebooks").glob("[0-9]*.ipynb"))


def run_all() -> list[Path]:
    """Run every notebook and write it under ``paths.notebooks()`` where it changed, with a line of progress
    each.

    Raises ProjectError where a notebook stops.
    """
    written = []
    for path in sources():
        start = time.monotonic()
        target = paths.notebooks() / path.name
        warnings = execute(path, target)
        print(f"notebook {path.stem} ... {time.monotonic() - start:.1f} s", flush=True)
        for line in warnings:
            print(f"  {line}", flush=True)
        written.append(target)
    return written


def execute(path: Path, out: Path) -> list[str]:
    """Run one notebook from top to bottom and write it normalised to ``out``, if that changes it.

    Returns what the cells printed to stderr, which is not kept. Raises ProjectError where the notebook cannot
    be read or a cell fails; ``out`` is then left as it was.
    """
    import nbformat
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    try:
        notebook = nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise ProjectError(
            f"{paths.shown(path)} is not a notebook: {first_line(error)}. Get it back with git."
        ) from None
    try:
        _run(notebook, path.parent)
    except CellExecutionError as error:
        raise ProjectError(f"{paths.shown(path)} stopped: {first_line(error.evalue)}") from None
    except (CellTimeoutError, DeadKernelError) as error:
        raise ProjectError(f"{paths.shown(path)} stopped: {first_line(error)}") from None
    warnings = normalise(notebook)
    write_if_changed(out, notebook_bytes(notebook))
    return warnings


def first_line(error: object) -> str:
    """The first line of a message that holds words."""
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def _run(notebook, folder: Path) -> None:
    """Execute in place, in a kernel of this interpreter that reads nobody's IPython profile."""
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    class ThisInterpreter(KernelSpecManager):
        """Whatever kernels are installed elsewhere, python3 means this interpreter."""

        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            return KernelSpec(argv=command, display_name=KERNEL["display_name"], language="python")

    with tempfile.TemporaryDirectory() as profile:
        # Sockets in files where the system has them, so that nothing listens on the network.
        local = {"transport": "ipc", "ip": str(Path(profile) / "kernel")} if os.name == "posix" else {}
        manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=ThisInterpreter(), **local)
        client = NotebookClient(
            notebook,
            km=manager,
            timeout=TIMEOUT,
            record_timing=False,
            resources={"metadata": {"path": str(folder)}},
        )
        client.owns_km = True  # so that the kernel is shut down when the notebook is done
        # The package is found in this project even where it is not installed.
        search = os.pathsep.join(filter(None, [str(paths.ROOT / "src"), os.environ.get("PYTHONPATH")]))
        own = {"IPYTHONDIR": profile, "PYTHONHASHSEED": "0", "PYTHONPATH": search}
        client.execute(env=os.environ | own)


def normalise(notebook) -> list[str]:
    """Take out of an executed notebook what differs between runs; returns what was printed to stderr, taken
    out too.
    """
    notebook.metadata = {"kernelspec": dict(KERNEL), "language_info": dict(LANGUAGE)}
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    warnings = []
    for number, cell in enumerate(notebook.cells, start=1):
        cell["id"] = f"cell-{number:02d}"
        cell["metadata"] = {}
        if cell["cell_type"] != "code":
            continue
        kept = []
        for output in cell["outputs"]:
            if output["output_type"] == "stream" and output["name"] == "stderr":
                warnings += output["text"].splitlines()
            else:
                kept.append(output)
        cell["outputs"] = kept
    return warnings


def notebook_bytes(notebook) -> bytes:
    """A notebook as it is committed: one-space indents, sorted keys, LF."""
    import nbformat

    nbformat.validate(notebook)
    text = nbformat.writes(notebook, version=4, indent=1, sort_keys=True, ensure_ascii=False)
    return (text.rstrip("\n") + "\n").encode("utf-8")
