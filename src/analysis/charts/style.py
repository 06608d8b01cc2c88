"""The palette, the marks and the type of all figures, each with its reason.

Colour. The two directions are purple and ochre: neither is a party's colour, the pair stays apart for people
with any of the common colour deficiencies (it is the purple-orange pair of ColorBrewer, darkened), and both
are dark enough for text on white (contrast above 4.5:1). Direction is never told by colour alone: it has its
own side or its own word. What the federal government refused is told by a cross and hatching, not by a third
hue. All else is grey.

Type. Fira Sans Condensed (SIL Open Font License, see fonts/OFL.txt) comes with the package, so that labels
have the same width on every machine; DejaVu Sans, which comes with matplotlib, stands in for letters it
lacks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import matplotlib
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

HERE = Path(__file__).parent
SHEET = HERE / "local-ice-policy.mplstyle"
WIDTH = 10.0  # inches; 1000 pixels on a screen at 100 %, a page's width in print
DPI = 200  # twice the screen's, so that it is sharp on today's screens

INK, SOFT, FAINT, RULE = "#1c1c1c", "#595959", "#8a8a8a", "#d4d1cc"
LAND, BAND = "#efedea", "#f6f4f1"
# The sides of the two directions, the same on all figures: extends above limits; from left to right the other way.
UPWARDS = ("extends", "limits")
DIRECTION = {"limits": "#5b3a8c", "extends": "#a35400"}
# Areas are lighter than points, so that a city shows on its county; white text on them keeps 4.5:1.
AREA = {"limits": "#7a60ab", "extends": "#ab6512"}
TINT = {"limits": "#dcd3ea", "extends": "#f3dfc3"}

# Filled: decided. Hollow: not decided yet. Cross: refused. One shape a stage, so that it survives a grey
# printer.
STAGE_MARK = {
    "adopted": ("o", True),
    "in_force": ("<", True),
    "repealed": ("s", True),
    "introduced": ("o", False),
    "passed": ("o", False),
    "proposed": ("^", False),
    "requested": ("D", False),
    "denied": ("X", True),
    "rejected": ("X", False),
}
STAGE_WORD = {
    "adopted": "adopted",
    "in_force": "in force, made on an unknown earlier day",
    "repealed": "earlier rule withdrawn",
    "introduced": "passed a first vote, another needed",
    "passed": "passed; a signature, veto or further vote followed",
    "proposed": "proposed",
    "requested": "asked of the federal government",
    "denied": "refused by the federal government",
    "rejected": "voted down, vetoed or declined",
}

FAMILY = ["Fira Sans Condensed", "DejaVu Sans"]
REGULAR, BOLD = "normal", "bold"
for _path in sorted((HERE / "fonts").glob("*.ttf")):
    font_manager.fontManager.addfont(_path)


@contextmanager
def house_style() -> Iterator[None]:
    """The style sheet, for the length of a ``with`` block."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.style.use(SHEET)
        yield


def mark(stage: str, colour: str, size: float = 6.5) -> dict:
    """Keyword arguments for ``Axes.plot`` that draw one stage's mark; ``size`` in points."""
    shape, filled = STAGE_MARK[stage]
    return {
        "marker": shape,
        "markersize": size,
        "markerfacecolor": colour if filled else "white",
        "markeredgecolor": colour,
        "markeredgewidth": 0.6 if filled else 1.4,
        "linestyle": "none",
    }


def new_figure(width: float, height: float) -> Figure:
    """An empty figure of that size in inches, outside pyplot, so that a notebook's own settings stay as they
    are.
    """
    figure = Figure(figsize=(width, height), dpi=100)
    FigureCanvasAgg(figure)
    return figure
