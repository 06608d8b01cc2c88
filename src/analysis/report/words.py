"""What pages say of addresses, sizes and source pages, in words."""

from urllib.parse import urlsplit

import pandas as pd

from analysis.charts.words import MONTHS


def year_words(year: str, latest: str) -> str:
    """A year in a table; that of the ``latest`` act (ISO day, or "") with the month it is known to: "2026, to June"."""
    month = int(latest[5:7]) if len(latest) == 10 and latest[:4] == year else 12
    return year if month == 12 else f"{year}, to {MONTHS[month - 1]}"


def address_words(url: str) -> str:
    """An address as a reader sees it: without scheme, "www." and a last slash."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def host(url: str) -> str:
    """The name of the computer in an address, without "www."."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def source_pages(records: pd.DataFrame) -> list[str]:
    """Every address that coded acts rest on, first and second pages, each once, sorted."""
    return sorted(set(records["url"].dropna()) | set(records["url_2"].dropna()))


def size_words(size: int) -> str:
    """A size in bytes as people read it: "417 bytes", "34 kB", "1.2 MB" (1 kB is 1,000 bytes)."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:,.0f} kB" if size < 999_500 else f"{size / 1_000_000:,.1f} MB"
