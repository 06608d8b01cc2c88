"""What a build takes in: the opened articles and the corrections, with everything that is wrong in them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from analysis import paths
from analysis.errors import ProjectError
from analysis.loaders.articles import article_files, project_files, try_all, unread_files
from analysis.loaders.document import Document
from analysis.reading.published import as_edtf
from analysis.schemas import RECORD_FILES
from analysis.tables.corrections import Correction, load_corrections
from analysis.tables.record_check import checked_record
from analysis.tables.words import counted, kinds_dropped, named

Say = Callable[[str], None]
# A line of progress after so many articles at the soonest; a handful needs none.
STEP = 20


def opened(articles: Path | None, originals: bool, say: Say) -> list[Document]:
    """The documents a build reads; what was dropped of them, and what was not read, is said."""
    files = article_files(articles) if articles else project_files(originals)
    if len(files) > STEP:
        say(f"opening {len(files):,} files")
    documents, problems = try_all(files)
    folders = {path.name: path.parent for path in files}
    problems += [fault for document in documents for fault in day_faults(document, folders[document.name])]
    if problems:
        raise ProjectError(*problems)
    kinds = Counter(document.text_kind for document in documents)
    kept = sum(document.words(kept=True) for document in documents)
    dropped = sum(document.words(kept=False) for document in documents)
    around = sum(document.words_around for document in documents)
    by_kind = ", ".join(counted(kinds[kind], kind) for kind in ("digest", "original") if kinds[kind])
    say(
        f"opened {counted(len(documents), 'article')} ({by_kind}): {kept:,} words kept, "
        f"{dropped:,} dropped{kinds_dropped(documents)}"
    )
    if around:
        say(f"  {counted(around, 'word')} around them went before: menus and footers of pages, page numbers")
    for note in (*notes_on(documents), *notes_on_others(dict.fromkeys(folders.values()))):
        say(f"  {note}")
    return documents


def day_faults(document: Document, folder: Path) -> Iterable[str]:
    """A sentence where the day of publication that stands in the front matter is none."""
    key = re.match(r"---.*?^((?:published|date)[ \t]*):", document.text, re.M | re.S | re.I)
    if key and document.published and not as_edtf(document.published):
        line = document.text.count("\n", 0, key.start(1)) + 1
        at = f"{paths.shown(folder / document.name)}, line {line}"
        yield (
            f"{at}: {key[1]} is {document.published}, which is no day. Write it as 2026-03-10, or 2026-03 where only "
            "the month is known, or leave it out."
        )


def notes_on(documents: Sequence[Document]) -> Iterable[str]:
    """What was noted when the documents were opened, and which of them are the same file."""
    same: dict[str, str] = {}
    for document in documents:
        yield from document.notes
        twin = same.setdefault(document.sha256, document.name)
        if twin != document.name:
            yield f"{document.name} is the same file as {twin}: its acts will stand twice. Remove one of them"


def notes_on_others(folders: Iterable[Path]) -> Iterable[str]:
    """What lies beside the articles and is not read."""
    for folder in folders:
        others = unread_files(folder)
        if others:
            yield (
                f"not read in {paths.shown(folder)}: {named(others)}. Save the text of an article there as .txt, "
                ".md or .html, not in a folder below"
            )


def inputs(articles: Path | None, originals: bool, say: Say) -> tuple[list[Document], list[Correction]]:
    """The opened articles and the corrections of a build.

    Where one of them is faulty the record is checked too, and all is raised together as one ProjectError.
    """
    problems: list[str] = []

    def attempt(step: Callable, *arguments):
        try:
            return step(*arguments)
        except ProjectError as error:
            problems.extend(error.problems)
            return None

    documents = attempt(opened, articles, originals, say)
    corrections = attempt(load_corrections)
    if problems:
        attempt(checked_record, None, None, record_files(articles is None))
        raise ProjectError(*problems)
    return documents, corrections


def record_files(record: bool) -> tuple[str, ...]:
    """The files of data/raw/records that a build takes; without the record the milestones alone."""
    return tuple(RECORD_FILES) if record else ("milestones",)


def folder_for(articles: Path | None, originals: bool, out: Path | None) -> Path:
    """Where the tables go: ``out``, or data/processed for the project's digests.

    Raises ProjectError where other articles would overwrite what is committed, or ``out`` is a file.
    """
    if articles or originals:
        what = f"--articles {articles}" if articles else "--originals"
        if out is None:
            raise ProjectError(
                f"{what} needs --out DIR: data/processed is built from the digests only. "
                "Name a folder for these tables."
            )
        if Path(out).resolve() == paths.processed().resolve():
            raise ProjectError(
                f"{what} cannot write to {paths.shown(paths.processed())}, which is built from data/raw/articles "
                "only. Name another folder with --out."
            )
    if out and Path(out).exists() and not Path(out).is_dir():
        raise ProjectError(f"{out} is a file. Name a folder for the tables with --out.")
    return Path(out) if out else paths.processed()
