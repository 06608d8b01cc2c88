"""What the matrix of provisions counts: decided acts by provision, effect, direction and time."""

import pandas as pd

from analysis.charts.events import ERAS
from analysis.charts.panels import DIRECTIONS
from analysis.charts.places import SHORT
from analysis.charts.provision_words import DUTIES, HELP, provision_words
from analysis.charts.spread_counts import counted
from analysis.charts.words import known, number_words, printed, sentence
from analysis.tables.events import event_of_actions, one_row_an_event

# Kinds of rows: the effects that a row takes together, with its heading.
KINDS = {
    ("limits", "bars"): (("prohibits", "limits"), "Forbids or narrows"),
    ("limits", "orders"): (("requires", "permits"), "Requires or allows"),
    ("limits", "exempts"): (("exempts",), "Makes an exception for"),
    ("extends", "orders"): (("requires", "permits"), "Requires or allows"),
    ("extends", "bars"): (("prohibits", "limits"), "Forbids or narrows"),
    ("extends", "exempts"): (("exempts",), "Makes an exception for"),
}
KIND_OF = {
    "prohibits": "bars",
    "limits": "bars",
    "requires": "orders",
    "permits": "orders",
    "exempts": "exempts",
}
COLUMNS = [
    "block",
    "kind",
    "provision",
    "column",
    "acts",
    "of",
    "prohibits",
    "limits",
    "requires",
    "permits",
    "exempts",
]


def era_of(day: object) -> int | None:
    """The number of the timeline's time in which a day falls, 0 to 4 (what is older counts in 0); None without one."""
    if not known(day):
        return None
    return max(sum(str(day) >= start for start, _ in ERAS) - 1, 0)


def provisions_of_events(
    actions: pd.DataFrame, links: pd.DataFrame, provisions: pd.DataFrame
) -> pd.DataFrame:
    """One row per event, provision and effect: what any report of the event says it does (event, provision, effect)."""
    frame = provisions.assign(event=provisions["action_id"].map(event_of_actions(actions, links)))
    frame = frame[frame["event"].notna()].drop_duplicates(["event", "provision", "effect"])
    return frame[["event", "provision", "effect"]].reset_index(drop=True)


def decided_with_provisions(actions, links, provisions) -> pd.DataFrame:
    """Rows of ``provisions_of_events`` of decided acts, with direction, era (0 to 4, missing where undated), kind."""
    from analysis.charts.panels import decided_events

    chief = event_of_actions(actions, links)
    decided = decided_events(actions, links)
    decided = decided.assign(event=decided["action_id"].map(chief), era=decided["date_latest"].map(era_of))
    frame = provisions_of_events(actions, links, provisions).merge(
        decided[["event", "direction", "era"]], on="event"
    )
    return frame.assign(kind=frame["effect"].map(KIND_OF))


