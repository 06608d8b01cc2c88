"""What the tables say, in one sentence each: the titles of the figures and the two-line answers of the
notebooks.
"""

import pandas as pd

from analysis.charts.events import DECIDED
from analysis.charts.places import GOING
from analysis.charts.words import JOINING, PROGRAM, known, listed, number_words, sentence
from analysis.charts.years import years_title
from analysis.loaders.boundaries import state_names
from analysis.tables.events import one_row_an_event

HAND_CODED = "the sources read report"  # said of places of which no article alone tells


def year_of(row: pd.Series) -> int | None:
    """The last possible year of an action; None where it is not dated."""
    return int(row["date_latest"][:4]) if known(row["date_latest"]) else None


def years_between(events: pd.DataFrame) -> str:
    """The years of the events: "2010 to 2026", "2018", or nothing."""
    years = sorted({year for year in (year_of(row) for _, row in events.iterrows()) if year})
    return "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"


def passages(evidence: pd.DataFrame) -> int:
    """How many distinct stretches of text the coded values rest on; one may bear several values."""
    return len(evidence.drop_duplicates(["article_id", "start", "end"]))


def timeline_title(actions: pd.DataFrame, links: pd.DataFrame) -> str:
    """The finding of the timeline, computed: of a record with coded acts, the years in which most local acts were
    decided; of articles alone, what was refused first and what has been decided since.
    """
    events = one_row_an_event(actions, links)
    if events.empty:
        return "No local action has been read yet"
    if (actions["method"] == "coded").any():
        found = years_title(events)
        if found:
            return found
    denied = events[(events["stage"] == "denied") & events["date_latest"].notna()]
    decided = events[events["stage"].isin(["adopted", "repealed"]) & events["date_latest"].notna()]
    if (
        len(denied)
        and len(decided)
        and decided["date_latest"].min() > denied["date_latest"].max()
        and set(decided["direction"]) == {"limits"}
    ):
        verb = "limits" if len(decided) == 1 else "limit"
        since = decided["date_latest"].min()[:4]
        return (
            f"In the articles read, {refused_words(denied)}; "
            f"{decided_words(decided)} since {since} {verb} cooperation with ICE"
        )
    decided = events[events["stage"].isin(DECIDED)]
    if decided.empty:
        acts = number_words(len(events), "act")
        return f"The articles read report {acts} on cooperation with ICE, none of them adopted"
    limits = int((decided["direction"] == "limits").sum())
    one, many = "act adopted or in force limits", "acts adopted or in force limit"
    extends = number_words(len(decided) - limits, "extends", "extend")
    return (
        f"In the articles read, {number_words(limits, one, many)} and {extends} local cooperation with ICE, "
        f"{years_between(decided)}"
    ).rstrip(", ")


def refused_words(denied: pd.DataFrame) -> str:
    """What was refused, to how many places, in which year at the latest."""
    count, year = denied["jurisdiction_id"].nunique(), denied["date_latest"].max()[:4]
    who = f"{number_words(count, 'place')} {'was' if count == 1 else 'were'}"
    programs = set(denied["program"].dropna())
    if len(programs) == 1 and programs <= set(JOINING) and set(denied["direction"]) == {"limits"}:
        return (
            f"{who} told in {year} {'it' if count == 1 else 'they'} could not leave {PROGRAM[programs.pop()]}"
        )
    return f"{who} refused in {year}"


def decided_words(decided: pd.DataFrame) -> str:
    """What was decided: "five acts adopted and one agreement ended"."""
    ended = decided["stage"] == "repealed"
    agreement = decided["instrument"] == "agreement"
    parts = [
        (int((~ended).sum()), "act adopted", "acts adopted"),
        (int((ended & agreement).sum()), "agreement ended", "agreements ended"),
        (int((ended & ~agreement).sum()), "rule withdrawn", "rules withdrawn"),
    ]
    return listed([number_words(*part) for part in parts if part[0]])


