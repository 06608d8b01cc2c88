"""Sentences with numbers in them, on the maps."""

from analysis.charts.eras import eras_of, local_decisions, outside_sentence
from analysis.charts.findings import states_sentence
from analysis.charts.map_data import left_out_sentence, read_map_data
from analysis.charts.map_words import country_title
from analysis.charts.places import against_state
from analysis.charts.words import listed, number_words, sentence
from analysis.loaders.boundaries import national_counties, state_names


def answer_map() -> str:
    """Two lines: the finding of the map of the country; the states, and what no map can show."""
    data = read_map_data()
    states = sentence(states_sentence(data.states).removeprefix("Ground color: "))
    return f"**{country_title(data.places)}.**  \n{states} {left_out_sentence(data)}".rstrip()


def note_against() -> str:
    """How many places went the other way than their state, and how many both ways; empty where none did."""
    data = read_map_data()
    other, both = against_state(data.places, data.states), int(data.places["both_ways"].sum())
    parts = []
    for direction, opposite in (("limits", "extends"), ("extends", "limits")):
        mine = other[other["direction"] == direction]
        if len(mine):
            one = direction if len(mine) == 1 else direction.removesuffix("s")
            states = number_words(mine["state"].nunique(), "state")
            parts.append(
                f"{number_words(len(mine), 'place')} {one} it in {states} whose own latest act {opposite} it"
            )
    said = f"Judged by the latest adopted act on cooperation with ICE, {listed(parts)}. " if parts else ""
    return said + (
        f"{sentence(number_words(both, 'place'))} decided both ways at different times." if both else ""
    )


def note_dense() -> str:
    """The three counties in which most places acted, the county itself counted, each with the ways they went."""
    places = read_map_data().places
    places = places[places["standing"] == "decided"].dropna(subset=["county_fips"])
    if places.empty:
        return "No place has adopted an act yet."
    shapes = national_counties()
    names = dict(zip(shapes["geoid"], shapes["name"], strict=True))
    counts = places.groupby("county_fips").agg(
        count=("name", "size"),
        limits=("direction", lambda ways: int((ways == "limits").sum())),
        state=("state", "first"),
    )
    most = counts.sort_values("count", ascending=False, kind="stable").head(3)
    said = [
        f"{names.get(key, key)}, {state_names()[row['state']]} ({number_words(row['count'], 'place')}: "
        f"{row['limits']} limit, {row['count'] - row['limits']} extend)"
        for key, row in most.iterrows()
    ]
    return f"Most places with an adopted act lie in these counties: {'; '.join(said)}."


def note_eras() -> str:
    """What happened in the era with most local acts, and how each way's share moved."""
    data = read_map_data()
    eras = eras_of(data)
    eras = eras.assign(acts=eras["limits"] + eras["extends"])
    if not eras["acts"].sum():
        return "No local act with a day of its own is in the tables."
    most = eras.loc[eras["acts"].idxmax()]
    local = local_decisions(data)
    again = local.groupby("id")["era"].nunique()
    words = (
        f"Most local acts were decided in {most['years']} ({most['name']}): {number_words(int(most['acts']), 'act')}, "
        f"of which {most['limits']:,} limit and {most['extends']:,} extend cooperation. "
        f"{sentence(number_words(int((again > 1).sum()), 'place'))} decided in more than one era."
    )
    return f"{words} {outside_sentence(data)}".strip()
