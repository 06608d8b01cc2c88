"""From the bytes of a file to its text: encoding and HTML. Raises ProjectError with one sentence."""

import html
import re
from pathlib import Path

from charset_normalizer import from_bytes

from analysis.errors import ProjectError
from analysis.paths import shown

SUFFIXES = (".txt", ".md", ".html", ".htm")
# What a control character in a text file means: it is not a text file.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# One character for one, so that positions hold in the text as opened.
SAME_LENGTH = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ",
                             "\u2009": " ", "‑": "-", "\u2028": "\n", "\u2029": "\n", "\t": " "})  # fmt: skip
# Elements of a page that hold no text a reader sees.
UNSHOWN = " or ".join(f"ancestor::{name}" for name in ("script", "style", "noscript", "template"))


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


def main_text(text: str, path: Path) -> tuple[dict[str, str], str, int]:
    """The article in an HTML page, what its head says, and how many words stood around it; through trafilatura.

    Raises ProjectError where no article is found.
    """
    # Imported here since it takes a second and most folders hold no HTML.
    from trafilatura import bare_extraction, load_html

    found = bare_extraction(
        text, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
    )
    body = (found.text if found else "") or ""
    if len(body.split()) < 5:
        raise ProjectError(f"{shown(path)}: no article was found in the page. Save its text as .txt instead.")
    head = {"title": found.title, "author": found.author, "url": found.url, "publisher": found.sitename,
            "published": found.date}  # fmt: skip
    body = html.unescape(body).translate(SAME_LENGTH)
    around = max(0, words_shown(load_html(text)) - len(body.split()))
    head = {key: value.translate(SAME_LENGTH) for key, value in head.items() if value}
    title = head.get("title", "")
    # The headline stands in the page's head; it is read like one printed above the text.
    return head, body if not title or title in body[: len(title) + 200] else f"{title}\n\n{body}", around


def words_shown(page) -> int:
    """How many words a page (an lxml tree, or None) shows: those of its body but for scripts and styles."""
    texts = [] if page is None else page.xpath(f"//body//text()[not({UNSHOWN})]")
    return sum(len(text.split()) for text in texts)


def looks_like_html(text: str, path: Path) -> bool:
    """Whether the file is a page: by its ending, or by how it begins."""
    return path.suffix.lower() in (".html", ".htm") or bool(
        re.match(r"\s*<(?:!doctype|html|head|body)\b", text, re.I)
    )
