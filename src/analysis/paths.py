"""Where things lie in the project folder, and where a build writes.

A rebuild that must not touch the committed files (``make check``) sets the environment variable ``ANALYSIS_OUT`` to a
folder; everything that is written, and everything read that was written before, is then found below it.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
REGISTER = RAW / "SOURCES.csv"
ARTICLES = RAW / "articles"
ORIGINALS = RAW / "originals"
RECORDS = RAW / "records"
GEOGRAPHY = RAW / "geography"
LEXICON = RAW / "lexicon"
CORRECTIONS = RAW / "corrections.csv"
DOCS = ROOT / "docs"


def out() -> Path:
    """The folder below which a build writes: the project itself, or ANALYSIS_OUT."""
    return Path(os.environ.get("ANALYSIS_OUT") or ROOT)


def processed() -> Path:
    """The tables."""
    return out() / "data" / "processed"


def exports() -> Path:
    """The tables for other tools; not committed."""
    return out() / "data" / "exports"


def figures() -> Path:
    """The pictures and what belongs to them."""
    return out() / "figures"


def notebooks() -> Path:
    """The notebooks."""
    return out() / "notebooks"


def reports() -> Path:
    """The pages."""
    return out() / "reports"


def shown(path: Path) -> str:
    """A path as messages print it: relative to the project where it lies inside."""
    path = Path(path)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
