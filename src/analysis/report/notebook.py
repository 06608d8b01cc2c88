"""What a notebook calls: begin, answer, draw, show. One call a cell; the work is done elsewhere."""

from html import escape

from IPython import get_ipython
from IPython.display import Markdown

from analysis import paths
from analysis.charts.draw import draw
from analysis.errors import ProjectError
from analysis.report import html, prose


def start() -> None:
    """Make errors that are meant for people print their sentence, without the wall of calls above it."""
    shell = get_ipython()
    if shell is not None:
        shell.set_custom_exc((ProjectError,), say_plainly)


def say_plainly(shell, kind, error, traceback, tb_offset=None) -> list[str]:
    """What IPython prints for a ProjectError: its sentences."""
    lines = [*error.problems, "Then run this notebook again (Run > Run All Cells)."]
    shell._showtraceback(kind, error, lines)
    return lines


def answer(name: str) -> Markdown:
    """The two-line answer to a notebook's question, computed from the tables: articles, timeline or map."""
    return Markdown(prose.ANSWERS[name]())


def note(name: str) -> Markdown:
    """A computed remark of ``prose.NOTES``."""
    return Markdown(prose.NOTES[name]())


def show_figure(figure_id: str) -> html.Html:
    """figures/<figure_id>.png with its description as alternative text.

    Raises ProjectError where it has not been drawn.
    """
    picture = paths.figures() / f"{figure_id}.png"
    words = picture.with_suffix(".txt")
    if not picture.exists() or not words.exists():
        raise ProjectError(
            f"figures/{figure_id}.png is not there. Run `make figures` in the project folder first."
        )
    name = escape(figure_id)
    caption = f"Beside it in figures/: {name}.svg for print, {name}.csv with the numbers drawn."
    return html.figure(picture, words.read_text(encoding="utf-8").strip(), caption)


def draw_figure(figure_id: str) -> html.Html:
    """Draw a figure again from the tables as they are now, write its four files, and show it."""
    draw(figure_id)
    return show_figure(figure_id)
