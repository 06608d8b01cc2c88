"""Where the articles lie, and the tables of each side built once for all tests."""

from pathlib import Path

import pytest

from analysis import paths
from analysis.loaders.articles import article_files, open_all

# The articles themselves are not in the repository; where the project was set up they lie beside it.
ORIGINALS = paths.ROOT.parent / "shared" / "articles"


@pytest.fixture(scope="session")
def originals_folder() -> Path:
    """The folder of the five articles; tests that need it are skipped elsewhere."""
    if not ORIGINALS.is_dir():
        pytest.skip("the articles belong to their publishers and are not committed; they are not here")
    return ORIGINALS


@pytest.fixture(scope="session")
def digests() -> dict:
    """The five digests as opened, by article_id; articles that someone added beside them are left out."""
    files = [paths.ARTICLES / f"00{i}.md" for i in range(5)]
    return {document.article_id: document for document in open_all(files)}


@pytest.fixture(scope="session")
def originals(originals_folder) -> dict:
    """The five articles as opened, by article_id."""
    return {document.article_id: document for document in open_all(article_files(originals_folder))}


def corrected_frames(documents: list) -> dict:
    """The tables of those documents with data/raw/corrections.csv applied, as a build makes them."""
    from analysis.tables.build import build_frames
    from analysis.tables.correcting import applied
    from analysis.tables.corrections import load_corrections

    def quiet(line: str) -> None:
        """Progress is not what is tested here."""

    return applied(
        build_frames(documents, say=quiet, record=False), load_corrections(), others=False, say=quiet
    )


@pytest.fixture(scope="session")
def digest_frames(digests) -> dict:
    """The tables built from the digests."""
    return corrected_frames(list(digests.values()))


@pytest.fixture(scope="session")
def original_frames(originals) -> dict:
    """The tables built from the articles themselves."""
    return corrected_frames(list(originals.values()))
