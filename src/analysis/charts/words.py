"""How the pictures word what the tables code: dates, places, acts. No numbers are made here."""

import re

import pandas as pd

MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
EDTF = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)$")

BODY = {
    "city_council": "council",
    "county_board": "county board",
    "sheriff": "sheriff’s",
    "police": "police",
    "executive": "executive",
    "legislature": "state",
    "school_board": "school board",
    "voters": "voters’ or town meeting’s",
}
INSTRUMENT = {"executive_order": "order", "other": "decision", "unknown": "act"}
PROGRAM = {
    "secure_communities": "Secure Communities",
    "detainers": "detainers",
    "agreement_287g": "287(g)",
    "ice_free_zone": "ICE-free zones",
    "sanctuary": "sanctuary rules",
    "general": "cooperation in general",
}
STAGE = {
    "proposed": "proposed",
    "introduced": "passed a first vote",
    "passed": "passed",
    "adopted": "adopted",
    "in_force": "in force",
    "rejected": "turned down",
    "repealed": "withdrawn",
}
ASKING = {"requested": "asked of the federal government", "denied": "refused by the federal government"}
JOINING = ("secure_communities", "agreement_287g")
# Said wherever the two directions are compared: one of them is less complete than the other.
EXAMPLES = "Of agreements under section 287(g) the record holds examples only."
COUNTING = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def known(value: object) -> bool:
    """Whether a cell holds something."""
    return value is not None and not pd.isna(value) and value != ""


def day_words(edtf: object, latest: object = None) -> str:
    """An EDTF date as a newspaper prints it: "Jan. 16, 2018", "Nov. 2021", "about April 11, 2023", "by Nov.
    9, 2010".

    Where ``edtf`` is empty or a range, the last possible day is given with "by"; where that is empty too,
    "undated".
    """
    match = EDTF.match(str(edtf)) if known(edtf) else None
    if match is None:
        return f"by {day_words(latest)}" if known(latest) else "undated"
    year, month, day, doubt = match.groups()
    words = year if not month else f"{MONTHS[int(month) - 1]} {year}"
    if day:
        words = f"{MONTHS[int(month) - 1]} {int(day)}, {year}"
    return f"about {words}" if doubt else words


def action_date(row: pd.Series) -> str:
    """When an action was, in words: as ``day_words``; a range as "Jan.–Nov. 2010", an open start as "by Jan.
    2018".
    """
    date = str(row["date"]) if known(row["date"]) else ""
    if date.startswith(("../", "/")):
        return f"by {day_words(date.split('/')[1], row['date_latest'])}"
    if "/" in date and known(row["date_earliest"]) and known(row["date_latest"]):
        return range_words(row["date_earliest"], row["date_latest"])
    return day_words(row["date"], row["date_latest"])


def range_words(first: str, last: str) -> str:
    """Two ISO days as a range of months: "Nov. 2010", "Jan.–Nov. 2010", "Nov. 2010–Jan. 2011"."""
    (year, month), (last_year, last_month) = first.split("-")[:2], last.split("-")[:2]
    start, end = MONTHS[int(month) - 1], f"{MONTHS[int(last_month) - 1]} {last_year}"
    if year != last_year:
        return f"{start} {year}–{end}"
    return end if month == last_month else f"{start}–{end}"


def printed(name: str) -> str:
    """A name as it is printed: with a curly apostrophe where the tables have a straight one."""
    return name.replace("'", "’")


def place_words(row: pd.Series) -> str:
    """The place with its state: "Oakland, CA"; a state stands alone."""
    name = printed(row["jurisdiction"])
    return name if row["level"] == "state" or not known(row["state"]) else f"{name}, {row['state']}"


def vote_words(row: pd.Series) -> str:
    """The vote: "4–1", "unanimous", or nothing where the source does not say.

    Nothing either of what failed with as many votes for it as against it: it needed more, which the tally would hide.
    """
    votes = row["votes_for"], row["votes_against"]
    if row["stage"] == "rejected" and all(map(known, votes)) and votes[0] >= votes[1]:
        return ""
    if known(row["votes_for"]) and known(row["votes_against"]):
        return f"{int(row['votes_for'])}–{int(row['votes_against'])}"
    return "unanimous" if known(row["unanimous"]) and row["unanimous"] else ""


