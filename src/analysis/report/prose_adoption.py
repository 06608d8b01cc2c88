"""Sentences on how acts were adopted and how long measures took, computed from the tables."""

from analysis.charts.adoption_counts import adoption_rows, of, with_votes_of_passages
from analysis.charts.adoption_words import adoption_title
from analysis.charts.panels import decided_events
from analysis.charts.readings_counts import left_out, measures, readings_title
from analysis.charts.words import number_words
from analysis.tables.store import read_table


def answer_adoption() -> str:
    """Two lines: forms and unanimous votes; how long measures took."""
    rows = adoption_rows(decided_events(read_table("actions"), read_table("links")))
    frame = measures(read_table("actions"), read_table("links"))
    two = f"{readings_title(frame)}. {left_out(frame)}".strip()
    return f"**{adoption_title(rows)}.**  \n{two}"


def note_binding() -> str:
    """Of how many decided acts a source says whether they bind, and which way."""
    decided = decided_events(read_table("actions"), read_table("links"))
    said = decided["binding"].dropna()
    yes, no = int(said.sum()), int((~said.astype(bool)).sum())
    if said.empty:
        return "No source says of a decided act whether it binds."
    return (
        f"Sources call {yes:,} of {number_words(len(decided), 'decided act')} law, and say of {no:,} "
        "that they do not bind; of "
        "the others none says either, so the figure leaves this out. The form of an act is a hint at "
        "best: a resolution may "
        "order staff about, and an ordinance may say that it is a wish."
    )


def note_votes() -> str:
    """How many votes are counted, and that ballots of all voters and votes of town meetings are among them."""
    decided = with_votes_of_passages(read_table("actions"), read_table("links"))
    rows = adoption_rows(decided)
    counted = of(rows, "share")
    if not counted:
        return "The votes on no decided act are counted."
    ballots = int(((decided["body"] == "voters").fillna(False) & decided["votes_for"].notna()).sum())
    return (
        f"Votes are counted for {number_words(counted, 'decided act')}, {ballots:,} of them by voters or town "
        "meetings; of a law that was signed, the vote is that of its passage. Both lists leave out votes that a source "
        "calls unanimous without a count."
    )
