"""Draw how acts were adopted: their form by level, the share of votes in favour, whether the vote was unanimous."""

from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.adoption_counts import (
    FORMS,
    adoption_described,
    adoption_rows,
    adoption_title,
    of,
    with_votes_of_passages,
)
from analysis.charts.adoption_votes import VOTES, draw_shares, draw_unanimous
from analysis.charts.labels import text_width
from analysis.charts.panels import (
    DIRECTIONS,
    LEVELS,
    Picture,
    bar,
    label,
    named,
    open_page,
    plain,
    read_tables,
    rule,
    source_note,
)
from analysis.charts.words import EXAMPLES, number_words

NAMES, WIDE, ROW, HEAD = 1.2, 8.55, 0.23, 0.62  # inches: rows' names, all columns together, a row, the heads
ROOM = 0.3  # for the number beside a bar
FORM_LEVELS = ("city", "county", "state", "school_district")


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
    subtitle = [
        (plain("Decided acts that "), named("limits"), plain(" or "), named("extends"),
         plain(" cooperation with ICE: what form they have, and how the vote went where a source tells of it."),),
    ]  # fmt: skip
    forms = [form for form in FORMS if of(rows, "form", value=form)]
    body = HEAD + ROW * max(len(forms), 1) + 0.3 + VOTES
    with style.house_style():
        figure, ax, top = open_page(title, subtitle, body, [votes_note(decided, rows), source_note(tables)])
        _draw_forms(ax, rows, forms, top)
        under = top - HEAD - ROW * max(len(forms), 1) - 0.3
        draw_shares(ax, rows, 0.12, under)
        draw_unanimous(ax, rows, 5.55, under)
    return Picture(figure, rows, title, adoption_described(title, rows))


def votes_note(decided: pd.DataFrame, rows: pd.DataFrame) -> str:
    """Of how many acts a source tells of the vote, what no vote means, and what is not drawn."""
    counted, told = of(rows, "share"), of(rows, "vote")
    other = of(rows, "form", level="other")
    limits = decided[(decided["instrument"] == "agreement") & (decided["direction"] == "limits")]
    ended = int((limits["stage"] == "repealed").sum())
    agreements = (
        f" Of {number_words(len(limits), 'agreement')} that limit cooperation, {ended:,} were ended."
        if ended
        else ""
    )
    gone = f" Acts of other public bodies ({other:,}) are not drawn by form." if other else ""
    return (
        f"Of {len(decided):,} decided acts, sources count the votes of {counted:,} and say of {told:,} whether the "
        "vote was unanimous; of a law that was signed, the vote is that of its passage. Many acts are not voted on: "
        "sheriffs and executives order them. A source that tells of a vote may do so because it was divided, or "
        f"because it was not. A vote called unanimous without a count stands at the right only.{agreements} "
        f"{EXAMPLES}{gone}"
    )


def _draw_forms(ax: Axes, rows: pd.DataFrame, forms: list[str], top: float) -> None:
    """A column a level, in it a bar to the left for acts that limit and one to the right for those that extend."""
    levels = [level for level in FORM_LEVELS if of(rows, "form", level=level)]
    label(ax, 0.12, top - 0.16, "Form of the act", 10.5, weight=style.BOLD)
    if not levels:
        label(ax, 0.12, top - HEAD, "No decided act in the tables.", 8.2, color=style.SOFT)
        return
    spans = _spans(rows, levels)
    left = 0.12 + NAMES
    for i, form in enumerate(forms):
        y = top - HEAD - ROW * (i + 0.5)
        label(ax, 0.12, y, FORMS[form], 8.6)
    bottom = top - HEAD - ROW * len(forms)
    for level in levels:
        less, more, scale = spans[level]
        zero = left + ROOM + less * scale
        right = zero + more * scale + ROOM
        label(ax, zero, top - 0.4, LEVELS[level], 8.8, ha="center", weight=style.BOLD)
        for direction in DIRECTIONS:
            side = -1 if direction == "limits" else 1
            for i, form in enumerate(forms):
                count, y = (
                    of(rows, "form", level=level, direction=direction, value=form),
                    top - HEAD - ROW * (i + 0.5),
                )
                if count:
                    bar(ax, zero, y, side * count * scale, ROW * 0.68, style.DIRECTION[direction])
                    end = zero + side * (count * scale + 0.04)
                    label(ax, end, y, f"{count:,}", 8.2, color=style.DIRECTION[direction],
                          ha="left" if side > 0 else "right")  # fmt: skip
        ax.plot([zero, zero], [bottom, top - HEAD + 0.06], color=style.INK, lw=0.8, zorder=4)
        left = right + 0.1
    rule(ax, 0.12, style.WIDTH - 0.12, bottom - 0.12)


def _spans(rows: pd.DataFrame, levels: list[str]) -> dict[str, tuple[int, int, float]]:
    """For each level its longest bar to the left and to the right in acts, and the scale of all in inches an act; a
    column is at least as wide as its name.
    """
    longest = {}
    for level in levels:
        mine = rows[(rows["part"] == "form") & (rows["level"] == level)]
        ends = [int(mine.loc[mine["direction"] == way, "acts"].max() or 0) if (mine["direction"] == way).any() else 0
                for way in DIRECTIONS]  # fmt: skip
        longest[level] = ends
    room = WIDE - len(levels) * (2 * ROOM + 0.1)
    total = max(sum(sum(ends) for ends in longest.values()), 1)
    scale = min(room / total, 0.15)
    for level in levels:
        half = text_width(LEVELS[level], 8.8, style.BOLD) / 2 - ROOM
        longest[level] = [max(end, half / scale) for end in longest[level]]
    total = sum(sum(ends) for ends in longest.values())
    scale = min(scale, room / total)
    return {level: (ends[0], ends[1], scale) for level, ends in longest.items()}
