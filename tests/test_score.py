"""The score counts what it should: tiny labels and articles with known numbers, and our own labelled set."""

import re
from pathlib import Path

import pytest

from analysis import paths, score
from analysis.errors import ProjectError
from analysis.loaders.articles import article_files, open_all
from analysis.reading.model import Action, Value
from analysis.score import outcomes, same_place
from analysis.score_labels import Label, load_labels
from analysis.score_report import UNSEEN, field_lines, report, wilson

LABELLED = paths.ROOT / "tests" / "labelled"
HEAD = (
    "article_id,split,has_action,optional,jurisdiction,state,level,stage,direction,date,date_basis,"
    "votes_for,votes_against"
)
ADOPTED = (
    "---\npublished: 2025-11-19\n---\n"
    "ELGIN, Ill. - The Elgin City Council on Tuesday approved an ordinance that bars "
    "federal immigration agents from using city property as a staging area. The vote was 7-2.\n\n"
    "The ordinance takes effect at once, the city clerk said after the meeting.\n"
)
NOTHING = (
    "The ice rink in the park opens on Saturday. Skates can be rented at the door, and hot chocolate is sold "
    "beside the fire. The rink stays open until the end of the winter.\n"
)


@pytest.fixture
def gold(tmp_path) -> Path:
    """Labels of three articles, one without a file, and of one in the split nobody looks at."""
    rows = [
        "council,tune,yes,,Elgin,IL,city,adopted,limits,2025-11-18,weekday,7,2",
        "rink,tune,no,,,,,,,,,,",
        "gone,tune,yes,,Elgin,IL,city,adopted,limits,,,,",
        "secret,hold,yes,,Aurora,IL,city,rejected,limits,2025-11-18,weekday,7,2",
    ]
    (tmp_path / "council.txt").write_text(ADOPTED, encoding="utf-8")
    (tmp_path / "rink.txt").write_text(NOTHING, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(ADOPTED, encoding="utf-8")
    path = tmp_path / "labels.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return path


def label(**values: str) -> Label:
    """A label as a test needs it."""
    flags = dict.fromkeys(("has_action", "optional", "is_main", "unanimous", "binding"))
    for name in flags:
        if name in values:
            flags[name] = values.pop(name) == "yes"
    return Label("a", "tune", {"stage": ""} | values, flags)


def action(**values) -> Action:
    """An action as a test needs it."""
    return Action(True, {name: Value(value) for name, value in values.items()})


ELGIN = {"jurisdiction": "Elgin", "state": "IL", "level": "city", "stage": "adopted", "direction": "limits"}


def test_known_numbers(gold, capsys):
    assert score.main(gold) == 0
    out = capsys.readouterr().out
    assert out.startswith("3 of 4 labelled articles")
    tune, hold = out.split("\nhold: 1 articles")
    hold, wrong = hold.split("tune: what went wrong")

    def counts(text: str, name: str) -> list[str]:
        return next(line for line in text.splitlines() if line.strip().startswith(name))[52:].split()[:2]

    assert counts(tune, "whole record") == ["1", "1"]
    assert counts(tune, "date, exact, where") == ["1", "1"]
    assert counts(tune, "votes  ") == ["1", "1"]
    assert counts(tune, "false actions") == ["1", "0"]
    assert counts(tune, "missed actions") == ["1", "0"]
    assert counts(hold, "whole record") == ["1", "0"]
    assert counts(hold, "state") == ["1", "1"]
    assert counts(hold, "stage") == ["1", "0"]
    assert "secret" not in out and wrong.strip().startswith("nothing")


def test_articles_that_went_wrong_are_listed_with_what_was_expected(gold, tmp_path, capsys):
    gold.write_text(gold.read_text().replace("council,tune,yes,,Elgin", "council,tune,yes,,Wheaton"))
    score.main(gold, tmp_path)
    assert "council: place: got Elgin / city, expected Wheaton / city" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("adopted", "agreed", "row 2: stage 'agreed' is not in the vocabulary"),
        ("2025-11-18", "last week", "row 2: date 'last week' is not an EDTF date"),
        (",7,2", ",seven,2", "row 2: votes_for 'seven' is not a whole number"),
        ("tune,yes", "tune,perhaps", "row 2: has_action 'perhaps' is neither yes nor no"),
        ("yes,,Elgin,IL,city,adopted", "yes,,Elgin,IL,city,", "row 2: has_action is yes, but stage is empty"),
        ("council", "", "row 2 has no article_id"),
    ],
)
def test_a_bad_value_is_a_sentence(gold, old, new, said):
    gold.write_text(gold.read_text().replace(old, new, 1))
    with pytest.raises(ProjectError) as caught:
        score.main(gold)
    assert said in caught.value.problems[0]
    assert caught.value.problems[0].endswith(".")


