"""The front page in numbers: its introduction and its cards, all counted in the tables, each act once."""

import pandas as pd

from analysis.charts.events import FIRST_YEAR
from analysis.charts.words import day_words, listed, number_words, sentence
from analysis.report.words import source_pages
from analysis.tables.events import one_row_an_event
from analysis.tables.store import read_table

# Stages by how far an act got. An act that withdraws an earlier rule is decided too.
DECIDED = ("adopted", "in_force", "repealed")
OPEN = {
    "proposed": ("proposed",),
    "introduced": ("past a first vote",),
    "passed": ("passed before another act decided",),
    "requested": ("asked of the federal government",),
}
TURNED_DOWN = {
    "rejected": ("voted down", "vetoed", "declined"),
    "denied": ("refused by the federal government",),
}
DISTRICT, TERRITORIES = {"DC"}, {"AS", "GU", "MP", "PR", "VI"}
LEVELS = {
    "city": ("city", "cities"),
    "county": ("county", "counties"),
    "school_district": ("school district", "school districts"),
    "other": ("other public body", "other public bodies"),
}


def years(events: pd.DataFrame) -> str:
    """First and last year of the dated events, by the last day each can have been on, those before the timeline begins
    apart: "1986 and 2008 to 2026"; "" where none is dated.
    """
    dated = sorted(set(events["date_latest"].dropna().str[:4]))
    parts = [[year for year in dated if (year < str(FIRST_YEAR)) == early] for early in (True, False)]
    return " and ".join(part[0] if len(part) == 1 else f"{part[0]} to {part[-1]}" for part in parts if part)


def ways(events: pd.DataFrame) -> tuple[int, int]:
    """How many of the events limit cooperation and how many extend it."""
    return int((events["direction"] == "limits").sum()), int((events["direction"] == "extends").sum())


def places(events: pd.DataFrame) -> dict[str, int]:
    """How many places acted, by level; states, the District of Columbia and territories apart."""
    named = events.drop_duplicates(["level", "state", "jurisdiction"])
    counted = {level: int((named["level"] == level).sum()) for level in LEVELS}
    states = set(named.loc[named["level"] == "state", "state"].dropna())
    return counted | {
        "state": len(states - DISTRICT - TERRITORIES),
        "district": len(states & DISTRICT),
        "territory": len(states & TERRITORIES),
    }


def place_words(counted: dict[str, int]) -> str:
    """The places in words: "412 cities, 190 counties, one school district and 30 states"."""
    parts = [number_words(counted[level], *LEVELS[level]) for level in LEVELS if counted[level]]
    if counted["state"]:
        parts.append(number_words(counted["state"], "state"))
    if counted["district"]:
        parts.append("the District of Columbia")
    if counted["territory"]:
        parts.append(number_words(counted["territory"], "territory", "territories"))
    return listed(parts)


def number(count: int) -> str:
    """A count without its noun: "nine", "1,418", "none"."""
    return number_words(count, "act").split()[0] if count else "none"


def introduction() -> list[str]:
    """The first paragraphs: what the tables hold, where it comes from."""
    actions, records = read_table("actions"), read_table("records")
    events = one_row_an_event(actions, read_table("links"))
    if events.empty:
        return ["The tables hold no act yet."]
    return [what_is_there(events), where_from(actions, records, len(read_table("articles")))]


def what_is_there(events: pd.DataFrame) -> str:
    """How many acts of whom, from when to when, in which direction."""
    counted, span = places(events), years(events)
    who = place_words(counted)
    when = "" if not span else f" of {span}" if len(span) == 4 else f", dated {span}"
    said = f"The tables hold {number_words(len(events), 'act')} of {who}{when}."
    decided = events[events["stage"].isin(DECIDED)]
    if decided.empty:
        return f"{said} None of them is decided."
    limits, extends = ways(decided)
    halves = [
        f"{number(limits)} {'limits' if limits == 1 else 'limit'} local cooperation",
        f"{number(extends)} {'extends' if extends == 1 else 'extend'} it",
    ]
    rest = len(events) - len(decided)
    was = "was" if rest == 1 else "were"
    others = f"; the other {number(rest)} {was} proposed, asked for or turned down" if rest else ""
    lead = f"Of the {number(len(decided))} that were decided, " if rest else "All of them were decided: "
    return f"{said} {lead}{' and '.join(halves)}{others}."


