"""Acts in sentences: who did what to which measure, and whether it happened."""

import re
from dataclasses import dataclass, field

from analysis.reading.bodies import Body
from analysis.reading.cues import any_bit, cued, may_match
from analysis.reading.dates import When
from analysis.reading.phrases import nominal_phrases, phrase
from analysis.reading.polarity import Sign, is_topical, sign_of
from analysis.reading.sentences import Sentence
from analysis.reading.verbs import BASE, ING, PAST, PRESENT, Verb, find_verbs, word_set
from analysis.reading.votes import Tally, find_tally

MEASURE = phrase("decisions", "measure")
AGREEMENT = phrase("decisions", "agreement")
OLD_RULE = phrase("decisions", "old_rule")
# "New York is pulling back from": a headline's way to tell a decision.
UNDER_WAY = cued(r"\b(?:is|are) (?:now |once again |formally )?$")
STOPPED_BILL = phrase("decisions", "stopped_bill")
PRONOUN = re.compile(r" (?:it|them|both)\b")
CLAUSE_BREAK = phrase("decisions", "clause_break")
SUBJECT_BREAK = re.compile(r"[;]| (?:that|which|who|where|when|if|whether|because|although|while) ")
FIRST_STEP = phrase("decisions", "first_step")
FURTHER_STEP = phrase("decisions", "further_step")
FINAL_STEP = phrase("decisions", "final_step")
COMMITTEE = cued(r"\b(?:sub)?committee\b")


@dataclass
class Event:
    """One act found in a sentence. ``kind`` is the verb's class after composition; ``real`` whether it happened."""

    sentence: Sentence
    verb: Verb
    kind: str
    start: int
    end: int
    agent: Body | None
    real: bool
    sign: Sign | None
    topical: bool
    measure: bool
    background: bool = False
    dates: list[When] = field(default_factory=list)
    tally: Tally | None = None
    stage: str = ""
    score: float = 0.0
    lemma: str = ""
    lead_in: Verb | None = None
    reasons: list[str] = field(default_factory=list)


def clause_end(lower: str, start: int) -> int:
    """Where the clause that begins at start ends: at a break, but not within its first words."""
    for match in CLAUSE_BREAK.finditer(lower, start):
        if match.start() - start > 18:
            return match.start()
    return len(lower)


def words_before(lower: str, start: int, most: int = 5) -> str:
    """Up to ``most`` words before a position, not past a break of the clause."""
    piece = lower[max(0, start - 90) : start]
    if "may " in piece:
        piece = re.sub(r"\bmay (?=\d)", "m_y ", piece)
    for mark in (";", ", ", " that ", " and "):
        cut = piece.rfind(mark)
        if cut >= 0:
            piece = piece[cut + len(mark) - 1 :]
    return " ".join(piece.split()[-most:])


def happened(verb: Verb, sentence: Sentence) -> bool:
    """Whether a verb that stands by itself tells a thing done (headlines tell it in the present)."""
    before = words_before(sentence.lower, verb.start)
    if re.search(r"\b(?:would|could|might|should|may|must) (?:\w+ )?have\b", before):
        return False
    if (
        verb.kind in ("act", "adopt")
        and verb.form == PAST
        and re.search(r"\b(?:that|which|who) (?:has |have |had )?(?:\w+ly )?$", sentence.lower[: verb.start])
        and verb.lemma not in ("pass", "approve", "adopt", "clear", "sign", "enact")
    ):
        # "a program that has expanded": what a thing did.
        return False
    if (
        verb.kind == "act"
        and verb.form == PAST
        and re.search(r"\b(?:is|are|was|were|been|being|be)(?: \w+ly)?$", before)
    ):
        # "are shared with", "was held": what goes on, not what was decided.
        return False
    if verb.form == PRESENT and re.search(
        r"\b(?:that|which|who)(?: also| now| \w+ly)? $", sentence.lower[: verb.start]
    ):
        # "a program that trains deputies": what a thing does, not what was decided.
        return False
    if verb.form == PAST and re.search(r"\b(?:a|an|the|its|their) $", sentence.lower[: verb.start]):
        # "with a signed agreement", "the approved resolution": an adjective.
        return False
    if (
        verb.form == PAST
        and REDUCED.search(sentence.lower[: verb.start])
        and not re.match(
            r" (?:by|\d|unanimously|mon|tues|wednes|thurs|fri|satur|sun|on )", sentence.lower[verb.end :]
        )
    ):
        # "pro-enforcement measures approved or under consideration in other states"
        return False
    if word_set("unreal").search(before) and not re.search(
        r"\b(?:has|have|had|was|were) (?:\w+ly )?$", before + " "
    ):
        return verb.form == PAST and bool(re.search(r"\b(?:set|planned|before|without|to|called|asked|proposed|when|once|first)\b$", before)) is False \
            and not re.search(r"\b(?:be|been|being|will|would|could|may|might|should|to|if|whether|until|unless|can|must)\b", before)  # fmt: skip
    if re.search(r"\b(?:be|being)(?: \w+ly)?$", before):
        return False
    if verb.form == PAST:
        return True
    return verb.form == PRESENT and (sentence.kind in ("title", "heading") or sentence.paragraph <= 1)


