"""Sentences with numbers in them: every number in a notebook's or page's text is computed here."""

import pandas as pd

from analysis.charts.events import one_row_an_event
from analysis.charts.findings import map_title, stage_counts, states_sentence, timeline_title, years_between
from analysis.charts.places import local_places, state_acts
from analysis.charts.words import listed, number_words, sentence
from analysis.tables.store import read_table


def counts() -> dict[str, int | str]:
    """The numbers the index page lists: articles, words, acts, events, places, states, milestones, evidence,
    years.
    """
    articles, actions, links = read_table("articles"), read_table("actions"), read_table("links")
    events = one_row_an_event(actions, links)
    places = local_places(actions, links, read_table("jurisdictions"))
    milestones = read_table("milestones")
    return {
        "articles": len(articles),
        "words_read": int(articles["words_read"].sum()),
        "words_dropped": int(articles["words_dropped"].sum()),
        "acts": len(events),
        "limits": int((events["direction"] == "limits").sum()),
        "extends": int((events["direction"] == "extends").sum()),
        "places": len(places),
        "states": len(state_acts(actions, links, milestones)),
        "milestones": len(milestones),
        "quotes": len(read_table("evidence")),
        "years": years_between(events),
    }


def exactness(events: pd.DataFrame) -> str:
    """How well the acts are dated: "7 to the day, 2 within a range of days"."""
    first, last = pd.to_datetime(events["date_earliest"]), pd.to_datetime(events["date_latest"])
    open_start = last.notna() & (first.isna() | (events["stage"] == "in_force"))
    day = last.notna() & ~open_start & (first == last)
    within = last.notna() & ~open_start & ~day
    parts = [
        (int(day.sum()), "to the day"),
        (int(within.sum()), "within a range of days"),
        (int(open_start.sum()), "only by the last possible day"),
        (int(last.isna().sum()), "not at all"),
    ]
    return listed([f"{count} {words}" for count, words in parts if count])


def answer_articles() -> str:
    """Two lines: how much was read and what was found; how well it is dated."""
    n, actions = counts(), read_table("actions")
    traced = read_table("evidence").drop_duplicates(["table", "row_id", "column"])
    one = (
        f"**{sentence(number_words(len(actions), 'act'))} of local or state policy stand in "
        f"{number_words(n['articles'], 'article')}**, in {n['words_read']:,} words that were read; "
        f"{n['words_dropped']:,} words were set aside."
    )
    two = f"{len(traced):,} coded values rest on quoted words; the acts are dated {exactness(actions)}."
    return f"{one}  \n{two}"


def answer_timeline() -> str:
    """Two lines: the finding of the timeline; stages, directions and dates."""
    actions, links = read_table("actions"), read_table("links")
    events = one_row_an_event(actions, links)
    n = counts()
    two = (
        f"Of {number_words(len(events), 'act')}, {n['limits']} point to limits and {n['extends']} to "
        f"extensions: {stage_counts(events)}. They are dated {exactness(events)}."
    )
    return f"**{timeline_title(actions, links)}.**  \n{two}"


def answer_map() -> str:
    """Two lines: the finding of the maps; the states."""
    actions, links, milestones = read_table("actions"), read_table("links"), read_table("milestones")
    places = local_places(actions, links, read_table("jurisdictions"))
    states = states_sentence(state_acts(actions, links, milestones)).removeprefix("Ground colour: ")
    two = sentence(states.removesuffix(" Years: first and latest act."))
    return f"**{map_title(places)}.**  \n{two}"


def note_blanks() -> str:
    """What the sources leave open, in one sentence."""
    actions = read_table("actions")
    undated, votes = int(actions["date"].isna().sum()), int(actions["votes_for"].isna().sum())
    binding, acts = int(actions["binding"].isna().sum()), number_words(len(actions), "act")
    return (
        f"Of {acts}, {undated} have no date of their own, {votes} no count of votes "
        f"and {binding} no word on whether they bind. These cells are empty in the "
        "tables; nothing was filled in."
    )


ANSWERS = {"articles": answer_articles, "timeline": answer_timeline, "map": answer_map}
NOTES = {"blanks": note_blanks}
