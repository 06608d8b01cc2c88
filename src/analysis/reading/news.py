"""Which of an article's acts is its news, and how far it got."""

import re
from dataclasses import dataclass
from datetime import timedelta

from analysis.reading.assemble import Article
from analysis.reading.cues import cued
from analysis.reading.events import OLD_RULE, Event
from analysis.reading.phrases import phrase
from analysis.reading.polarity import is_topical
from analysis.reading.verbs import lists as verb_lists
from analysis.reading.verbs import word_set
from analysis.reading.votes import find_unanimity

REAL_BODIES = frozenset(
    {
        "city_council",
        "county_board",
        "sheriff",
        "police",
        "executive",
        "legislature",
        "school_board",
        "voters",
    }
)
# Bodies that decide alone: what they announce they will do is decided.
ALONE = frozenset({"sheriff", "police", "executive", "other"})
# Verbs that tell much else besides decisions: they need a body, the topic, and nothing better elsewhere.
LOOSE = frozenset(verb_lists()["loose"]["verbs"])
CHAMBER = phrase("news", "chamber")
WITHDRAWS = phrase("news", "withdraws")
STOPS_A_CONTRACT = phrase("news", "stops_a_contract")
FIRST_STEP = phrase("decisions", "first_step")
FURTHER_STEP = phrase("decisions", "further_step")
FINAL_STEP = phrase("decisions", "final_step")
COMMITTEE = cued(r"\b(?:sub)?committee\b")
READING_TO_COME = phrase("news", "reading_to_come")
BY_COMMITTEE = phrase("news", "by_committee")
STEP_BODIES = frozenset({"city_council", "county_board", "legislature", "school_board", ""})
SECURE = cued(r"secure communities|s-comm|fingerprint")
FEDERAL_OBJECT = phrase("news", "federal_object")
COURT = phrase("news", "court")
EARLY = phrase("news", "early")
POSTPONED = phrase("news", "postponed")
AHEAD = phrase("news", "ahead")
THRESHOLD = 5.0
PROPOSED_THRESHOLD = 6.2


def is_background(event: Event, article: Article) -> bool:
    """Whether the sentence puts the act into the past of the story."""
    lower = event.sentence.lower
    before = lower[max(0, event.start - 70) : event.start]
    cut = max(before.rfind(", "), before.rfind("; "))
    lead = before[cut + 1 :] if cut >= 0 else before
    # In the case it was printed in: Mayor Long is not "long".
    lead = event.sentence.text[event.start - len(lead) : event.start]
    after = lower[event.verb.end : event.verb.end + 30]
    long_ago = re.match(
        r" (?:\w+ ){0,2}(?:years?|decades?) ago\b| (?:back )?in (?P<year>(?:19|20)\d\d)\b| last year\b", after
    )
    if long_ago and not (article.day and long_ago["year"] == str(article.day.year)):
        return True
    reported = re.search(
        r"\b(?:said|told|announced|confirmed)\b.*\b(?:he|she|they|it) (?:had|has|have)(?: \w+ly)? $",
        lower[: event.start],
    )
    if word_set("past").search(lead[-45:]) and event.sentence.kind != "title" and not reported:
        return True
    near = [
        w
        for w in event.dates
        if w.kind not in ("after", "future")
        and abs(w.start - event.start) < 110
        and not w.text.lower().startswith(("since", "from"))
    ]
    if article.day and near:
        dated = [w for w in near if w.latest is not None and w.kind != "recently"]
        recent = [w for w in dated if w.latest >= article.day - timedelta(days=45)]
        if dated and not recent:
            return True
        if dated:
            # "sued Monday over an ordinance that the council passed in 2017": the date beside the verb counts.
            beside = min(dated, key=lambda w: min(abs(w.start - event.verb.end), abs(event.start - w.end)))
            gap = min(abs(beside.start - event.verb.end), abs(event.start - beside.end))
            if beside not in recent and gap < 6:
                return True
    elif near and article.day is None and all(w.kind == "year" for w in near):
        return True
    return bool(re.search(r"^\W*(?:in|since|back in|until|by) (?:19|20)\d\d\b", lower)) and not (
        article.day and f"{article.day.year}" in lower[:14]
    )


