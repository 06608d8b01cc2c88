"""What the figure on adoption counts: form of the act by level, share of votes in favor, unanimous votes."""

import pandas as pd

from analysis.charts.panels import DIRECTIONS, LEVELS, decided_events
from analysis.tables.events import VOTES, votes_of_passages

FORMS = {
    "resolution": "resolution",
    "ordinance": "ordinance",
    "statute": "state law",
    "policy": "policy",
    "executive_order": "executive order",
    "directive": "directive",
    "agreement": "agreement",
    "motion": "motion",
    "other": "other form",
    "unknown": "not said",
}
BIN = 5  # per cent
COLUMNS = ["part", "direction", "level", "value", "acts"]


def with_votes_of_passages(actions: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """The decided acts, one row an event; a signature without votes of its own has those of the passage it signed."""
    decided = decided_events(actions, links)
    bare = decided.loc[decided["votes_for"].isna() & decided["unanimous"].isna(), "action_id"]
    votes = votes_of_passages(actions, links)
    votes = votes[votes.index.isin(bare)]
    return decided.assign(
        **{name: decided[name].fillna(decided["action_id"].map(votes[name])) for name in VOTES}
    )


def counted_votes(decided: pd.DataFrame) -> pd.DataFrame:
    """The decided acts whose votes are counted, with ``share``: votes in favor of those for or against, 0 to 1."""
    votes = decided[decided["votes_for"].notna() & decided["votes_against"].notna()]
    cast = votes["votes_for"] + votes["votes_against"]
    votes = votes[cast > 0]
    return votes.assign(share=(votes["votes_for"] / cast[cast > 0]).astype(float))


def share_bin(share: float) -> str:
    """The group of a share: "50", "55" and so on up to "95" (the least per cent in it), "all" for every vote."""
    return "all" if share >= 1 else str(int(share * 100 + 1e-9) // BIN * BIN)


def told_unanimous(decided: pd.DataFrame) -> pd.DataFrame:
    """The decided acts of which a source says whether the vote was unanimous, or counts the votes so that it shows;
    with ``vote``: unanimous or divided.
    """
    shares = counted_votes(decided).set_index("action_id")["share"]
    share = decided["action_id"].map(shares)
    said = decided["unanimous"].astype("object")
    vote = pd.Series(pd.NA, index=decided.index, dtype="object")
    vote[(share == 1) & decided["votes_abstain"].fillna(0).eq(0)] = "unanimous"
    vote[share < 1] = "divided"
    vote[said.eq(True).fillna(False)] = "unanimous"
    vote[said.eq(False).fillna(False)] = "divided"
    return decided.assign(vote=vote)[vote.notna()]


def uncounted_unanimous(decided: pd.DataFrame) -> int:
    """How many votes a source calls unanimous without a count."""
    told = told_unanimous(decided)
    return int(
        (~told["action_id"].isin(counted_votes(decided)["action_id"]) & (told["vote"] == "unanimous")).sum()
    )


def with_abstentions(decided: pd.DataFrame) -> int:
    """How many counted votes are all in favor and yet not unanimous, since somebody abstained."""
    told = told_unanimous(decided)
    full = counted_votes(decided).query("share == 1")["action_id"]
    return int((~full.isin(told.loc[told["vote"] == "unanimous", "action_id"])).sum())


def adoption_rows(decided: pd.DataFrame) -> pd.DataFrame:
    """The numbers drawn: part (form | ended | share | vote), direction, level, value, acts. Part ended has those of the
    forms that end an earlier rule or agreement.
    """
    votes = counted_votes(decided)
    parts = (
        ("form", decided.assign(value=decided["instrument"])),
        ("ended", decided[decided["stage"] == "repealed"].assign(value=lambda acts: acts["instrument"])),
        ("share", votes.assign(value=[share_bin(share) for share in votes["share"]], level="")),
        ("vote", told_unanimous(decided).rename(columns={"vote": "value"})),
    )
    frames = []
    for part, frame in parts:
        counts = frame.groupby(["direction", "level", "value"]).size().rename("acts").reset_index()
        frames.append(counts.assign(part=part))
    rows = pd.concat(frames, ignore_index=True)
    sides, levels = list(DIRECTIONS), ["", *LEVELS]
    rows = rows.assign(_side=rows["direction"].map(sides.index), _level=rows["level"].map(levels.index))
    rows = rows.sort_values(["part", "_side", "_level", "value"], ignore_index=True)
    return rows.assign(acts=rows["acts"].astype(int))[COLUMNS]


def of(rows: pd.DataFrame, part: str, **only: str) -> int:
    """How many acts a part of the rows holds, of those with the given values."""
    mine = rows[rows["part"] == part]
    for column, value in only.items():
        mine = mine[mine[column] == value]
    return int(mine["acts"].sum())
