"""Say in words what the matrix of provisions shows."""

import pandas as pd

from analysis.charts.provision_counts import KINDS
from analysis.charts.provision_words import EFFECT, provision_words


def provisions_described(title: str, counts: pd.DataFrame, told: pd.DataFrame, most: int = 5) -> str:
    """The finding, the first rows of each group with their counts, what each act of the articles does."""
    parts = [f"Matrix of provisions by direction and time. {title}."]
    whole = counts[counts["column"] == "all"]
    for (direction, kind), (_, heading) in KINDS.items():
        mine = whole[(whole["block"] == direction) & (whole["kind"] == kind)]
        mine = mine.sort_values(["acts", "provision"], ascending=[False, True])
        if mine.empty:
            continue
        rows = [
            f"{provision_words(row['provision'])} {row['acts']:,}" for _, row in mine.head(most).iterrows()
        ]
        more = f" and {len(mine) - most} more rows" if len(mine) > most else ""
        verb = direction.removesuffix("s")
        parts.append(
            f"Of {int(mine['of'].max()):,} acts that {verb} cooperation, {heading.lower()}: {', '.join(rows)}{more}."
        )
    for _, act in told.groupby("place"):
        does = [f"{EFFECT[row['effect']]} {provision_words(row['provision'])}" for _, row in act.iterrows()]
        parts.append(f"{act['head'].iloc[0].replace(chr(10), ' ')}: {', '.join(does)}.")
    return " ".join(parts)
