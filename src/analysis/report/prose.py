"""Sentences with numbers in them: every number in a notebook's or page's text is computed here."""

import pandas as pd

from analysis.charts.eras import eras_of, local_decisions, outside_sentence
from analysis.charts.events import CODED_RANK, event_ranks, local_events
from analysis.charts.findings import (
    passages,
    stage_counts,
    states_sentence,
    timeline_title,
    years_between,
)
from analysis.charts.map_data import left_out_sentence, read_map_data
from analysis.charts.map_words import country_title
from analysis.charts.places import against_state, local_places, state_acts
from analysis.charts.timeline_counts import find_peaks, shares_by_quarter
from analysis.charts.words import listed, number_words, sentence
from analysis.loaders.boundaries import national_counties, state_names
from analysis.report import prose_adoption, prose_certainty, prose_provisions, prose_spread
from analysis.tables.events import extracted, one_row_an_event
from analysis.tables.store import read_table


def counts() -> dict[str, int | str]:
    """The numbers the index page lists: articles, coded acts, words, acts, places, states, milestones,
    passages, years.
    """
    articles, actions, links = read_table("articles"), read_table("actions"), read_table("links")
    events = one_row_an_event(actions, links)
    places = local_places(actions, links, read_table("jurisdictions"))
    milestones = read_table("milestones")
    return {
        "articles": len(articles),
        "coded": len(read_table("records")),
        "words_read": int(articles["words_read"].sum()),
        "words_dropped": int(articles["words_dropped"].sum()),
        "acts": len(events),
        "places": len(places),
        "states": len(state_acts(actions, links, milestones)),
        "milestones": len(milestones),
        "passages": passages(read_table("evidence")),
        "years": years_between(events),
    }


# How well an act can be dated, and how the timeline shows it.
EXACTNESS = {
    "the day": "a mark, or one act in the bar of its quarter",
    "a range of days": "a bar of days, or spread over the quarters that it may lie in",
    "only the last possible day": "an arrow to that day, or one act in its quarter",
    "no day": "not drawn",
}


def exactness_parts(events: pd.DataFrame) -> list[tuple[int, str]]:
    """How many acts are dated how well, in the words of EXACTNESS; what does not occur is left out."""
    first, last = pd.to_datetime(events["date_earliest"]), pd.to_datetime(events["date_latest"])
    open_start = last.notna() & (first.isna() | (events["stage"] == "in_force"))
    day = last.notna() & ~open_start & (first == last)
    within = last.notna() & ~open_start & ~day
    sets = (day, within, open_start, last.isna())
    return [(int(mine.sum()), words) for mine, words in zip(sets, EXACTNESS, strict=True) if mine.any()]


def exactness(events: pd.DataFrame) -> str:
    """How well the acts are dated: "The day is known for 7 acts and a range of days for 2"."""
    parts = exactness_parts(events)
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
    n, actions = counts(), extracted(read_table("actions"))
    one = (
        f"**{sentence(number_words(len(actions), 'act'))} of local or state policy stand in "
        f"{number_words(n['articles'], 'article')}**, in {n['words_read']:,} words that were read; "
        f"{n['words_dropped']:,} words were set aside."
    )
    two = f"Their values rest on {number_words(n['passages'], 'passage')}. {exactness(actions)}.".replace(
        " .", ""
    )
    return f"{one}  \n{two}"


def answer_timeline() -> str:
    """Two lines: the finding of the timeline; stages, directions and dates."""
    actions, links = read_table("actions"), read_table("links")
    events = one_row_an_event(actions, links)
    said = "recorded" if (actions["method"] == "coded").any() else "reported"
    acts = number_words(len(events), f"act is {said}", f"acts are {said}")
    two = f"{sentence(acts)}: {stage_counts(events)}. {both_ways(events)} {exactness(events)}.".replace(
        " .", ""
    )
    return f"**{timeline_title(actions, links)}.**  \n{two}"


def answer_map() -> str:
    """Two lines: the finding of the map of the country; the states, and what no map can show."""
    data = read_map_data()
    states = sentence(states_sentence(data.states).removeprefix("Ground colour: "))
    return f"**{country_title(data.places)}.**  \n{states} {left_out_sentence(data)}".rstrip()


def note_against() -> str:
    """How many places went the other way than their state, and how many both ways; empty where none did."""
    data = read_map_data()
    other, both = against_state(data.places, data.states), int(data.places["both_ways"].sum())
    parts = []
    for direction, opposite in (("limits", "extends"), ("extends", "limits")):
        mine = other[other["direction"] == direction]
        if len(mine):
            one = direction if len(mine) == 1 else direction.removesuffix("s")
            states = number_words(mine["state"].nunique(), "state")
            parts.append(
                f"{number_words(len(mine), 'place')} {one} it in {states} whose own latest act {opposite} it"
            )
    said = f"Judged by the latest adopted act on cooperation with ICE, {listed(parts)}. " if parts else ""
    return said + (
        f"{sentence(number_words(both, 'place'))} decided both ways at different times." if both else ""
    )


