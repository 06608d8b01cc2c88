"""How the explorer words what the tables hold of one act: facts, provisions, disagreements, sources."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import pandas as pd

from analysis import vocabulary
from analysis.charts.style import STAGE_WORD
from analysis.charts.words import PROGRAM, day_words, known, signature_told
from analysis.charts.words import sentence as upper_first

# Rows of a table as named tuples, by their id.
Rows = Mapping[str, object]
__all__ = ["choice", "difference", "facts", "notes", "provisions", "quotes", "sources", "upper_first"]

# How a link reads at the later act, and at the earlier one.
RELATION = {
    "final_reading_of": ("The final reading of", "Decided by the final reading"),
    "follows": ("Follows", "Followed by"),
    "extends": ("Builds on", "Built on by"),
    "amends": ("Amends", "Amended by"),
    "repeals": ("Withdraws", "Withdrawn by"),
    "denies": ("Refuses what was asked in", "Refused by"),
}
LEVEL = {
    "city": "Cities and towns",
    "county": "Counties and sheriffs",
    "state": "States",
    "school_district": "School districts",
    "other": "Other public bodies",
}
METHOD = {"extracted": "Read from an article by rules", "coded": "Coded from a public page"}
DIRECTION = {"limits": "Limits", "extends": "Extends"}


def plain(code: str) -> str:
    """A coded word as it is said: "county board"."""
    return code.replace("_", " ").replace("287g", "287(g)")


def choice(name: str, code: str, meaning: str) -> str:
    """What a filter calls one of its words; ``meaning`` is the vocabulary's (of states, the name)."""
    short = {
        "level": LEVEL,
        "method": METHOD,
        "direction": DIRECTION,
        "program": PROGRAM,
        "stage": STAGE_WORD,
    }
    return upper_first(short.get(name, {}).get(code, meaning))


def votes(row: pd.Series) -> str:
    """The vote with all that is known of it: "4 for, 1 against", "unanimous"."""
    names = {"votes_for": "for", "votes_against": "against", "votes_abstain": "abstaining"}
    said = [f"{int(row[column])} {word}" for column, word in names.items() if known(row[column])]
    if known(row["unanimous"]) and row["unanimous"]:
        said.append("unanimous")
    return ", ".join(said)


def provisions(rows: list) -> list[str]:
    """What an act forbids, orders, allows or exempts, one sentence an effect: "Prohibits: ...; ..."."""
    found = []
    for effect in vocabulary.EFFECT:
        mine = sorted({row.provision for row in rows if row.effect == effect})
        meanings = [vocabulary.PROVISION.get(word, plain(word)).removeprefix("exemption: ") for word in mine]
        found += [f"{upper_first(effect)}: {'; '.join(meanings)}."] if mine else []
    return found


def facts(row: pd.Series, rows: list) -> list[list[str]]:
    """Pairs of what is told and what is known of it; what is not known is left out. ``rows``: its provisions."""
    kind = plain(row["body"]) if known(row["body"]) else ""
    name = row["body_name"] if known(row["body_name"]) else ""
    form = plain(row["instrument"]) if row["instrument"] != "unknown" else ""
    title = row["instrument_name"] if known(row["instrument_name"]) else ""
    binding = {True: "said to be law", False: "said not to be binding"}
    said = {
        "Body": name
        if kind.casefold() in ("", "other", name.casefold())
        else f"{name} ({kind})"
        if name
        else kind,
        "Form": f"{title} ({form})" if title and form else title or form,
        "Stage": STAGE_WORD.get(row["stage"], plain(row["stage"])),
        "Matter": PROGRAM.get(row["program"], row["program"]) if known(row["program"]) else "",
        "Votes": votes(row),
        "Force": binding[bool(row["binding"])] if known(row["binding"]) else "",
        "Provisions": " ".join(provisions(rows)),
    }
    return [[label, words] for label, words in said.items() if words]


def notes(reports: list, records: Rows) -> list[str]:
    """The notes of an act's coded records, in our own words."""
    found = [records[report.record_id].note for report in reports if report.record_id in records]
    return [note for note in found if known(note)]


def told_signed(reports: list, records: Rows) -> bool:
    """Whether a note on an act tells of a signature."""
    return any(signature_told(note) for note in notes(reports, records))


def quotes(rows: list) -> list[list[str]]:
    """Pairs of a value's name and the words of the source it rests on (at most 12, as the table has them)."""
    pairs = [[plain(row.column), row.quote] for row in rows if known(row.quote)]
    return [pair for i, pair in enumerate(pairs) if pair not in pairs[:i]]


def difference(row: object) -> str:
    """One row of conflicts as a sentence: "date: 2023-04-11 (a release) or 2023-04-25 (a broadcaster). Note"."""
    sides = [
        f"{plain(str(value))} ({source})" if known(source) else plain(str(value))
        for value, source in ((row.value_a, row.source_a), (row.value_b, row.source_b))
    ]
    note = f" {upper_first(row.note).rstrip('.')}." if known(row.note) else ""
    return f"{upper_first(plain(row.column))}: {' or '.join(sides)}.{note}"


def sources(reports: list, articles: Rows, records: Rows) -> list[list[str]]:
    """The pages that say so, as [publisher, address, what is known of the page]; the address may be ""."""
    found = []
    for report in reports:
        if report.article_id in articles:
            found.append(article_source(articles[report.article_id]))
        if report.record_id in records:
            found += record_sources(records[report.record_id])
    return [source for i, source in enumerate(found) if source not in found[:i]]


def article_source(row: object) -> list[str]:
    """An article: whose, where, its title and day, and whether a digest of it was read."""
    told = [row.title if known(row.title) else "", day_words(row.published) if known(row.published) else ""]
    told += ["read as our summary of it"] if row.text_kind == "digest" else []
    name = row.publisher if known(row.publisher) else row.article_id
    return [name, web(row.url), ", ".join(part for part in told if part)]


def record_sources(row: object) -> list[list[str]]:
    """The one or two pages of a coded record."""
    told = [f"page of {day_words(row.page_date)}"] if known(row.page_date) else []
    told += [f"compared on {day_words(row.checked_on)}"] if known(row.checked_on) else []
    pages = [[row.publisher, web(row.url), ", ".join(told)]]
    if web(row.url_2):
        pages.append([urlsplit(row.url_2).netloc.removeprefix("www."), web(row.url_2), "a second page"])
    return pages


def web(url: object) -> str:
    """An address where it leads to a page of the web; "" otherwise."""
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) else ""