def matrix(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per direction, kind, provision and era with the number of acts, and ``of`` how many acts of that
    direction and era say anything on what they do; column "all" counts undated acts too. Columns of effects count
    acts with that effect; an act with two effects on one thing counts once in ``acts``.
    """
    rows = []
    for direction in DIRECTIONS:
        side = frame[frame["direction"] == direction]
        for column in [*range(len(ERAS)), "all"]:
            part = side if column == "all" else side[side["era"] == column]
            for (kind, provision), cell in part.groupby(["kind", "provision"]):
                effects = {effect: int((cell["effect"] == effect).sum()) for effect in COLUMNS[6:]}
                rows.append(
                    {
                        "block": direction,
                        "kind": kind,
                        "provision": provision,
                        "column": str(column),
                        "acts": cell["event"].nunique(),
                        "of": part["event"].nunique(),
                        **effects,
                    }
                )
    return pd.DataFrame(rows, columns=COLUMNS)


def article_columns(actions: pd.DataFrame, links: pd.DataFrame, provisions: pd.DataFrame) -> pd.DataFrame:
    """What acts in articles say they do, whatever their stage: event, provision, effect, head (lines: place,
    year, stage), stage; by day. Acts without a provision have no rows.
    """
    events = one_row_an_event(actions, links)
    chief = event_of_actions(actions, links)
    told = {chief[key] for key in actions.loc[actions["article_id"].notna(), "action_id"]}
    events = events.assign(event=events["action_id"].map(chief))
    events = events[events["event"].isin(told)].sort_values(["date_latest", "action_id"])
    events = events.assign(
        head=[head_words(row) for _, row in events.iterrows()],
        place=range(len(events)),
    )
    frame = provisions_of_events(actions, links, provisions).merge(
        events[["event", "head", "stage", "direction", "place"]]
    )
    return frame.sort_values(["place", "provision", "effect"], ignore_index=True)


def head_words(act: pd.Series) -> str:
    """Where and when an act was, and its stage unless adopted, in lines: "San Mateo Co.", "2023", "first vote"."""
    sheriff = ", sheriff" if known(act["body"]) and act["body"] == "sheriff" else ""
    when = str(act["date_latest"])[:4] if known(act["date_latest"]) else "undated"
    more = [] if act["stage"] == "adopted" else [SHORT.get(act["stage"], "turned down").removesuffix(" by")]
    more += ["extends"] if act["direction"] == "extends" else []
    place = printed(act["jurisdiction"]).replace(" County", " Co.")
    return "\n".join([f"{place}{sheriff}", when, *more])


def articles_silent(actions: pd.DataFrame, links: pd.DataFrame, told: pd.DataFrame) -> list[str]:
    """The stages of the acts in articles of which no source says what they do; ``told`` as ``article_columns`` gives
    it.
    """
    chief = event_of_actions(actions, links)
    mine = {chief[key] for key in actions.loc[actions["article_id"].notna(), "action_id"]} - set(
        told["event"]
    )
    events = one_row_an_event(actions, links)
    return list(events.loc[events["action_id"].map(chief).isin(mine), "stage"])


def leading(frame: pd.DataFrame, direction: str, kind: str) -> tuple[str, int] | None:
    """The provision that most acts of a direction have in that kind, and how many; ties by name."""
    side = frame[(frame["direction"] == direction) & (frame["kind"] == kind)].drop_duplicates(
        ["event", "provision"]
    )
    counts = side["provision"].value_counts()
    if counts.empty:
        return None
    best = min(counts[counts == counts.max()].index)
    return best, int(counts[best])


def newest(frame: pd.DataFrame) -> tuple[str, int] | None:
    """The provision with the most acts among those that appear only in the last of the times; None where there is
    none with five or more.
    """
    side = frame[frame["provision"].isin(HELP | DUTIES)].drop_duplicates(["event", "provision"])
    last = len(ERAS) - 1
    old = set(side.loc[side["era"] < last, "provision"])
    counts = side.loc[(side["era"] == last) & ~side["provision"].isin(old), "provision"].value_counts()
    counts = counts[counts >= 5]
    if counts.empty:
        return None
    best = min(counts[counts == counts.max()].index)
    return best, int(counts[best])


def provisions_title(frame: pd.DataFrame) -> str:
    """The finding: what most acts bar, what most acts require or allow, what is new in the last of the times."""
    bars, orders = leading(frame, "limits", "bars"), leading(frame, "extends", "orders")
    total = {
        direction: frame.loc[frame["direction"] == direction, "event"].nunique() for direction in DIRECTIONS
    }
    parts = []
    if bars:
        verb = "bars or narrows" if bars[1] == 1 else "bar or narrow"
        start = f"{counted(bars[1])} of {number_words(total['limits'], 'act')} that limit cooperation"
        parts.append(f"{start} {verb} {provision_words(bars[0])}")
    if orders:
        of, whole = counted(orders[1]), total["extends"]
        start = f"{of} of {counted(whole)} that extend it" if parts else (
            f"{of} of {number_words(whole, 'act')} that extend cooperation")  # fmt: skip
        verb = "requires or allows" if orders[1] == 1 else "require or allow"
        parts.append(f"{start} {verb} {provision_words(orders[0])}")
    new = newest(frame)
    if parts and new:
        year = ERAS[-1][0][:4]
        parts.append(f"rules on {provision_words(new[0])} are found only since {year}")
    return sentence("; ".join(parts)) or "No decided act in the tables says what it does"
