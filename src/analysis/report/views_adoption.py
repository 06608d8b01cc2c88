"""The tables of the notebook on how acts were adopted."""

import pandas as pd

from analysis.charts.adoption_counts import FORMS, counted_votes, with_votes_of_passages
from analysis.charts.panels import DIRECTIONS, LEVELS
from analysis.charts.readings_counts import dated, measures
from analysis.charts.words import known, rejection_words
from analysis.report.html import Html, table
from analysis.report.views_record import act_frame, events_now, pages_of_events
from analysis.report.views_spread import decided_now
from analysis.tables.store import read_table


def forms_counted() -> Html:
    """One row per form: decided acts by level and direction."""
    decided = decided_now()
    columns = {
        f"{LEVELS[level]}, {way.removesuffix('s')}": (level, way)
        for level in LEVELS
        for way in DIRECTIONS
        if ((decided["level"] == level) & (decided["direction"] == way)).any()
    }
    rows = [
        {"Form": words, **{name: int(((mine["level"] == level) & (mine["direction"] == way)).sum())
                           for name, (level, way) in columns.items()}}
        for form, words in FORMS.items()
        if len(mine := decided[decided["instrument"] == form])
    ]  # fmt: skip
    return table(pd.DataFrame(rows, columns=["Form", *columns]), "Decided acts by form, level and direction")


def _margins(votes: pd.DataFrame, caption: str) -> Html:
    """Counted votes as rows for readers, with votes in favor, against and abstentions."""
    frame = act_frame(
        votes,
        vote=False,
        **{
            "Cooperation with ICE": list(votes["direction"]),
            "For": votes["votes_for"].array,
            "Against": votes["votes_against"].array,
            "Abstained": votes["votes_abstain"].array,
        },
    )
    return table(frame, caption)


def votes_now() -> pd.DataFrame:
    """The decided acts of data/processed whose votes are counted, a signed law with those of its passage."""
    return counted_votes(with_votes_of_passages(read_table("actions"), read_table("links")))


def largest_margins(most: int = 10) -> Html:
    """The decided acts with the largest margin of votes that was not unanimous, by votes."""
    votes = votes_now()
    votes = votes.assign(margin=votes["votes_for"] - votes["votes_against"])
    votes = votes[votes["share"] < 1].sort_values(
        ["share", "margin", "action_id"], ascending=[False, False, True]
    )
    return _margins(
        votes.head(most), "The largest majorities that were not unanimous, by share of votes in favor"
    )


def closest_votes(most: int = 10) -> Html:
    """The decided acts with the smallest share of votes in favor."""
    votes = votes_now().sort_values(["share", "action_id"])
    return _margins(votes.head(most), "The closest votes, by share of votes in favor")


def measure_words(act: pd.Series) -> str:
    """A measure by its form and, where that is known, its number or name, so that two of one place are told apart."""
    form = FORMS.get(act["instrument"], "")
    return f"{form}: {act['instrument_name']}" if known(act["instrument_name"]) else form


def measures_found() -> Html:
    """One row per measure with two or more dated steps: first and last day, days between, how it ended."""
    frame = dated(measures(read_table("actions"), read_table("links")))
    frame = frame.sort_values(["days", "last_act"], ascending=[False, True], ignore_index=True)
    pages, acts = pages_of_events(), events_now().set_index("action_id")
    shown = pd.DataFrame(
        {
            "Where": frame["place"],
            "What": [measure_words(acts.loc[key]) for key in frame["last_act"]],
            "Cooperation with ICE": [
                f"would have {way.removesuffix('s')}ed".replace("eed", "ed") if stage == "rejected" else way
                for way, stage in zip(frame["direction"], frame["stage"], strict=True)
            ],
            "First step": frame["first"],
            "Last step": frame["last"],
            "Days": frame["days"],
            "Ended": [
                rejection_words(acts.loc[key]) if stage == "rejected" else stage
                for key, stage in zip(frame["last_act"], frame["stage"], strict=True)
            ],
            "According to": [pages.get(key, "") for key in frame["last_act"]],
        }
    )
    return table(shown, "Measures with two or more steps whose days are known, longest first")
