"""Make reports/explorer.html: every act on a map, through time and in words, in one file that fetches nothing.

Map, table and wording are made here; the page's script (templates/explorer.js) narrows and shows them. A charting
library was left out: Vega's bundle alone is 0.9 MB, its marks cannot take the keyboard's focus, and without a script,
in print and in the dark the map would have to be drawn a second time. As plain SVG it is there in all of them.
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
NEEDED = ("actions", "links", "jurisdictions", "articles")
DETAIL = ("records", "provisions", "evidence", "conflicts")  # what a small corpus may lack
# On a dark ground the two directions are lighter; as on white, each keeps 4.5:1 against it.
DARK = {"limits": "#b9a0ec", "extends": "#e6a04d"}
DARK_AREA = {"limits": "#8a6fc4", "extends": "#b8752a"}
DARK_TINT = {"limits": "#362b4d", "extends": "#463018"}


def page_html(pages: list[dict[str, str]]) -> str:
    """The page from templates/explorer.html.j2, explorer.css and explorer.js; ``pages`` is the navigation."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    tables = load_tables()
    data = explorer_data(tables)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True, trim_blocks=True
    )
    held = {name: data[name] for name in ("places", "acts", "months")}
    held["frames"] = explorer_map.ground()["frames"]
    return environment.get_template("explorer.html.j2").render(
        page=PAGE,
        pages=pages,
        css="\n".join(read(name) for name in ("style.css", "explorer.css")),
        colours=colours(),
        script=read("explorer.js"),
        data=embedded(held),
        choices=data["choices"],
        months=data["months"],
        rows=[{**act, "label": data["places"][act["place"]]["label"]} for act in data["acts"]],
        map=map_parts(data["places"], data["acts"], tables["jurisdictions"]),
    )


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


def code(acts: list[dict]) -> str:
    """How a place is marked: L and E for its directions, small where nothing of that direction was decided."""
    found = ""
    for way, letter in (("limits", "l"), ("extends", "e")):
        mine = [act for act in acts if act["direction"] == way]
        found += "" if not mine else letter.upper() if any(act["decided"] for act in mine) else letter
    return found


def map_parts(places: list[dict], acts: list[dict], jurisdictions: pd.DataFrame) -> dict[str, object]:
    """What the template draws: the ground, and for each place its area and its point with the mark of all its acts."""
    ground = explorer_map.ground()
    mine: list[list[dict]] = [[] for _ in places]
    for act in acts:
        mine[act["place"]].append(act)
    codes = [code(group) for group in mine]
    areas = explorer_map.areas_of(places)
    points = explorer_map.points_of(places, jurisdictions)
    states = {place["state"]: number for number, place in enumerate(places) if place["level"] == "state"}
    return {
        **ground,
        "width": explorer_map.WIDTH,
        "height": explorer_map.HEIGHT,
        "states": [
            {"path": shape, "number": states.get(usps), "code": codes[states[usps]] if usps in states else ""}
            for usps, shape in ground["land"].items()
        ],
        "areas": [
            {"path": shape, "number": number, "code": codes[number]} for number, shape in areas.items()
        ],
        "points": [
            {
                "x": x,
                "y": y,
                "number": number,
                "code": codes[number],
                "county": places[number]["level"] == "county",
            }
            for number, (x, y) in points.items()
            if explorer_map.needs_point(places[number])
        ],
        "labels": [place["label"] for place in places],
        "spots": {number: list(point) for number, point in points.items()},
    }
