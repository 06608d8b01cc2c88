"""Sentences with numbers in them: every number in a notebook's or page's text is computed here."""

import pandas as pd

from analysis.charts.events import DECIDED
from analysis.charts.findings import (
    map_title,
    passages,
    stage_counts,
    states_sentence,
    timeline_title,
    years_between,
)
from analysis.charts.places import local_places, state_acts
from analysis.charts.words import listed, number_words, sentence
from analysis.report import prose_adoption, prose_certainty, prose_provisions, prose_spread
from analysis.tables.events import one_row_an_event
from analysis.tables.store import read_table


def counts() -> dict[str, int | str]:
    """The numbers the index page lists: articles, words, acts, places, states, milestones, passages,
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
        "places": len(places),
        "states": len(state_acts(actions, links, milestones)),
        "milestones": len(milestones),
        "passages": passages(read_table("evidence")),
        "years": years_between(events),
    }


LEVELS = {
    "county": "counties",
    "city": "cities",
    "school_district": "school districts",
    "other": "other bodies",
}
# Cards of the front page on acts without an effect of their own: stages, with what each is called.
OPEN = {
    "requested": "asked of the federal government",
    "proposed": "proposed",
    "introduced": "past a first vote",
}


def cards() -> list[tuple[int, str]]:
    """The numbers of the front page, each with its words: acts by how far they got, places, milestones,
    passages.
    """
    events = one_row_an_event(read_table("actions"), read_table("links"))
    n, stages = counts(), events["stage"]
    decided = events[stages.isin(DECIDED)]
    limits = int((decided["direction"] == "limits").sum())
    extends = len(decided) - limits
    ways = [
        f"{limits or 'none'} {'limits' if limits == 1 else 'limit'} cooperation",
        f"{extends or 'none'} {'extends' if extends == 1 else 'extend'} it",
    ]
    open_ = [words for stage, words in OPEN.items() if (stages == stage).any()]
    levels = set(
        local_places(read_table("actions"), read_table("links"), read_table("jurisdictions"))["level"]
    )
    kinds = [words for level, words in LEVELS.items() if level in levels]
    shown = [
        (
            len(events),
            f"acts reported in {number_words(n['articles'], 'article')}, {n['years']}".rstrip(", "),
        ),
        (len(decided), f"adopted or in force: {', '.join(ways)}"),
        (int(stages.isin(OPEN).sum()), " or ".join(open_)),
        (int((stages == "denied").sum()), "refused by the federal government"),
        (int((stages == "rejected").sum()), "voted down or vetoed"),
        (n["places"], f"{listed(kinds) or 'places'} on the map"),
        (n["states"], "states with acts of their own"),
        (n["milestones"], "milestones"),
        (n["passages"], "passages that values rest on"),
    ]
    always = (0, 1)
    return [card for i, card in enumerate(shown) if card[0] or i in always]


def exactness(events: pd.DataFrame) -> str:
    """How well the acts are dated: "The day is known for 7 acts and a range of days for 2"."""
    first, last = pd.to_datetime(events["date_earliest"]), pd.to_datetime(events["date_latest"])
    open_start = last.notna() & (first.isna() | (events["stage"] == "in_force"))
    day = last.notna() & ~open_start & (first == last)
    within = last.notna() & ~open_start & ~day
    parts = [
        (int(day.sum()), "the day"),
        (int(within.sum()), "a range of days"),
        (int(open_start.sum()), "only the last possible day"),
        (int(last.isna().sum()), "no day"),
    ]
    parts = [(count, words) for count, words in parts if count]
    said = [f"{words} is known for {number_words(count, 'act')}" for count, words in parts[:1]]
    return sentence(
        listed(said + [f"{words} for {number_words(count, 'act').split()[0]}" for count, words in parts[1:]])
    )


def both_ways(events: pd.DataFrame) -> str:
    """How many of the acts limit and how many extend cooperation, by what they do or would do."""
    limits = int((events["direction"] == "limits").sum())
    extends = len(events) - limits
    if limits and extends:
        one = f"{number_words(limits, 'act')} {'limits' if limits == 1 else 'limit'} cooperation"
        other = f"{number_words(extends, 'act')} {'extends' if extends == 1 else 'extend'} it"
        return sentence(f"{one} and {other}, or would if carried out.")
    return (
        f"All {'limit' if limits else 'extend'} cooperation, or would if carried out." if len(events) else ""
    )


def answer_articles() -> str:
    """Two lines: how much was read and what was found; how well it is dated."""
    n, actions = counts(), read_table("actions")
    one = (
        f"**{sentence(number_words(len(actions), 'act'))} of local or state policy stand in "
        f"{number_words(n['articles'], 'article')}**, in {n['words_read']:,} words that were read; "
        f"{n['words_dropped']:,} words were set aside."
    )
    two = f"The coded values rest on {number_words(n['passages'], 'passage')}. {exactness(actions)}.".replace(
        " .", ""
    )
    return f"{one}  \n{two}"


def answer_timeline() -> str:
    """Two lines: the finding of the timeline; stages, directions and dates."""
    actions, links = read_table("actions"), read_table("links")
    events = one_row_an_event(actions, links)
    acts = number_words(len(events), "act is reported", "acts are reported")
    two = f"{sentence(acts)}: {stage_counts(events)}. {both_ways(events)} {exactness(events)}.".replace(
        " .", ""
    )
    return f"**{timeline_title(actions, links)}.**  \n{two}"


def answer_map() -> str:
    """Two lines: the finding of the maps; the states."""
    actions, links, milestones = read_table("actions"), read_table("links"), read_table("milestones")
    places = local_places(actions, links, read_table("jurisdictions"))
    states = states_sentence(state_acts(actions, links, milestones)).removeprefix("Ground colour: ")
    two = sentence(states.removesuffix(" Years: first and latest act in the tables."))
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
ANSWERS |= {
    "spread": prose_spread.answer_spread,
    "provisions": prose_provisions.answer_provisions,
    "adoption": prose_adoption.answer_adoption,
    "certainty": prose_certainty.answer_certainty,
}


def note_sources() -> str:
    """What was read of each article, digest or original, and how the two are compared."""
    kinds = read_table("articles")["text_kind"]
    digests, count = int((kinds == "digest").sum()), len(kinds)
    meaning = (
        "an article’s facts retold in our own sentences, since the articles belong to their publishers. The words "
        "shown on this page are then the digest’s, not the publisher’s. Whoever has the originals can build from "
        "them instead and compare; the comparison runs where the originals are present"
    )
    if digests == count:
        return f"Each source is a digest: {meaning}."
    if not digests:
        return "Each source was read in the original, which is kept locally and not published."
    verb = "is a digest" if digests == 1 else "are digests"
    return f"Of {number_words(count, 'source')}, {digests:,} {verb}: {meaning}. The others were read in the original."


NOTES = {"blanks": note_blanks, "sources": note_sources}
NOTES |= {
    "both_sides": prose_spread.note_both_sides,
    "exceptions": prose_provisions.note_exceptions,
    "new_rules": prose_provisions.note_new_rules,
    "binding": prose_adoption.note_binding,
    "votes": prose_adoption.note_votes,
    "conflicts": prose_certainty.note_conflicts,
    "confidence": prose_certainty.note_confidence,
}