def negated(sentence: Sentence, verb: Verb) -> bool:
    """Whether the verb is denied: "did not vote", "never adopted"."""
    return bool(word_set("negated").search(words_before(sentence.lower, verb.start, 3)))


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


GOVERNS = phrase("decisions", "governs")


def governed_at(lower: str, after: int) -> int:
    """Where the verb stands that the first "to" after a position governs; -1 where there is none."""
    match = GOVERNS.search(lower, after)
    return match.end() if match else -1


def complement(verb: Verb, verbs: tuple[Verb, ...], lower: str) -> tuple[Verb, bool] | None:
    """The verb that "voted to", "agreed to", "decided to", "declined to" govern, and whether "not" stands between."""
    for other in verbs:
        if other.start < verb.end or other.form not in (BASE, ING):
            continue
        gap = lower[verb.end : other.start]
        if len(gap) > 110 or ";" in gap:
            return None
        if other.form == BASE and governed_at(lower, verb.end) == other.start:
            return other, bool(re.search(r"\bnot to\b|\bto not\b|\bno longer\b|\bagainst\b", gap))
        if other.form == ING and re.search(
            r"\b(?:against|on|for|in favor of|of)(?: a (?:motion|resolution|measure|proposal|bill))?(?: \w+ly)? $",
            gap,
        ):
            return other, "against" in gap
        if other.form == BASE and re.search(r"\bagainst\b.{0,40}\bto $", gap):
            return other, True
    return None


def events_in(sentence: Sentence, bodies: list[Body]) -> list[Event]:
    """All acts a sentence tells or foretells, in order."""
    lower = sentence.lower
    verbs = find_verbs(lower)
    found: list[Event] = []
    governed: set[int] = set()
    for verb in verbs:
        if verb.start in governed or sentence.in_speech(verb.start):
            continue
        event = None
        if verb.kind in ("decide", "decline"):
            event = from_lead_in(verb, verbs, sentence, bodies, governed)
        elif (
            verb.form == ING
            and verb.kind in ("repeal", "adopt", "act")
            and UNDER_WAY.search(lower[: verb.start])
        ):
            event = made(sentence, verb, verb.kind, bodies, real=True)
        elif verb.form != ING and verb.kind != "handle":
            event = from_plain(verb, sentence, bodies)
        if event:
            found.append(event)
    found += without_verb(sentence, bodies)
    found += refusals(sentence, bodies)
    return found


