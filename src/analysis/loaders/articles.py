"""Open articles: one file, a folder, or the project's own; digests and originals alike."""

import hashlib
import re
from pathlib import Path

from analysis import paths
from analysis.errors import ProjectError
from analysis.loaders import register
from analysis.loaders.document import Document, Segment
from analysis.loaders.front_matter import split_front_matter, unread_entries
from analysis.loaders.opening import SUFFIXES, decoded, looks_like_html, main_text
from analysis.loaders.printed import as_written
from analysis.loaders.segments import HEADING_MARK, segments_of

# What operating systems leave in folders.
SYSTEM_FILES = ("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r")
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
        head, text, around = main_text(text, path)
    else:
        body, around = as_written(text[start:])
        text = text[:start] + body
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
    notes = list(unread_entries(text, start, path.name))
    if url and not ADDRESS.fullmatch(url):
        notes.append(f"{path.name}: {url!r} in its front matter is no address and is left out")
        url = ""
    segments = segments_of(text, start, head.get("title") or facts.get("title", ""))
    return Document(
        article_id=known[0].id if known else path.stem,
        text=text,
        segments=segments,
        text_kind=text_kind if text_kind in ("digest", "original") else "original",
        title=facts.get("title") or headline(segments),
        url=url,
        published=facts.get("published", ""),
        publisher=facts.get("publisher", ""),
        author=facts.get("author", ""),
        state=facts.get("state", ""),
        sha256=sha256,
        words_around=around,
        name=path.name,
        notes=notes,
    )


def headline(segments: list[Segment]) -> str:
    """The headline that stands above the text itself, without the marks of a heading; "" where none does."""
    return next((HEADING_MARK.sub("", segment.text) for segment in segments if segment.kind == "title"), "")


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
    files = sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and not is_aside(p))
    if not files:
        others = unread_files(folder)
        there = f" Not read: {', '.join(others[:10])}; save their text as .txt." if others else ""
        raise ProjectError(
            f"{paths.shown(folder)} holds no .txt, .md or .html file. Put the articles there.{there}"
        )
    return files


def is_aside(path: Path) -> bool:
    """Whether a file stands beside articles without being meant as one: hidden, a README, a system's own."""
    saved_with_page = path.is_dir() and path.name.endswith(("_files", ".files"))
    return (
        path.name.startswith((".", "~$"))
        or path.stem.lower() == "readme"
        or path.name.lower() in SYSTEM_FILES
        or saved_with_page
    )


def unread_files(folder: Path) -> list[str]:
    """The names of what else lies in a folder of articles and is not read, sorted; folders end in "/".

    Of folders those are meant that hold articles, and no tables of a build.
    """
    found = []
    for path in Path(folder).iterdir():
        if is_aside(path) or path.suffix.lower() in SUFFIXES:
            continue
        if not path.is_dir():
            found.append(path.name)
        elif not (path / "datapackage.json").exists() and any(
            p.suffix.lower() in SUFFIXES for p in path.iterdir()
        ):
            found.append(f"{path.name}/")
    return sorted(found)


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


def try_all(files: list[Path]) -> tuple[list[Document], list[str]]:
    """All files as documents, in the order of their ids, and a sentence for each that cannot be one."""
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
    return sorted(documents, key=lambda document: document.article_id), problems


def open_all(files: list[Path]) -> list[Document]:
    """All files as documents, in the order of their ids.

    Every file is tried; what is wrong is raised together, one sentence a file, so that one run shows all of it.
    """
    documents, problems = try_all(files)
    if problems:
        raise ProjectError(*problems)
    return documents
