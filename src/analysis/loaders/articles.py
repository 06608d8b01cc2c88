"""Open articles: one file, a folder, or the project's own; digests and originals alike."""

import hashlib
import re
from pathlib import Path

from analysis import paths
from analysis.errors import ProjectError
from analysis.loaders import register
from analysis.loaders.document import Document
from analysis.loaders.opening import SUFFIXES, decoded, looks_like_html, main_text, split_front_matter
from analysis.loaders.segments import segments_of

ADDRESS = re.compile(r"https?://[^\s/]+\.\S+")


def open_article(path: Path) -> Document:
    """One file as a document. Raises ProjectError, one sentence, where it cannot be read."""
    path = Path(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ProjectError(
            f"{paths.shown(path)} cannot be opened ({error.strerror}). Check that it is a file you may read."
        ) from None
    text = decoded(raw, path)
    sha256 = hashlib.sha256(raw).hexdigest()
    head, start = split_front_matter(text, path)
    if not start and looks_like_html(text, path):
        head, text = main_text(text, path)
    if len(text[start:].split()) < 5:
        raise ProjectError(
            f"{paths.shown(path)} holds no article below its front matter. Add its text, or remove it."
        )
    known = register.known_file(path, sha256)
    facts = dict(head)
    if known:
        source, text_kind = known
        facts |= {name: getattr(source, name) for name in ("title", "url", "published", "publisher", "author")
                  if getattr(source, name)}  # fmt: skip
        facts["text_kind"] = text_kind
    text_kind = facts.get("text_kind", "").lower()
    url = with_scheme(facts.get("url", ""))
    notes = []
    if url and not ADDRESS.fullmatch(url):
        notes.append(f"{path.name}: {url!r} in its front matter is no address and is left out")
        url = ""
    return Document(
        article_id=known[0].id if known else path.stem,
        text=text,
        segments=segments_of(text, start, head.get("title") or facts.get("title", "")),
        text_kind=text_kind if text_kind in ("digest", "original") else "original",
        title=facts.get("title", ""),
        url=url,
        published=facts.get("published", ""),
        publisher=facts.get("publisher", ""),
        author=facts.get("author", ""),
        state=facts.get("state", ""),
        sha256=sha256,
        name=path.name,
        notes=notes,
    )


def with_scheme(url: str) -> str:
    """An address as typed, with https:// where it has none: people paste "www.example.com/story"."""
    return f"https://{url}" if re.match(r"[\w-]+(?:\.[\w-]+)+(?:/|$)", url) else url


def article_files(folder: Path) -> list[Path]:
    """The article files of a folder, sorted by name; README files and hidden ones are not articles.

    Raises ProjectError where the folder is missing or holds none.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise ProjectError(f"{paths.shown(folder)} is not a folder. Name the folder that holds the articles.")
    files = sorted(
        p for p in folder.iterdir()
        if p.suffix.lower() in SUFFIXES and not p.name.startswith(".") and p.stem.lower() != "readme"
    )  # fmt: skip
    if not files:
        raise ProjectError(f"{paths.shown(folder)} holds no .txt, .md or .html file. Put the articles there.")
    return files


def project_files(originals: bool) -> list[Path]:
    """The project's articles: its digests and whatever was added beside them.

    With ``originals``, a file of data/raw/originals whose bytes the register knows stands in for its digest; any other
    file there is read as an article of its own.
    """
    files = article_files(paths.ARTICLES)
    if not originals:
        return files
    found = article_files(paths.ORIGINALS)
    replaced = set()
    for path in found:
        known = register.known_file(path, hashlib.sha256(path.read_bytes()).hexdigest())
        if known and known[0].path:
            replaced.add((paths.ROOT / known[0].path).resolve())
    return [path for path in files if path.resolve() not in replaced] + found


def open_all(files: list[Path]) -> list[Document]:
    """All files as documents, in the order of their ids.

    Every file is tried; what is wrong is raised together, one sentence a file, so that one run shows all of it.
    """
    documents, problems = [], []
    for path in files:
        try:
            documents.append(open_article(path))
        except ProjectError as error:
            problems += error.problems
    seen: dict[str, str] = {}
    for document in documents:
        if document.article_id in seen:
            problems.append(
                f"{document.name} and {seen[document.article_id]} would both be article {document.article_id}. "
                "Rename one of them."
            )
        seen[document.article_id] = document.name
    if problems:
        raise ProjectError(*problems)
    return sorted(documents, key=lambda document: document.article_id)