def recent(event: Event, article: Article) -> bool:
    """Whether the sentence dates the act to the days before publication."""
    for when in event.dates:
        if when.kind in ("weekday", "today"):
            return True
        if article.day and when.exact and 0 <= (article.day - when.earliest).days <= 21:
            return True
    return bool(
        re.search(
            r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
            event.sentence.lower[max(0, event.start - 60) : event.end],
        )
    )


SAID_IT_WILL = phrase("news", "said_it_will")
SAID_AFTER = phrase("news", "said_after")


def announces(event: Event) -> bool:
    """Whether a body that decides alone says what it will do from now on."""
    if event.agent is None or event.agent.kind not in ALONE | {"place", ""}:
        return False
    if event.real or event.verb.form != "base":
        return False
    lower = event.sentence.lower
    gap = lower[event.agent.end : event.verb.start]
    if "no longer" in event.reasons:
        ahead = gap + lower[event.verb.start - 14 : event.verb.start]
        if re.search(r"\bwould (?:no longer|not)\b", ahead) and not re.search(
            r"\b(?:said|announced|says)\b", ahead
        ):
            return False
        return bool(re.search(r"\b(?:will|would|to) (?:no longer|not)\b|\bwon't\b|\bno longer\b", ahead))
    if (
        event.sentence.kind == "title"
        and event.kind in ("act", "repeal", "adopt")
        and re.match(r"(?:'s office|'s department)? (?:\w+ )?to (?:no longer |not |soon )?$", gap)
    ):
        if re.search(
            r"\b(?:propos|requir|bill|plan|ask|urg|call|want|law|push|weigh|consider|pressur|protest)\w*",
            lower[: event.agent.start],
        ):
            return False
        return event.agent.kind in ALONE or event.kind != "adopt"
    if (
        event.sentence.kind == "title"
        and event.kind == "act"
        and event.agent.kind in ALONE
        and re.search(r", will (?:\w+ )?$", gap)
    ):
        return True
    if event.kind not in ("act", "repeal") or re.search(r"\bif\b|\bonly\b", gap):
        return False
    if SAID_IT_WILL.search(lower[: event.verb.start]) and event.agent.kind in ALONE:
        return True
    # "Police will stop holding people for ICE, the chief said."
    return event.agent.kind in ALONE and bool(
        re.match(r"[^,;]{0,40}\bwill (?:\w+ )?$", gap) and SAID_AFTER.search(lower[event.verb.end :])
    )


def score(event: Event, article: Article) -> float:
    """How much speaks for an act being the news; see the comments for what counts."""
    sentence, lower = event.sentence, event.sentence.lower
    total = 0.0
    # Where it stands.
    if sentence.kind == "title":
        total += 2.2
    elif sentence.kind == "heading":
        total -= 0.5
    else:
        total += {0: 2.6, 1: 2.2, 2: 1.6, 3: 1.1, 4: 0.8, 5: 0.6}.get(sentence.paragraph, 0.2)
    # Who acts.
    agent = event.agent
    if agent is not None and agent.kind in REAL_BODIES:
        total += 1.3
        if article.main_body is not None and agent.kind == article.main_body.kind:
            total += 0.3
        if agent.mention is not None:
            total += 0.3
    elif agent is not None and agent.kind == "place":
        total += 0.5
    elif agent is not None and not agent.federal:
        total += 0.4
    # What is decided.
    if event.topical:
        total += 1.3
    elif is_topical(lower) and event.measure:
        total += 1.0
    elif event.measure:
        total += 0.7 if article_topical_near(event, article) else -0.6
    elif is_topical(lower) and event.lemma not in LOOSE and agent is not None and agent.kind in REAL_BODIES:
        total += 0.4
    else:
        total -= 2.0
    if event.sign is not None:
        total += 0.6 if event.sign.strong else 0.3
    # How it is told.
    if event.lead_in is not None:
        total += 0.8
    if event.tally is not None or find_unanimity(lower):
        total += 0.8
    if recent(event, article):
        total += 0.9
    if event.kind in ("adopt", "reject", "repeal", "advance", "deny"):
        total += 0.4
    if event.kind == "deny":
        total += 2.0
    if "announced" in event.reasons:
        total += 0.9
    if event.lemma in LOOSE and event.lead_in is None and not (event.kind == "repeal" and event.topical):
        total -= 0.9
    if event.background:
        total -= 4.0
    if COURT.search(lower[: event.start]) and (agent is None or agent.kind == "place"):
        total -= 1.5
    return total


