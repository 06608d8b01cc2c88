"""What the acts rest on, for the page of sources: articles, pages by state, milestones; corrections and conflicts."""

import pandas as pd

from analysis.charts.words import act_words, action_date, day_words, known, place_words, signature_told
from analysis.report.html import Code, Html, link, table
from analysis.report.told import told_words
from analysis.report.views import SHOWN, publishers
from analysis.report.words import address_words, host
from analysis.tables.corrections import load_corrections
from analysis.tables.store import read_table

UNDECIDED = "State not decided"


def address(url: object) -> object:
    """An address as a link that shows it; empty where there is none."""
    return link(address_words(str(url)), url) if known(url) else ""


def articles_shown() -> Html:
    """One row per article: publisher, title, day, whether it was retold, how many rows it gave."""
    articles = read_table("articles").sort_values(["published", "article_id"], ignore_index=True)
    counts = read_table("actions")["article_id"].value_counts()
    frame = pd.DataFrame(
        {
            "Publisher": articles["publisher"],
            "Title": [
                link(title, url) for title, url in zip(articles["title"], articles["url"], strict=True)
            ],
            "Published": [day_words(day) for day in articles["published"]],
            "Read as": articles["text_kind"].replace("digest", "our summary of it"),
            "Acts": articles["article_id"].map(counts).fillna(0).astype(int),
        }
    )
    return table(frame, "News articles that acts were read from")


def pages_of_acts() -> pd.DataFrame:
    """One row per page and state that coded acts rest on, sorted by state, publisher, url.

    Columns: state (USPS code, or empty), publisher (of a page that is only second to an act: its host), url,
    page_date and checked_on (of such a page empty), acts (how many it says something of), places (them with their
    years).
    """
    records = read_table("records").astype(object).to_dict("records")
    coded = read_table("actions").dropna(subset="record_id").astype(object).to_dict("records")
    acts = {act["record_id"]: act for act in coded}
    first = {record["url"]: record for record in reversed(records)}
    found: dict[tuple[str, str], dict[str, dict]] = {}
    for record in records:
        act = acts.get(record["record_id"])
        for url in (record["url"], record["url_2"]):
            if act is not None and known(url):
                state = act["state"] if known(act["state"]) else ""
                found.setdefault((state, url), {})[record["record_id"]] = act
    rows = [
        {
            "state": state,
            "publisher": first[url]["publisher"] if url in first else host(url),
            "url": url,
            "page_date": first[url]["page_date"] if url in first else pd.NA,
            "checked_on": first[url]["checked_on"] if url in first else pd.NA,
            "acts": len(mine),
            "places": places_words(list(mine.values())),
        }
        for (state, url), mine in found.items()
    ]
    rows.sort(key=lambda row: (row["state"], row["publisher"].casefold(), row["url"]))
    columns = ["state", "publisher", "url", "page_date", "checked_on", "acts", "places"]
    return pd.DataFrame(rows, columns=columns)


def places_words(acts: list[dict]) -> str:
    """The places of acts with the years of each: "Austin 2018; Travis County 2017, 2018"."""
    years: dict[str, set[str]] = {}
    for act in acts:
        place = "the state" if act["level"] == "state" else str(act["jurisdiction"])
        year = str(act["date_latest"])[:4] if known(act["date_latest"]) else ""
        years.setdefault(place, set()).add(year)
    return "; ".join(f"{place} {', '.join(sorted(years[place] - {''}))}".strip() for place in sorted(years))


def pages_shown(pages: pd.DataFrame, caption: str) -> Html:
    """The pages of one state as a table."""
    frame = pd.DataFrame(
        {
            "Publisher": pages["publisher"],
            "Page": [address(url) for url in pages["url"]],
            "Page dated": [day_words(day) if known(day) else "" for day in pages["page_date"]],
            "Checked on": [day_words(day) if known(day) else "" for day in pages["checked_on"]],
            "Acts": pages["acts"],
            "Whose acts, of when": pages["places"],
        }
    )
    return table(frame, caption)


def milestones_shown() -> Html:
    """One row per milestone: when, what, its page."""
    milestones = read_table("milestones").sort_values(["date", "milestone_id"])
    frame = pd.DataFrame(
        {
            "When": [day_words(day) for day in milestones["date"]],
            "What": milestones["title"],
            "Publisher": milestones["publisher"],
            "Page": [address(url) for url in milestones["url"]],
            "Page dated": [day_words(day) if known(day) else "" for day in milestones["page_date"]],
            "Checked on": [day_words(day) for day in milestones["checked_on"]],
        }
    )
    return table(frame, "Milestones and the pages that tell of them")


def corrections_shown() -> Html:
    """One row per correction: the cell, what was read, what stands there now, why, after which source, by whom."""
    rows = [
        (
            Code(one.key),
            f"{one.table}, {SHOWN.get(one.column, one.column)}",
            one.old,
            one.new,
            one.reason,
            address(one.source) if one.source.startswith("http") else one.source,
            f"{one.by}, {day_words(one.on)}",
        )
        for one in load_corrections()
    ]
    columns = ["Row", "Value", "As read", "Corrected to", "Why", "Source", "By whom, when"]
    return table(pd.DataFrame(rows, columns=columns), "Corrections to what was read from articles")


def conflicts_shown() -> Html:
    """One row per conflict, below its act: the value, what one source says, what the other says, a note."""
    conflicts = read_table("conflicts")
    actions = read_table("actions").set_index("action_id")
    notes = read_table("records").set_index("record_id")["note"]
    names = publishers()
    titles = read_table("milestones").set_index("milestone_id")["title"].to_dict()
    rows = []
    for one in conflicts.itertuples():
        about = titles.get(one.subject, one.subject)
        if one.subject in actions.index:
            act = actions.loc[one.subject]
            signed = signature_told(notes.get(act["record_id"])) if known(act["record_id"]) else True
            about = f"{place_words(act)}: {act_words(act, signed=signed)}, {action_date(act)}"
        sides = [
            told_words(value, source, one.column, names)
            for value, source in ((one.value_a, one.source_a), (one.value_b, one.source_b))
        ]
        rows.append((about, SHOWN.get(one.column, one.column.replace("_", " ")), *sides, one.note))
    columns = ["Act", "Value", "One source says", "Another says", "Note"]
    return table(pd.DataFrame(rows, columns=columns), "Values on which sources differ, by act", group="Act")