def made(
    sentence: Sentence, verb: Verb, kind: str, bodies: list[Body], real: bool, lead: Verb | None = None
) -> Event:
    """An Event with the sign of its object."""
    lower = sentence.lower
    end = clause_end(lower, verb.end)
    # What the verb itself says counts for rules ("bars", "ends"); what it does to a measure ("rejects") does not.
    begin = verb.start if kind in ("act", "repeal") or verb.lemma in AGAINST else verb.end
    vetoed = (
        re.search(r"\bvetoe?(?:s|ed)?\b(?: of)?", lower[verb.end : end]) if verb.lemma == "override" else None
    )
    if vetoed:
        # Overriding a veto enacts the bill: the veto turns nothing.
        begin = verb.end + vetoed.end()
    sign = sign_of(lower, begin, end)
    near = lead or verb
    if sign is None and kind != "act":
        # "a policy that keeps ICE out, which the board adopted": the measure stands before the verb.
        before = sign_of(lower, 0, near.start)
        sign = Sign(before.value, before.start, before.end, False, before.turned) if before else None
    return Event(
        sentence, verb, kind, near.start, end, subject_of(near, sentence, bodies), real, sign,
        topical=is_topical(lower[near.start : end]), measure=bool(MEASURE.search(lower) or PRONOUN.match(lower, verb.end)),
        tally=find_tally(sentence.text, near.start), lemma=verb.lemma, lead_in=lead,
    )  # fmt: skip


def act_of(sentence: Sentence, verb: Verb, bodies: list[Body]) -> Event:
    """The act that a verb tells, done, whatever its form."""
    return made(sentence, verb, verb.kind, bodies, real=True)


# Verbs of adopting that are against what they name.
AGAINST = frozenset({"condemn", "denounce"})
REDUCED = phrase("decisions", "reduced")
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
# Things done, not decided: told in the past they are no rule ("handed over", "helped"), unless voted on.
DOING = frozenset(
    [
        "help",
        "assist",
        "detain",
        "hold",
        "house",
        "share",
        "check",
        "screen",
        "cooperate",
        "collaborate",
        "honor",
        "honour",
        "protect",
        "keep",
        "support",
        "train",
        "inquire",
        "open",
        "close",
        "comply",
        "participate",
        "tighten",
    ]
) | {
    "hand over",
    "turn over",
    "work with",
    "ask about",
}
# Verbs of joining need what is joined right behind them.
JOINING = frozenset(["join", "enter", "participate", "partner", "enroll", "train"]) | {
    "team up",
    "sign up",
    "opt in",
    "take part",
    "stay in",
    "remain in",
    "work with",
}
JOINED = phrase("decisions", "joined")
STAFF = phrase("decisions", "staff")
FEDERAL_ASKED = phrase("decisions", "federal_asked")


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


def from_plain(verb: Verb, sentence: Sentence, bodies: list[Body]) -> Event | None:
    """An act told by one verb: "approved", "bars", "will consider"."""
    lower = sentence.lower
    if verb.form == BASE:
        # Headlines: "Sheriff to stop honoring detainers"; announcements: "will no longer honor detainers".
        before = words_before(lower, verb.start)
        ahead = re.search(
            r"\b(?:will|would)(?: no longer| not| soon| now| also)?$|\bwon't$|(?:^|\s)to(?: no longer| not)?$",
            before,
        )
        if not ahead and sentence.kind != "title":
            return None
        event = made(sentence, verb, verb.kind, bodies, real=False)
        if re.search(r"no longer$|\bnot$|won't$", before):
            event.kind = "act"
            event.sign = sign_of(lower, verb.start - len(before), event.end)
            event.reasons.append("no longer")
        if sentence.kind == "title" and not ahead and not word_set("unreal").search(before):
            event.real = True
        return event
    if verb.lemma == "apply" and not re.match(
        r" (?:for|to (?:join|become|participate|take|be|enter|ice|dhs|immigration|the (?:federal|287|department|ice)))\b",
        lower[verb.end :],
    ):
        return None
    if verb.kind == "request" and verb.lemma not in ("request", "ask", "apply"):
        return None
    after = lower[verb.end :]
    if verb.lemma == "reverse" and after.startswith(" course"):
        return None
    if verb.lemma in JOINING and not JOINED.match(after):
        return None
    if verb.lemma == "declare" and re.match(r" (?:him|her|them)selv?e?s?", after):
        return None
    if verb.lemma == "ask" and not FEDERAL_ASKED.match(after) and not STAFF.match(after):
        return None
    real = happened(verb, sentence)
    event = made(sentence, verb, verb.kind, bodies, real)
    if verb.lemma in ("block", "halt", "stop", "stall") and STOPPED_BILL.search(
        lower[max(0, verb.start - 50) : verb.end + 45]
    ):
        event.kind = "reject"
        event.sign = sign_of(lower, verb.end, event.end) or sign_of(lower, 0, verb.start)
    if event.agent is not None and event.agent.text.lower() in MEMBERS:
        event.real = False
    if verb.lemma in DOING:
        event.real = False
    if negated(sentence, verb):
        event.real = False
        event.reasons.append("negated")
    return event


