"""How a body voted: counts, unanimity and abstentions, from the sentences that tell this vote and no other."""

import re

from analysis.reading.article import Article
from analysis.reading.deciders import REAL_BODIES
from analysis.reading.events import Event
from analysis.reading.model import EMPTY, Value
from analysis.reading.phrases import phrase
from analysis.reading.votes import find_abstentions, find_tally, find_unanimity

# Counts that are given as the question was put, which was to refuse: "voted 7-2 to reject", "39-11 to table".
AS_PUT = phrase("votes", "as_put")


def votes_of(event: Event, article: Article, stage: str) -> dict[str, Value]:
    """Counts, unanimity and abstentions, from the act's sentence or the ones around it."""
    found: dict[str, Value] = {}
    order = sorted(article.sentences, key=lambda s: (abs(s.index - event.sentence.index), s.index))
    near = [
        s
        for s in order
        if s.kind not in ("heading", "byline")
        and (abs(s.index - event.sentence.index) <= 25 or s.kind == "title" or s.paragraph <= 2)
    ]
    for sentence in near:
        same = sentence is event.sentence
        tally = find_tally(sentence.text, event.start if same else None)
        if (
            tally
            and (same or not other_vote(sentence, event, article))
            and not sentence.in_speech(tally.start)
        ):
            span = (sentence.start + tally.start, sentence.start + tally.end)
            first, second = tally.first, tally.second
            if (
                stage == "rejected"
                and first > second
                and not tally.sides
                and not AS_PUT.search(sentence.lower)
            ):
                first, second = (second, first)
            found["votes_for"], found["votes_against"] = Value(first, (span,)), Value(second, (span,))
            if tally.abstain is not None:
                found["votes_abstain"] = Value(tally.abstain, (span,))
            break
    for sentence in near:
        said = find_unanimity(sentence.lower)
        if said and (sentence is event.sentence or not other_vote(sentence, event, article)):
            found["unanimous"] = Value(said[0], ((sentence.start + said[1], sentence.start + said[2]),))
            break
    said = find_unanimity(event.sentence.lower)
    if (
        said
        and said[0]
        and "votes_for" in found
        and min(found["votes_for"].value, found["votes_against"].value) > 0
    ):
        # The act's own sentence says that nobody was against: the count is of another vote.
        for column in ("votes_for", "votes_against", "votes_abstain"):
            found.pop(column, None)
    if "unanimous" not in found and "votes_for" in found:
        # A tally with nobody on one side is unanimous unless somebody abstained.
        least = min(found["votes_for"].value, found["votes_against"].value)
        abstained = found.get("votes_abstain", Value(0)).value
        if not (least == 0 and abstained):
            found["unanimous"] = Value(least == 0, found["votes_for"].spans)
    if (
        found.get("unanimous", EMPTY).value is True
        and "votes_for" in found
        and min(found["votes_for"].value, found["votes_against"].value) > 0
    ):
        found["unanimous"] = Value(False, found["votes_for"].spans)
    for sentence in near:
        if (
            "votes_for" in found
            and "votes_abstain" not in found
            and abs(sentence.index - event.sentence.index) <= 2
        ):
            abstained = find_abstentions(sentence.text)
            if abstained:
                found["votes_abstain"] = Value(
                    abstained[0], ((sentence.start + abstained[1], sentence.start + abstained[2]),)
                )
                break
    return found


def other_vote(sentence, event: Event, article: Article) -> bool:
    """Whether another sentence tells of another vote: in the past, by another body, in another place."""
    told = [
        e
        for e in article.events
        if e.sentence is sentence and e.real and not (e.agent is not None and e.agent.federal)
    ]
    if told and all(e.background for e in told):
        return True
    for other in told:
        if (
            other.lead_in is not None
            and event.lead_in is not None
            and other.kind != event.kind
            and {other.kind, event.kind} & {"repeal", "reject"}
        ):
            return True
        if (
            other.agent is None
            or event.agent is None
            or other.agent.kind not in REAL_BODIES
            or event.agent.kind not in REAL_BODIES
        ):
            continue
        if other.kind not in ("adopt", "reject", "repeal", "advance"):
            continue
        if other.agent.kind != event.agent.kind:
            return True
        if (
            other.agent.mention
            and event.agent.mention
            and other.agent.mention.name != event.agent.mention.name
        ):
            return True
        if (
            other.agent.kind == "legislature"
            and chamber(other)
            and chamber(event)
            and chamber(other) != chamber(event)
        ):
            return True
    return False


def chamber(event: Event) -> str:
    """house, senate or '' (the whole legislature)."""
    text = event.agent.text.lower() if event.agent else ""
    return (
        "senate"
        if "senat" in text
        else "house"
        if re.search(r"house|assembly(?! of)|delegates", text) and "general" not in text
        else ""
    )
