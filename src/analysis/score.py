"""How well the reading does: its main action for each labelled article, compared field by field."""

import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.errors import ProjectError
from analysis.loaders.articles import article_files, open_article
from analysis.loaders.gazetteer import gazetteer
from analysis.paths import shown
from analysis.reading.model import Action
from analysis.reading.read import read
from analysis.reading.when import bounds
from analysis.score_labels import VOTES, Label, load_labels
from analysis.score_report import report

# What a school district's name may end in: papers give one district several names.
DISTRICT = re.compile(
    r"( (city|public|community|unified|independent|joint|county))*( (schools|school district|isd))+$"
)
COUNTY = re.compile(r" (county|parish|borough|census area|municipality|city and borough)$")
DISTRICT_NAMES = {"district of columbia", "washington", "washington dc"}
# "Jackson Township" is what its own people call Jackson.
TOWN = re.compile(r" (charter township|township|borough|village|town)$")
# Bases of a date that the text gives, as against one that the day of publication stands in for.
GIVEN = ("stated", "weekday", "relative")
# Seconds without a word before a line tells how far the reading is.
QUIET = 4.0


@dataclass(frozen=True)
class Outcome:
    """One article compared. ``checks``: field -> whether it is right; fields not labelled are left out."""

    label: Label
    action: Action | None
    checks: dict[str, bool]


def folded(name: str) -> str:
    """A place's name as compared: small letters, no dots or hyphens, "St" for "Saint"."""
    name = re.sub(r"\bsaint\b", "st", name.lower().replace("’", "'").replace(".", "").replace("-", " "))
    return re.sub(r"\bsainte\b", "ste", " ".join(name.split()))


@cache
def city_counties() -> frozenset[tuple[str, str]]:
    """Folded name and state of the cities that are their own county: either level is right for them."""
    known = gazetteer()
    return frozenset(
        (folded(place.name), place.state)
        for places in known.names.values() for place in places if place.id in known.consolidated
    )  # fmt: skip


def same_place(name: str, level: str, state: str, other: str, other_level: str) -> bool:
    """Whether two names mean one place of ``state``. A county is no city, with or without the word; a township is."""
    if level == other_level == "school_district":
        return DISTRICT.sub("", folded(name)) == DISTRICT.sub("", folded(other))
    if level == other_level == "county":
        return COUNTY.sub("", folded(name)) == COUNTY.sub("", folded(other))
    if state == "DC" and {folded(name), folded(other)} <= DISTRICT_NAMES:
        # The District is a city, a county and a state in one.
        return True
    if TOWN.sub("", folded(name)) != TOWN.sub("", folded(other)):
        return False
    return level == other_level or not level or not other_level or (folded(name), state) in city_counties()


def same_day(labelled: str, found: str) -> bool:
    """Whether two dates are the same but for the sign of approximation."""
    return labelled.rstrip("~") == found.rstrip("~")


def within(labelled: str, found: str) -> bool:
    """Whether what two dates allow has a day in common; an open end allows any day, no date allows none."""
    if not found:
        return False
    (low, high), (first, last) = bounds(labelled), bounds(found)
    return not ((high and first and high < first) or (last and low and last < low))


def number(value: object) -> str:
    """A count of votes as text, '' where there is none."""
    return "" if value is None or value == "" else str(int(value))


def compare(label: Label, action: Action | None) -> Outcome:
    """One article's main action (None: no action) against its label. A missed action has all fields wrong."""
    if not label.has_action:
        return Outcome(label, action, {"none": action is None} | invented(label, action))
    if action is None and label.optional:
        return Outcome(label, None, {"record": True})

    def same(column: str) -> bool:
        return action is not None and str(action.get(column)) == label.get(column)

    checks = {"place": action is not None and same_place(
        label.get("jurisdiction"), label.get("level"), label.get("state"),
        str(action.get("jurisdiction")), str(action.get("level")))}  # fmt: skip
    checks |= {column: same(column) for column in ("state", "stage", "direction")}
    checks = {"record": all(checks.values())} | checks
    checks |= {column: same(column) for column in ("body", "instrument", "program") if label.get(column)}
    if label.get("date"):
        found = str(action.get("date")) if action else ""
        checks["date"] = same_day(label.get("date"), found)
        if label.get("date_basis") in GIVEN:
            checks["date_given"] = checks["date"]
        checks["date_within"] = within(label.get("date"), found)
    elif action is not None:
        checks["date_invented"] = not action.get("date")
    counted = [column for column in VOTES if label.get(column)]
    if counted:
        checks["votes"] = action is not None and all(number(action.get(c)) == label.get(c) for c in counted)
    if label.flags["unanimous"] is not None:
        checks["unanimous"] = action is not None and action.get("unanimous") == label.flags["unanimous"]
    if not label.optional:
        checks["missed"] = action is not None
    return Outcome(label, action, checks | invented(label, action))


def invented(label: Label, action: Action | None) -> dict[str, bool]:
    """Whether an action that was returned keeps from giving votes where none are labelled."""
    if action is None or label.get("votes_for") or label.get("votes_against"):
        return {}
    return {"votes_invented": number(action.get("votes_for")) == number(action.get("votes_against")) == ""}


def outcomes(labels: list[Label], files: dict[str, Path]) -> Iterator[Outcome]:
    """Every labelled article that has a file, read and compared; a line on stderr where that takes long."""
    here = [label for label in labels if label.article_id in files]
    told = time.monotonic()
    for done, label in enumerate(here):
        if time.monotonic() - told > QUIET:
            print(f"{done} of {len(here)} articles read ...", file=sys.stderr, flush=True)
            told = time.monotonic()
        reading = read(open_article(files[label.article_id]))
        yield compare(label, next((action for action in reading.actions if action.is_main), None))


def main(gold: Path, articles: Path | None = None) -> int:
    """Print how well the reading does on labelled articles.

    The articles lie in ``articles``, else in a folder ``digests`` beside the labels, else beside the labels.
    """
    gold = Path(gold)
    labels = load_labels(gold)
    beside = gold.parent / "digests"
    folder = Path(articles) if articles else beside if beside.is_dir() else gold.parent
    files = {path.stem: path for path in article_files(folder)}
    found = list(outcomes(labels, files))
    if not found:
        raise ProjectError(
            f"{shown(folder)} holds no labelled article. Name their folder with --articles; "
            "a file's stem is its article_id."
        )
    print(f"{len(found)} of {len(labels)} labelled articles are in {shown(folder)}.")
    print("\n".join(report(found)))
    return 0
