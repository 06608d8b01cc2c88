"""What all pages share: the project's name, the templates, how a page is rendered and written."""

from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from analysis import __version__, paths
from analysis.charts.save import write_if_changed

TEMPLATES = Path(__file__).parent / "templates"
TITLE = "Local policy on ICE cooperation, 2010–2026"
SUMMARY = "What US cities, counties, sheriffs and states decided on cooperation with ICE, with sources."
# What a page is to the navigation: its file, its short and its full name, a sentence on it, and the group it stands in.
Page = dict[str, str]
FINDINGS, RECORD = "findings", "record"


def style() -> str:
    """The style sheet that every page holds inside itself."""
    return (TEMPLATES / "style.css").read_text(encoding="utf-8").strip()


def citation() -> str:
    """How to cite the project, with its version."""
    try:
        number = version("local-ice-policy")
    except PackageNotFoundError:
        number = __version__
    return (
        f"Local ICE policy project. {TITLE} [data set, figures and code]. Version {number}. "
        "Tables and figures under CC BY 4.0."
    )


def render(template: str, page: Page, pages: Sequence[Page], values: Mapping[str, Any]) -> str:
    """One page from a template of ``templates/``; ``values`` are what the template names beside page and pages.

    Values are not escaped by themselves, since many hold HTML: templates escape plain text with ``| e``.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=False)
    return environment.get_template(template).render(page=page, pages=pages, css=style(), **values)


def write_page(name: str, text: str) -> Path:
    """Write reports/<name> where it changed: LF, no blanks at line ends; its path."""
    path = paths.reports() / name
    lines = [line.rstrip() for line in text.splitlines()]
    write_if_changed(path, ("\n".join(lines).strip() + "\n").encode("utf-8"))
    return path
