"""The numbers that the timeline draws, as rows: milestones, acts, counts by quarter."""

import pandas as pd

from analysis.charts.timeline_layout import Lane
from analysis.charts.timeline_place import Half

COLUMNS = ["kind", "id", "side", "lane", "stage", "direction", "earliest", "latest", "acts", "label"]


def drawn_rows(above: list[Lane], halves: list[Half], counts: pd.DataFrame) -> pd.DataFrame:
    """What the figure shows, one row per mark, tick or part of a bar.

    kind: milestone, act (labelled ones, and those of states) or count (the local acts of one quarter and
    direction, with their standing as stage: see timeline_counts.STANDINGS; of an act that may lie in several quarters
    each holds a part). An event that is not labelled has an empty label. Days are ISO 8601; an empty ``earliest`` means
    unknown.
    """
    rows = []
    for lane in above:
        rows += [
            _event(
                "act" if row["stage"] else "milestone",
                "above",
                row,
                f"{row['head']} ({row['when']})" if slot else "",
            )
            for (_, row), slot in zip(lane.events.iterrows(), lane.slots, strict=True)
        ]
        if lane.rug is not None:
            own = lane.rug[~lane.rug["id"].isin(lane.events["id"])]
            rows += [_event("act", "above", row, "") | {"lane": lane.name} for _, row in own.iterrows()]
    for half in halves:
        rows += [
            _event("act", "below", label.row, f"{label.row['head']} ({label.row['when']})")
            for label in half.labels
        ]
    rows += [
        {
            "kind": "count",
            "id": f"{row.direction}-{row.quarter:%Y}-Q{row.quarter.quarter}-{row.standing}",
            "side": "below",
            "lane": row.direction,
            "stage": row.standing,
            "direction": row.direction,
            "earliest": f"{row.quarter:%Y-%m-%d}",
            "latest": f"{row.quarter + pd.offsets.QuarterEnd():%Y-%m-%d}",
            "acts": row.acts,
            "label": "",
        }
        for row in counts.itertuples()
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    order = frame["kind"].map({"milestone": 0, "act": 1, "count": 2})
    return frame.assign(order=order).sort_values(["order", "latest", "id"], ignore_index=True)[COLUMNS]


def _event(kind: str, side: str, row: pd.Series, label: str) -> dict[str, object]:
    """One milestone or act as a row."""
    days = {name: "" if pd.isna(row[end]) else f"{row[end]:%Y-%m-%d}" for name, end in
            (("earliest", "start"), ("latest", "end"))}  # fmt: skip
    names = {name: row[name] for name in ("id", "lane", "stage", "direction")}
    return {"kind": kind, "side": side, **names, **days, "acts": 1 if kind == "act" else None, "label": label}
