"""From the tables to what the timeline draws: one row per event, with its span of days and its words."""

import pandas as pd

from analysis.charts.words import act_words, action_date, day_words, known, place_words
from analysis.tables.events import kept_of_actions, one_row_an_event

# Names of the times and the day each begins. The days are the milestones that open them (milestones.csv):
# Secure Communities starts, October 2008; the first appeals ruling on detainers, March 2014; Executive Order
# 13768, January 2017; its revocation, 20 January 2021; Executive Order 14159, January 2025.
ERAS = (
    ("2008-10-01", "Secure Communities"),
    ("2014-03-04", "Detainer rulings and PEP"),
    ("2017-01-25", "The 2017 orders"),
    ("2021-01-20", "EO 13768 revoked"),
    ("2025-01-20", "The 2025 orders"),
)
FIRST_YEAR = 2008
DECIDED = ("adopted", "in_force", "repealed")
# Decisions that have a day: what merely stood when a source was written was decided on an unknown earlier one.
DATED = ("adopted", "repealed")
CODED_RANK = 2  # of acts that no article reports
LOCAL_COLUMNS = [
    "id", "level", "state", "lane", "stage", "direction", "start", "end", "head", "detail", "when", "rank", "decided",
    "links", "population",
]  # fmt: skip


def local_events(
    actions: pd.DataFrame, links: pd.DataFrame, jurisdictions: pd.DataFrame | None = None
) -> pd.DataFrame:
    """One row per act on the timeline, by last possible day.

    Columns: id, level, state, lane (limits | extends), stage, direction, start and end (timestamps; start is
    missing where only the last day is known), head, detail, when (words), rank (0 an article's main act, 1 another
    act of an article, 2 a coded one), decided, links (to how many other acts) and population (0 where unknown or
    where no ``jurisdictions`` are given). Acts with no day at all, and those before FIRST_YEAR, are left out.
    """
    events = one_row_an_event(actions, links)
    rank, linked = event_ranks(actions, links), link_counts(actions, links)
    people = {} if jurisdictions is None else _populations(jurisdictions)
    events = events[events["date_latest"].notna() & (events["date_latest"].fillna("") >= f"{FIRST_YEAR}")]
    rows = [
        {
            "id": row["action_id"],
            "level": row["level"],
            "state": row["state"] if known(row["state"]) else "",
            "lane": row["direction"],
            "stage": row["stage"],
            "direction": row["direction"],
            "start": pd.Timestamp(row["date_earliest"])
            if known(row["date_earliest"]) and row["stage"] != "in_force"
            else pd.NaT,
            "end": pd.Timestamp(row["date_latest"]),
            "head": place_words(row),
            # Only of the acts that articles are read for is there room for the vote.
            "detail": act_words(row, vote=rank[row["action_id"]] < CODED_RANK),
            "when": action_date(row),
            "rank": rank[row["action_id"]],
            "decided": row["stage"] in DATED,
            "links": linked.get(row["action_id"], 0),
            "population": people.get(row["jurisdiction_id"], 0) if known(row["jurisdiction_id"]) else 0,
        }
        for _, row in events.iterrows()
    ]
    frame = pd.DataFrame(rows, columns=LOCAL_COLUMNS)
    for column in ("start", "end"):
        frame[column] = pd.to_datetime(frame[column])
    frame["decided"] = frame["decided"].astype(bool)
    return frame.sort_values(["end", "id"], ignore_index=True)


def _populations(jurisdictions: pd.DataFrame) -> dict[str, int]:
    """Residents by jurisdiction_id, of those whose number is known."""
    known_ones = jurisdictions[jurisdictions["population"].notna()]
    return dict(zip(known_ones["jurisdiction_id"], known_ones["population"].astype(int), strict=True))


def event_ranks(actions: pd.DataFrame, links: pd.DataFrame) -> dict[str, int]:
    """By the action_id that stands for an event: 0 where an article is about it, 1 where one tells of it, else 2.

    An act that an article reports keeps its rank where a coded row of the same act stands for both.
    """
    kept, ranks = kept_of_actions(actions, links), {}
    for key, method, main in zip(actions["action_id"], actions["method"], actions["is_main"], strict=True):
        rank = CODED_RANK if method != "extracted" else 0 if known(main) and main else 1
        ranks[kept[key]] = min(rank, ranks.get(kept[key], CODED_RANK))
    return ranks


def link_counts(actions: pd.DataFrame, links: pd.DataFrame) -> dict[str, int]:
    """How many other events each event is linked to, by the action_id that stands for it."""
    others: dict[str, set[str]] = {}
    for a, b, _ in event_links(actions, links):
        others.setdefault(a, set()).add(b)
        others.setdefault(b, set()).add(a)
    return {key: len(found) for key, found in others.items()}


def event_links(actions: pd.DataFrame, links: pd.DataFrame) -> list[tuple[str, str, str]]:
    """The links between different events: (from, to, relation), by the action_ids that stand for them, sorted."""
    kept = kept_of_actions(actions, links)
    found = {
        (kept[a], kept[b], relation)
        for a, b, relation in zip(links["from_action"], links["to_action"], links["relation"], strict=True)
        if a in kept and b in kept and kept[a] != kept[b] and relation != "same_event"
    }
    return sorted(found)


def edtf_span(edtf: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day of a plain EDTF date (day, month or year); NaT twice where it is none."""
    text = str(edtf).rstrip("~?%")
    try:
        period = pd.Period(text, freq={4: "Y", 7: "M", 10: "D"}[len(text)])
    except (KeyError, ValueError):
        return pd.NaT, pd.NaT
    return period.start_time.normalize(), period.end_time.normalize()


def context_events(milestones: pd.DataFrame) -> pd.DataFrame:
    """One row per milestone on the timeline, by last possible day: id, lane, stage (empty), direction, start, end,
    head, detail (empty), when, rank.

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
