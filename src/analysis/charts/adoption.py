"""Draw how acts were adopted: their form by level, the share of votes in favour, whether the vote was unanimous."""

from pathlib import Path

import pandas as pd

from analysis.charts import style
from analysis.charts.adoption_counts import (
    FORMS,
    adoption_rows,
    of,
    uncounted_unanimous,
    with_abstentions,
    with_votes_of_passages,
)
from analysis.charts.adoption_forms import draw_forms, forms_height
from analysis.charts.adoption_votes import VOTES, draw_shares, draw_unanimous
from analysis.charts.adoption_words import adoption_described, adoption_title
from analysis.charts.panels import (
    DIRECTIONS,
    Picture,
    named,
    open_page,
    plain,
    read_tables,
    source_note,
)
from analysis.charts.words import EXAMPLES, number_words


def draw_adoption() -> list[Path]:
    """Draw figures/adoption.* from actions, links, records and articles; the four paths."""
    return make_from_tables().save("adoption")


def make_from_tables() -> Picture:
    """The figure from the tables in data/processed."""
    return make_adoption(read_tables("actions", "links", "records", "articles"))


def make_adoption(tables: dict[str, pd.DataFrame]) -> Picture:
    """Forms above, votes below; ``drawn`` holds one row per part, direction, level and value."""
    decided = with_votes_of_passages(tables["actions"], tables["links"])
    rows = adoption_rows(decided)
    title = adoption_title(rows)
    bases = {way: f" ({of(rows, 'form', direction=way):,})" for way in DIRECTIONS}
    subtitle = [
        (plain("Decided acts that "), named("limits"), plain(f"{bases['limits']} or "), named("extends"),
         plain(f"{bases['extends']} cooperation with ICE: what form they have, and how the vote went where a source "
               "tells of it."),),
    ]  # fmt: skip
    forms = [form for form in FORMS if of(rows, "form", value=form)]
    body = forms_height(forms) + VOTES
    with style.house_style():
        figure, ax, top = open_page(title, subtitle, body, [votes_note(decided, rows), source_note(tables)])
        draw_forms(ax, rows, forms, top)
        under = top - forms_height(forms)
        draw_shares(ax, rows, 0.12, under)
        draw_unanimous(ax, rows, 5.55, under)
    return Picture(figure, rows, title, adoption_described(title, rows))


def votes_note(decided: pd.DataFrame, rows: pd.DataFrame) -> str:
    """Of how many acts a source tells of the vote, what no vote means, and what is not drawn."""
    counted, told = of(rows, "share"), of(rows, "vote")
    other, others_votes = of(rows, "form", level="other"), of(rows, "vote", level="other")
    whole, ended = (of(rows, part, direction="limits", value="agreement") for part in ("form", "ended"))
    agreements = (
        f" Of {number_words(whole, 'agreement')} counted as limiting cooperation, {ended:,} were ended."
        if ended
        else ""
    )
    bare, abstained = uncounted_unanimous(decided), with_abstentions(decided)
    apart = f" A vote called unanimous without a count ({bare:,}) stands at the right only." if bare else ""
    apart += (
        f" Where all who voted were in favor and somebody abstained ({abstained:,}), the vote is not called unanimous."
        if abstained
        else ""
    )
    votes = f", nor their votes ({others_votes:,}) at the right" if others_votes else ""
    gone = f" Acts of other public bodies ({other:,}) are not drawn by form{votes}." if other else ""
    return (
        f"Of {len(decided):,} decided acts, sources count the votes of {counted:,} and say of {told:,} whether the "
        "vote was unanimous; of a law that was signed, the vote is that of its passage. Many acts are not voted on: "
        "sheriffs and executives order them. A source that tells of a vote may do so because it was divided, or "
        f"because it was not.{apart}{agreements} "
        f"{EXAMPLES}{gone}"
    )
