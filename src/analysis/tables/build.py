"""Build the tables: take in, read, correct, check, and only then write; say what went in and came out."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.loaders.document import Document
from analysis.loaders.gazetteer import Place
from analysis.reading.read import read
from analysis.schemas import TABLES
from analysis.tables.check import check_frames
from analysis.tables.correcting import applied
from analysis.tables.inputs import STEP, Say, folder_for, inputs, record_files
from analysis.tables.places import Frames, jurisdictions_frame, needed_ids
from analysis.tables.record_check import checked_record
from analysis.tables.rows import (
    Row,
    action_id_of,
    action_row,
    article_row,
    evidence_rows,
    other_rows,
    provision_rows,
    segment_rows,
)
from analysis.tables.same_event import disagreements, same_event_links
from analysis.tables.store import typed
from analysis.tables.words import counted, named
from analysis.tables.write import write_tables

# Words of one article that take more than a second or two to read.
LONG = 100_000
OTHERS = ("people", "quantities", "timetables", "conflicts")


def say_line(line: str) -> None:
    """Print at once, so that progress shows in a pipe too."""
    print(line, flush=True)


def build_frames(documents: Sequence[Document], say: Say = say_line, record: bool = True) -> Frames:
    """Every table of schemas.TABLES as a typed frame, from opened documents and data/raw/records.

    Without ``record`` the coded acts are left out; milestones always come. Tables that nothing fills come out
    empty, with their columns. Nothing is corrected, linked or checked yet.
    """
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    places: dict[str, Place] = {}
    read_all(documents, rows, places, say)
    others = {row["action_id"] for row in rows["actions"]}
    for name, part in checked_record(others, names=record_files(record)).items():
        rows[name] += part
    say(
        f"took {counted(len(rows['milestones']), 'milestone')} and {counted(len(rows['records']), 'coded act')} "
        f"from {paths.shown(paths.RECORDS)}"
    )
    frames = {
        name: typed(pd.DataFrame(rows[name], columns=None if rows[name] else table.column_names), table)
        for name, table in TABLES.items()
        if name != "jurisdictions"
    }
    frames["jurisdictions"] = jurisdictions_frame(needed_ids(frames), places)
    return {name: frames[name] for name in TABLES}


def read_all(
    documents: Sequence[Document], rows: dict[str, list[Row]], places: dict[str, Place], say: Say
) -> None:
    """Add the rows of every document to ``rows`` and the places met to ``places``, and say how many."""
    taken: set[str] = set()
    without = []
    # At most about ten lines, however many articles there are.
    step = max(STEP, len(documents) // 100 * 10)
    for number, document in enumerate(documents, start=1):
        if document.words(kept=True) > LONG:
            say(f"  reading {document.name}: {document.words(kept=True):,} words, which takes a while")
        found = rows_of(document, taken, places)
        for name, part in found.items():
            rows[name] += part
        if not found["actions"]:
            without.append(document.article_id)
        if len(documents) > STEP and number % step == 0:
            say(f"  reading {number:,} of {len(documents):,} articles")
    say(
        f"found {counted(len(rows['actions']), 'action')} in {len(documents) - len(without):,} of "
        f"{counted(len(documents), 'article')}, {counted(len(rows['links']), 'link')} between them, "
        f"{counted(len(rows['evidence']), 'passage')} as evidence"
    )
    if without:
        say(f"  no action was found in {named(without)}")


def joined(frames: Frames, say: Say) -> Frames:
    """The frames with links between reports of one act, and with what such reports say differently."""
    actions = frames["actions"]
    links = same_event_links(actions)
    by_record = frames["records"].set_index("record_id")["publisher"].astype("string")
    by_article = frames["articles"].set_index("article_id")["publisher"].fillna("an article")
    who = actions["article_id"].map(by_article).astype("string").fillna(actions["record_id"].map(by_record))
    conflicts = list(disagreements(actions, links, dict(zip(actions["action_id"], who, strict=True))))
    for name, found in (("links", links), ("conflicts", conflicts)):
        if found:
            new = typed(pd.DataFrame(found), TABLES[name])
            both = pd.concat([frames[name], new], ignore_index=True)
            frames = frames | {name: both.drop_duplicates(list(TABLES[name].key), ignore_index=True)}
    say(
        f"joined {counted(len(links), 'pair')} of reports of one act; they differ in {counted(len(conflicts), 'value')}"
    )
    return frames


def rows_of(document: Document, taken: set[str], places: dict[str, Place]) -> dict[str, list[Row]]:
    """The rows of one document by table. ``taken`` collects action ids, ``places`` the places met, by id."""
    reading = read(document)
    article_id = document.article_id
    ids = [action_id_of(action, article_id, taken) for action in reading.actions]
    rows: dict[str, list[Row]] = {
        "articles": [article_row(document)],
        "segments": segment_rows(document),
        "actions": [],
        "provisions": [],
        "evidence": [],
        "links": [
            {"from_action": ids[first], "to_action": ids[second], "relation": relation}
            for first, second, relation in reading.links
        ],
    }
    for action, action_id in zip(reading.actions, ids, strict=True):
        rows["actions"].append(action_row(action, action_id, article_id))
        rows["provisions"] += provision_rows(action, action_id)
        rows["evidence"] += evidence_rows(action, action_id, document)
        if action.place:
            places.setdefault(action.place.id, action.place)
    for name in OTHERS:
        rows[name] = other_rows(reading, name, ids, article_id, TABLES[name].column_names)
    return rows


def build(
    articles: Path | None = None, originals: bool = False, out: Path | None = None, say: Say = say_line
) -> Frames:
    """Articles in, checked tables out: CSV files, datapackage.json and CODEBOOK.md in one folder.

    ``articles`` names a folder of other articles, whose tables leave the coded acts out; ``originals`` takes
    those of data/raw/originals for their digests; both need ``out``. Raises ProjectError, one sentence per
    problem, before anything is written.
    """
    folder = folder_for(articles, originals, out)
    documents, corrections = inputs(articles, originals, say)
    frames = build_frames(documents, say, record=articles is None)
    frames = applied(frames, corrections, others=articles is not None, say=say)
    frames = joined(frames, say)
    check_frames(frames)
    rows = sum(len(frame) for frame in frames.values())
    say(f"checked {counted(len(frames), 'table')} with {counted(rows, 'row')}: all in order")
    write_tables(frames, folder)
    filled = ", ".join(f"{name} {len(frame):,}" for name, frame in frames.items() if len(frame))
    say(f"wrote {paths.shown(folder)}: {filled}")
    if folder.resolve() == paths.processed().resolve():
        from analysis.tables.exports import write_exports

        files = write_exports(frames, paths.exports())
        pointless = frames["actions"]["jurisdiction_id"].isna().sum()
        say(
            f"wrote {paths.shown(paths.exports())}: {counted(len(files), 'file')} for other tools; "
            f"{counted(int(pointless), 'act')} without a place on the map stand in the Parquet files only"
        )
    return frames
