"""What sources say differently, in words: the values that the table conflicts holds as codes, and who gives each."""

from analysis.charts.provision_words import EFFECT, provision_words
from analysis.charts.words import ASKING, PROGRAM, STAGE, day_words

# How the record names a page that it does not tell by name, and how a reader is told so.
UNNAMED, UNNAMED_WORDS = "another page", "a page not named in the record"
NAMED = {"stage": STAGE | ASKING, "program": PROGRAM}
CODED = ("body", "instrument", "direction", "level", *NAMED)
YES_NO = {"true": "yes", "false": "no"}


def told_words(value: str, source: str, column: str, publishers: dict[str, str]) -> str:
    """What one source says of a column of actions, and which: "4 (KIEM)".

    ``publishers`` by article_id: a source may begin with the id of an article, "002, table 1".
    """
    article, comma, rest = source.partition(", ")
    who = f"{publishers[article]}{comma}{rest}" if article in publishers else source
    return f"{value_told(value, column)} ({UNNAMED_WORDS if who == UNNAMED else who})"


def value_told(value: str, column: str) -> str:
    """A value of a conflict as a reader says it: days, counts with thousands, yes and no, words for codes."""
    if column == "date":
        return " to ".join(day_words(day) for day in value.split("/"))
    if column == "provisions":
        return (
            "; ".join(_provision_told(*pair.split(":", 1)) for pair in value.split("|") if ":" in pair)
            or value
        )
    if column in CODED:
        return NAMED.get(column, {}).get(value, value.replace("_", " "))
    return f"{int(value):,}" if column.startswith("votes_") and value.isdigit() else YES_NO.get(value, value)


def _provision_told(effect: str, provision: str) -> str:
    """One provision as the record writes it, in words: "forbids money, staff and time"."""
    return f"{EFFECT.get(effect, effect)} {provision_words(provision)}"