def article_topical_near(event: Event, article: Article) -> bool:
    """Whether the sentences around speak of immigration enforcement."""
    i = event.sentence.index
    return any(is_topical(s.lower) for s in article.sentences[max(0, i - 2) : i + 3])


def stage_of(event: Event, article: Article) -> str:
    """How far the act got, from its verb, its body and the steps the article says are still to come."""
    lower = event.sentence.lower
    clause = lower[event.start : event.end]
    kind = event.kind
    agent = event.agent.kind if event.agent else ""
    if kind == "deny":
        return "denied"
    lead = article.lead
    if (
        SECURE.search(clause + " " + lead)
        and agent not in ("executive", "legislature")
        and (
            event.lemma in ("opt out", "withdraw", "pull out", "exit", "leave")
            or re.search(r"\bopt(?:ing)?[ -]out\b|\bwithdraw|\bremoved\b|\bout of\b", clause)
        )
    ):
        return "requested"
    if agent == "voters" and event.lemma in ("uphold", "keep", "retain"):
        return "rejected"
    if kind == "request":
        return "requested" if event.lemma != "ask" or FEDERAL_OBJECT.search(clause[:60]) else "adopted"
    if kind == "advance":
        return "introduced"
    if kind == "reject":
        return "rejected"
    if kind in ("adopt", "repeal") and agent not in ALONE and further_step(event, article):
        return "introduced"
    if BY_COMMITTEE.search(lower) and kind in ("adopt", "act", "repeal"):
        return "introduced"
    if STOPS_A_CONTRACT.search(lower[max(0, event.start - 20) : event.end]):
        return "repealed"
    if kind == "adopt" and (inner := WITHDRAWS.search(clause)):
        old = OLD_RULE.search(clause, inner.end())
        statewide = agent == "legislature" or bool(
            re.search(r"\b(?:bill|law|act|legislation|statewide|local|counties|sheriffs)\b", clause)
        )
        if old and not (statewide and inner["verb"].startswith(("end", "terminat", "cancel"))):
            return "repealed"
    if kind == "repeal":
        old = OLD_RULE.search(lower, event.verb.end, event.end) or event.lemma in (
            "rescind",
            "repeal",
            "revoke",
        )
        stage = "repealed" if old else "adopted"
    elif kind == "propose":
        return "proposed"
    else:
        stage = "adopted"
    if (agent in STEP_BODIES or event.agent is None or agent == "place") and further_step(event, article):
        return "introduced"
    return stage


def further_step(event: Event, article: Article) -> bool:
    """Whether a further vote is needed: said of this vote, or known of a committee or one chamber."""
    lower = event.sentence.lower
    agent = event.agent
    if event.lemma == "override":
        return False
    if FINAL_STEP.search(lower) and not re.search(
        r"\b(?:before|until|after|awaits?|pending|needs?|requires?)\b.{0,30}\b(?:final|second|third)\b", lower
    ):
        return False
    lead = article.lead
    if FIRST_STEP.search(lower) or (EARLY.search(lead) and not FINAL_STEP.search(lead)):
        return True
    if (
        agent is not None
        and COMMITTEE.search(lower[max(0, agent.start - 40) : event.end])
        and not re.search(r"township committee|school committee|town committee", lower)
    ):
        return True
    if agent is not None and agent.kind == "legislature" and CHAMBER.search(agent.text.lower()):
        everything = " ".join(s.lower for s in article.sentences[: event.sentence.index + 8])
        return not FINAL_STEP.search(everything)
    # What stands around the act is a part of the whole, so that what the whole lacks it lacks.
    return (FURTHER_STEP.may(article.whole) and bool(FURTHER_STEP.search(around(event, article)))) or bool(
        READING_TO_COME.search(article.whole)
    )


