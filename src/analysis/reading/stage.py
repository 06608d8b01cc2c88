"""How far an act got: adopted, introduced, rejected, repealed, requested, denied, proposed."""

import re

from analysis.reading.article import Article
from analysis.reading.cues import cued
from analysis.reading.deciders import ALONE, STEP_BODIES
from analysis.reading.events import OLD_RULE, Event
from analysis.reading.further_steps import BY_COMMITTEE, further_step
from analysis.reading.phrases import phrase

WITHDRAWS = phrase("news", "withdraws")
STOPS_A_CONTRACT = phrase("news", "stops_a_contract")
SECURE = cued(r"secure communities|s-comm|fingerprint")
FEDERAL_OBJECT = phrase("news", "federal_object")

# A county that leaves Secure Communities asks to: the program is not its own to end.
LEAVES = frozenset({"opt out", "withdraw", "pull out", "exit", "leave"})
LEAVING = re.compile(r"\bopt(?:ing)?[ -]out\b|\bwithdraw|\bremoved\b|\bout of\b")
# A law that ends agreements everywhere is a law, not the end of one agreement.
EVERYWHERE = re.compile(r"\b(?:bill|law|act|legislation|statewide|local|counties|sheriffs)\b")
ENDING = ("end", "terminat", "cancel")
TAKES_BACK = frozenset({"rescind", "repeal", "revoke"})


def stage_of(event: Event, article: Article) -> str:
    """How far the act got, from its verb, its body and the steps the article says are still to come."""
    lower = event.sentence.lower
    clause = lower[event.start : event.end]
    kind = event.kind
    agent = event.agent.kind if event.agent else ""
    if kind == "deny":
        return "denied"
    if leaves_federal_program(event, article):
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
    if kind == "adopt" and takes_back_old_rule(clause, agent):
        return "repealed"
    if kind == "propose":
        return "proposed"
    if (agent in STEP_BODIES or event.agent is None or agent == "place") and further_step(event, article):
        return "introduced"
    old = event.lemma in TAKES_BACK or OLD_RULE.search(lower, event.verb.end, event.end)
    return "repealed" if kind == "repeal" and old else "adopted"


def leaves_federal_program(event: Event, article: Article) -> bool:
    """Whether a local body opts out of Secure Communities, which is for the federal government to grant."""
    clause = event.sentence.lower[event.start : event.end]
    agent = event.agent.kind if event.agent else ""
    if agent in ("executive", "legislature") or not SECURE.search(clause + " " + article.lead):
        return False
    return event.lemma in LEAVES or bool(LEAVING.search(clause))


def takes_back_old_rule(clause: str, agent: str) -> bool:
    """Whether what is adopted takes back a rule or ends an agreement that stood."""
    inner = WITHDRAWS.search(clause)
    if not inner or not OLD_RULE.search(clause, inner.end()):
        return False
    statewide = agent == "legislature" or EVERYWHERE.search(clause)
    return not (statewide and inner["verb"].startswith(ENDING))
