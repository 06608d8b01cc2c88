"""Timetables that an article prints as tables: their steps, each with its timing as a length of time.

A table counts where one heading of its columns speaks of time (see TIMING). The first other column names the
step; a column headed goal, objective and the like says what it is for. Lengths of time become ISO 8601
durations: "within 3 months" ends after P3M, "ongoing starting 4 months" starts after P4M and goes on.
"""

import re

from analysis.reading.article import Article

TIMING = re.compile(r"\b(?:timelines?|timing|schedule|when|deadlines?|time ?frame|due|target date)\b", re.I)
OBJECTIVE = re.compile(r"\b(?:objectives?|goals?|purposes?|aims?|descriptions?|tasks?|details?)\b", re.I)
# The line below the headings: |---|:--:|
RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
           "ten": 10, "twelve": 12, "eighteen": 18, "thirty": 30, "sixty": 60, "ninety": 90}  # fmt: skip
N = rf"(\d+|{'|'.join(NUMBERS)})"
UNIT = r"[ -](day|week|month|year)s?\b"
LENGTH = re.compile(rf"\b{N}{UNIT}", re.I)
RANGE = re.compile(rf"\b(day|week|month|year)s? {N} ?(?:-|–|to|through) ?{N}\b", re.I)
# What stands before a length that is a start, not an end.
START = re.compile(
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|after|from|commenc(?:es|ing))(?: (?:in|after|at|from))?\s*$",
    re.I,
)
AT_ONCE = re.compile(r"\b(?:immediate(?:ly)?|at once|right away|upon (?:adoption|approval|passage))\b", re.I)
COMES_BACK = re.compile(
    r"\b(?:ongoing|on-going|continu\w+|recurring|regular(?:ly)?|daily|weekly|biweekly|monthly|quarterly"
    r"|(?:semi|bi)?-?annual(?:ly)?|yearly|(?:each|every|per) (?:\w+ )?(?:day|week|month|quarter|year)s?)\b",
    re.I,
)


def find_timetables(article: Article) -> list[dict]:
    """The steps of all timetables: component, objective, timing, starts_after, within, recurring, span.

    A table printed twice counts once; a step whose name stands in another table with another timing is told
    apart by the table's number.
    """
    found: dict[str, dict] = {}
    for number, table in enumerate(timing_tables(article), start=1):
        for row in table:
            name = row["component"]
            known = found.get(name)
            if known is not None and known["timing"].lower() == row["timing"].lower():
                continue
            if known is not None:
                row["component"] = f"{name} (table {number})"
            found.setdefault(row["component"], row)
    return list(found.values())


def timing_tables(article: Article) -> list[list[dict]]:
    """Each table with a timing column as its rows."""
    tables = []
    for segment in article.document.segments:
        if segment.kind != "table" or not segment.kept:
            continue
        lines = cells_of(segment.text, segment.start)
        rows = steps(lines[0], lines[1:]) if len(lines) > 1 else []
        if rows:
            tables.append(rows)
    return tables


def cells_of(text: str, start: int) -> list[list[tuple[str, int]]]:
    """The cells of a Markdown table line by line, each with its position in the document; rules left out."""
    lines, at = [], start
    for line in text.split("\n"):
        if "|" in line and not RULE.match(line):
            cells, position = [], at
            for cell in line.split("|"):
                cells.append((cell.strip(), position + len(cell) - len(cell.lstrip())))
                position += len(cell) + 1
            # The bars at both ends leave an empty cell outside of the table.
            lines.append(
                cells[int(line.lstrip().startswith("|")) : -1 if line.rstrip().endswith("|") else None]
            )
        at += len(line) + 1
    return lines


def steps(head: list[tuple[str, int]], lines: list[list[tuple[str, int]]]) -> list[dict]:
    """The rows of one table; [] where it has no timing column or no column for a name."""
    names = [name for name, _ in head]
    when = next((i for i, name in enumerate(names) if TIMING.search(name)), None)
    what = next((i for i in range(len(names)) if i != when), None)
    if when is None or what is None:
        return []
    goal = next((i for i, name in enumerate(names) if i not in (when, what) and OBJECTIVE.search(name)), None)
    found = []
    for cells in lines:
        if len(cells) != len(names) or not cells[what][0] or not cells[when][0]:
            continue
        timing, at = cells[when]
        starts_after, within, recurring = lengths(timing)
        found.append(
            {"component": cells[what][0], "objective": cells[goal][0] if goal is not None else "",
             "timing": timing,
             "starts_after": starts_after, "within": within, "recurring": recurring,
             "span": (at, at + len(timing))}
        )  # fmt: skip
    return found


def duration(number: str, unit: str) -> str:
    """An ISO 8601 duration: ("3", "month") -> "P3M"."""
    return f"P{NUMBERS.get(number.lower()) or int(number)}{unit[0].upper()}"


def lengths(timing: str) -> tuple[str, str, bool | str]:
    """When a step starts, by when it ends, whether it comes back or goes on; '' for what is not said."""
    starts_after, within = "", ""
    again = COMES_BACK.search(timing)
    if AT_ONCE.search(timing):
        starts_after = "P0D"
    slot = RANGE.search(timing)
    if slot:
        starts_after, within = duration(slot[2], slot[1]), duration(slot[3], slot[1])
    else:
        for match in LENGTH.finditer(timing):
            if again and again.start() <= match.start() < again.end():
                continue
            if START.search(timing[: match.start()]):
                starts_after = duration(match[1], match[2])
            elif not re.search(r"\bevery\s*$", timing[: match.start()], re.I):
                within = duration(match[1], match[2])
    recurring = True if again else False if starts_after or within else ""
    return starts_after, within, recurring
