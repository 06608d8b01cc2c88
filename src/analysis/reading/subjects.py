"""Who did it: the body before a verb or behind "by", and whether "voted" tells of one member only."""

import re

from analysis.reading.bodies import Body
from analysis.reading.phrases import phrase
from analysis.reading.sentences import Sentence
from analysis.reading.verbs import PAST, Verb

SUBJECT_BREAK = re.compile(r"[;]| (?:that|which|who|where|when|if|whether|because|although|while) ")
# Members of a body: what one of them does is not the body's act.
MEMBERS = frozenset(
    [
        "councilman",
        "councilwoman",
        "councilmember",
        "councilor",
        "councillor",
        "supervisor",
        "commissioner",
        "alderman",
        "alderwoman",
    ]
) | {"council member", "county commissioner"}

SOME_OF_THEM = phrase("decisions", "some_of_them")
# Capitalised words before "voted" that are nobody's name.
NO_NAMES = frozenset(
    [
        "Democrats",
        "Republicans",
        "Residents",
        "Voters",
        "Members",
        "Lawmakers",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Also",
        "Then",
        "Night",
    ]
)


def subject_of(verb: Verb, sentence: Sentence, bodies: list[Body]) -> Body | None:
    """The body that does it: the nearest one before the verb in its clause, or after "by"."""
    lower = sentence.lower
    before = [b for b in bodies if b.end <= verb.start and b.text.lower() not in MEMBERS]
    real = [b for b in before if b.kind != "place"]
    # "Blakeman, a Trump ally, announced": what stands between commas right before the verb is about the subject.
    aside = re.search(r", [^,;]{3,80}, ?(?:has |have |also |then |\w+ly )*$", lower[: verb.start])
    if aside:
        outside = [b for b in before if b.end <= aside.start()]
        if any(not b.federal for b in outside):
            before = outside
            real = [b for b in before if b.kind != "place"]
    for body in bodies:
        if body.start < verb.end or body.start - verb.end > 120:
            continue
        gap = lower[verb.end : body.start]
        if re.search(r"\bby (?:the |a |an )?(?:[\w.'-]+ ){0,4}$", gap) and body.kind != "place":
            return body
        if (
            re.search(r"\b(?:was|were|been)(?: \w+ly)? $", lower[: verb.start])
            and body.kind not in ("place", "")
            and re.search(r"\b(?:at|during|in|before)\b[^,;]{0,40}$", gap)
        ):
            return body
        if (
            verb.lemma in ("pass", "clear")
            and body.kind in ("legislature", "city_council", "county_board")
            and re.match(r"^ (?:the )?(?:\w+[ -]){0,3}$", gap)
        ):
            return body
    if real:
        nearest = real[-1]
        gap = lower[nearest.end : verb.start]
        if not SUBJECT_BREAK.search(gap) or len(gap) < 60:
            # "the council's resolution passed": the owner acts; "the sheriff asked the board to" : the nearest one does not.
            federal_between = nearest.federal and len(real) > 1 and not real[-2].federal
            if federal_between and gap_is_object(lower, real[-2].end, nearest.start):
                return real[-2]
            return nearest
        return nearest if len(real) == 1 else real[0]
    places = [b for b in before if b.kind == "place"]
    return places[-1] if places else None


def gap_is_object(lower: str, a: int, b: int) -> bool:
    """Whether a preposition stands between two bodies, so that the second belongs to the first's phrase."""
    return bool(re.search(r"\b(?:with|from|to|against|of|for|by|on)\b", lower[a:b]))


def one_persons_vote(verb: Verb, sentence: Sentence, bodies: list[Body]) -> bool:
    """Whether "voted" tells of a member or of some members: "five Republicans voted against it", "Mueller voted no"."""
    if verb.form != PAST:
        return False
    before = sentence.text[: verb.start]
    if SOME_OF_THEM.search(before[-70:].lower()):
        return True
    last = re.search(r"([A-Z][\w'.-]+)(?: also| both| each)? $", before)
    if not last or any(b.end == last.end(1) or b.end == last.end(1) - 2 for b in bodies):
        return False
    return last.start() > 0 and last[1] not in NO_NAMES
