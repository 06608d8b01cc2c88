"""The page of sources: what every act rests on, by state; what was corrected; where sources differ; what is missing."""

from collections.abc import Sequence

import pandas as pd

from analysis.charts.words import listed, number_words, sentence
from analysis.loaders.boundaries import state_names
from analysis.report import sources
from analysis.report.html import Html, Link, table
from analysis.report.site import RECORD, Page, render
from analysis.tables.corrections import load_corrections
from analysis.tables.events import one_row_an_event
from analysis.tables.store import read_table

PAGE: Page = {
    "file": "sources.html",
    "short": "Sources",
    "title": "Sources and corrections",
    "summary": "Every article and page that an act rests on, by state; corrections; disagreements; what is missing.",
    "group": RECORD,
}


def state_words(code: str) -> str:
    """A state's name by its USPS code; of acts without one, a plain word."""
    return state_names().get(code, code) if code else sources.UNDECIDED


def anchor(code: str) -> str:
    """The id of a state's part of the page."""
    return f"pages-{code.lower() or 'none'}"


def coverage(pages: pd.DataFrame) -> pd.DataFrame:
    """One row per state with acts, by name: code, name, acts, coded and read (rows), pages."""
    actions = read_table("actions")
    events = one_row_an_event(actions, read_table("links"))
    rows = []
    for code in sorted({*actions["state"].fillna(""), *pages["state"]}, key=state_words):
        mine, own = actions[actions["state"].fillna("") == code], pages[pages["state"] == code]
        rows.append(
            {
                "code": code,
                "name": state_words(code),
                "acts": int((events["state"].fillna("") == code).sum()),
                "coded": int((mine["method"] == "coded").sum()),
                "read": int((mine["method"] == "extracted").sum()),
                "pages": len(own),
            }
        )
    return pd.DataFrame(rows, columns=["code", "name", "acts", "coded", "read", "pages"])


def coverage_shown(covered: pd.DataFrame) -> Html:
    """The states with their counts, each leading to its pages."""
    names = [
        Link(name, f"#{anchor(code)}") if pages else name
        for code, name, pages in zip(covered["code"], covered["name"], covered["pages"], strict=True)
    ]
    frame = pd.DataFrame(
        {
            "State": names,
            "Acts": covered["acts"],
            "Coded acts": covered["coded"],
            "Rows read from articles": covered["read"],
            "Pages": covered["pages"],
        }
    )
    return table(frame, "Acts and the pages they rest on, by state")


def without_acts(covered: pd.DataFrame) -> str:
    """The states and territories of which the tables hold no act, as a sentence; empty where there is none."""
    missing = sorted(name for code, name in state_names().items() if code not in set(covered["code"]))
    return f"The tables hold no act of {listed(missing)}." if missing else ""


def page_html(pages: Sequence[Page]) -> str:
    """The whole page."""
    found = sources.pages_of_acts()
    covered = coverage(found)
    states = []
    for row in covered[covered["pages"] > 0].itertuples():
        acts, on = number_words(row.coded, "coded act"), number_words(row.pages, "page")
        head = f"{sentence(acts)} {'rests' if row.coded == 1 else 'rest'} on {on}"
        caption = f"{row.name}: pages that coded acts rest on"
        html = sources.pages_shown(found[found["state"] == row.code], caption).html
        states.append({"id": anchor(row.code), "name": row.name, "head": head, "html": html})
    corrections, at_odds = len(load_corrections()), read_table("conflicts")
    conflicts = len(at_odds)
    on_acts = int(at_odds["subject"].isin(read_table("actions")["action_id"]).sum())
    values = {
        "states": states,
        "coverage_html": coverage_shown(covered).html,
        "without": without_acts(covered),
        "articles_html": sources.articles_shown().html,
        "milestones_html": sources.milestones_shown().html,
        "corrections": number_words(corrections, "value has", "values have"),
        "corrections_html": sources.corrections_shown().html if corrections else "",
        "conflicts": number_words(conflicts, "value", "values"),
        "conflicts_on": f"{on_acts:,} of acts and {conflicts - on_acts:,} of milestones",
        "conflicts_html": sources.conflicts_shown().html if conflicts else "",
        "pages_count": f"{found['url'].nunique():,}",
        "publishers_count": f"{read_table('records')['publisher'].nunique():,}",
    }
    return render("sources.html.j2", PAGE, pages, values)
