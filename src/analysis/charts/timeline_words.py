"""What stands in words below the timeline: source, limits, how labels were chosen, how dates are drawn."""

import pandas as pd

from analysis.charts.events import CODED_RANK, DECIDED, FIRST_YEAR, event_ranks
from analysis.charts.timeline_counts import vague_counts
from analysis.charts.words import act_words, day_words, known, listed, number_words, place_words, sentence
from analysis.tables.events import kept_of_actions, one_row_an_event
from analysis.tables.review import LOW

CENSUS = "The record is what was searched for and confirmed, not a census: years that were searched more show more."


def coded_count(actions: pd.DataFrame, links: pd.DataFrame) -> int:
    """How many acts have a coded report."""
    kept = kept_of_actions(actions, links)
    return len({kept[key] for key in actions.loc[actions["method"] == "coded", "action_id"]})


def sources_words(
    actions: pd.DataFrame, links: pd.DataFrame, articles: pd.DataFrame, records: pd.DataFrame
) -> str:
    """Where the acts come from: "Source: five articles and 1,410 acts coded from public pages; latest checked on Nov.
    26, 2026."
    """
    told = actions["article_id"].dropna().nunique() or len(articles)
    coded = coded_count(actions, links)
    parts = [number_words(told, "article")] if told else []
    if coded:
        parts.append(f"{number_words(coded, 'act')} coded from public pages")
    checked = max((day for day in records["checked_on"] if known(day)), default="") if coded else ""
    published = max((str(day).rstrip("~?%") for day in articles["published"] if known(day)), default="")
    upto = f"; latest checked on {day_words(checked)}" if checked else ""
    if not checked and len(published) == 10:
        upto = f", the latest of {day_words(published)}"
    return (
        f"Source: {listed(parts) or 'no article yet'}{upto}; milestones: public pages on federal, state and court acts "
        "(data/processed). Local ICE policy project, CC BY 4.0."
    )


def named_words(acts: pd.DataFrame, notable: set[str]) -> str:
    """How the local acts with a label were chosen; ``acts`` are the rows of ``local_events``."""
    parts = []
    if (acts["rank"] < CODED_RANK).any():
        parts.append("those that an article reports")
    if notable:
        parts.append(
            "of each period and direction the adopted act that most other acts in the record lead up to, follow, amend "
            "or end"
        )
    return f"Acts with a label: {', and '.join(parts)}." if parts else ""


def told_words(actions: pd.DataFrame, links: pd.DataFrame) -> str:
    """That all acts which articles report go one way: "All 12 acts that the five articles report limit cooperation, or
    would have." Empty where they go both ways, or are not two.
    """
    ranks, events = event_ranks(actions, links), one_row_an_event(actions, links)
    told = events[[ranks[key] < CODED_RANK for key in events["action_id"]]]
    if len(told) < 2 or told["direction"].nunique() != 1:
        return ""
    articles = actions["article_id"].dropna().nunique()
    verb = told["direction"].iloc[0].removesuffix("s")
    done = told["stage"].isin(DECIDED).all()
    who = f"the {number_words(articles, 'article')} report" if articles > 1 else "the article reports"
    return f"All {number_words(len(told), 'act')} that {who} {verb} cooperation{'' if done else ', or would have'}."


def dates_words(acts: pd.DataFrame, actions: pd.DataFrame, links: pd.DataFrame, shares: pd.DataFrame) -> str:
    """How uncertain days are drawn and what is left out; empty where there is nothing to say.

    ``acts`` are the rows of ``local_events``, of states too; ``shares`` those of ``shares_by_quarter`` that the bars
    count, none where there are no bars.
    """
    long, open_start = vague_counts(acts, shares)
    events = one_row_an_event(actions, links)
    undated = int(events["date_latest"].isna().sum())
    early = len(events) - len(acts) - undated
    parts = []
    if long:
        parts.append(
            f"{number_words(long, 'act')} dated only to a span of several quarters {is_are(long)} spread evenly over "
            "them in the pale parts of the bars"
        )
    if open_start:
        parts.append(
            f"{number_words(open_start, 'act')} known only by a last possible day {is_are(open_start)} counted there"
        )
    if undated:
        parts.append(f"{undated:,} act{'s' * (undated != 1)} without a date {is_are(undated)} not drawn")
    if early:
        parts.append(f"{number_words(early, 'act')} from before {FIRST_YEAR} {is_are(early)} not drawn")
    return f"{sentence('; '.join(parts))}." if parts else ""


def doubt_words(actions: pd.DataFrame) -> str:
    """Which acts were read from articles with little confidence: likelier wrong than right; empty where none."""
    unsure = actions[actions["confidence"] < LOW].sort_values(["date_earliest", "action_id"])
    if unsure.empty:
        return ""
    named = listed([f"{place_words(row)} ({act_words(row, vote=False)})" for _, row in unsure.iterrows()])
    return f"Read from an article with a confidence under {LOW}: {named}."


def is_are(count: int) -> str:
    """The verb that fits a count."""
    return "is" if count == 1 else "are"
