"""Say what the figure on adoption shows: its title, and the figure in words."""

import pandas as pd

from analysis.charts.adoption_counts import FORMS, of
from analysis.charts.panels import DIRECTIONS, LEVELS, percent
from analysis.charts.words import number_words, sentence

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