def from_lead_in(
    verb: Verb, verbs: tuple[Verb, ...], sentence: Sentence, bodies: list[Body], governed: set[int]
) -> Event | None:
    """An act told by two verbs: "voted 4-1 to rescind", "declined to renew", "voted against"."""
    lower = sentence.lower
    rest = lower[verb.end : verb.end + 60]
    if verb.lemma == "vote" and one_persons_vote(verb, sentence, bodies):
        return None
    real = happened(verb, sentence) and not negated(sentence, verb)
    if verb.lemma == "become" and re.search(r"\b(?:has|have) (?:now |also )?$", lower[: verb.start]):
        real = True
    if verb.form == ING and verb.lemma == "vote" and re.match(r" (?:\d|unanimously)", lower[verb.end :]):
        # "..., voting 4-1 to reject it"
        real = True
    joined = complement(verb, verbs, lower)
    if (
        verb.lemma == "vote"
        and re.match(r"[\w ,–-]{0,40}?\b(?:down|against)\b", rest)
        and not (joined and not joined[1])
    ):
        inner = joined[0] if joined else verb
        if joined:
            governed.add(inner.start)
        return as_rejected(sentence, inner, bodies, real, verb)
    if verb.lemma == "use" and not (joined and joined[0].lemma == "veto"):
        return None
    if SOME_OF_THEM.search(lower[max(0, verb.start - 80) : verb.start]):
        return None
    if joined:
        inner, turned = joined
        governed.add(inner.start)
        if verb.kind == "decline" or turned:
            return declined(sentence, inner, bodies, real, verb)
        if inner.kind in ("decide", "decline"):
            second = complement(inner, verbs, lower)
            if second is None and inner.lemma != "vote":
                return None
            if second:
                governed.add(second[0].start)
                if inner.kind == "decline":
                    return declined(sentence, second[0], bodies, real, verb)
                inner = second[0]
        if inner.lemma == "oppose":
            return made(sentence, inner, "act", bodies, real, verb)
        kind = (
            "adopt"
            if inner.kind == "propose" and inner.lemma in ("draft", "study", "explore", "review")
            else inner.kind
        )
        return made(sentence, inner, kind, bodies, real, verb)
    if verb.lemma == "vote":
        if re.match(r"[^.]{0,60}?\b(?:for|in favor of|in support of|on|yes)\b", rest) or verb.form == PAST:
            event = made(sentence, verb, "adopt", bodies, real)
            event.reasons.append("vote without a verb")
            if re.match(r"[\w ]{0,20}? on ", rest) and not event.tally:
                event.reasons.append("vote on")
            return event
        return made(sentence, verb, "propose", bodies, False)
    if verb.form == PAST and verb.lemma in ("decide", "agree", "resolve", "commit", "opt"):
        # "agreed to another year in the program", "..., commissioners decided Friday".
        event = made(sentence, verb, "adopt", bodies, real)
        event.reasons.append("decided")
        return event
    if verb.lemma == "become":
        return made(sentence, verb, "act", bodies, real)
    if verb.lemma == "fail":
        event = made(sentence, verb, "reject", bodies, real)
        event.sign = sign_of(lower, 0, verb.start) or event.sign
        return event
    return None


def as_rejected(sentence: Sentence, inner: Verb, bodies: list[Body], real: bool, lead: Verb) -> Event:
    """A measure voted down: its sign is that of what was proposed."""
    event = made(sentence, inner, "reject", bodies, real, lead)
    begin = inner.start if inner is not lead and inner.kind in ("act", "repeal") else inner.end
    event.sign = plain_sign(sentence.lower, begin, event.end)
    return event