def where_from(actions: pd.DataFrame, records: pd.DataFrame, articles: int) -> str:
    """How many rows were coded from how many pages, how many read from articles."""
    coded, read = int((actions["method"] == "coded").sum()), int((actions["method"] == "extracted").sum())
    parts = []
    if coded:
        pages, publishers = records["url"].nunique(), records["publisher"].nunique()
        second = int(records["url_2"].notna().sum())
        parts.append(
            f"{number_words(coded, 'act')} {'was' if coded == 1 else 'were'} coded one by one, each from a public page "
            f"that says so ({number_words(pages, 'page')} of {number_words(publishers, 'publisher')})"
            + (f", {number(second)} with a second page beside it" if second else "")
        )
    if read:
        parts.append(
            f"{number_words(read, 'act')} {'was' if read == 1 else 'were'} read by written rules from "
            f"{number_words(articles, 'news article')}, with the words behind each value"
        )
    both = " Where both report one act, it is counted once." if len(parts) == 2 else ""
    checked = sorted(records["checked_on"].dropna())
    last = f" The pages were last compared with the rows on {day_words(checked[-1])}." if checked else ""
    if len(set(checked)) > 1:
        last = f" The pages were compared with the rows between {day_words(checked[0])} and {day_words(checked[-1])}."
    return f"{sentence('; '.join(parts))}.{both}{last}"


def cards() -> list[tuple[str, str]]:
    """The numbers in large type, each with its words; after the first, those that are nought are left out."""
    events = one_row_an_event(read_table("actions"), read_table("links"))
    counted, span, stages = places(events), years(events), events["stage"]
    limits, extends = ways(events[stages.isin(DECIDED)])
    own = sum(counted[kind] for kind in ("state", "district", "territory"))
    when = f", {span}" if len(span) > 4 else ""
    shown = [
        (len(events), ("act" if len(events) == 1 else "acts") + when),
        (
            limits,
            "decided act that limits cooperation" if limits == 1 else "decided acts that limit cooperation",
        ),
        (
            extends,
            "decided act that extends cooperation"
            if extends == 1
            else "decided acts that extend cooperation",
        ),
        (int(stages.isin(list(OPEN)).sum()), present(stages, OPEN)),
        (int(stages.isin(list(TURNED_DOWN)).sum()), present(stages, TURNED_DOWN)),
        (sum(counted[level] for level in LEVELS), level_words(counted)),
        (own, state_words(counted)),
        (len(source_pages(read_table("records"))), "public pages that coded acts rest on"),
    ]
    return [(f"{number:,}", words) for place, (number, words) in enumerate(shown) if number or not place]


def present(stages: pd.Series, words: dict[str, tuple[str, ...]]) -> str:
    """The words of those stages that occur: "voted down, vetoed or refused by the federal government"."""
    found = [word for stage in words if (stages == stage).any() for word in words[stage]]
    return " or ".join(filter(None, [", ".join(found[:-1]), *found[-1:]]))


def level_words(counted: dict[str, int]) -> str:
    """What the local places are: "cities, counties and school districts"."""
    found = [LEVELS[level][counted[level] != 1] for level in LEVELS if counted[level]]
    return listed(found)


def state_words(counted: dict[str, int]) -> str:
    """Whose own acts the count of states counts."""
    parts = ["states" if counted["state"] != 1 else "state"] if counted["state"] else []
    parts += ["the District of Columbia"] if counted["district"] else []
    parts += ["territories" if counted["territory"] != 1 else "territory"] if counted["territory"] else []
    alone = sum(counted[kind] for kind in ("state", "district", "territory")) == 1
    return f"{listed(parts)} with {'an act of its own' if alone else 'acts of their own'}"
