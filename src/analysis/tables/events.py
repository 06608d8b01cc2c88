"""From rows, of which two may report one act, to events: one row each, with the better date showing."""

import pandas as pd

from analysis.tables.steps import steps_of

# What a date is made of; taken together from the report that dates the act best.
DATING = ["date", "date_earliest", "date_latest", "date_basis"]
# How good a basis is, best first; a day of publication that stands in for the day of the act is the last.
BASES = ["stated", "weekday", "relative", "published", "none"]
# Values that a report may lack and another give.
FILLED = ["body", "body_name", "program", "instrument_name", "votes_for", "votes_against", "votes_abstain", "unanimous",
          "binding"]  # fmt: skip


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


# The stage of a step that another act completed or undid; no table holds it, in ``actions`` such acts are adopted.
PASSED = "passed"
VOTES = ["votes_for", "votes_against", "votes_abstain", "unanimous"]


def votes_of_passages(actions: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """The votes (VOTES) on the measures that an executive signed: those of the last passage that tells of any, by the
    action_id of the signature.
    """
    events = one_row_an_event(actions, links, settled=False).set_index("action_id", drop=False)
    pairs = steps_of(events, links, pd.Series(kept_of_actions(actions, links)))
    told = events[events["votes_for"].notna() | events["unanimous"].notna()]
    signed = events.index[(events["body"] == "executive") & (events["stage"] == "adopted")]
    pairs = [(earlier, later) for earlier, later in pairs if earlier in told.index and later in signed]
    earlier, later = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    votes = (
        told.loc[earlier, [*VOTES, "date_latest", "action_id"]].reset_index(drop=True).assign(signed=later)
    )
    votes = votes.sort_values(["date_latest", "action_id"], na_position="first")
    return votes.drop_duplicates("signed", keep="last").set_index("signed")[VOTES]


def one_row_an_event(actions: pd.DataFrame, links: pd.DataFrame, settled: bool = True) -> pd.DataFrame:
    """The actions without second reports of one act (links of relation same_event), sorted by action_id.

    With ``settled``, a passage that another act in the tables then signed, vetoed or read again has the stage PASSED,
    so that a measure is decided once, and a vetoed one never; without it stages are as in ``actions``.
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
        kept = kept.combine_first(rest.groupby("_event", sort=False)[FILLED].first())[kept.columns]
    if settled:
        known = links[
            links["from_action"].isin(actions["action_id"]) & links["to_action"].isin(actions["action_id"])
        ]
        steps = {earlier for earlier, _ in steps_of(kept, known, event_of_actions(actions, links))}
        kept.loc[kept.index.isin(steps) & (kept["stage"] == "adopted"), "stage"] = PASSED
    kept = kept.reset_index(drop=True).drop(columns=["_coded", "_basis", "_span"])
    return kept[actions.columns].sort_values("action_id", ignore_index=True)
