"""Draw all figures. The list of figures is here and nowhere else."""

import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

# Figure id -> module and function that draws it. Imported when drawn, so that a command line starts fast.
FIGURES = {
    "reading": ("analysis.charts.reading_strip", "draw_reading"),
    "timeline": ("analysis.charts.timeline", "draw_timeline"),
    "map-us": ("analysis.charts.maps", "draw_map_us"),
    "map-eras": ("analysis.charts.map_eras", "draw_map_eras"),
    "map-bay-area": ("analysis.charts.zooms", "draw_map_bay_area"),
    "map-southern-california": ("analysis.charts.zooms", "draw_map_southern_california"),
    "map-new-york-washington": ("analysis.charts.zooms", "draw_map_new_york_washington"),
    "spread": ("analysis.charts.spread", "draw_spread"),
    "provisions": ("analysis.charts.provisions", "draw_provisions"),
    "adoption": ("analysis.charts.adoption", "draw_adoption"),
    "readings": ("analysis.charts.readings", "draw_readings"),
    "certainty": ("analysis.charts.certainty", "draw_certainty"),
}


def draw(figure_id: str) -> list[Path]:
    """Draw one figure from the tables and write its four files where they changed; their paths.

    Raises ProjectError where a table is missing, KeyError for an unknown figure.
    """
    module, function = FIGURES[figure_id]
    drawer: Callable[[], list[Path]] = getattr(import_module(module), function)
    return drawer()


def draw_all() -> list[Path]:
    """Draw every figure, with a line of progress for each; the paths of all files."""
    written = []
    for figure_id in FIGURES:
        start = time.monotonic()
        written += draw(figure_id)
        print(f"figure {figure_id} ... {time.monotonic() - start:.1f} s", flush=True)
    return written
