"""Counts of votes in a sentence: "4-1", "4-to-1", "nine to two", "unanimously", "with one abstention"."""

import re
from dataclasses import dataclass

WORDS = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty".split())} | {"no": 0, "none": 0, "a": 1, "single": 1, "lone": 1}  # fmt: skip
NUMBER = r"(?:\d{1,3}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)"
COUNT = re.compile(
    rf"(?<![\w$/:.-])({NUMBER})(?: ?[-–—] ?| ?-?to-? ?| votes? to )({NUMBER})(?: ?[-–—] ?({NUMBER}))?(?![\w%/:]|[-–.]\d)"
)
# A count is one of votes only near such a word, or at the end of a clause of decision.
VOTING = re.compile(
    r"\bvot(?:e|es|ed|ing)\b|\bclear(?:ed|s)?\b|\bresolved\b|\bcarried\b|\bchose\b|\bdecided\b|\btally\b|\bmargin\b|\broll call\b|\bsplit\b|\bdecision\b|\bpass(?:ed|es|age|ing)?\b|\bapprov(?:e|ed|es|al|ing)\b|\badopt(?:ed|s|ion|ing)?\b|\breject(?:ed|s|ing|ion)?\b|\bfail(?:ed|s|ing)?\b|\bdefeated\b|\bdeadlocked\b|\btied?\b|\bmotion\b|\bturned down\b|\boverr(?:ode|ide|idden|iding)\b|\bendors(?:ed|es)\b|\bagreed\b|\bcommittee\b|\bmove[ds]?\b|\badvance[ds]?\b|\bkill(?:ed|s)\b|\btabled?\b|\bconcurr\w+\b|\brescind\w*|\brepeal\w*|\bauthoriz\w+|\bauthoris\w+|\brenew\w*"
)
# "Resolution 17-29": a number, not a count; news writes such names with a capital.
NUMBERED = re.compile(
    r"\b(?:Resolution|Ordinance|Bill|Measure|Policy|File|Order|Directive|Proposition|Item|Chapter|Section|Law|Article|Title)\s*$"
)
UNANIMOUS = re.compile(
    r"\bunanim\w+\b|\bwithout (?:dissent|opposition|objection|a dissenting vote|debate or dissent)\b|\bno (?:one|member|members) (?:voted against|opposed|dissented)\b|\bno dissent\w*\b|\b(?:no|zero) (?:votes? against|no votes|opposing votes|dissenting votes)\b|\bevery (?:\w+ )?member (?:\w+ )?(?:in favor|voting|voted|present)\b|\bwith no (?:one|member|members) oppos\w+|\bwithout a dissent\w*|\ball (?:\w+ ){0,2}(?:council ?members|members|supervisors|commissioners|trustees|councilors|present) (?:present )?(?:voted|voting) (?:in favor|yes|for|to)\b"
)
NOT_UNANIMOUS = re.compile(
    r"\bnot unanimous\w*\b|\bnon-?unanimous\b|\bwas(?:n't| not) unanimous\b|\bfell short of unanim\w+"
)
NOT_VOTES = re.compile(
    r"\bages?\b|\byears? old\b|\bscore|\bgame\b|\bp\.m\b|\ba\.m\b|\bchapter\b|\bsection\b|\bcovid|\bpages?\b|\bfiscal\b|\bseason\b|\b9[-/]11\b|\b24[-/]7\b|\bpercent\b|\bhours\b|\bdays\b|\bweeks\b|\bmonths\b|\bmajority (?:on|in)\b|\bcontrol\b|\bheld\b|\bedge\b|\b(?:no\.?|number|#)\s*$"
)
ONLY_ONE_AGAINST = re.compile(
    r"\b(?:was |is |being )?the (?:only|lone|sole|single) (?:\w+ ){0,3}?(?:(?:one |member |supervisor |commissioner |council ?member |councilor |trustee |person )?(?:to |who )?(?:vot(?:e|ed|ing) (?:against|no\b|in opposition)|opposed|dissent\w*)|(?:no|dissenting|opposing|nay|negative) vote|vote against|dissent\w*|opposition|holdout|\"?no\"?)|\bcast(?:ing)? the (?:lone|only|sole|single) (?:\w+ )?(?:no|dissenting|nay|opposing|vote)|\bwith (?:only|just) [\w. ]{3,40} (?:opposed|opposing|dissenting|voting (?:no|against))|\blone dissent\w*"
)
ABSTAIN = re.compile(
    rf"\b({NUMBER}|a|single) (?:abstention|abstentions|abstained|abstaining|members? abstain\w+)\b|\b(?:with )?([A-Z][\w.'-]+(?: [A-Z][\w.'-]+){{0,3}}) (?:abstained|abstaining|abstains)\b"
)
TIE = re.compile(r"\btied?\b|\bdeadlock\w*\b|\bevenly split\b|\bsplit evenly\b")


# "19 in favor, 2 opposed", "Ayes 5, nays 0", "three members were for it and two against".
SPELLED = re.compile(
    rf"(?<![\w$/:.-])({NUMBER}) (?:\w+ ){{0,3}}?(?:in favor|in support|for it|yes|ayes?|yeas?|voted for|for)\b(?: it| votes?)?[,;.]?(?: and| to| with| while|,)* ({NUMBER}) (?:\w+ ){{0,3}}?(?:opposed|against|in opposition|no|nays?|noes|voted no)\b"
)
AYES = re.compile(rf"\b(?:ayes?|yeas?|yes):? ?({NUMBER})[,;.]? ?(?:and )?(?:nays?|noes|no):? ?({NUMBER})\b")


@dataclass(frozen=True)
class Tally:
    """A count: ``first`` and ``second`` as printed, abstentions, and where it stands in the sentence."""

    first: int
    second: int
    abstain: int | None
    start: int
    end: int


def to_number(word: str) -> int:
    """A number from digits or from a word."""
    return int(word) if word.isdigit() else WORDS[word.lower()]


def find_tally(text: str, near: int | None = None) -> Tally | None:
    """The count of votes in a sentence: the one nearest to position ``near``, or the first; None where there is none."""
    lower = text.lower()
    found = []
    for pattern in (SPELLED, AYES):
        for match in pattern.finditer(lower):
            found.append(Tally(to_number(match[1]), to_number(match[2]), None, match.start(), match.end()))
    if not found and not VOTING.search(lower):
        return None
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
            r"vot|margin|tally|decision|approv|pass|reject|adopt", window
        ):
            continue
        if first + second < 2 or max(first, second) > 424 or (first > 150 and second > 300):
            continue
        found.append(
            Tally(first, second, to_number(match[3]) if match[3] else None, match.start(), match.end())
        )
    if not found:
        return None
    if near is None:
        return found[0]
    return min(found, key=lambda tally: abs(tally.start - near))


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
