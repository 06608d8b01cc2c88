"""Counts of votes in a sentence: "4-1", "4-to-1", "nine to two", "unanimously", "with one abstention"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.reading.cues import cued
from analysis.reading.phrases import phrase

WORDS = {w: i for i, w in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"])} | {"no": 0, "none": 0, "nothing": 0, "a": 1, "single": 1, "lone": 1}  # fmt: skip
NUMBER = r"(?:\d{1,3}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|nothing)"
COUNT = re.compile(
    rf"(?<![\w$/:.-])({NUMBER})(?: ?[-–—] ?| ?-?to-? ?| votes? to )({NUMBER})(?: ?[-–—] ?({NUMBER}))?(?![\w%/:]|[-–.]\d)"
)
VOTING = phrase("votes", "voting")
NUMBERED = phrase("votes", "numbered")
UNANIMOUS = phrase("votes", "unanimous")
NOT_UNANIMOUS = phrase("votes", "not_unanimous")
NOT_VOTES = phrase("votes", "not_votes")
ONLY_ONE_AGAINST = phrase("votes", "only_one_against")
ABSTAIN = cued(
    rf"\b({NUMBER}|a|single) (?:abstention|abstentions|abstained|abstaining|members? abstain\w+)\b|\b(?:with )?([A-Z][\w.'-]+(?: [A-Z][\w.'-]+){{0,3}}) (?:abstained|abstaining|abstains)\b"
)


# "19 in favor, 2 opposed", "three members were for it and two against", "five voted to undo it and two did not".
SPELLED = cued(
    rf"(?<![\w$/:.-])({NUMBER}) (?:of (?:them|its members|the \w+) )?(?:[\w']+ ){{0,6}}?"
    r"(?:in favor|in support|for it|yes|ayes?|yeas?|voted for|voted in favor|voted to|were for|for)\b[^.;%]{0,60}?"
    rf"(?:,|;| and| to| with| while| but) ({NUMBER}) (?:[\w']+ ){{0,3}}?(?:opposed|against|in opposition|no|nays?|noes|voted no|did not)\b"
)
# "five council members against two voted": who was for it comes first.
SIDE_BY_SIDE = cued(rf"(?<![\w$/:.-])({NUMBER}) (?:\w+ ){{1,3}}against ({NUMBER}) (?:voted|wanted)\b")
AYES = cued(rf"\b(?:ayes?|yeas?|yes):? ?({NUMBER})[,;.]? ?(?:and )?(?:nays?|noes|no):? ?({NUMBER})\b")


@dataclass(frozen=True)
class Tally:
    """A count: ``first`` and ``second`` as printed, abstentions, and where it stands in the sentence."""

    first: int
    second: int
    abstain: int | None
    start: int
    end: int
    # Whether it is said who was for and who against.
    sides: bool = False


def to_number(word: str) -> int:
    """A number from digits or from a word."""
    return int(word) if word.isdigit() else WORDS[word.lower()]


def find_tally(text: str, near: int | None = None) -> Tally | None:
    """The count of votes in a sentence: the one nearest to position ``near``, or the first; None where there is none."""
    found = tallies_in(text)
    if not found or near is None:
        return found[0] if found else None
    return min(found, key=lambda tally: abs(tally.start - near))


@lru_cache(maxsize=256)
def tallies_in(text: str) -> tuple[Tally, ...]:
    """All counts of votes in a sentence, those that name both sides first; asked for once for each verb in it."""
    lower = text.lower()
    found = []
    for pattern in (SPELLED, SIDE_BY_SIDE, AYES):
        for match in pattern.finditer(lower):
            if not re.search(r"percent|%", lower[match.start() : match.end() + 9]):
                numbers = to_number(match[1]), to_number(match[2])
                found.append(Tally(*numbers, None, match.start(), match.end(), sides=True))
    if not found and not VOTING.search(lower):
        return ()
    for match in COUNT.finditer(lower):
        window = lower[max(0, match.start() - 34) : match.end() + 22]
        around = lower[max(0, match.start() - 14) : match.start()]
        if (
            NOT_VOTES.search(around)
            or NUMBERED.search(text[: match.start()])
            or re.search(
                r"^ ?(?:years?|percent|p\.m|a\.m|days|hours|weeks|months|points|people|inmates|degrees|minutes|miles|majority)\b",
                lower[match.end() :],
            )
        ):
            continue
        if match.group() in ("9-11", "24-7", "50-50", "9/11", "one-to-one", "one-on-one"):
            continue
        if not VOTING.search(lower[max(0, match.start() - 90) : match.end() + 40]) or re.search(
            r"\bages?\b|\bage\b", window
        ):
            continue
        first, second = to_number(match[1]), to_number(match[2])
        # Numbers in words are read as counts only with "to" between and a vote beside.
        if not match[1].isdigit() and not re.search(
            r"vot|margin|tally|decision|approv|pass|reject|adopt|\bby [\w-]+ to", window
        ):
            continue
        if first + second < 2 or max(first, second) > 424 or (first > 150 and second > 300):
            continue
        found.append(
            Tally(first, second, to_number(match[3]) if match[3] else None, match.start(), match.end())
        )
    return tuple(found)


def find_unanimity(lower: str) -> tuple[bool, int, int] | None:
    """Whether a sentence says that nobody, or that somebody, voted against; with where it says so."""
    match = NOT_UNANIMOUS.search(lower)
    if match:
        return False, match.start(), match.end()
    match = ONLY_ONE_AGAINST.search(lower)
    if match:
        return False, match.start(), match.end()
    match = UNANIMOUS.search(lower)
    if match:
        return True, match.start(), match.end()
    return None


def find_abstentions(text: str) -> tuple[int, int, int] | None:
    """How many abstained, with where it is said; None where it is not."""
    match = ABSTAIN.search(text)
    if not match:
        return None
    return (to_number(match[1]) if match[1] else 1), match.start(), match.end()
