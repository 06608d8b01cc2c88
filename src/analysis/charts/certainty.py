"""Draw how certain the record is: how days are known, what acts rest on, where sources differ."""

from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.certainty_counts import (
    PARTS,
    all_acts,
    certainty_described,
    certainty_rows,
    certainty_title,
    conflicts_of_events,
    total,
)
from analysis.charts.labels import stack_dots
from analysis.charts.panels import (
    Picture,
    bar,
    label,
    named,
    open_page,
    percent,
    plain,
    read_tables,
    rule,
    source_note,
)
from analysis.charts.words import listed, number_words

HEADS = {
    "precision": "What is known of the date",
    "basis": "How the date was found",
    "source": "What the act rests on",
    "differ": "What sources differ on, where there are two pages",
}
LEFTS = {"precision": 0.12, "basis": 5.2, "source": 5.2, "differ": 0.12}
NAMES, WIDE = 1.6, 1.95  # inches: a row's name, a bar of all acts
ROW, HEAD, GAP = 0.36, 0.36, 0.25
DOTS = 1.15  # height of the strip of confidence
ENDS = {0: "0.0 likely wrong", 10: "likely right 1.0"}  # what the ends of its axis mean


def draw_certainty() -> list[Path]:
    """Draw figures/certainty.* from actions, links, records, conflicts and articles; the four paths."""
    return make_from_tables().save("certainty")


def make_from_tables() -> Picture:
    """The figure from the tables in data/processed."""
    return make_certainty(read_tables("actions", "links", "records", "conflicts", "articles"))


def make_certainty(tables: dict[str, pd.DataFrame]) -> Picture:
    """Four sets of bars and a strip; ``drawn`` holds one row per part, value and direction, and one per row read."""
    rows = certainty_rows(tables)
    actions = tables["actions"]
    read = actions[actions["confidence"].notna()].sort_values(["confidence", "action_id"], ignore_index=True)
    title, (above, below) = certainty_title(rows), style.UPWARDS
    subtitle = [
        (plain("Share of the acts that "), named(above), plain(" and of those that "), named(below),
         plain(" cooperation with ICE, whatever became of them; the number of acts in parentheses."),),
    ]  # fmt: skip
    height = {part: HEAD + ROW * len(shown_values(rows, part)) + GAP for part in PARTS}
    columns = (height["precision"] + height["differ"], height["basis"] + height["source"])
    body = 0.1 + max(columns[0], columns[1] + (DOTS if len(read) else 0))
    with style.house_style():
        figure, ax, top = open_page(
            title, subtitle, body, [certainty_note(tables, rows), source_note(tables)]
        )
        left = right = top - 0.1
        for part in ("precision", "differ"):
            _draw_part(ax, rows, part, left)
            left -= height[part]
        for part in ("basis", "source"):
            _draw_part(ax, rows, part, right)
            right -= height[part]
        if len(read):
            _draw_confidence(ax, read, right)
    drawn = pd.concat([rows, confidence_rows(read)], ignore_index=True)
    return Picture(figure, drawn, title, certainty_described(title, rows, read))


def shown_values(rows: pd.DataFrame, part: str) -> list[str]:
    """The values of a part that any act has, in order; one where there is none, so that the part has room to say so."""
    mine = rows[(rows["part"] == part) & (rows["acts"] > 0)]
    return [value for value in PARTS[part] if value in set(mine["value"])] or [""]


def confidence_rows(read: pd.DataFrame) -> pd.DataFrame:
    """The dots of the strip as rows of the table: value the confidence, one act each."""
    return pd.DataFrame(
        {
            "part": "confidence",
            "value": [f"{value:.2f}" for value in read["confidence"]],
            "direction": list(read["direction"]),
            "acts": 1,
            "of": len(read),
        }
    )


