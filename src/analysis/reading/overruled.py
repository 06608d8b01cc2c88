"""What the rules say against the judgement's model: a few ways of telling that leave no doubt how far an act got."""

from analysis.reading.article import Article
from analysis.reading.cues import cued
from analysis.reading.further_steps import READING_TO_COME
from analysis.reading.news import Weighed
from analysis.reading.phrases import phrase
from analysis.reading.sentences import Sentence

TIE_BROKEN = cued(r"\b(?:broke|breaks|breaking|broken|cast\w*) (?:\w+ ){0,2}tie|\btie-?break|\bdeciding vote")
NO_VOTE = cued(
    r"\bno (?:final )?vote\b(?! of)|\bno (?:action|decision) (?:was|has been) (?:taken|made)\b|\bdid(?: not|n't) vote\b"
    r"|\bwithout (?:taking )?a vote\b|\btook no (?:vote|action)\b"
)
NOT_SIGNED = cued(r"\bno (?:contract|agreement|deal|memorandum) has (?:yet )?been (?:signed|reached)\b")
COURT_ACTS = phrase("news", "court_acts")
# The score from which on an act that the rules found tells the stage where the model wavers.
SAYS_SO = 4.5


def overruled(stage: str, shares: dict[str, float], weighed: Weighed, article: Article) -> str:
    """The stage of an article's act ("none" for no act) by the model's, the share of each stage and what the rules see."""
    if weighed.news is not None and weighed.news.kind == "deny":
        # A federal refusal is told in few ways; where the rules see one as the news, they are right.
        return "denied"
    if stage != "adopted":
        return stage
    if READING_TO_COME.search(article.whole):
        # "will take effect after a second reading": the article says itself that the act is not final.
        return "introduced"
    if not_voted(article):
        return "proposed"
    if tied(weighed, article):
        return "rejected"
    return "repealed" if ends_one(weighed, shares) else stage


def by_a_court(sentence: Sentence) -> bool:
    """Whether a court acts in a sentence: what it orders is no act of the county or city it orders about."""
    return bool(COURT_ACTS.search(sentence.lower))


def not_voted(article: Article) -> bool:
    """Whether the title or the first paragraphs say that nothing was decided, or the article that nothing was signed."""
    return bool(NO_VOTE.search(article.lead) or NOT_SIGNED.search(article.whole))


def ends_one(weighed: Weighed, shares: dict[str, float]) -> bool:
    """Whether a rule or agreement that stood is ended: the rules say so, and to the model it is half as likely or more."""
    said = any(event.stage == "repealed" and event.score >= SAYS_SO for event in weighed.done[:3])
    return said and shares["repealed"] >= shares["adopted"] / 2


def tied(weighed: Weighed, article: Article) -> bool:
    """Whether the vote on the likeliest act was a tie that nobody broke: nothing is adopted by one."""
    tally = next((event.tally for event in weighed.done[:2] if event.tally is not None), None)
    return tally is not None and tally.first == tally.second and not TIE_BROKEN.search(article.whole)
