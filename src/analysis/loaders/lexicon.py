"""Facts about outlets and officials (data/raw/lexicon) that tell which state a story is from."""

from functools import cache
from urllib.parse import urlparse

from analysis import paths
from analysis.loaders.gazetteer import rows


@cache
def outlets() -> dict[str, dict[str, str]]:
    """Domain -> its row (outlet, state, city, also_states)."""
    return {row["domain"]: row for row in rows(paths.LEXICON / "outlets.csv")}


@cache
def outlet_names() -> dict[str, str]:
    """Outlet's name in lower case -> state; names that two states share are left out."""
    found: dict[str, set[str]] = {}
    for row in rows(paths.LEXICON / "outlets.csv"):
        found.setdefault(row["outlet"].lower().removeprefix("the "), set()).add(row["state"])
    return {name: states.pop() for name, states in found.items() if len(states) == 1}


@cache
def officials() -> dict[str, list[dict[str, str]]]:
    """Name -> rows (office, state, from, to, jurisdiction)."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows(paths.LEXICON / "officials.csv"):
        found.setdefault(row["name"], []).append(row)
    return found


def domain_of(url: str) -> str:
    """The host of a url without www, '' where there is none."""
    host = (urlparse(url if "//" in url else f"//{url}").hostname or "").lower()
    return host.removeprefix("www.")


def outlet_of(url: str) -> dict[str, str] | None:
    """The outlet whose domain a url is on, by the longest known ending of its host."""
    parts = domain_of(url).split(".")
    for i in range(len(parts) - 1):
        row = outlets().get(".".join(parts[i:]))
        if row:
            return row
    return None
