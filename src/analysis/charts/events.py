"""From the tables to what the timeline draws: one row per event, with its span of days and its words."""

import pandas as pd

from analysis.charts.words import act_words, action_date, day_words, known, place_words
from analysis.tables.events import one_row_an_event

# Names of the times and the day each begins. The days are the milestones that open them (milestones.csv):
# Secure Communities starts, October 2008; the first appeals ruling on detainers, March 2014; Executive Order
# 13768, January 2017; its revocation, 20 January 2021; Executive Order 14159, January 2025.
ERAS = (
    ("2008-10-01", "Secure Communities"),
    ("2014-03-04", "Detainer rulings and PEP"),
    ("2017-01-25", "The 2017 orders"),
    ("2021-01-20", "EO 13768 revoked"),
    ("2025-01-20", "2025–26: orders, ICE-free zones"),
)
FIRST_YEAR = 2008
DECIDED = ("adopted", "in_force", "repealed")


def local_events(actions: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """One row per act on the timeline, by last possible day.

    Columns: id, article_id, lane (limits | extends), stage, direction, start and end (timestamps; start is
    missing where only the last day is known), head, detail, when (words), rank (0 is labelled first). Acts
    with no day at all are left out.
    """
    events = one_row_an_event(actions, links)
    events = events[events["date_latest"].notna()]
    rows = [
        {
            "id": row["action_id"],
            "article_id": row["article_id"],
            "lane": row["direction"],
            "stage": row["stage"],
            "direction": row["direction"],
            "start": pd.Timestamp(row["date_earliest"])
            if known(row["date_earliest"]) and row["stage"] != "in_force"
            else pd.NaT,
            "end": pd.Timestamp(row["date_latest"]),
            "head": place_words(row),
            "detail": act_words(row),
            "when": action_date(row),
            "rank": 2 * (not row["is_main"]) + (row["method"] != "extracted"),
        }
        for _, row in events.iterrows()
    ]
    columns = [
        "id",
        "article_id",
        "lane",
        "stage",
        "direction",
        "start",
        "end",
        "head",
        "detail",
        "when",
        "rank",
    ]
    return pd.DataFrame(rows, columns=columns).sort_values(["end", "id"], ignore_index=True)


def edtf_span(edtf: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day of a plain EDTF date (day, month or year); NaT twice where it is none."""
    text = str(edtf).rstrip("~?%")
    try:
        period = pd.Period(text, freq={4: "Y", 7: "M", 10: "D"}[len(text)])
    except (KeyError, ValueError):
        return pd.NaT, pd.NaT
    return period.start_time.normalize(), period.end_time.normalize()


def context_events(milestones: pd.DataFrame) -> pd.DataFrame:
    """One row per milestone on the timeline, by last possible day: the columns of ``local_events`` but
    article_id; no stage.

    ``lane`` is its level (federal | court | state | event), ``rank`` its importance.
    """
    rows = []
    for _, row in milestones.iterrows():
        start, end = edtf_span(row["date"])
        if pd.isna(end):
            continue
        rows.append(
            {
                "id": row["milestone_id"],
                "lane": row["level"],
                "stage": "",
                "direction": row["direction"] if known(row["direction"]) else "",
                "start": start,
                "end": end,
                "head": row["title"],
                "detail": "",
                "when": day_words(row["date"]),
                "rank": int(row["importance"]),
            }
        )
    columns = ["id", "lane", "stage", "direction", "start", "end", "head", "detail", "when", "rank"]
    return pd.DataFrame(rows, columns=columns).sort_values(["end", "id"], ignore_index=True)
