"""Speed, memory and scores of the reading beside those of an afternoon's script, on the same files.

    python benchmarks/compare.py [--articles DIR] [--gold labels.csv] [--many 10000]

Both are measured in one run, each in a process of its own, held to one core and one thread. The clock covers
opening a file and reading it, in seconds of the processor, so that other work on the machine does not count;
loading (models, gazetteer, patterns) is measured apart and printed.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)
# Passes over the files that are timed; the fastest counts, as the one least disturbed.
PASSES = 3
FEW = 100


def files_of(folder: Path) -> list[Path]:
    """The article files of a folder."""
    from analysis.loaders.articles import article_files

    return article_files(folder)


def our_reader():
    """A function from a file to its main action."""
    from analysis.loaders.articles import open_article
    from analysis.reading.read import read

    def run(path: Path):
        return next((action for action in read(open_article(path)).actions if action.is_main), None)

    return run


def afternoon_reader():
    """The same for the afternoon's script; its record becomes an action, so that one scorer serves both."""
    import afternoon

    from analysis.loaders.front_matter import split_front_matter
    from analysis.loaders.opening import decoded
    from analysis.reading.model import Action, Value

    def run(path: Path):
        text = decoded(path.read_bytes(), path)
        head, start = split_front_matter(text, path)
        record = afternoon.read(text[start:], head.get("published", ""))
        return record and Action(True, {column: Value(value) for column, value in record.items()})

    return run


def peak_megabytes() -> float:
    """The most memory this process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def words_of(files: list[Path]) -> int:
    """The words below the front matter: the same count for both."""
    from analysis.loaders.front_matter import split_front_matter
    from analysis.loaders.opening import decoded

    total = 0
    for path in files:
        text = decoded(path.read_bytes(), path)
        total += len(text[split_front_matter(text, path)[1] :].split())
    return total


def work(which: str, folder: Path, many: int) -> dict:
    """One process's share: load, time PASSES over the files, memory after FEW and ``many`` articles."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    files = files_of(folder)
    begun = time.process_time()
    run = our_reader() if which == "ours" else afternoon_reader()
    run(files[0])
    loading = time.process_time() - begun
    seconds = []
    for _ in range(PASSES):
        begun = time.process_time()
        for path in files:
            run(path)
        seconds.append(time.process_time() - begun)
    for path in islice(cycle(files), FEW):
        run(path)
    few = peak_megabytes()
    for path in islice(cycle(files), many if which == "ours" else 0):
        run(path)
    return {"loading": loading, "seconds": min(seconds), "few": few, "many": peak_megabytes()}


def started(which: str, given: argparse.Namespace) -> dict:
    """What a process of its own measured."""
    command = [
        sys.executable,
        __file__,
        "--work",
        which,
        "--articles",
        given.articles,
        "--many",
        str(given.many),
    ]
    done = subprocess.run(command, env=os.environ | ONE_THREAD, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def scores(run, gold: Path, files: list[Path]) -> list[str]:
    """The table of scores, both splits, without the list of articles that went wrong."""
    from analysis.score import compare
    from analysis.score_labels import load_labels
    from analysis.score_report import field_lines

    by_stem = {path.stem: path for path in files}
    labels = [label for label in load_labels(gold) if label.article_id in by_stem]
    found = [compare(label, run(by_stem[label.article_id])) for label in labels]
    lines = []
    for split in sorted({outcome.label.split for outcome in found}):
        rows = [outcome for outcome in found if outcome.label.split == split]
        lines += [f"{split}: {len(rows)} articles", *field_lines(rows)]
    return lines


def main() -> None:
    """Run both, print the comparison."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", default=str(ROOT / "tests" / "labelled" / "digests"), metavar="DIR")
    options.add_argument("--gold", default=str(ROOT / "tests" / "labelled" / "labels.csv"), metavar="CSV")
    options.add_argument("--many", type=int, default=10_000, help="articles read for the measure of memory")
    options.add_argument("--work", choices=("ours", "afternoon"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.work:
        print(json.dumps(work(given.work, Path(given.articles), given.many)))
        return
    import afternoon

    files = files_of(Path(given.articles))
    words = words_of(files)
    print(f"{len(files)} articles, {words:,} words, one core. The afternoon's script: {afternoon.KIND}.")
    print("Measuring the afternoon's script ...", flush=True)
    theirs = started("afternoon", given)
    print(f"Measuring the reading, then {given.many:,} articles for its memory ...", flush=True)
    ours = started("ours", given)
    for name, found in (("afternoon", theirs), ("reading", ours)):
        speed = words / found["seconds"]
        print(f"  {name:<10} {speed:>10,.0f} words a second, {found['loading']:.1f} s to load")
    print(f"  ratio      {theirs['seconds'] / ours['seconds']:>10.1f}")
    print(f"Memory at its peak after {FEW} articles:")
    print(f"  afternoon {theirs['few']:.0f} MB, reading {ours['few']:.0f} MB")
    grown = ours["many"] - ours["few"]
    print(f"Memory of the reading after {given.many:,} more: {ours['many']:.0f} MB ({grown:+.1f} MB)")
    for name, run in (("afternoon", afternoon_reader()), ("reading", our_reader())):
        print(f"\nScores of the {name}")
        print("\n".join(scores(run, Path(given.gold), files)))


if __name__ == "__main__":
    main()
