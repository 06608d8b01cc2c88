"""The front matter of an article: what a person says of it above its text, by our names; a wrong value is told."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

import yaml

from analysis.errors import ProjectError
from analysis.loaders.gazetteer import gazetteer
from analysis.paths import shown

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?=[ \t]*[A-Za-z_][\w -]*:|[ \t]*---|[ \t]*#)")
# libyaml's where it is there: ten times as fast, the same result.
BASE_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
PLAIN_ENTRY = re.compile(r"([A-Za-z_]+): ?([^\s{\[|>&*].*|)$")
# A line that YAML takes as it stands: no mark in it that means something there, and printable throughout.
PLAIN_YAML = re.compile(r"[A-Za-z_]+: [A-Za-z0-9/](?:(?! #|: |:$| $)[ -~])*")
KEYS = {"outlet": "publisher", "publisher": "publisher", "source": "publisher", "title": "title", "headline": "title",
        "author": "author", "byline": "author", "url": "url", "link": "url", "published": "published",
        "date": "published", "state": "state", "kind": "text_kind", "text_kind": "text_kind"}  # fmt: skip
KINDS = ("digest", "original")


def split_front_matter(text: str, path: Path) -> tuple[dict[str, str], int]:
    """What the front matter says, by our names, and where the body starts.

    No front matter gives ({}, 0). Raises ProjectError where it is not closed or not YAML, and for each value that
    cannot be used. Entries of other names are passed over (see ``unread_entries``).
    """
    opening = FRONT_MATTER.match(text)
    if not opening:
        return {}, 0
    closing = re.compile(r"^---[ \t]*$", re.M).search(text, opening.end())
    if not closing:
        raise ProjectError(
            f"{shown(path)}: the front matter opened by '---' is not closed. Add a line '---' below its last entry."
        )
    start = min(closing.end() + 1, len(text))
    entries = entries_of(text[opening.end() : closing.start()], path)
    head, problems = {}, []
    for key, value in entries.items():
        name = KEYS.get(key.lower())
        if name is None:
            continue
        found, fault = usable(name, value)
        if fault:
            problems.append(f"{shown(path)}, line {line_of(text, start, key)}: {key} {fault}")
        elif found:
            head[name] = found
    if problems:
        raise ProjectError(*problems)
    return head, start


def entries_of(head: str, path: Path) -> dict[str, object]:
    """The entries as typed. Raises ProjectError where they cannot be read."""
    try:
        # BaseLoader leaves every value as text: a date stays as it was typed.
        entries = plain_entries(head) or yaml.load(head, Loader=BASE_LOADER) or {}
    except yaml.YAMLError as error:
        # A headline with a colon in it is not YAML, but everybody types it; one 'key: value' a line is clear enough.
        plain = [PLAIN_ENTRY.match(line) for line in head.splitlines() if line.strip()]
        if plain and all(plain):
            return {m[1]: m[2].strip(" \"'") for m in plain}
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise ProjectError(
            f"{shown(path)}: the front matter cannot be read at line {line}. Write one 'key: value' a line and put a "
            "value that holds ': ' between quotation marks."
        ) from None
    if not isinstance(entries, dict):
        raise ProjectError(
            f"{shown(path)}: the front matter is not a list of 'key: value' lines. Mend or remove it."
        )
    return entries


def plain_entries(head: str) -> dict[str, str] | None:
    """Front matter of plain 'key: value' lines, as YAML reads it but much faster; None where only YAML can tell."""
    lines = head.splitlines()
    if not head.isascii() or not all(map(PLAIN_YAML.fullmatch, lines)):
        return None
    return dict(line.split(": ", 1) for line in lines)


def usable(name: str, value: object) -> tuple[str, str]:
    """A value as the project uses it, and what is wrong with it ("" where nothing is)."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ", ".join(value)
    if not isinstance(value, str):
        return "", "holds more than one value. Write it on one line, between quotation marks."
    value = value.strip()
    if name == "state" and value:
        return state_named(value)
    if name == "text_kind" and value.lower() not in ("", *KINDS):
        return (
            "",
            f"is {value}, which is no kind. Write digest (your own retelling) or original (the article's own words).",
        )
    return value, ""


def state_named(value: str) -> tuple[str, str]:
    """The USPS code of a state by any usual name of it, whatever its capitals; and what is wrong with it."""
    states = {name.casefold(): place.state for name, place in gazetteer().states.items()}
    if value.casefold() in states:
        return states[value.casefold()], ""
    near = get_close_matches(value.casefold(), states, n=1)
    hint = f" Did you mean {states[near[0]]}?" if near else ""
    return "", f"is {value}, which is no state of the United States.{hint} Write its code, such as CA."


def line_of(text: str, start: int, key: str) -> int:
    """The line of the file in which an entry of the front matter text[:start] stands."""
    found = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*:", text[:start], re.M)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def unread_entries(text: str, start: int, name: str) -> Iterable[str]:
    """A note on each entry of the front matter text[:start] that the project does not know; ``name`` is the file's."""
    for entry in re.finditer(r"^([A-Za-z_][\w-]*)[ \t]*:", text[:start], re.M):
        key = entry[1]
        if key.lower() not in KEYS:
            near = get_close_matches(key.lower(), KEYS, n=1)
            hint = f"did you mean {near[0]}?" if near else "the README lists what is read"
            yield f"{name}, line {text.count(chr(10), 0, entry.start()) + 1}: {key} is not read; {hint}"
