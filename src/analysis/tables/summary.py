"""The closing lines of `make`: what was read, what was found, which page to open."""

import pandas as pd

from analysis import paths
from analysis.tables.store import read_table
from analysis.tables.words import counted, named

INDEX = "index.html"
SHOWN = ("jurisdiction", "state", "instrument", "stage", "date")


def named_act(row) -> str:
    """ "resolution adopted"; the stage alone where the source names no form."""
    stage = row.stage.replace("_", " ")
    return stage if row.instrument in ("other", "unknown") else f"{row.instrument} {stage}"


def jurisdictions_words(actions: pd.DataFrame) -> str:
    """How many jurisdictions acted: "2 jurisdictions with an id and 1 without", which is told by its name."""
    without = actions[actions["jurisdiction_id"].isna()][["jurisdiction", "state", "level"]].drop_duplicates()
    rest = f" with an id and {len(without):,} without" if len(without) else ""
    return f"{counted(actions['jurisdiction_id'].nunique(), 'jurisdiction')}{rest}"


def summary_lines() -> list[str]:
    """A few lines from the tables in data/processed. Raises ProjectError where they are missing."""
    articles, actions = read_table("articles"), read_table("actions")
    milestones, links = read_table("milestones"), read_table("links")
    mine = actions[actions["method"] == "extracted"]
    main = mine[mine["is_main"]]
    lines = [
        f"Read   {counted(len(articles), 'article')}: {articles['words_read'].sum():,} words kept, "
        f"{articles['words_dropped'].sum():,} dropped as captions, comments and the like",
        f"Found  {counted(len(mine), 'action')} in them; {counted(len(actions) - len(mine), 'act')} coded from public "
        f"pages beside them: {jurisdictions_words(actions)}, "
        f"{counted(len(links), 'link')} between acts, {counted(len(milestones), 'milestone')}",
    ]
    lines += [
        f"       {row.jurisdiction}, {row.state}: {named_act(row)}, {row.date}"
        for row in main[list(SHOWN)].fillna("").head(8).itertuples()
    ]
    undated = mine[mine["date_latest"].isna()]["action_id"]
    if len(undated):
        lines.append(f"Look   at {counted(len(undated), 'action')} without a date: {named(undated, 5)}")
    page = paths.reports() / INDEX
    if page.exists():
        lines.append(f"Open   {paths.shown(page)}")
    else:
        lines.append("Open   notebooks/ with `make lab`; `make reports` makes pages of them")
    return lines
