"""What a build takes in: the opened articles and the corrections, with everything that is wrong in them."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from analysis import paths
from analysis.errors import ProjectError
from analysis.loaders.articles import article_files, open_all, project_files
from analysis.loaders.document import Document
from analysis.schemas import RECORD_FILES
from analysis.tables.corrections import Correction, load_corrections
from analysis.tables.record_check import checked_record
from analysis.tables.words import counted, kinds_dropped

Say = Callable[[str], None]
# A line of progress after so many articles at the soonest; a handful needs none.
STEP = 20


def opened(articles: Path | None, originals: bool, say: Say) -> list[Document]:
    """The documents a build reads, and what was dropped of them, said."""
    files = article_files(articles) if articles else project_files(originals)
    if len(files) > STEP:
        say(f"opening {len(files):,} files")
    documents = open_all(files)
    kinds = Counter(document.text_kind for document in documents)
    kept = sum(document.words(kept=True) for document in documents)
    dropped = sum(document.words(kept=False) for document in documents)
    by_kind = ", ".join(counted(kinds[kind], kind) for kind in ("digest", "original") if kinds[kind])
    say(
        f"opened {counted(len(documents), 'article')} ({by_kind}): {kept:,} words kept, "
        f"{dropped:,} dropped{kinds_dropped(documents)}"
    )
    for note in (note for document in documents for note in document.notes):
        say(f"  {note}")
    return documents


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

    Raises ProjectError where other articles would overwrite what is committed.
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
    return Path(out) if out else paths.processed()
