"""The scan for cue words never hides a match: what patterns are said to need is in every text they match."""

import re

import pytest

from analysis import paths
from analysis.loaders.articles import article_files, open_article
from analysis.reading import form, people_words, phrases, provision_words, quantities
from analysis.reading.cues import CUES, Cued, any_bit, cued, may_match
from analysis.reading.needs import beginnings, needed
from analysis.reading.sentences import sentences_of

DIGESTS = paths.ROOT / "tests" / "labelled" / "digests"


@pytest.mark.parametrize(
    ("pattern", "flags", "words"),
    [
        ("adopt(?:ed|s)?", 0, {"adopt", "adopted", "adopts"}),
        (r"\b(?:vote|tall)(?:ies|s) \d+", 0, {"voteies ", "votes ", "tallies ", "talls "}),
        (r"\w+ abstain(?:ed|ing)", 0, {" abstained", " abstaining"}),
        ("(?i:Mayor) [A-Z]", 0, {"mayor "}),
        ("Fiscal [Yy]ear", re.I, {"fiscal year"}),
        (r"\b[A-Z][a-z]+ (?=Township)", 0, {"Township"}),
        (r"[a-z]+|\d", 0, None),
        ("(?:never)?", 0, None),
        ("(?!never)[a-z]*", 0, None),
    ],
)
def test_words_a_pattern_needs(pattern, flags, words):
    known = needed(re.compile(pattern, flags))
    assert (known and set(known[0])) == words


def all_patterns() -> list[Cued]:
    """Every pattern of the word lists that is tried only where its words stand."""
    lists = [
        cued("|".join(words))
        for by_name in phrases.lists().values()
        if isinstance(by_name, dict)
        for words in by_name.values()
    ]
    lists += [pattern for pattern, _ in phrases.nominal_phrases()]
    lists += [pattern for name in ("programs", "instruments") for _, pattern in form.kinds(name)]
    lists += [kind.pattern for kind in quantities.lexicon()[0]]
    lists += [value for value in people_words.lexicon().values() if isinstance(value, Cued)]
    lists += [pattern for _, pattern, _ in provision_words.lexicon()["things"]]
    return [pattern for pattern in lists if isinstance(pattern, Cued)]


def test_no_match_is_hidden():
    patterns = all_patterns()
    assert len(patterns) > 100
    for path in article_files(DIGESTS)[::25]:
        for sentence in sentences_of(open_article(path)):
            for text in (sentence.text, sentence.lower):
                CUES.watch(text)
                for pattern in patterns:
                    assert pattern.plain.search(text) is None or pattern.search(text), (
                        pattern.plain.pattern,
                        text,
                    )


def test_a_text_not_looked_at_may_match_anything():
    pattern = cued("quorum")
    assert pattern.search("for lack of a quorum, as nobody had ever seen")


def test_a_pattern_without_words_may_always_match():
    # A pattern made later says nothing of texts looked at before: both are made first.
    quorum, sleep = cued("quorum"), re.compile("z+")
    text = CUES.watch("zzz")
    assert may_match(text, any_bit([quorum, sleep]))
    assert not may_match(text, any_bit([quorum]))


def test_beginnings():
    assert beginnings("(?:bar|forbid)s? ") == {"bar ", "bars", "forb"}
    assert beginnings(r"\w+ing") is None
