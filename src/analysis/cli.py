"""The command line. Thin: each command calls one function; what a person did wrong comes back as sentences.

Packages are imported where a command needs them, so that `--help` and a mistyped command answer at once.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.errors import ProjectError, at_most


def build(given: argparse.Namespace) -> int:
    """Articles to tables."""
    from analysis.tables.build import build

    build(given.articles, given.originals, given.out)
    return 0


def figures(given: argparse.Namespace) -> int:
    """Tables to figures."""
    from analysis.charts.draw import draw_all

    draw_all()
    return 0


def notebooks(given: argparse.Namespace) -> int:
    """Run the notebooks in place."""
    from analysis.report.notebooks import run_all

    run_all()
    return 0


def reports(given: argparse.Namespace) -> int:
    """Notebooks to pages."""
    from analysis.report.pages import build_all

    build_all()
    return 0


def summary(given: argparse.Namespace) -> int:
    """What was read and found, and the page to open."""
    from analysis.tables.summary import summary_lines

    print("\n".join(summary_lines()))
    return 0


def check(given: argparse.Namespace) -> int:
    """Rebuild into a temporary folder and compare."""
    from analysis.tables.compare import check

    return check()


def score(given: argparse.Namespace) -> int:
    """Compare the reading with labelled articles."""
    from analysis.score import main

    return main(given.gold, given.articles) or 0


def why(given: argparse.Namespace) -> int:
    """One action with the words its values rest on."""
    from analysis.tables.explain import why_lines

    print("\n".join(why_lines(given.action_id, given.tables)))
    return 0


def in_force(given: argparse.Namespace) -> int:
    """The policies that stand in a place on a day."""
    from analysis.tables.in_force import in_force_lines
    from analysis.tables.store import read_table

    tables = {name: read_table(name, given.tables) for name in ("actions", "links", "jurisdictions")}
    print("\n".join(in_force_lines(given.place, given.day, tables)))
    return 0


def review(given: argparse.Namespace) -> int:
    """The rows a person should look at first."""
    from analysis.tables.corrections import load_corrections
    from analysis.tables.review_lines import NEEDED, review_lines
    from analysis.tables.store import read_table

    tables = {name: read_table(name, given.tables) for name in NEEDED}
    print("\n".join(review_lines(tables, given.most, load_corrections())))
    return 0


def differences(given: argparse.Namespace) -> int:
    """How the acts of two builds differ, and why."""
    from analysis.tables.differences import difference_lines

    print("\n".join(difference_lines(given.old, given.new)))
    return 0


def whole(text: str) -> int:
    """A whole number from 1, as typed."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of rows; write one such as 50")
    return int(text)


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(prog="python -m analysis", description="Local policy on ICE cooperation.")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    of_other = "the tables of another build (its --out)"

    def add(name: str, run, about: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=about, description=about)
        command.set_defaults(run=run)
        return command

    command = add("build", build, "read the articles and write the tables")
    other = command.add_mutually_exclusive_group()
    other.add_argument(
        "--articles", type=Path, metavar="DIR", help="read the articles in DIR instead; needs --out"
    )
    other.add_argument(
        "--originals", action="store_true", help="read data/raw/originals for its digests; needs --out"
    )
    command.add_argument(
        "--out", type=Path, metavar="DIR", help="write the tables to DIR instead of data/processed"
    )
    add("figures", figures, "draw the figures from the tables")
    add("notebooks", notebooks, "run the notebooks in place")
    add("reports", reports, "make the pages in reports/ from the notebooks")
    add("summary", summary, "say what was read, what was found and which page to open")
    add("check", check, "rebuild into a temporary folder and compare with what is committed")
    command = add("score", score, "compare the reading with labelled articles")
    command.add_argument("gold", type=Path, metavar="GOLD.csv", help="the labels, one row per action")
    command.add_argument("--articles", type=Path, metavar="DIR", help="where the articles lie")
    command = add("why", why, "print an action with the words that each of its values rests on")
    command.add_argument("action_id", metavar="ACTION_ID", help="as in actions.csv; its beginning is enough")
    command.add_argument("--tables", type=Path, metavar="DIR", help=of_other)
    command = add(
        "in-force",
        in_force,
        "print the policies that stand in a place on a day, and the acts that lead there",
    )
    command.add_argument("place", metavar="PLACE", help='such as "Oakland, CA", or a jurisdiction_id')
    command.add_argument("day", metavar="DAY", help="such as 2018-06-01")
    command.add_argument("--tables", type=Path, metavar="DIR", help=of_other)
    command = add(
        "review", review, "list the rows a person should look at first, each with a correction to fill in"
    )
    command.add_argument("--most", type=whole, default=20, metavar="N", help="how many to print (20)")
    command.add_argument("--tables", type=Path, metavar="DIR", help=of_other)
    command = add(
        "diff", differences, "say which actions appeared, vanished or changed between two builds, and why"
    )
    command.add_argument("old", type=Path, metavar="OLD_DIR", help="the tables of the earlier build")
    command.add_argument("new", type=Path, metavar="NEW_DIR", help="the tables of the later one")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 where it went well, 1 where not (the reasons stand on stderr), 2 for bad usage."""
    given = parser().parse_args(arguments)
    try:
        return given.run(given)
    except ProjectError as error:
        print(*at_most(error.problems), sep="\n", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough.
        sys.stderr.close()
        return 0
    except OSError as error:
        if error.filename is None:
            raise
        print(
            f"{error.filename} cannot be read or written ({error.strerror}). Check the path, and that you may use it.",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print("Stopped. Nothing half-written was left behind.", file=sys.stderr)
        return 130
