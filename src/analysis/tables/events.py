"""From rows, of which two may report one act, to events: one row each, with the better date showing."""

import re
from datetime import date

import pandas as pd

# What a date is made of; taken together from the report that dates the act best.
DATING = ["date", "date_earliest", "date_latest", "date_basis"]
# How good a basis is, best first; a day of publication that stands in for the day of the act is the last.
BASES = ["stated", "weekday", "relative", "published", "none"]
# Values that a report may lack and another give.
FILLED = ["body", "body_name", "program", "instrument_name", "votes_for", "votes_against", "votes_abstain", "unanimous",
          "binding"]  # fmt: skip


# "SB 4", "H.B. 370", "AB1081": a number that passage and signature of one bill share.
NUMBER = re.compile(r"\b([A-Z]{1,3}) ?(\d{1,5})\b")
# Days between passage and the decision of the executive; sessions end, and vetoes wait, but no longer than this.
DECIDED_WITHIN = 200


def extracted(actions: pd.DataFrame) -> pd.DataFrame:
    """The acts that were read from articles."""
    return actions[actions["method"] == "extracted"].reset_index(drop=True)


def event_of_actions(actions: pd.DataFrame, links: pd.DataFrame) -> pd.Series:
    """The event of every action: the least action_id among those that same_event links join, by action_id."""
    chief = {key: key for key in actions["action_id"]}

    def root(key: str) -> str:
        while chief[key] != key:
            key = chief[key]
        return key

    same = links[links["relation"] == "same_event"]
    for a, b in zip(same["from_action"], same["to_action"], strict=True):
        if a in chief and b in chief:
            low, high = sorted((root(a), root(b)))
            chief[high] = low
    return pd.Series({key: root(key) for key in chief}, dtype="string")


def kept_of_actions(actions: pd.DataFrame, links: pd.DataFrame) -> dict[str, str]:
    """Every action_id, and the action_id under which ``one_row_an_event`` keeps its event."""
    events = event_of_actions(actions, links)
    kept = {events[key]: key for key in one_row_an_event(actions, links)["action_id"]}
    return {key: kept[event] for key, event in events.items()}


def bill_number(name: object) -> str:
    """The number of a bill in a name: "SB4" of "SB 4 (a title)"; empty where there is none."""
    match = NUMBER.search(name.replace(".", "")) if isinstance(name, str) else None
    return f"{match[1]}{int(match[2])}".upper() if match else ""


def steps_of(events: pd.DataFrame, links: pd.DataFrame, event_of: pd.Series) -> set[str]:
    """The events that another act completed or undid: a passage that was then signed, vetoed, or read again.

    ``event_of`` gives the event of every action_id; ``events`` is indexed by it. A passage and a signature belong
    together where a link says so, or where a governor, mayor or county executive decides on the same bill within
    DECIDED_WITHIN days.
    """
    rows = events.to_dict("index")
    event = event_of.to_dict()
    steps = set()
    for link in links[links["relation"].isin(["final_reading_of", "follows"])].itertuples():
        later, earlier = rows[event[link.from_action]], rows[event[link.to_action]]
        signed = executive_decision(later) and passed(earlier) and alike(later, earlier)
        if link.relation == "final_reading_of" or signed:
            steps.add(event[link.to_action])
    signed_bills: dict[tuple, list[dict]] = {}
    for row in rows.values():
        if executive_decision(row) and (number := bill_number(row["instrument_name"])):
            signed_bills.setdefault((row["jurisdiction"], row["state"], number), []).append(row)
    for key, earlier in rows.items():
        later = signed_bills.get(
            (earlier["jurisdiction"], earlier["state"], bill_number(earlier["instrument_name"])), []
        )
        if passed(earlier) and any(alike(row, earlier) and soon_after(row, earlier) for row in later):
            steps.add(key)
    return steps


def executive_decision(row: dict) -> bool:
    """Whether a row is a signature, an order or a veto."""
    return text(row["body"]) == "executive" and row["stage"] in ("adopted", "rejected")


def soon_after(later: dict, earlier: dict) -> bool:
    """Whether an act can be at most DECIDED_WITHIN days after another, and not before it."""
    if not text(later["date_latest"]) or not text(earlier["date_earliest"]):
        return False
    days = (date.fromisoformat(later["date_latest"]) - date.fromisoformat(earlier["date_earliest"])).days
    return 0 <= days <= DECIDED_WITHIN


def text(value: object) -> str:
    """A text cell, "" where it is missing."""
    return value if isinstance(value, str) else ""


def passed(row: dict) -> bool:
    """Whether a row is a passage that an executive may have to sign."""
    return row["stage"] == "adopted" and text(row["body"]) in ("legislature", "city_council", "county_board")


def alike(later: dict, earlier: dict) -> bool:
    """Whether two rows can be one measure: same place, same direction, same form."""
    return all(
        text(later[name]) == text(earlier[name])
        for name in ("state", "jurisdiction", "direction", "instrument")
    )


def one_row_an_event(actions: pd.DataFrame, links: pd.DataFrame, settled: bool = True) -> pd.DataFrame:
    """The actions without second reports of one act (links of relation same_event), sorted by action_id.

    With ``settled``, a passage that another act in the tables then signed, vetoed or read again has the stage
    introduced, so that a measure is decided once, and a vetoed one never; without it stages are as in ``actions``.
    Of several reports an article's main act stays, then the more confident, then the first by id. It takes its
    date from the report that dates the act best (by date_basis, then by the shorter span), and from the others what it
    lacks of body, votes and the like. The rows that go remain in ``actions``.
    """
    if actions.empty:
        return actions.copy()
    span = pd.to_datetime(actions["date_latest"]) - pd.to_datetime(actions["date_earliest"])
    ranked = actions.assign(
        _event=actions["action_id"].map(event_of_actions(actions, links)),
        _coded=actions["method"] == "coded",
        _basis=actions["date_basis"].map({basis: place for place, basis in enumerate(BASES)}),
        _span=span.dt.days,
    ).sort_values(
        ["_event", "is_main", "_coded", "confidence", "action_id"],
        ascending=[True, False, True, False, True],
    )
    several = ranked.duplicated("_event", keep=False)
    kept = ranked.drop_duplicates("_event").set_index("_event")
    if several.any():
        rest = ranked[several]
        dated = (
            rest.sort_values(["_basis", "_span"], kind="stable").drop_duplicates("_event").set_index("_event")
        )
        kept.loc[dated.index, DATING] = dated[DATING]
        first_known = rest.groupby("_event", sort=False)[FILLED].first()
        kept = kept.fillna({}) if first_known.empty else kept.combine_first(first_known)[kept.columns]
    if settled and len(links):
        known = links[
            links["from_action"].isin(actions["action_id"]) & links["to_action"].isin(actions["action_id"])
        ]
        steps = steps_of(kept, known, event_of_actions(actions, links))
        kept.loc[kept.index.isin(steps) & (kept["stage"] == "adopted"), "stage"] = "introduced"
    kept = kept.reset_index(drop=True).drop(columns=["_coded", "_basis", "_span"])
    return kept[actions.columns].sort_values("action_id", ignore_index=True)
