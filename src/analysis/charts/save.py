"""Write a figure's four files: picture, print copy, the numbers drawn, its description in words.

The same figure gives the same bytes: no dates, no software versions, fixed ids in the SVG, LF line ends.
"""

import io
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure
from PIL import Image, PngImagePlugin

from analysis import paths
from analysis.charts.style import DPI, house_style

COLORS = 256
KINDS = (".png", ".svg", ".csv", ".txt")


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write the bytes unless the file holds them already; whether it wrote."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def picture_bytes(figure: Figure, kind: str, title: str, description: str) -> bytes:
    """The figure as "png" (200 dots an inch) or "svg", with title and description inside."""
    words = {"Title": title, "Description": description}
    quiet = {"Software": None} if kind == "png" else {"Creator": None, "Date": None}
    buffer = io.BytesIO()
    with house_style():  # text and ids follow the settings of the moment of drawing
        figure.savefig(buffer, format=kind, dpi=DPI, metadata=words | quiet)
    content = buffer.getvalue()
    if kind == "png":
        return with_palette(buffer, words)
    if kind == "svg":
        # Matplotlib ends some lines with blanks; a diff should show changes only.
        lines = content.decode("utf-8").splitlines()
        content = ("\n".join(line.rstrip() for line in lines) + "\n").encode("utf-8")
    return content


def with_palette(picture: io.BytesIO, words: dict[str, str]) -> bytes:
    """A PNG with COLORS colors instead of millions, in less than half the bytes; ``words`` are written into it.

    The figures are flat: letters, lines and a dozen tints. What the palette leaves out are steps of the soft edges.
    """
    info = PngImagePlugin.PngInfo()
    for name, text in words.items():
        info.add_itxt(name, text) if not text.isascii() else info.add_text(name, text)
    with Image.open(picture) as image:
        few = image.convert("RGB").quantize(COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        buffer = io.BytesIO()
        few.save(buffer, format="png", optimize=True, pnginfo=info, dpi=(DPI, DPI))
    return buffer.getvalue()


def save_figure(
    figure: Figure, figure_id: str, drawn: pd.DataFrame, title: str, description: str
) -> list[Path]:
    """Write figures/<figure_id>.png, .svg, .csv and .txt where they changed.

    ``drawn`` holds one row per mark; ``description`` is the alternative text. Returns the four paths.
    """
    files = {
        ".png": picture_bytes(figure, "png", title, description),
        ".svg": picture_bytes(figure, "svg", title, description),
        ".csv": drawn.to_csv(index=False, lineterminator="\n", na_rep="").encode("utf-8"),
        ".txt": (description.strip() + "\n").encode("utf-8"),
    }
    written = []
    for kind, content in files.items():
        path = paths.figures() / f"{figure_id}{kind}"
        write_if_changed(path, content)
        written.append(path)
    return written