def stage_counts(events: pd.DataFrame) -> str:
    """How many events stand at each kind of stage: "six adopted, one at first reading …"."""
    named = {
        "adopted": "adopted",
        "in_force": "already in force",
        "introduced": "past a first vote",
        "passed": "passed before another act decided",
        "proposed": "proposed",
        "requested": "asked of the federal government",
        "denied": "refused by the federal government",
        "rejected": "turned down",
        "repealed": "withdrawn",
    }
    counts = events["stage"].value_counts()
    return listed([f"{int(counts[stage]):,} {words}" for stage, words in named.items() if stage in counts])


def map_title(places: pd.DataFrame, where: str = "") -> str:
    """The finding of a map: in how many places acts are reported, in which direction, and how many were
    refused.

    ``where`` names the region of a zoom ("around San Francisco Bay"); for the country the state is named
    where it is only one.
    """
    decided = places[places["standing"] == "decided"]
    if places.empty:
        return (
            f"No place {where[:1].lower()}{where[1:]} in the tables yet"
            if where
            else "No place in the tables yet"
        )
    limits = int((decided["direction"] == "limits").sum())
    extends = len(decided) - limits
    parts = []
    if limits:
        parts.append(f"acts that limit cooperation with ICE in {number_words(limits, 'place')}")
    if extends:
        what = "it" if parts else "cooperation with ICE"
        parts.append(f"acts that extend {what} in {number_words(extends, 'place')}")
    states = sorted(decided["state"].dropna().unique())
    whole = f", all in {state_names().get(states[0], states[0])}" if len(states) == 1 < len(decided) else ""
    words = f"{reporting(decided)} {' and '.join(parts) or 'no adopted act on cooperation with ICE'}"
    words += f" {where[:1].lower()}{where[1:]}" if where else whole
    return sentence(words + refused_words_of(places, by_name=bool(where)))


def refused_words_of(places: pd.DataFrame, by_name: bool = True) -> str:
    """What the federal government refused to places, as the end of a sentence: "; A and B were told in 2010 that they
    could not leave Secure Communities".

    Empty where there are none; at most two are named. Where the refusals differ: "were refused by the federal
    government".
    """
    refused = places[places["refused"]]
    if refused.empty:
        return ""
    was = "was" if len(refused) == 1 else "were"
    years = sorted({int(year) for year in refused["refused_year"].dropna()})
    when = f" in {listed([str(year) for year in years])}" if 0 < len(years) <= 2 else ""
    named = listed(list(refused["name"])) if by_name and len(refused) <= 2 else ""
    who = f"; {named or number_words(len(refused), 'place')} {was}"
    ways, programs = set(refused["refused_way"]), set(refused["refused_from"])
    if len(ways) > 1 or len(programs) > 1:
        return f"{who} refused by the federal government{when}"
    they = "it" if len(refused) == 1 else "they"
    return (
        f"{who} told{when} that {they} could not {GOING[ways.pop()]} {programs.pop() or 'a federal program'}"
    )


def reporting(decided: pd.DataFrame) -> str:
    """Who reports the acts: "five articles report"; "the sources read report" where some are coded."""
    articles = {article for sources in decided["sources"] for article in sources}
    if not articles or "" in articles:
        return HAND_CODED
    return number_words(len(articles), "article reports", "articles report")


def states_sentence(states: pd.DataFrame) -> str:
    """How many states have acts of their own, in which direction by the latest."""
    if states.empty:
        return "No state act in the tables yet."
    limits = int((states["direction"] == "limits").sum())
    district = bool((states["state"] == "DC").any())
    count, extends = len(states) - district, len(states) - limits
    who = number_words(count, "state") if count else ""
    who = " and ".join(part for part in (who, "the District of Columbia" if district else "") if part)
    owning = "have adopted acts of their own" if len(states) > 1 else "has an adopted act of its own"
    return (
        f"Ground color: {who} {owning}; the latest limits local cooperation in {limits} and extends it in {extends}. "
        "Agreements of single state agencies are not counted in it."
    )
