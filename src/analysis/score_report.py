"""The tables that ``python -m analysis score`` prints: how often each field came out right."""

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.score import Outcome

# Check -> how the table calls it, in its order. The second list counts faults: there, fewer is better.
FIELDS = {"record": "whole record (place with state, stage, direction)", "place": "place", "state": "state",
          "stage": "stage", "direction": "direction", "body": "body", "instrument": "instrument",
          "program": "program", "date": "date, exact", "date_given": "date, exact, where the text gives it",
          "date_within": "date, within its bounds", "votes": "votes", "unanimous": "unanimous"}  # fmt: skip
FAULTS = {"none": "false actions, where the article reports none", "missed": "missed actions",
          "votes_invented": "votes invented, where none are labelled",
          "date_invented": "a date given, where none is labelled"}  # fmt: skip
# Fields whose errors are listed.
LISTED = (
    "place",
    "state",
    "stage",
    "direction",
    "body",
    "instrument",
    "program",
    "date",
    "votes",
    "unanimous",
)
# What tells an action in one line.
COLUMNS = ("jurisdiction", "state", "stage", "direction")
# Lower ends of the bands of confidence.
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
# The split whose articles are never listed: whoever looks at them can no longer measure with them.
UNSEEN = "hold"
WIDTH = max(map(len, (*FIELDS.values(), *FAULTS.values())))


def wilson(right: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """The Wilson interval of a share, as fractions; the usual z makes it one of 95 %. n must not be 0."""
    share, square = right / n, z * z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = z / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def line(name: str, count: int, n: int) -> str:
    """One line of a table: what, n, count, per cent, interval."""
    if not n:
        return f"  {name:<{WIDTH}} {0:>5} {'-':>6} {'-':>6}"
    low, high = wilson(count, n)
    return f"  {name:<{WIDTH}} {n:>5} {count:>6} {100 * count / n:>6.1f}   {100 * low:.0f}-{100 * high:.0f}"


def heading(name: str, counted: str) -> str:
    """The line above a table."""
    return f"  {name:<{WIDTH}} {'n':>5} {counted:>6} {'%':>6}   95 % interval"


def field_lines(found: Sequence["Outcome"]) -> list[str]:
    """How often each field came out right, then how often each fault was made."""
    lines = [heading("field", "right")]
    for check, name in FIELDS.items():
        values = [outcome.checks[check] for outcome in found if check in outcome.checks]
        lines.append(line(name, sum(values), len(values)))
    lines.append(heading("fault (fewer is better)", "made"))
    for check, name in FAULTS.items():
        values = [outcome.checks[check] for outcome in found if check in outcome.checks]
        lines.append(line(name, len(values) - sum(values), len(values)))
    return lines


def band_lines(found: Sequence["Outcome"]) -> list[str]:
    """How many of the actions returned in each band of confidence have the whole record right."""
    lines = [heading("confidence of the action returned", "right")]
    for low, high in zip(BANDS, (*BANDS[1:], 1.01), strict=True):
        rows = [o for o in found if o.action is not None and low <= o.action.confidence < high]
        right = sum(o.checks.get("record", False) for o in rows)
        lines.append(line(f"{low:.1f} to {min(high, 1.0):.1f}", right, len(rows)))
    return lines


def wrong_lines(found: Sequence["Outcome"]) -> list[str]:
    """The articles that went wrong: id, field, what was read, what is labelled."""
    lines = []
    for outcome in found:
        label, action = outcome.label, outcome.action
        if outcome.checks.get("none") is False:
            told = ", ".join(str(action.get(c)) for c in COLUMNS)
            lines.append(f"  {label.article_id}: an action was read ({told}), the article reports none")
            continue
        if outcome.checks.get("missed") is False:
            told = ", ".join(label.get(c) for c in COLUMNS)
            lines.append(f"  {label.article_id}: no action was read, expected {told}")
            continue
        for check in LISTED:
            if outcome.checks.get(check) is False:
                got, expected = (read_value(source, check) for source in (action, label))
                lines.append(f"  {label.article_id}: {check}: got {got}, expected {expected}")
        if outcome.checks.get("votes_invented") is False:
            lines.append(f"  {label.article_id}: votes: got {read_value(action, 'votes')}, none are labelled")
    return lines


def read_value(source: object, check: str) -> str:
    """A field of an action or a label as the list prints it: votes as 4-1, a place with its level."""
    columns = {"place": ("jurisdiction", "level"), "votes": ("votes_for", "votes_against", "votes_abstain")}
    values = [str(source.get(column)) for column in columns.get(check, (check,))]
    return ("-" if check == "votes" else " / ").join(v for v in values if v not in ("", "None")) or "nothing"


def report(found: Sequence["Outcome"]) -> list[str]:
    """All tables, split by split; the articles that went wrong only where the split may be looked at."""
    lines = []
    for split in sorted({outcome.label.split for outcome in found}, key=lambda name: (name == UNSEEN, name)):
        rows = [outcome for outcome in found if outcome.label.split == split]
        lines += ["", f"{split or 'all'}: {len(rows)} articles", *field_lines(rows), *band_lines(rows)]
    for split in sorted({outcome.label.split for outcome in found} - {UNSEEN}):
        rows = [outcome for outcome in found if outcome.label.split == split]
        wrong = wrong_lines(rows)
        lines += ["", f"{split or 'all'}: what went wrong", *(wrong or ["  nothing"])]
    if any(outcome.label.split == UNSEEN for outcome in found):
        lines += [
            "",
            f"{UNSEEN}: scores only; its articles are not listed, so that it can go on measuring.",
        ]
    return lines