# What a mayor or governor does with what others passed.
SIGNED = ("ordinance", "resolution", "statute")
# Offices that decide without a vote.
DECIDES_ALONE = ("executive", "sheriff", "police")
# How a page says that something was signed; a law can come about without that, and a page may not say.
SIGNATURE = re.compile(
    r"(?<!without )(?<!without a )(?<!without the )\bsign(s|ed|ing|ature)\b", re.IGNORECASE
)


def signature_told(note: object) -> bool:
    """Whether a record's note tells of a signature: false of what became law unsigned, and where it says nothing."""
    return isinstance(note, str) and SIGNATURE.search(note) is not None


def rejection_words(row: pd.Series) -> str:
    """How something was turned down: "vetoed" of what others passed, "declined" by who decides alone, "voted down"."""
    body = row["body"] if known(row["body"]) else ""
    if body == "executive" and row["instrument"] in SIGNED:
        return "vetoed"
    return "declined" if body in DECIDES_ALONE else "voted down" if body else STAGE["rejected"]


def act_words(row: pd.Series, vote: bool = True, signed: bool = True) -> str:
    """What was done, in a few words: "council resolution adopted, unanimous". ``signed``: whether a governor's or
    mayor's adoption is told to be a signature; otherwise it "became law".
    """
    if row["stage"] in ("requested", "denied"):
        leaving = "leave" if row["direction"] == "limits" else "join"
        program = row["program"] if known(row["program"]) else ""
        what = f"{leaving} {PROGRAM[program]}" if program in JOINING else "the federal government"
        if row["stage"] == "requested" and program in JOINING and not known(row["body"]):
            return f"asked about {leaving.removesuffix('e')}ing {PROGRAM[program]}"
        if row["stage"] == "requested":
            return f"asked to {what}" if program in JOINING else f"asked {what}"
        return f"told it cannot {what}" if program in JOINING else f"refused by {what}"
    instrument = row["instrument"]
    instrument = INSTRUMENT.get(instrument, instrument)
    body = BODY.get(row["body"], "") if known(row["body"]) else ""
    if known(row["body"]) and row["body"] == "executive" and row["instrument"] in SIGNED:
        if row["stage"] == "adopted":
            return f"{instrument} {'signed' if signed else 'became law'}"
        if row["stage"] == "rejected":
            return f"{instrument} vetoed"
    ended = row["stage"] == "repealed" and row["instrument"] == "agreement"
    done = "ended" if ended else rejection_words(row) if row["stage"] == "rejected" else STAGE[row["stage"]]
    words = f"{body} {instrument} {done}".strip()
    tally = vote_words(row) if vote else ""
    return f"{words}, {tally}" if tally else words


def direction_words(stage: str, direction: str) -> str:
    """What an act does to cooperation: "limits"; "would limit" where it is not decided, "would have limited" where
    it was turned down. ``stage`` may be a standing of the maps too.
    """
    would = f"would {direction.removesuffix('s')}"
    if stage in ("denied", "rejected"):
        return f"would have {direction.removesuffix('s')}ed"
    open_ones = ("proposed", "introduced", "passed", "requested", "underway", "asked")
    return would if stage in open_ones else direction


def value_words(column: str, row: pd.Series) -> object:
    """A coded value as a reader says it: "Secure Communities", "county board", "asked of the federal
    government".
    """
    value = row[column] if column in row.index else pd.NA
    if not known(value):
        return value
    if column == "date":
        return action_date(row)
    if column == "direction":
        return direction_words(row["stage"], value)
    if column == "stage" and value == "rejected":
        return rejection_words(row)
    plain = {"program": PROGRAM, "stage": STAGE | ASKING}.get(column, {})
    coded = column in ("body", "instrument", "level", "date_basis")
    return plain.get(value, str(value).replace("_", " ") if coded else value)


def number_words(count: int, singular: str, plural: str | None = None) -> str:
    """A count and its noun: "five limits", "12 limits", "one limit"."""
    noun = singular if count == 1 else plural or f"{singular}s"
    return f"{COUNTING[count] if count < len(COUNTING) else f'{count:,}'} {noun}"


def listed(parts: list[str]) -> str:
    """Parts as a list in a sentence: "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def sentence(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]
