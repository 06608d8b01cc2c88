"""What the five founding articles say, typed by hand from the articles, against what comes out.

The same rows must come out of the digests and, where they are at hand, of the articles themselves: one event
told in two wordings. A blank means that the source does not say, and the table must be empty there; "-" means
that the expectation leaves the value open, and it is not compared; "a/b" allows either.
"""

import pandas as pd
import pytest

# Days marked "~" may be up to three days off. ../X is a rule that stood already, made on some day up to X.
EXPECTED = """
article|main|jurisdiction      |state|level |body           |instrument|stage     |direction|program
000    |true |San Mateo County  |CA   |county|county_board   |ordinance |introduced|limits   |-
000    |false|San Mateo County  |CA   |county|sheriff        |policy    |adopted   |limits   |-
001    |true |West Sacramento   |CA   |city  |city_council   |resolution|adopted   |limits   |-
001    |false|Sacramento        |CA   |city  |city_council   |resolution|adopted   |limits   |-
002    |true |Alameda County    |CA   |county|county_board   |directive |adopted   |limits   |-
003    |true |Oakland           |CA   |city  |city_council   |resolution|adopted   |limits   |-
003    |false|California        |CA   |state |legislature    |statute   |in_force  |limits   |-
004    |true |San Francisco     |CA   |county|executive/other|other     |denied    |limits   |secure_communities
004    |false|San Francisco     |CA   |county|county_board   |other     |requested |limits   |-
004    |false|San Francisco     |CA   |county|               |ordinance |in_force  |limits   |-
004    |false|Arlington County  |VA   |county|executive      |other     |denied    |limits   |-
004    |false|Santa Clara County|CA   |county|               |other     |requested |limits   |-
"""

DATES = """
article|jurisdiction      |stage     |date                 |date_earliest|date_latest|date_basis
000    |San Mateo County  |introduced|2023-04-11~          |2023-04-08   |2023-04-14 |published
000    |San Mateo County  |adopted   |2021-11              |2021-11-01   |2021-11-30 |stated
001    |West Sacramento   |adopted   |2026-05-06           |2026-05-06   |2026-05-06 |weekday
001    |Sacramento        |adopted   |2026-04-29~          |2026-04-26   |2026-05-02 |relative
002    |Alameda County    |adopted   |2026-01-28~          |2026-01-25   |2026-01-31 |published
003    |Oakland           |adopted   |2018-01-16           |2018-01-16   |2018-01-16 |weekday
003    |California        |in_force  |../2018-01           |             |2018-01-31 |none
004    |San Francisco     |denied    |2010-11-09           |2010-11-09   |2010-11-09 |relative
004    |San Francisco     |requested |2010-01-01/2010-11-08|2010-01-01   |2010-11-08 |relative
004    |San Francisco     |in_force  |../2010-11-09        |             |2010-11-09 |none
004    |Arlington County  |denied    |2010-11-05           |2010-11-05   |2010-11-05 |stated
004    |Santa Clara County|requested |../2010-11-09        |             |2010-11-09 |none
"""

# Only the two Sacramento resolutions are said not to be law.
VOTES = """
article|jurisdiction      |stage     |votes_for|votes_against|unanimous|binding
000    |San Mateo County  |introduced|4        |1            |false    |-
000    |San Mateo County  |adopted   |         |             |         |-
001    |West Sacramento   |adopted   |         |             |true     |false
001    |Sacramento        |adopted   |         |             |         |false
002    |Alameda County    |adopted   |         |             |true     |-
003    |Oakland           |adopted   |         |             |true     |-
003    |California        |in_force  |         |             |         |-
004    |San Francisco     |denied    |         |             |         |-
004    |San Francisco     |requested |         |             |         |-
004    |San Francisco     |in_force  |         |             |         |-
004    |Arlington County  |denied    |         |             |         |-
004    |Santa Clara County|requested |         |             |         |-
"""

LINKS = {
    ("000 San Mateo County introduced", "extends", "000 San Mateo County adopted"),
    ("001 West Sacramento adopted", "follows", "001 Sacramento adopted"),
    ("004 San Francisco denied", "denies", "004 San Francisco requested"),
}

