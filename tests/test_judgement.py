"""The judgement: its signs, its weights, and that they belong together."""

import json
from pathlib import Path

import numpy as np
import pytest

from analysis import vocabulary
from analysis.errors import ProjectError
from analysis.loaders.document import Document
from analysis.loaders.segments import segments_of
from analysis.reading import judgement
from analysis.reading.assemble import take_apart
from analysis.reading.judgement import NONE, describe, judge, judge_direction, stage_model
from analysis.reading.main_act import main_act
from analysis.reading.news import weigh
from analysis.reading.overruled import by_a_court, overruled
from analysis.reading.read import read
from analysis.reading.signals import classes_of
from analysis.score_labels import load_labels

ROOT = Path(__file__).parents[1]
INVENTED = sorted((ROOT / "training" / "invented").glob("*.jsonl"))


def taken_apart(text: str, title: str = ""):
    """An article of a text, taken apart and weighed."""
    article = take_apart(Document("x", text, segments_of(text, 0, title), title=title, name="x"))
    return article, weigh(article)


def judged(text: str, title: str = "") -> tuple[str, str]:
    """Stage and direction of a text; ('', '') where it reports no act."""
    article, weighed = taken_apart(text, title)
    found = judge(article, weighed)
    act = main_act(article, weighed, found)
    return ("", "") if act is None else (act.stage, judge_direction(found.described, act, article)[0])


# Pairs told in nearly the same words that differ in what was decided.
PAIRS = [
    (
        "The Elgin City Council voted 6-2 Tuesday to bar police from holding people for ICE.",
        ("adopted", "limits"),
    ),
    (
        "The Elgin City Council voted 6-2 Tuesday against barring police from holding people for ICE.",
        ("rejected", "limits"),
    ),
    (
        "The Polk County sheriff said Monday his office is ending its 287(g) agreement with ICE.",
        ("repealed", "limits"),
    ),
    (
        "The Polk County sheriff said Monday his office has signed a 287(g) agreement with ICE.",
        ("adopted", "extends"),
    ),
    (
        "The Ogle County Board approved a resolution Tuesday declaring the county a non-sanctuary county.",
        ("adopted", "extends"),
    ),
    (
        "The Ogle County Board approved a resolution Tuesday declaring the county a sanctuary county.",
        ("adopted", "limits"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs_that_differ_in_a_word_are_told_apart(text, expected):
    assert judged(text) == expected


def test_the_sentence_that_tells_the_act_carries_the_judgement():
    text = (
        "Ana Ruiz has lived in Polk County for twelve years and sells flowers by the courthouse.\n\n"
        "On Tuesday the county board voted 5-2 to end its contract with ICE to hold detainees in the jail.\n\n"
        "Flowers sell best in May, she says."
    )
    article, weighed = taken_apart(text)
    attention = judge(article, weighed).attention
    top = article.sentences[max(attention, key=attention.get)]
    assert "voted 5-2" in top.text
    assert sum(attention.values()) == pytest.approx(1)


def test_what_is_quoted_gives_no_sign():
    quoted = (
        '"We voted to end the contract with ICE and we will never sign another agreement," Mayor Long said.'
    )
    article, _ = taken_apart(quoted)
    assert not {"repeal.base", "C", "NOT"} & set(classes_of(article.sentences[0], article))


def test_an_article_off_the_subject_has_no_signs_and_no_act():
    article, weighed = taken_apart("The Elgin City Council approved a new ice rink on Tuesday by 5-2.")
    assert not describe(article, weighed).sentences
    assert judge(article, weighed).stage == ""


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The Elgin City Council approved a ban on helping ICE on Tuesday, 6-2.", "adopted"),
        ("The Elgin City Council voted 4-4 Tuesday on a ban on helping ICE.", "rejected"),
        ("The Elgin City Council voted 4-4 on a ban on helping ICE, and the mayor broke the tie.", "adopted"),
        ("The Elgin City Council discussed a ban on helping ICE on Tuesday, but did not vote.", "proposed"),
        (
            "Polk County is weighing beds for ICE, but no contract has been signed, its sheriff said.",
            "proposed",
        ),
        (
            "The Elgin City Council passed a ban on helping ICE that will take effect after a second reading.",
            "introduced",
        ),
    ],
)
def test_the_rules_overrule_the_model_where_nothing_was_adopted(text, stage):
    article, weighed = taken_apart(text)
    assert overruled("adopted", {"adopted": 0.9, "repealed": 0.0}, weighed, article) == stage


def test_the_end_of_an_agreement_is_told_from_an_adoption_where_the_model_wavers():
    article, weighed = taken_apart(
        "The Polk County sheriff on Monday canceled his 287(g) agreement with ICE."
    )
    assert overruled("adopted", {"adopted": 0.5, "repealed": 0.4}, weighed, article) == "repealed"
    assert overruled("adopted", {"adopted": 0.8, "repealed": 0.1}, weighed, article) == "adopted"


def test_what_the_rules_overrule_is_as_sure_as_the_act_itself():
    """A tie would otherwise have the small share that the model gave a rejection, and give no row."""
    sure = [judge(*taken_apart(f"The Elgin City Council voted {count} Tuesday to bar police from helping ICE."))
            for count in ("5-4", "4-4")]  # fmt: skip
    assert [found.stage for found in sure] == ["adopted", "rejected"]
    assert sure[1].share > 0.5


def test_a_main_act_of_which_too_little_is_sure_gives_no_row(monkeypatch):
    text = "The Elgin City Council voted 6-2 Tuesday to bar police from holding people for ICE."
    document = Document("x", text, segments_of(text, 0, ""), name="x")
    assert read(document).actions
    monkeypatch.setattr("analysis.reading.read.LEAST_SURE", 1.01)
    assert not read(document).actions


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("A federal judge on Monday ordered the Polk County sheriff to stop holding people for ICE.", True),
        ("In a long opinion, the state Supreme Court upheld the county's ban on helping ICE.", True),
        ("The Polk County commissioners court approved a contract with ICE on Monday.", False),
        ("After a judge ruled against holds, the Polk County sheriff said he would end them.", False),
    ],
)
def test_what_a_court_orders_is_no_act_of_a_county(text, court):
    article, _ = taken_apart(text)
    assert by_a_court(article.sentences[0]) is court


