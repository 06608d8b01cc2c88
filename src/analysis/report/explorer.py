"""Make reports/explorer.html: every act on a map, through time and in words, in one file that fetches nothing.

Table, cards and wording are made here. The page's scripts (templates/explorer*.js) narrow them and draw map and bars
with Observable Plot (vendor/), which was taken because it draws plain SVG: its colours are the page's own for light,
dark and paper, and its marks are links with names.
"""

import json
import re
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.charts.style import AREA, DIRECTION, TINT
from analysis.report import explorer_map
from analysis.report.explorer_data import explorer_data
from analysis.report.site import FINDINGS
from analysis.schemas import TABLES
from analysis.tables.store import read_table, typed

TEMPLATES = Path(__file__).parent / "templates"
PAGE = {
    "file": "explorer.html",
    "short": "Explorer",
    "title": "Every act, on a map and in words",
    "summary": "Each act with its day, body, votes and sources; by place, through time, and by what it does.",
    "group": FINDINGS,
}
VENDOR = Path(__file__).parent / "vendor"
# In the order they need each other.
LIBRARIES = (
    ("d3.min.js", ("d3-LICENSE.txt", "included-LICENSES.txt")),
    ("plot.umd.min.js", ("plot-LICENSE.txt",)),
)
SCRIPTS = ("explorer_charts.js", "explorer.js")
# What the script narrows acts by; all else about them stands in the page as words.
NARROWING = ("place", "month", "direction", "program", "stage", "decided", "method", "stood")
NEEDED = ("actions", "links", "jurisdictions", "articles")
DETAIL = ("records", "provisions", "evidence", "conflicts")  # what a small corpus may lack
# On a dark ground the two directions are lighter; as on white, each keeps 4.5:1 against it.
DARK = {"limits": "#b9a0ec", "extends": "#e6a04d"}
DARK_AREA = {"limits": "#8a6fc4", "extends": "#b8752a"}
DARK_TINT = {"limits": "#362b4d", "extends": "#463018"}


def page_html(pages: list[dict[str, str]]) -> str:
    """The page from templates/explorer.html.j2, explorer.css and SCRIPTS; ``pages`` is the navigation."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    tables = load_tables()
    data = explorer_data(tables)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True, trim_blocks=True
    )
    return environment.get_template("explorer.html.j2").render(
        page=PAGE,
        pages=pages,
        css="\n".join(read(name) for name in ("style.css", "explorer.css")),
        colours=colours(),
        libraries=[library(*names) for names in LIBRARIES],
        script="\n".join(read(name) for name in SCRIPTS),
        data=embedded(held(data, tables["jurisdictions"])),
        choices=data["choices"],
        months=data["months"],
        places=[
            {**place, "cards": group} for place, group in zip(data["places"], by_place(data), strict=True)
        ],
        acts=data["acts"],
        labels={place["key"]: place["label"] for place in data["places"]},
    )


def by_place(data: dict) -> list[list[tuple[int, dict]]]:
    """The acts with their numbers, place by place."""
    found: list[list[tuple[int, dict]]] = [[] for _ in data["places"]]
    for number, act in enumerate(data["acts"]):
        found[act["place"]].append((number, act))
    return found


def held(data: dict, jurisdictions: pd.DataFrame) -> dict[str, object]:
    """What the script needs beside the page's own words: how to narrow the acts, and what to draw."""
    areas = explorer_map.areas_of(data["places"])
    spots = explorer_map.points_of(data["places"], jurisdictions)
    ground = explorer_map.ground()
    places = []
    for number, place in enumerate(data["places"]):
        drawn = {"shape": areas.get(number), "spot": spots.get(number)}
        known = {name: place[name] for name in ("key", "label", "level", "state", "words")}
        places.append(known | {name: value for name, value in drawn.items() if value})
    return {
        "places": places,
        "acts": [{name: act[name] for name in NARROWING if name in act} for act in data["acts"]],
        "months": data["months"],
        "map": {**ground, "insets": explorer_map.insets(), "size": [explorer_map.WIDTH, explorer_map.HEIGHT]},
    }


def library(name: str, licences: tuple[str, ...]) -> str:
    """A file of vendor/ after the licences that ask to go with it."""
    said = "\n\n".join((VENDOR / licence).read_text(encoding="utf-8").strip() for licence in licences)
    return f"/*!\n{said}\n*/\n{(VENDOR / name).read_text(encoding='utf-8').strip()}"


def load_tables() -> dict[str, pd.DataFrame]:
    """The tables by name; those that only add detail are empty where they have not been made."""
    found = {name: read_table(name) for name in NEEDED}
    for name in DETAIL:
        there = (paths.processed() / f"{name}.csv").exists()
        found[name] = read_table(name) if there else typed(pd.DataFrame(), TABLES[name])
    return found


def read(name: str) -> str:
    """A template file as it is."""
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()


def embedded(value: object) -> str:
    """JSON that can stand inside a script element: nothing in it ends the element or the line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r"[<>&\x7f-\x9f\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text)


def colours() -> dict[str, dict[str, str]]:
    """The palette as names of CSS properties, for light and for dark grounds."""
    schemes = {"light": (DIRECTION, AREA, TINT), "dark": (DARK, DARK_AREA, DARK_TINT)}
    return {
        scheme: {
            f"--{way}{ending}": palette[way]
            for palette, ending in zip(palettes, ("", "-area", "-tint"), strict=True)
            for way in ("limits", "extends")
        }
        for scheme, palettes in schemes.items()
    }