def note_dense() -> str:
    """The three counties in which most places acted, the county itself counted, each with the ways they went."""
    places = read_map_data().places
    places = places[places["standing"] == "decided"].dropna(subset=["county_fips"])
    if places.empty:
        return "No place has adopted an act yet."
    shapes = national_counties()
    names = dict(zip(shapes["geoid"], shapes["name"], strict=True))
    counts = places.groupby("county_fips").agg(
        count=("name", "size"),
        limits=("direction", lambda ways: int((ways == "limits").sum())),
        state=("state", "first"),
    )
    most = counts.sort_values("count", ascending=False, kind="stable").head(3)
    said = [
        f"{names.get(key, key)}, {state_names()[row['state']]} ({number_words(row['count'], 'place')}: "
        f"{row['limits']} limit, {row['count'] - row['limits']} extend)"
        for key, row in most.iterrows()
    ]
    return f"Most places with an adopted act lie in these counties: {'; '.join(said)}."


def note_eras() -> str:
    """What happened in the era with most local acts, and how each way's share moved."""
    data = read_map_data()
    eras = eras_of(data)
    eras = eras.assign(acts=eras["limits"] + eras["extends"])
    if not eras["acts"].sum():
        return "No local act with a day of its own is in the tables."
    most = eras.loc[eras["acts"].idxmax()]
    local = local_decisions(data)
    again = local.groupby("id")["era"].nunique()
    words = (
        f"Most local acts were decided {most['span']} ({most['name']}): {number_words(int(most['acts']), 'act')}, of "
        f"which {most['limits']:,} limit and {most['extends']:,} extend cooperation. "
        f"{sentence(number_words(int((again > 1).sum()), 'place'))} decided in more than one era."
    )
    return f"{words} {outside_sentence(data)}".strip()


def note_blanks() -> str:
    """What the articles leave open, in one sentence."""
    actions = extracted(read_table("actions"))
    undated, votes = int(actions["date"].isna().sum()), int(actions["votes_for"].isna().sum())
    binding, acts = int(actions["binding"].isna().sum()), number_words(len(actions), "act")
    return (
        f"Of {acts}, {undated} have no date of their own, {votes} no count of votes "
        f"and {binding} no word on whether they bind. These cells are empty in the "
        "tables; nothing was filled in."
    )


def note_peaks() -> str:
    """What the fullest quarters are made of, and that fuller years may be years searched more."""
    actions, links = read_table("actions"), read_table("links")
    local = local_events(actions, links)
    peaks = find_peaks(shares_by_quarter(local[local["level"] != "state"]))
    if not peaks:
        return "There are too few acts for a quarter to stand out."
    fullest = [
        f"{peak.quarter_words} for acts that {way.removesuffix('s')} cooperation ({peak.acts:,})"
        for way in ("limits", "extends")
        for peak in [next((peak for peak in peaks if peak.direction == way), None)]
        if peak
    ]
    single = [peak for peak in peaks if peak.one_state]
    one = f"; in {len(single)} of them more than half the acts are one state’s" if single else ""
    stand = sentence(number_words(len(peaks), "quarter stands", "quarters stand"))
    return (
        f"{stand} out, fullest {listed(fullest)}{one}. A quarter can be full because many places acted, because one "
        "state’s law or lawsuit moved its places, or because one source lists many places at once: the last two "
        "columns help to tell which."
    )


def note_span() -> str:
    """How much of the record lies in which part of it: local, of states, of articles."""
    actions, links = read_table("actions"), read_table("links")
    events = one_row_an_event(actions, links)
    states = int((events["level"] == "state").sum())
    told = number_words(int(actions["article_id"].nunique()), "article")
    parts = [
        f"{number_words(len(events) - states, 'act')} of cities, counties, sheriffs and other local bodies"
    ]
    parts += [f"{number_words(states, 'act')} of states"] if states else []
    ranks = pd.Series(event_ranks(actions, links))
    return (
        f"The record holds {listed(parts)}. Of all these, {number_words(int((ranks < CODED_RANK).sum()), 'act')} "
        f"stand in {told}, read from our own retellings; the others were coded one by one, each from a public page."
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


NOTES = {
    "blanks": note_blanks,
    "sources": note_sources,
    "peaks": note_peaks,
    "span": note_span,
    "against": note_against,
    "eras": note_eras,
    "dense": note_dense,
}
NOTES |= {
    "both_sides": prose_spread.note_both_sides,
    "exceptions": prose_provisions.note_exceptions,
    "new_rules": prose_provisions.note_new_rules,
    "binding": prose_adoption.note_binding,
    "votes": prose_adoption.note_votes,
    "conflicts": prose_certainty.note_conflicts,
    "confidence": prose_certainty.note_confidence,
}