def test_files_that_are_no_labels_are_sentences(tmp_path):
    with pytest.raises(ProjectError, match="cannot be opened"):
        score.main(tmp_path / "none.csv")
    (tmp_path / "other.csv").write_text("id,name\n1,x\n")
    with pytest.raises(ProjectError, match="needs the columns article_id and stage"):
        score.main(tmp_path / "other.csv")


def test_no_labelled_article_in_the_folder_is_a_sentence(gold, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "else.txt").write_text(NOTHING)
    with pytest.raises(ProjectError, match="holds no labelled article"):
        score.main(gold, tmp_path / "empty")


@pytest.mark.parametrize(
    ("name", "level", "other", "other_level", "same"),
    [
        ("Saint Paul", "city", "St. Paul", "city", True),
        ("San Mateo County", "county", "San Mateo", "county", True),
        ("San Mateo", "county", "San Mateo", "city", False),
        ("San Mateo County", "county", "San Mateo", "city", False),
        ("San Francisco", "county", "San Francisco", "city", True),
        ("Orleans Parish", "county", "orleans parish", "county", True),
        ("New York", "city", "New York", "state", False),
        ("Irving Independent School District", "school_district", "Irving ISD", "school_district", True),
        ("Elgin", "city", "Elgin", "", True),
    ],
)
def test_places(name, level, other, other_level, same):
    state = "CA" if "San" in name else "NY" if "New" in name else "LA"
    assert score.same_place(name, level, state, other, other_level) is same


def test_returning_nothing_is_right_where_the_action_is_optional():
    assert score.compare(label(optional="yes", **ELGIN), None).checks == {"record": True}
    assert score.compare(label(optional="yes", **ELGIN), action(**ELGIN)).checks["record"]
    assert not score.compare(label(optional="yes", **ELGIN), action(**ELGIN | {"stage": "denied"})).checks[
        "record"
    ]


def test_a_missed_action_has_every_labelled_field_wrong():
    checks = score.compare(label(date="2025-11-18", votes_for="7", **ELGIN), None).checks
    assert checks and not any(checks.values())


def test_votes_where_none_are_labelled_are_invented():
    assert (
        score.compare(label(**ELGIN), action(votes_for=7, votes_against=2, **ELGIN)).checks["votes_invented"]
        is False
    )
    assert score.compare(label(**ELGIN), action(**ELGIN)).checks["votes_invented"] is True
    assert (
        "votes_invented"
        not in score.compare(label(votes_for="7", **ELGIN), action(votes_for=7, **ELGIN)).checks
    )
    zero = label(votes_for="5", votes_against="0", **ELGIN)
    assert score.compare(zero, action(votes_for=5, votes_against=0, **ELGIN)).checks["votes"] is True


@pytest.mark.parametrize(
    ("labelled", "found", "exact", "within"),
    [
        ("2025-11-18", "2025-11-18", True, True),
        ("2025-11-18~", "2025-11-18", True, True),
        ("2025-11-18", "2025-11", False, True),
        ("2025-11-18", "2025-11-20~", False, True),
        ("2025-11-18", "2025-11-20", False, False),
        ("2025-11-18", "../2025-12", False, True),
        ("2025-11-18", "", False, False),
    ],
)
def test_dates(labelled, found, exact, within):
    checks = score.compare(
        label(date=labelled, date_basis="stated", **ELGIN), action(date=found, **ELGIN)
    ).checks
    assert (checks["date"], checks["date_given"], checks["date_within"]) == (exact, exact, within)


def test_wilson():
    low, high = wilson(90, 100)
    assert (round(low, 3), round(high, 3)) == (0.826, 0.945)
    assert wilson(0, 10)[0] == 0.0 and wilson(10, 10)[1] == 1.0


