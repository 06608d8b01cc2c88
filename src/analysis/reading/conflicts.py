"""What one article says differently in two places: timetables whose timings for one step cannot both hold."""

import re

from analysis.reading.article import Article

# Words that do not tell what a step is.
EMPTY_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "in",
        "on",
        "to",
        "a",
        "an",
        "with",
        "plan",
        "program",
        "phase",
        "step",
        "new",
        "table",
    ]
)
DAYS = {"D": 1, "W": 7, "M": 30.4, "Y": 365.25}
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
DURATION = re.compile(r"^P(\d+)([DWMY])$")


def find_conflicts(article: Article, timetables: list[dict]) -> list[dict]:
    """Pairs of steps of one kind whose timings exclude each other; ``action`` is the index of the main act.

    Two steps are of one kind where the last telling word of their names is the same: staff training, law
    enforcement training. They exclude each other where one must be done before the other starts, or where
    two tables give one name two different ends.
    """
    found = []
    for i, first in enumerate(timetables):
        for second in timetables[i + 1 :]:
            tables = [table_number(article, row["span"]) for row in (first, second)]
            kind = kind_of(first)
            if tables[0] == tables[1] or not kind or kind != kind_of(second):
                continue
            note = disagreement(first, second, kind)
            if note:
                found.append(
                    {"action": 0, "column": "timing",
                     "value_a": first["timing"], "source_a": source(article, first, tables[0]),
                     "value_b": second["timing"], "source_b": source(article, second, tables[1]),
                     "note": note, "span": first["span"], "span_b": second["span"]}
                )  # fmt: skip
    return found


def name_of(row: dict) -> str:
    """A step's name without the table that tells it apart."""
    return re.sub(r" \(table \d+\)$", "", row["component"])


def kind_of(row: dict) -> str:
    """The last telling word of a step's name, in the singular."""
    words = [w for w in re.findall(r"[a-z]+", name_of(row).lower()) if w not in EMPTY_WORDS]
    return words[-1].removesuffix("s") if words else ""


def table_number(article: Article, span: tuple[int, int]) -> int:
    """Which of the document's tables a stretch lies in, counted from 1; 0 for none."""
    tables = [s for s in article.document.segments if s.kind == "table" and s.kept]
    return next((i for i, s in enumerate(tables, start=1) if s.start <= span[0] < s.end), 0)


def source(article: Article, row: dict, table: int) -> str:
    """Who says so: the article, the table and the step."""
    return f"{article.document.article_id}, table {table}: {name_of(row)}"


def disagreement(first: dict, second: dict, kind: str) -> str:
    """How two timings exclude each other, in our own words; '' where both can hold."""
    for early, late in ((first, second), (second, first)):
        end, start = days(early["within"]), days(late["starts_after"])
        if end is not None and start is not None and start > end:
            end, start = spelled(early["within"]), spelled(late["starts_after"])
            return (
                f"One timetable has the {kind} done within {end}, the other has it start only after {start}; "
                "the two steps may be meant for different people."
            )
    ends = (days(first["within"]), days(second["within"]))
    if name_of(first).lower() == name_of(second).lower() and None not in ends and ends[0] != ends[1]:
        one, other = spelled(first["within"]), spelled(second["within"])
        return f"The article gives two ends for one step: {one} and {other}."
    return ""


def days(duration: str) -> float | None:
    """About how many days a duration lasts; None for ''."""
    match = DURATION.match(duration)
    return int(match[1]) * DAYS[match[2]] if match else None


def spelled(duration: str) -> str:
    """A duration in words: P3M -> "3 months"."""
    match = DURATION.match(duration)
    number, unit = match[1], UNITS[match[2]]
    return f"{number} {unit}{'' if number == '1' else 's'}"
