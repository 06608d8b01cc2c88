"""From the bytes of a file to its text: encoding, HTML, front matter. Raises ProjectError with one sentence."""

import html
import re
from pathlib import Path

import yaml
from charset_normalizer import from_bytes

from analysis.errors import ProjectError
from analysis.paths import shown

SUFFIXES = (".txt", ".md", ".html", ".htm")
# What a control character in a text file means: it is not a text file.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# One character for one, so that positions hold in the text as opened.
SAME_LENGTH = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ",
                             "\u2009": " ", "‑": "-", "\u2028": "\n", "\u2029": "\n", "\t": " "})  # fmt: skip
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?=[ \t]*[A-Za-z_][\w -]*:|[ \t]*---|[ \t]*#)")
# libyaml's where it is there: ten times as fast, the same result.
BASE_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
PLAIN_ENTRY = re.compile(r"([A-Za-z_]+): ?([^\s{\[|>&*].*|)$")
# A line that YAML takes as it stands: no mark in it that means something there, and printable throughout.
PLAIN_YAML = re.compile(r"[A-Za-z_]+: [A-Za-z0-9/](?:(?! #|: |:$| $)[ -~])*")
KEYS = {"outlet": "publisher", "publisher": "publisher", "source": "publisher", "title": "title", "headline": "title",
        "author": "author", "byline": "author", "url": "url", "link": "url", "published": "published",
        "date": "published", "state": "state", "kind": "text_kind", "text_kind": "text_kind"}  # fmt: skip


def decoded(raw: bytes, path: Path) -> str:
    """The text of a file in any usual encoding, with LF line ends and plain quotation marks.

    Raises ProjectError for an empty or a binary file.
    """
    if not raw.strip():
        raise ProjectError(f"{shown(path)} is empty. Put the article's text into it, or remove the file.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", errors="replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            best = (
                None
                if b"\0" in raw
                else from_bytes(raw, cp_isolation=["cp1252", "latin_1", "mac_roman"]).best()
            )
            text = str(best) if best else raw.decode("latin-1")
    if len(CONTROL.findall(text)) > len(text) // 500:
        raise ProjectError(
            f"{shown(path)} is not a text file. Save the article as .txt, .md or .html, or remove the file."
        )
    text = CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not re.search(r"[A-Za-z]{2}", text):
        raise ProjectError(
            f"{shown(path)} holds no words. Put the article's text into it, or remove the file."
        )
    return text.translate(SAME_LENGTH)


def split_front_matter(text: str, path: Path) -> tuple[dict[str, str], int]:
    """What the front matter says, by our names, and where the body starts.

    No front matter gives ({}, 0). Raises ProjectError where it is not closed or not YAML.
    """
    opening = FRONT_MATTER.match(text)
    if not opening:
        return {}, 0
    closing = re.compile(r"^---[ \t]*$", re.M).search(text, opening.end())
    if not closing:
        raise ProjectError(
            f"{shown(path)}: the front matter opened by '---' is not closed. Add a line '---' below its last entry."
        )
    head = text[opening.end() : closing.start()]
    try:
        # BaseLoader leaves every value as text: a date stays as it was typed.
        entries = plain_entries(head) or yaml.load(head, Loader=BASE_LOADER) or {}
    except yaml.YAMLError as error:
        # A headline with a colon in it is not YAML, but everybody types it; one 'key: value' a line is clear enough.
        plain = [PLAIN_ENTRY.match(line) for line in head.splitlines() if line.strip()]
        if plain and all(plain):
            return {
                KEYS[m[1].lower()]: m[2].strip(" \"'") for m in plain if m[1].lower() in KEYS
            }, closing.end() + 1
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise ProjectError(
            f"{shown(path)}: the front matter cannot be read at line {line}. Write one 'key: value' a line and put a "
            "value that holds ': ' between quotation marks."
        ) from None
    if not isinstance(entries, dict):
        raise ProjectError(
            f"{shown(path)}: the front matter is not a list of 'key: value' lines. Mend or remove it."
        )
    known = {
        KEYS[k.lower()]: v.strip() for k, v in entries.items() if k.lower() in KEYS and isinstance(v, str)
    }
    return known, min(closing.end() + 1, len(text))


def plain_entries(head: str) -> dict[str, str] | None:
    """Front matter of plain 'key: value' lines, as YAML reads it but much faster; None where only YAML can tell."""
    lines = head.splitlines()
    if not head.isascii() or not all(map(PLAIN_YAML.fullmatch, lines)):
        return None
    return dict(line.split(": ", 1) for line in lines)


def main_text(text: str, path: Path) -> tuple[dict[str, str], str]:
    """The article in an HTML page and what its head says, through trafilatura.

    Raises ProjectError where no article is found.
    """
    # Imported here since it takes a second and most folders hold no HTML.
    from trafilatura import bare_extraction

    found = bare_extraction(
        text, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
    )
    body = (found.text if found else "") or ""
    if len(body.split()) < 5:
        raise ProjectError(f"{shown(path)}: no article was found in the page. Save its text as .txt instead.")
    head = {"title": found.title, "author": found.author, "url": found.url, "publisher": found.sitename,
            "published": found.date}  # fmt: skip
    body = html.unescape(body).translate(SAME_LENGTH)
    head = {key: value.translate(SAME_LENGTH) for key, value in head.items() if value}
    title = head.get("title", "")
    # The headline stands in the page's head; it is read like one printed above the text.
    return head, body if not title or title in body[: len(title) + 200] else f"{title}\n\n{body}"


def looks_like_html(text: str, path: Path) -> bool:
    """Whether the file is a page: by its ending, or by how it begins."""
    return path.suffix.lower() in (".html", ".htm") or bool(
        re.match(r"\s*<(?:!doctype|html|head|body)\b", text, re.I)
    )