def test_the_article_of_the_unseen_split_is_never_named():
    outcome = score.compare(
        Label("a-secret", UNSEEN, {"stage": ""}, dict.fromkeys(score_flags())), action(**ELGIN)
    )
    assert "a-secret" not in "\n".join(report([outcome]))
    assert field_lines([outcome])


def score_flags() -> tuple[str, ...]:
    """The columns of yes and no."""
    from analysis.score_labels import FLAGS

    return FLAGS


def test_our_labels_are_sound_and_every_digest_is_labelled():
    labels = {row.article_id: row for row in load_labels(LABELLED / "labels.csv")}
    assert len(labels) >= 150 and list(labels) == sorted(labels)
    assert sum(not row.has_action for row in labels.values()) >= 40
    assert len({row.get("state") for row in labels.values()} - {""}) >= 35
    digests = open_all(article_files(LABELLED / "digests"))
    assert len(digests) >= 80
    for document in digests:
        assert document.article_id in labels
        assert document.text_kind == "digest" and document.url == labels[document.article_id].get("url")
        assert document.published in ("", labels[document.article_id].get("published"))


@pytest.mark.parametrize(
    ("name", "level", "state", "other", "other_level", "same"),
    [
        ("District of Columbia", "state", "DC", "Washington", "city", True),
        ("District of Columbia", "city", "DC", "Chicago", "city", False),
        ("Jackson Township", "city", "NJ", "Jackson", "city", True),
        ("Jackson County", "county", "TX", "Jackson", "city", False),
    ],
)
def test_which_names_are_one_place(name, level, state, other, other_level, same):
    assert same_place(name, level, state, other, other_level) is same


COUNTED = {
    "articles": lambda row: True,
    "report an action": lambda row: row.has_action,
    "report none": lambda row: not row.has_action,
    "no action is right too (`optional`)": lambda row: row.optional,
    "extend cooperation": lambda row: row.has_action and row.get("direction") == "extends",
    "give a count of votes": lambda row: bool(row.get("votes_for") or row.get("votes_against")),
    "split `tune`": lambda row: row.split == "tune",
    "split `hold`": lambda row: row.split == "hold",
}


@pytest.mark.parametrize("name", COUNTED)
def test_the_labelled_sets_readme_counts_right(name):
    text = (LABELLED / "README.md").read_text(encoding="utf-8")
    told = re.search(rf"^\| {re.escape(name)} \| (\d+) \| (\d+) \|$", text, re.M)
    digests = {path.stem for path in (LABELLED / "digests").glob("*.md")}
    rows = [row for row in load_labels(LABELLED / "labels.csv") if COUNTED[name](row)]
    assert [len(rows), sum(row.article_id in digests for row in rows)] == [int(told[1]), int(told[2])]


def test_no_event_stands_in_both_halves():
    """A place's acts of one year and direction are all tuned on, or all untouched."""
    sides = {}
    for row in load_labels(LABELLED / "labels.csv"):
        if row.has_action and row.get("jurisdiction"):
            year = (row.get("date") or row.get("published"))[:4]
            key = (row.get("jurisdiction"), row.get("state"), row.get("direction"), year)
            sides.setdefault(key, set()).add(row.split)
    assert not [key for key, splits in sides.items() if len(splits) > 1]


def test_the_readme_quotes_the_score_of_the_untouched_half():
    """The one figure on quality that the README gives is the one that `make score` prints."""
    top = Path(__file__).parents[1]
    quoted = re.search(r"came out right in (\d+) of (\d+)", (top / "README.md").read_text(encoding="utf-8"))
    labels = load_labels(top / "tests" / "labelled" / "labels.csv")
    files = {path.stem: path for path in (top / "tests" / "labelled" / "digests").glob("*.md")}
    printed = "\n".join(report(list(outcomes([label for label in labels if label.split == "hold"], files))))
    line = next(line for line in printed.splitlines() if "whole record" in line)
    assert [int(n) for n in re.findall(r"\d+", line)[:2]] == [int(quoted[2]), int(quoted[1])]
    false = re.search(r"a row was made in (\d+) of (\d+)", (top / "README.md").read_text(encoding="utf-8"))
    line = next(line for line in printed.splitlines() if "false actions" in line)
    assert [int(n) for n in re.findall(r"\d+", line)[:2]] == [int(false[2]), int(false[1])]