def around(event: Event, article: Article) -> str:
    """The sentences up to three before and behind an act, headings left out, as one text in lower case."""
    first = max(0, event.sentence.index - 3)
    return " ".join(
        s.lower for s in article.sentences[first : event.sentence.index + 4] if s.kind != "heading"
    )


def words_of_further_step(event: Event, article: Article) -> tuple[int, int] | None:
    """Where the article says that a further vote is needed, nearest to the act; None where it does not say so itself."""
    for sentence in sorted(article.sentences, key=lambda s: (abs(s.index - event.sentence.index), s.index)):
        for pattern in (FIRST_STEP, FURTHER_STEP, READING_TO_COME, BY_COMMITTEE, EARLY):
            match = None if sentence.kind == "heading" else pattern.search(sentence.lower)
            if match:
                return sentence.start + match.start(), sentence.start + match.end()
    return None


def candidates(article: Article) -> list[Event]:
    """The acts that happened and may be the news, with stage and score, best first."""
    found = []
    for event in article.events:
        if event.agent is not None and event.agent.federal:
            continue
        if event.sentence.in_speech(event.start):
            continue
        if announces(event):
            event.real = True
            event.reasons.append("announced")
        event.background = is_background(event, article)
        if event.kind == "propose" or not event.real:
            continue
        event.stage = stage_of(event, article)
        event.score = score(event, article)
        found.append(event)
    return sorted(found, key=lambda e: (-e.score, e.sentence.index, e.start))


def proposals(article: Article) -> list[Event]:
    """The acts that are before a body and not decided, with score, best first."""
    found = []
    for event in article.events:
        if (
            event.agent is None
            or event.agent.kind not in REAL_BODIES
            or event.background
            or not event.topical
        ):
            continue
        if event.kind == "propose" or not event.real:
            if event.kind != "propose" and not AHEAD.search(
                event.sentence.lower[max(0, event.start - 60) : event.verb.start]
            ):
                continue
            if event.lemma in LOOSE and event.lead_in is None and event.kind != "propose":
                continue
            event.stage = "proposed"
            event.score = score(event, article)
            found.append(event)
    return sorted(found, key=lambda e: (-e.score, e.sentence.index, e.start))


def postponed(article: Article) -> bool:
    """Whether the title or the lead says that no decision was taken."""
    return any(
        POSTPONED.search(s.lower) for s in article.sentences if s.kind == "title" or s.paragraph in (0,)
    )


def told_in_full(done: list[Event]) -> Event:
    """The act in the article's own words where the best sign of it is a headline, which leaves out day and vote."""
    best = done[0]
    if best.sentence.kind not in ("title", "heading"):
        return best
    for event in done[1:]:
        same = event.stage == best.stage or {event.stage, best.stage} == {"adopted", "introduced"}
        if (
            event.sentence.kind == "body"
            and event.sentence.paragraph <= 4
            and same
            and event.score >= best.score - 3.0
            and not event.background
        ):
            return event
    return best


@dataclass
class Weighed:
    """The acts of an article that may be its news: done and ahead, best first, and the one the rules would choose."""

    done: list[Event]
    ahead: list[Event]
    news: Event | None


def chosen_by_rules(article: Article, done: list[Event], ahead: list[Event]) -> Event | None:
    """The act the rules take for the news, or None where no act reaches the bar."""
    best = done[0] if done else None
    if best and best.score >= THRESHOLD and (best.topical or best.measure or is_topical(best.sentence.lower)):
        return told_in_full(done)
    if postponed(article):
        return None
    return ahead[0] if ahead and ahead[0].score >= PROPOSED_THRESHOLD else None


def weigh(article: Article) -> Weighed:
    """All acts that may be the news, weighed by the rules; none where the article is not on the subject."""
    if not any(is_topical(s.lower) for s in article.sentences):
        return Weighed([], [], None)
    done, ahead = candidates(article), proposals(article)
    return Weighed(done, ahead, chosen_by_rules(article, done, ahead))