def test_the_weights_are_of_the_vocabulary_and_finite():
    model = stage_model()
    assert NONE in model.stages
    assert set(model.stages) - {NONE} <= set(vocabulary.STAGE)
    assert np.isfinite(model.matrix).all()
    assert len(model.rows) > 1000


def test_the_classes_in_the_weights_are_those_the_lists_give():
    """A class that was renamed in a list would lose its weight without a word."""
    known = {" ".join(sign.split()) for sign in stage_model().rows if not sign.startswith("w:")}
    article, _ = taken_apart(
        "The Elgin City Council will not vote on a resolution to bar ICE before Tuesday, a judge said."
    )
    names = classes_of(article.sentences[0], article)
    assert {"city_council", "MOD", "NOT+X", "MEASURE", "DAY", "BEFORE"} & set(names)
    assert sum(name in known for name in names) > 0.8 * len(names)


def test_a_missing_table_is_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(judgement, "WEIGHTS", tmp_path)
    judgement.stage_model.cache_clear()
    with pytest.raises(ProjectError, match="is missing"):
        judgement.stage_model()
    monkeypatch.undo()
    judgement.stage_model.cache_clear()
    assert judgement.stage_model().stages


def test_the_invented_articles_are_sound():
    assert INVENTED
    seen = set()
    for path in INVENTED:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            row, where = json.loads(line), f"{path.name}, line {number}"
            assert row["id"] not in seen, where
            seen.add(row["id"])
            assert row["text"].strip(), where
            assert row["has_action"] in ("yes", "no"), where
            if row["has_action"] == "yes":
                assert row["stage"] in vocabulary.STAGE and row["direction"] in vocabulary.DIRECTION, where
            else:
                assert not row["stage"] and not row["direction"], where


def test_nothing_of_the_untouched_half_is_learned_from(monkeypatch):
    """The recipe takes only what is marked for tuning."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    recipe = pytest.importorskip("train_judgement")
    monkeypatch.setattr(recipe, "Example", lambda *given: given[-1])
    learned = recipe.labelled(ROOT / "tests/labelled/digests", ROOT / "tests/labelled/labels.csv")
    assert {label.split for label in learned} == {"tune"}
    assert any(label.split == "hold" for label in load_labels(ROOT / "tests/labelled/labels.csv"))