def plain_sign(lower: str, start: int, end: int) -> Sign | None:
    """The sign of a clause with a leading "down" or "against" left out."""
    match = re.match(r"[\w ,–-]{0,40}?\b(?:down|against)\b", lower[start:end])
    return sign_of(lower, start + (match.end() if match else 0), end)


def declined(sentence: Sentence, inner: Verb, bodies: list[Body], real: bool, lead: Verb) -> Event:
    """ "declined to renew" ends, "declined to adopt" and "declined to repeal" reject, "refused to honor" is a rule."""
    lower = sentence.lower
    end = clause_end(lower, inner.end)
    renewing = inner.lemma in (
        "renew",
        "extend",
        "continue",
        "keep",
        "sign",
        "enter",
        "join",
    ) and AGREEMENT.search(lower, inner.end, end)
    if renewing and inner.lemma in ("renew", "extend", "continue", "keep"):
        event = made(sentence, inner, "repeal", bodies, real, lead)
        after = sign_of(lower, inner.end, end)
        event.sign = Sign(-after.value, after.start, after.end, after.strong, True) if after else None
        return event
    if inner.kind in ("adopt", "repeal", "reject", "handle", "propose") or renewing:
        event = made(sentence, inner, "reject", bodies, real, lead)
        begin = inner.start if inner.kind in ("repeal",) else inner.end
        event.sign = sign_of(lower, begin, end)
        return event
    event = made(sentence, inner, "act", bodies, real, lead)
    after = sign_of(lower, inner.start, end)
    event.sign = Sign(-after.value, after.start, after.end, after.strong, True) if after else None
    return event


NOMINAL = nominal_phrases()
ANY_NOMINAL = any_bit(pattern for pattern, _ in NOMINAL)


def without_verb(sentence: Sentence, bodies: list[Body]) -> list[Event]:
    """Acts told by a noun: "the motion failed", "the vote ended in a tie"."""
    found = []
    lower = sentence.lower
    for pattern, kind in NOMINAL if may_match(lower, ANY_NOMINAL) else ():
        match = pattern.search(lower)
        if match and kind == "reject" and "overr" in lower:
            continue
        if match and not sentence.in_speech(match.start()):
            verb = Verb("fail", kind, PAST, match.start(), match.end())
            event = made(sentence, verb, kind, bodies, real=True)
            event.sign = sign_of(lower, match.start(), event.end) or sign_of(lower, 0, match.start())
            if kind == "repeal":
                inside = sign_of(lower, match.start(), match.end())
                event.sign = Sign(
                    -1 if inside is None or not inside.turned else inside.value,
                    match.start(),
                    match.end(),
                    True,
                    True,
                )
            found.append(event)
    return found


CANNOT_LEAVE = phrase("decisions", "cannot_leave")
FEDERAL_TALK = phrase("decisions", "federal_talk")
ICE_REFUSED = phrase("decisions", "ice_refused")


def refusals(sentence: Sentence, bodies: list[Body]) -> list[Event]:
    """What the federal government refused, as the refused place's row: kind "deny", stage denied."""
    lower = sentence.lower
    found = []
    for match in (CANNOT_LEAVE.search(lower), ICE_REFUSED.search(lower)):
        if match is None or sentence.in_speech(match.start()) or sentence.kind not in ("body",):
            continue
        if match.re is CANNOT_LEAVE.plain and not (
            FEDERAL_TALK.search(lower) and re.search(r"secure communities|program|287", lower)
        ):
            continue
        verb = Verb("deny", "deny", PAST, match.start(), match.end())
        event = made(sentence, verb, "deny", bodies, real=True)
        named = [b for b in bodies if b.mention is not None and not b.federal and b.end <= match.start()]
        if match.re is ICE_REFUSED.plain:
            named = [b for b in bodies if b.mention is not None and not b.federal]
        event.agent = next((b for b in named if b.kind != "place"), named[0] if named else None)
        event.sign = Sign(-1 if match.re is CANNOT_LEAVE.plain else 1, match.start(), match.end(), True, True)
        if event.agent is not None:
            found.append(event)
    return found
