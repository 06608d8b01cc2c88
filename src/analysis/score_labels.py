"""The labels that the reading is measured against: what a person read in each article.

A CSV file with a row per article: ``article_id`` (the file's stem) and, where they apply, the columns of the
actions table; tests/labelled/README.md tells how ours were made. An article without an action has
``has_action`` no, or an empty ``stage``. Where ``optional`` is yes, returning no action is right too.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from analysis import vocabulary
from analysis.errors import ProjectError
from analysis.paths import shown
from analysis.reading.when import bounds

WORDS = {"stage": vocabulary.STAGE, "direction": vocabulary.DIRECTION, "level": vocabulary.LEVEL,
         "body": vocabulary.BODY, "program": vocabulary.PROGRAM, "instrument": vocabulary.INSTRUMENT,
         "date_basis": vocabulary.DATE_BASIS}  # fmt: skip
VOTES = ("votes_for", "votes_against", "votes_abstain")
FLAGS = ("has_action", "optional", "is_main", "unanimous", "binding")
YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": None}


@dataclass(frozen=True)
class Label:
    """What a person read in one article. ``values``: the columns as typed; ``flags``: those of yes and no."""

    article_id: str
    split: str
    values: dict[str, str]
    flags: dict[str, bool | None]

    @property
    def has_action(self) -> bool:
        """Whether the article reports an action."""
        return self.flags["has_action"] is not False and bool(self.values["stage"])

    @property
    def optional(self) -> bool:
        """Whether no action is right too."""
        return bool(self.flags["optional"])

    def get(self, column: str) -> str:
        """A column's value, '' where it is not labelled."""
        return self.values.get(column, "")


def label_of(row: dict[str, str], where: str) -> tuple[Label, list[str]]:
    """A row as a label, with a sentence for each value that cannot be right."""
    values = {name: (text or "").strip() for name, text in row.items() if name}
    values["stage"] = values.get("stage", "")
    problems = []
    if not values["article_id"]:
        problems.append(f"{where} has no article_id. Give it the stem of its file's name.")
    for column, words in WORDS.items():
        if values.get(column) and values[column] not in words:
            problems.append(
                f"{where}: {column} {values[column]!r} is not in the vocabulary. "
                f"Use one of: {', '.join(words)}."
            )
    for column in FLAGS:
        if values.get(column, "").lower() not in YES_NO:
            problems.append(f"{where}: {column} {values[column]!r} is neither yes nor no. Write yes or no.")
    for column in VOTES:
        if values.get(column) and not values[column].isdigit():
            problems.append(
                f"{where}: {column} {values[column]!r} is not a whole number. Write a number or nothing."
            )
    try:
        bounds(values.get("date", ""))
    except ValueError:
        problems.append(
            f"{where}: date {values['date']!r} is not an EDTF date. "
            "Write it as 2018-01-16, 2021-11 or 2023-04-11~."
        )
    flags = {column: YES_NO.get(values.get(column, "").lower()) for column in FLAGS}
    if flags["has_action"] and not values["stage"]:
        problems.append(f"{where}: has_action is yes, but stage is empty. Fill in the stage, or write no.")
    return Label(values["article_id"], values.get("split", ""), values, flags), problems


def load_labels(gold: Path) -> list[Label]:
    """The labels, one per article: its main action where a file gives several.

    Raises ProjectError, one sentence for each wrong value, or where the file is no such table.
    """
    try:
        with Path(gold).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise ProjectError(
            f"{shown(gold)} cannot be opened ({error.strerror}). Name a CSV file of labels."
        ) from None
    except (UnicodeDecodeError, csv.Error):
        raise ProjectError(f"{shown(gold)} is not a CSV file in UTF-8. Save the labels as one.") from None
    if not rows or not {"article_id", "stage"} <= set(rows[0]):
        raise ProjectError(
            f"{shown(gold)} holds no labels: it needs the columns article_id and stage, and rows."
        )
    found: dict[str, Label] = {}
    problems: list[str] = []
    for number, row in enumerate(rows, 2):
        label, wrong = label_of(row, f"{shown(gold)}, row {number}")
        problems += wrong
        known = found.get(label.article_id)
        if known is None or (label.flags["is_main"] and not known.flags["is_main"]):
            found[label.article_id] = label
    if problems:
        raise ProjectError(*problems)
    return [found[name] for name in sorted(found)]
