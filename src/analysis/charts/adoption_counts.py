"""What the figure on adoption counts: form of the act by level, share of votes in favor, unanimous votes."""

import pandas as pd

from analysis.charts.panels import DIRECTIONS, LEVELS, decided_events, percent
from analysis.charts.words import number_words, sentence
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
PLURAL = {
    "resolution": "resolutions",
    "ordinance": "ordinances",
    "statute": "state laws",
    "policy": "policies",
    "executive_order": "executive orders",
    "directive": "directives",
    "agreement": "agreements",
    "motion": "motions",
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


def main_forms(rows: pd.DataFrame, direction: str) -> list[str]:
    """The most frequent forms of a direction until they make half of its acts, most first; at most two."""
    mine = rows[(rows["part"] == "form") & (rows["direction"] == direction) & rows["value"].isin(PLURAL)]
    counts = mine.groupby("value")["acts"].sum()
    order = sorted(counts.index, key=lambda form: (-counts[form], form))
    total, chosen, seen = of(rows, "form", direction=direction), [], 0
    for form in order[:2]:
        if seen * 2 < total:
            chosen.append(form)
            seen += counts[form]
    return chosen


def adoption_title(rows: pd.DataFrame) -> str:
    """The finding: the forms most acts have, each way. How often votes were unanimous depends on who tells of them."""
    parts = []
    for direction in DIRECTIONS:
        forms = main_forms(rows, direction)
        if forms:
            share = sum(of(rows, "form", direction=direction, value=form) for form in forms)
            parts.append(
                forms_words(direction, forms, share, of(rows, "form", direction=direction), bool(parts))
            )
    if not parts:
        return "No decided act is in the tables yet"
    return sentence(", ".join(parts))


def forms_words(direction: str, forms: list[str], share: int, whole: int, later: bool) -> str:
    """The forms of a direction's acts: "51% of acts that limit cooperation with ICE are resolutions or ordinances", of
    fewer than ten "three of five acts that ..."; ``later`` where it follows on the other direction.
    """
    verb, matter = direction.removesuffix("s"), "it" if later else "cooperation with ICE"
    if whole == 1:
        form = FORMS[forms[0]]
        return f"the one act that {direction} {matter} is {'an' if form[0] in 'aeiou' else 'a'} {form}"
    plural = " or ".join(PLURAL[form] for form in forms)
    if whole < 10:
        acts = "" if later else " acts"
        count = number_words(whole, "act").split()[0]
        return f"{number_words(share, 'act').split()[0]} of {count}{acts} that {verb} {matter} are {plural}"
    start = f"{percent(share, whole)} of {'those' if later else 'acts'} that {verb} {matter}"
    return f"{start} are {plural}"


def adoption_described(title: str, rows: pd.DataFrame) -> str:
    """The figure in words: the finding, the forms by level, the votes."""
    words = [f"Bars of the forms of acts, of shares of votes and of unanimous votes. {title}."]
    for direction in DIRECTIONS:
        for level, name in LEVELS.items():
            mine = rows[
                (rows["part"] == "form") & (rows["direction"] == direction) & (rows["level"] == level)
            ]
            mine = mine.sort_values(["acts", "value"], ascending=[False, True])
            if len(mine):
                forms = [f"{FORMS[row['value']]} {row['acts']:,}" for _, row in mine.iterrows()]
                words.append(f"{name}, {direction} cooperation: {', '.join(forms)}.")
        ended = of(rows, "ended", direction=direction)
        if ended:
            which = "ends" if ended == 1 else "end"
            words.append(
                f"{sentence(number_words(ended, 'of these acts', 'of these acts'))} {which} an earlier rule."
            )
        counted = of(rows, "share", direction=direction)
        if counted:
            all_ = of(rows, "share", direction=direction, value="all")
            words.append(
                f"Votes are counted for {number_words(counted, 'act')} that {direction.removesuffix('s')} cooperation"
                f"; all were in favor for {number_words(all_, 'act').split()[0]}."
            )
    return " ".join(words)