# What names a row here: within one article no place has two acts at one stage.
KEY = ["article", "jurisdiction", "stage"]
SHORT = {"article_id": "article", "is_main": "main"}
SIDES = ["digest_frames", "original_frames"]


def table(text: str) -> list[dict[str, str]]:
    """The rows of one of the tables above."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


def plain(value) -> str:
    """A value as it is typed above: '' for unknown, true and false, whole numbers without a point."""
    if pd.isna(value):
        return ""
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).lower() if str(value) in ("True", "False") else str(value)


def found_rows(frames: dict, columns: list[str]) -> list[dict[str, str]]:
    """The actions as plain text, in the named columns."""
    actions = frames["actions"].reset_index(drop=True).rename(columns=SHORT)
    return [{name: plain(row[name]) for name in columns} for row in actions.to_dict("records")]


def name_of(row: dict[str, str]) -> str:
    """What a row is called in messages and links: '004 San Francisco denied'."""
    return " ".join(row[name] for name in KEY)


def differences(expected: list[dict[str, str]], found: list[dict[str, str]]) -> list[str]:
    """What is missing, what is too much and which values differ, a sentence each."""
    problems = []
    left = {name_of(row): row for row in found}
    if len(left) != len(found):
        problems.append(f"two rows share a name: {sorted(name_of(row) for row in found)}")
    for row in expected:
        other = left.pop(name_of(row), None)
        if other is None:
            problems.append(f"missing: {name_of(row)}")
            continue
        problems += [
            f"{name_of(row)}: {column} is {other[column]!r}, not {value!r}"
            for column, value in row.items()
            if value != "-" and other[column] not in value.split("/" if column == "body" else "\0")
        ]
    return problems + [f"not in the articles: {name} {row}" for name, row in left.items()]


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("expected", [EXPECTED, DATES, VOTES], ids=["acts", "dates", "votes"])
def test_rows_are_those_of_the_articles(side, expected, request):
    """Row for row, value for value, no row more."""
    rows = table(expected)
    found = found_rows(request.getfixturevalue(side), list(rows[0]))
    problems = differences(rows, found)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("side", SIDES)
def test_only_the_sacramento_resolutions_are_not_binding(side, request):
    found = found_rows(request.getfixturevalue(side), [*KEY, "binding"])
    assert sorted(name_of(row) for row in found if row["binding"] == "false") == [
        "001 Sacramento adopted", "001 West Sacramento adopted",
    ]  # fmt: skip


@pytest.mark.parametrize("side", SIDES)
def test_links_are_those_of_the_articles(side, request):
    """Each link, and no other."""
    frames = request.getfixturevalue(side)
    rows = found_rows(frames, [*KEY, "action_id"])
    names = {row["action_id"]: name_of(row) for row in rows}
    found = {
        (names[row["from_action"]], row["relation"], names[row["to_action"]])
        for row in frames["links"].reset_index(drop=True).to_dict("records")
    }
    assert found == LINKS


def test_digests_and_articles_give_the_same_facts(digest_frames, original_frames):
    """Two wordings of one event give one row: the same on every column of this page, and the same ids."""
    columns = [*table(EXPECTED)[0], *table(DATES)[0], *table(VOTES)[0], "action_id", "jurisdiction_id"]
    columns = list(dict.fromkeys(columns))
    of_digests, of_originals = found_rows(digest_frames, columns), found_rows(original_frames, columns)
    problems = differences(of_originals, of_digests)
    assert not problems, "digests against articles:\n" + "\n".join(problems)


def test_santa_clara_is_corrected_to_the_county(digest_frames):
    """The article names the place only; data/raw/corrections.csv says why it is the county."""
    rows = found_rows(digest_frames, ["action_id", "jurisdiction", "jurisdiction_id", "level"])
    assert {
        "action_id": "004-santa-clara-ca-unknown-requested",
        "jurisdiction": "Santa Clara County",
        "jurisdiction_id": "06085",
        "level": "county",
    } in rows


def test_the_three_tables_above_name_the_same_rows():
    names = [[name_of(row) for row in table(text)] for text in (EXPECTED, DATES, VOTES)]
    assert names[0] == names[1] == names[2]
    assert {end for start, _, end in LINKS} | {start for start, _, end in LINKS} <= set(names[0])
