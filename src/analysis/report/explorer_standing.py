"""When each policy stands, as runs of months: what ``analysis.tables.in_force`` says of a day, asked for every month.

What stands can change only where an act of the place may have been made, or where the usual term of an agreement is
over. Each such day is asked about once, at the end of its month, and what was found holds until the next.
"""

from datetime import date, timedelta

import pandas as pd

from analysis.charts.events import FIRST_YEAR
from analysis.tables.events import kept_of_actions
from analysis.tables.in_force import CERTAINLY, LASTING, POSSIBLY, TERM, Link, Standing, had_happened, stands

BEGUN = ("adopted", "in_force")


def month_number(day: date) -> int:
    """Months since January of the first year shown; earlier ones are 0."""
    return max(0, (day.year - FIRST_YEAR) * 12 + day.month - 1)


def month_end(number: int) -> date:
    """The last day of that month."""
    year, month = FIRST_YEAR + number // 12, number % 12 + 1
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def place_links(events: pd.DataFrame, links: pd.DataFrame, kept: dict[str, str]) -> dict[str, list[Link]]:
    """The links between two acts of one place, by place; both ends are rows of ``events`` (indexed by action_id)."""
    places = events["jurisdiction_id"].to_dict()
    found: dict[str, list[Link]] = {}
    for link in links.itertuples():
        later, earlier = kept.get(link.from_action), kept.get(link.to_action)
        if later == earlier or later not in places or earlier not in places:
            continue
        if places[later] == places[earlier]:
            found.setdefault(places[later], []).append(
                Link(events.loc[later], link.relation, events.loc[earlier])
            )
    return found


def months_of_change(own: pd.DataFrame, last: int) -> list[int]:
    """The months, at most ``last``, in which what stands in a place can change; 0 is always one."""
    said = [*own["date_earliest"], *own["date_latest"]]
    days = [date.fromisoformat(day) for day in said if day]
    ends = [date.fromisoformat(day) for day in own[own["instrument"] == "agreement"]["date_latest"] if day]
    days += [day + TERM + timedelta(days=1) for day in ends]
    # A day in the middle of a month counts at its end, and a term that ends on the last day in the next.
    numbers = {0} | {month_number(day) + more for day in days for more in (0, 1)}
    return sorted(number for number in numbers if number <= last)


def policy_on(row: pd.Series, withdrawals: pd.DataFrame, links: list[Link], day: date) -> Standing | None:
    """One act as a policy that stands on a day, None where it does not: a line of ``in_force.standing``."""
    begun = had_happened(row, day)
    if begun is None:
        return None
    policy = Standing(row)
    if begun == POSSIBLY:
        policy.doubt("It may not have been made yet: its day is not certain.")
    mine = [link for link in links if row["action_id"] in link.ends]
    return policy if stands(policy, withdrawals, mine, links, day) else None


def standing_months(
    events: pd.DataFrame, actions: pd.DataFrame, links: pd.DataFrame, last: int
) -> dict[str, list]:
    """By action_id, runs [first month, last month, whether certainly, sentences on why], oldest first.

    ``events`` has one row an event, ``actions`` and ``links`` are the whole tables; ``last`` is the last month shown.
    Acts of no known place, and acts that leave no rule behind, are not in it.
    """
    events = events[events["jurisdiction_id"].notna()].set_index("action_id", drop=False)
    events = events.astype("object").fillna("")  # the questions of in_force are yes or no; missing is neither
    joined = place_links(events, links, kept_of_actions(actions, links))
    found: dict[str, list] = {}
    for place, own in events.groupby("jurisdiction_id", sort=True):
        lasting = own[own["stage"].isin(BEGUN) & own["instrument"].isin(LASTING)]
        changes = months_of_change(own, last) if len(lasting) else []
        # Of the place's acts a policy is held against withdrawals only; the links say what else became of it.
        withdrawals = own[own["stage"] == "repealed"]
        for key, row in lasting.iterrows():
            runs: list = []
            for first, following in zip(changes, [*changes[1:], last + 1], strict=True):
                policy = policy_on(row, withdrawals, joined.get(place, []), month_end(first))
                if policy is None:
                    continue
                said = [policy.certainty == CERTAINLY, policy.chain]
                if runs and runs[-1][1] == first - 1 and runs[-1][2:] == said:
                    runs[-1][1] = following - 1
                else:
                    runs.append([first, following - 1, *said])
            if runs:
                found[key] = runs
    return found