def certainty_note(tables: dict[str, pd.DataFrame], rows: pd.DataFrame) -> str:
    """What the parts mean."""
    from analysis.tables.events import event_of_actions

    chief = event_of_actions(tables["actions"], tables["links"])
    others = [s for s in tables["conflicts"]["subject"] if s not in chief.index]
    differ = len(conflicts_of_events(tables["conflicts"], chief))
    shown, kinds = all_acts(rows, "differ"), rows[(rows["part"] == "differ") & (rows["value"] != "nothing")]
    paired = shown - total(rows, "differ", "nothing")
    several = int(kinds["acts"].sum()) - paired
    actions = tables["actions"]
    read = int((actions["method"] == "extracted").sum())
    again = len(actions) - chief.nunique()
    acts = (
        f"{chief.nunique():,} acts: {len(actions) - read:,} rows coded and {read:,} read from articles, less "
        f"{number_words(again, 'second report')} of an act already counted. "
        if again
        else ""
    )
    twice = " An act on which sources differ on several things counts in each." if several else ""
    more = differ - paired
    rest = [
        f"{number_words(more, 'act')} that {'rests' if more == 1 else 'rest'} on one page or an article"
        if more
        else "",
        f"{number_words(len(others), 'milestone value')}" if others else "",
    ]
    rest = [words for words in rest if words]
    apart = f" Not counted there: differences noted on {listed(rest)}." if rest else ""
    return (
        f"{acts}Coded acts have no confidence; that of acts read from articles is worked out by the reading and of "
        f"main acts measured.{twice}{apart}"
    )


def _draw_part(ax: Axes, rows: pd.DataFrame, part: str, top: float) -> None:
    """A heading, and for each value two bars with their shares."""
    left = LEFTS[part]
    label(ax, left, top - 0.14, HEADS[part], 10.5, weight=style.BOLD)
    y = top - HEAD
    for number, value in enumerate(shown_values(rows, part)):
        if not value:
            label(ax, left, y - ROW / 2, "No act in the tables.", 8.2, color=style.SOFT)
            continue
        rule(ax, left, left + NAMES + WIDE + 1.05, y)
        label(ax, left, y - ROW / 2, PARTS[part][value], 8.6)
        for i, way in enumerate(style.UPWARDS):
            mine = rows[(rows["part"] == part) & (rows["value"] == value) & (rows["direction"] == way)].iloc[
                0
            ]
            share = mine["acts"] / mine["of"] if mine["of"] else 0
            at = y - ROW * (0.28 + 0.44 * i)
            bar(ax, left + NAMES, at, WIDE * share, 0.12, style.DIRECTION[way])
            which = "" if number else f"{way} "  # said once a part
            words = f"{which}{percent(mine['acts'], mine['of'])} ({mine['acts']:,})"
            label(ax, left + NAMES + WIDE * share + 0.05, at, words, 8, color=style.DIRECTION[way])
        y -= ROW


def _draw_confidence(ax: Axes, read: pd.DataFrame, top: float) -> None:
    """A dot for each act read from an article, on an axis from 0 to 1: full for an article's main act."""
    left, base, wide = LEFTS["basis"], top - 0.85, 4.4
    label(
        ax, left, top - 0.14, "How sure the reading is, of acts read from articles", 10.5, weight=style.BOLD
    )
    xs = [left + wide * float(value) for value in read["confidence"]]
    for x, level, (_, row) in zip(xs, stack_dots(xs, 0.1), read.iterrows(), strict=True):
        stage = "adopted" if row["is_main"] else "introduced"
        ax.plot(
            [x],
            [base + 0.08 + 0.1 * level],
            zorder=4,
            **style.mark(stage, style.DIRECTION[row["direction"]], 6),
        )
    ax.plot([left, left + wide], [base, base], color=style.FAINT, lw=0.7)
    for k in range(0, 11, 2):
        x = left + wide * k / 10
        ax.plot([x, x], [base, base - 0.04], color=style.FAINT, lw=0.7)
        place = {0: "left", 10: "right"}.get(k, "center")
        label(ax, x, base - 0.13, ENDS.get(k, f"{k / 10:.1f}"), 8, ha=place, color=style.SOFT)
    label(ax, left, top - 0.34, "Full: an article’s main act. Hollow: told beside it.", 8, color=style.SOFT)
