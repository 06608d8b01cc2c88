"""Sentences on how adoption spread, computed from the tables."""

from analysis.charts.events import ERAS
from analysis.charts.panels import DIRECTIONS, decided_events
from analysis.charts.spread_counts import first_acts, jurisdiction_keys, left_out, spread_title
from analysis.charts.words import number_words, sentence
from analysis.tables.store import read_table


def answer_spread() -> str:
    """Two lines: in how many jurisdictions, each way; how many of them lately, what is left out."""
    decided = decided_events(read_table("actions"), read_table("links"))
    first, start = first_acts(decided), ERAS[-1][0]
    parts = []
    for way in DIRECTIONS:
        mine = first[first["direction"] == way]
        late = int((mine["day"] >= start).sum())
        if late:
            noun = f"of {number_words(len(mine), 'jurisdiction')} that {way.removesuffix('s')} cooperation"
            parts.append(f"{late:,} {noun}")
    lately = f"First decided since January {start[:4]}: {' and '.join(parts)}. " if parts else ""
    return f"**{spread_title(first)}.**  \n{lately}{left_out(decided)}"


def note_agreements() -> str:
    """How many of the acts that extend cooperation are 287(g) agreements, of which the record has examples only."""
    decided = decided_events(read_table("actions"), read_table("links"))
    mine = decided[decided["direction"] == "extends"]
    agreements = int(((mine["program"] == "agreement_287g") & (mine["instrument"] == "agreement")).sum())
    said = "Of agreements under section 287(g) the record holds examples only"
    if agreements:
        count = number_words(len(mine), "decided act")
        said += f": {agreements:,} of its {count} that extend cooperation are such agreements"
    return (
        f"{said}. The lists of ICE and of the Deportation Data Project hold all of them, so acts that extend "
        "cooperation are undercounted here, those of counties and sheriffs most; comparisons of the two directions "
        "must allow for that."
    )


def note_both_sides() -> str:
    """How many jurisdictions decided in both directions."""
    decided = decided_events(read_table("actions"), read_table("links"))
    keys = jurisdiction_keys(decided)
    sides = {way: set(keys[decided["direction"] == way]) for way in DIRECTIONS}
    both = len(sides["limits"] & sides["extends"])
    if not both:
        return "No jurisdiction in the tables decided in both directions."
    return (
        f"{sentence(number_words(both, 'jurisdiction'))} of "
        f"{len(sides['limits'] | sides['extends']):,} decided in both "
        "directions, at different times or in different acts; an act that withdraws an earlier rule counts in the "
        "direction it takes, and the jurisdiction then stands on both sides of the figure."
    )
