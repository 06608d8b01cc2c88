"""What a correction leaves behind in its row: the basis of a date, the name, level and state of a place."""

from collections.abc import Iterable

from analysis import paths
from analysis.schemas import TABLES
from analysis.tables.act_faults import same_place
from analysis.tables.corrections import Correction, shown_value
from analysis.tables.places import Frames, place_by_id

# Columns of an act that must name one place.
PLACE = ("jurisdiction_id", "jurisdiction", "state", "level")


def followers(frames: Frames, done: list[Correction]) -> list[str]:
    """What corrections of an act's date or place leave behind in its row, a sentence each with a line of the file."""
    actions = frames["actions"].set_index("action_id")
    of_row: dict[str, dict[str, Correction]] = {}
    for one in done:
        if one.table == "actions":
            of_row.setdefault(one.key, {})[one.column] = one
    problems = []
    for key, columns in of_row.items():
        row = {column: shown_value(value) for column, value in actions.loc[key].items()}
        for one, problem in (*basis_follows(row, columns), *place_follows(row, columns)):
            problems.append(f"{paths.shown(paths.CORRECTIONS)}, line {one.line} ({key}): {problem}")
    return problems


def basis_follows(row: dict[str, str], columns: dict[str, Correction]) -> Iterable[tuple[Correction, str]]:
    """Whether the basis of a corrected date was looked at too, and fits it."""
    if "date" not in columns:
        return
    if "date_basis" not in columns:
        words = ", ".join(TABLES["actions"].column("date_basis").words or ())
        yield (
            columns["date"],
            f"date is corrected, but date_basis still says how the old one was derived ({row['date_basis']}). Add a "
            f"line for date_basis ({words}); where the word stays, write it as old and as new.",
        )
    elif (not row["date"] or row["date"].startswith("../")) != (row["date_basis"] == "none"):
        yield (
            columns["date_basis"],
            f"date_basis is {row['date_basis']} with the date {row['date'] or '(empty)'}; it must be none where the "
            "date is empty or only a last day, and only there.",
        )


def place_follows(row: dict[str, str], columns: dict[str, Correction]) -> Iterable[tuple[Correction, str]]:
    """Whether name, level and state of a corrected place are those of its jurisdiction_id."""
    touched = [columns[name] for name in PLACE if name in columns]
    place = place_by_id(row["jurisdiction_id"]) if touched else None
    if place is None:
        return
    wanted = {"level": place.level, "state": place.state}
    if not same_place(place, row | {"state": place.state}):
        wanted["jurisdiction"] = place.name
    for column, value in wanted.items():
        if row[column] != value:
            yield (
                touched[0],
                f"jurisdiction_id {place.id} is {place.name}, {place.state}, but its {column} still reads "
                f"{row[column] or '(empty)'}. Add a line that corrects {column} to {value}, or mend jurisdiction_id.",
            )
