"""The record of one act: place, body, program, instrument, direction, date, votes, each with its words."""

import re
import tomllib
from functools import cache
from pathlib import Path

from analysis.loaders.gazetteer import Place, gazetteer
from analysis.reading.assemble import Article, governor_named, lifted, place_of
from analysis.reading.bodies import Body
from analysis.reading.confidence import confidence_of
from analysis.reading.dates import When
from analysis.reading.decisions import AGREEMENT, OLD_RULE, Event, clause_end
from analysis.reading.model import EMPTY, Action, Value
from analysis.reading.news import REAL_BODIES
from analysis.reading.phrases import phrase
from analysis.reading.places import Mention, choose
from analysis.reading.polarity import sign_of
from analysis.reading.votes import find_abstentions, find_tally, find_unanimity

FOLDER = Path(__file__).with_name("lexicon")
BODY_NAMES = {
    "city_council": "City Council",
    "county_board": "",
    "sheriff": "Sheriff",
    "legislature": "Legislature",
}
SCHOOL = phrase("record", "school")
NONBINDING = phrase("record", "nonbinding")
BINDING = phrase("record", "binding")


@cache
def kinds(name: str) -> list[tuple[str, re.Pattern]]:
    """The kinds of a word list with one pattern each, in order."""
    lists = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    order = lists.pop("order", list(lists))
    return [(kind, re.compile(rf"(?<![\w-])(?:{'|'.join(lists[kind]['words'])})(?![\w])")) for kind in order]


def sp(event: Event, start: int, end: int) -> tuple[int, int]:
    """A stretch of the event's sentence as positions in the document."""
    return event.sentence.start + start, event.sentence.start + end


def acting(event: Event, article: Article) -> Body | None:
    """The body that acts: named in the sentence, or else the article's."""
    if event.agent is not None and event.agent.kind in REAL_BODIES:
        return event.agent
    if (
        event.agent is not None
        and event.agent.kind == "place"
        and article.main_body is not None
        and elsewhere(event.agent, article)
    ):
        return event.agent
    if article.main_body is not None:
        return article.main_body
    return event.agent


def elsewhere(agent: Body, article: Article) -> bool:
    """Whether a place that acts by its name is another one than that of the article's body."""
    body = article.main_body
    if event_is_state(agent):
        return False
    if body.mention is None or agent.mention is None:
        return False
    return body.mention.name != agent.mention.name and agent.mention.name not in body.mention.name


def event_is_state(agent: Body) -> bool:
    """Whether the place is a state's name."""
    return agent.mention is not None and agent.mention.name in gazetteer().states


def where_of(event: Event, article: Article) -> tuple[Value, Value, Value, Place | None]:
    """Jurisdiction, state and level of an act, and the gazetteer's entry where the signs decide on one."""
    body = acting(event, article)
    if body is not None and body.kind == "school_board":
        return school_district(event, article, body)
    if event.agent is not None and event.agent.kind == "place" and event.agent.level == "state":
        return whole_state(event, article, event.agent)
    if body is not None and body.kind == "voters" and body.mention is None and statewide(article):
        return whole_state(event, article, body)
    if body is not None and body.level == "state":
        return whole_state(event, article, body)
    mention, place = None, None
    if body is not None and body.mention is None and body.place is not None:
        place = body.place
        span = (
            article.sentences[body.sentence].start + body.start,
            article.sentences[body.sentence].start + body.end,
        )
        return Value(place.name, (span,)), Value(place.state, (span,)), Value(place.level), place
    if body is not None and body.mention is not None:
        mention, place = body.mention, place_of(body, article)
    level = "county" if body is not None and body.level == "county" else "city"
    if body is not None and body.kind == "place" and body.mention is not None:
        level = body.mention.level
    if body is None or body.kind == "":
        level = "county" if "county" in article.main_place and "city" not in article.main_place else level
    if mention is None:
        mention, place = stand_in(article, body, level)
    if mention is None:
        return EMPTY, EMPTY, Value(level), None
    if place is None:
        state = stated_or_best(mention, article)
        name = mention.name + (" County" if mention.level == "county" else "")
        return Value(name, (mention.span,)), state, Value(mention.level), None
    level = place.level
    return Value(place.name, (mention.span,)), state_value(place.state, mention, article), Value(level), place


def stand_in(article: Article, body: Body | None, level: str) -> tuple[Mention | None, Place | None]:
    """The article's place for a body that is named without one."""
    same = [
        b
        for bodies in article.bodies.values()
        for b in bodies
        if body is not None and b.kind == body.kind and b.mention is not None
    ]
    if same:
        best = max(same, key=lambda b: article.weight(b.sentence))
        return best.mention, place_of(best, article)
    for wanted in (level, "county" if level == "city" else "city"):
        mention = article.main_mention.get(wanted)
        if mention is not None:
            place = article.main_place.get(wanted)
            if body is not None and place is not None:
                if body.level == "county" and place.level == "city":
                    place = lifted(place, body) or place
                elif place.level == "city":
                    place = lifted(place, body)
            return mention, place
    return None, None


def stated_or_best(mention: Mention, article: Article) -> Value:
    """The state printed beside a place, or the one the article's signs agree on where the name has a bearer there."""
    if mention.stated:
        return Value(mention.stated, (mention.span,))
    best = article.where.best_state()
    if best and (
        not mention.candidates
        or any(p.state == best for p in mention.candidates)
        or article.where.states[best] >= 3
    ):
        return state_value(best, mention, article)
    return EMPTY


def state_value(state: str, mention: Mention, article: Article) -> Value:
    """A state with the words that speak for it."""
    span = mention.span if mention.stated == state else article.where.state_spans.get(state, mention.span)
    return Value(state, (span,))


def whole_state(event: Event, article: Article, body: Body) -> tuple[Value, Value, Value, Place | None]:
    """A state as the jurisdiction of its legislature, governor or police."""
    known = gazetteer()
    text = article.sentences[body.sentence].text
    named = governor_named(text[body.end :], article.published[:4]) if body.kind == "executive" else ""
    state = state_beside(event, body) or body.state or named or article.where.best_state(margin=0.5)
    if not state:
        return EMPTY, EMPTY, Value("state"), None
    place = known.by_usps[state]
    span = article.where.state_spans.get(state, sp(event, body.start, body.end))
    return Value(place.name, (span,)), Value(state, (span,)), Value("state"), place


STATEWIDE = re.compile(r"\b(?:proposition|measure|question|amendment|initiative) \d+\b|\bstatewide\b")


def statewide(article: Article) -> bool:
    """Whether the ballot the article tells of is a state's: numbered propositions are."""
    return any(STATEWIDE.search(s.lower) for s in article.sentences if s.kind == "title" or s.paragraph <= 3)


def state_beside(event: Event, body: Body) -> str:
    """The state named right before its body: "Wisconsin Assembly", "Texas Gov."."""
    known = gazetteer()
    before = (
        event.sentence.text[max(0, body.start - 24) : body.start]
        if body.sentence == event.sentence.index
        else ""
    )
    for name, place in sorted(known.states.items(), key=lambda item: -len(item[0])):
        if re.search(
            rf"\b{re.escape(name)}(?:'s)?(?: state| Republican| Democratic| House| Senate)? $", before
        ):
            return place.state
    return ""


NO_SCHOOL = frozenset(
    [
        "Safe",
        "Welcoming",
        "All",
        "Public",
        "Local",
        "Our",
        "Sanctuary",
        "Private",
        "Charter",
        "Catholic",
        "Elementary",
        "Middle",
        "High",
        "Area",
        "Every",
        "Many",
        "Other",
        "State",
    ]
)


def school_district(event: Event, article: Article, body: Body) -> tuple[Value, Value, Value, Place | None]:
    """A school district by the fullest name the article gives it."""
    found: list[tuple[int, str, tuple[int, int]]] = []
    for sentence in article.sentences:
        for match in SCHOOL.finditer(sentence.text):
            name = re.sub(r"^(?:The|In|At|On|And|But|For|A) ", "", match[1])
            if name.split()[0] in NO_SCHOOL or name in (
                "Public Schools",
                "School District",
                "School Board",
                "Board of Education",
            ):
                continue
            rank = (
                3
                if re.search(r"Unified|Independent|Public Schools|District", name)
                else 2
                if "ISD" in name or name.endswith("Schools")
                else 1
            )
            found.append((rank, name, (sentence.start + match.start(1), sentence.start + match.end(1))))
    mention = body.mention or article.main_mention.get("city")
    place = choose(mention, article.where) if mention is not None else None
    state = Value(place.state, (mention.span,)) if place else Value(article.where.best_state(), ())
    if found:
        _, name, span = max(found, key=lambda row: row[0])
        name = re.sub(r" (?:School Board|Board of Education|School Committee)$", " School District", name)
        return Value(name, (span,)), state, Value("school_district"), None
    if mention is None:
        return EMPTY, state, Value("school_district"), None
    return Value(f"{mention.name} School District", (mention.span,)), state, Value("school_district"), None


def program_of(event: Event, article: Article) -> Value:
    """What the act is about: by the words of its sentence, of the title and lead, then of the whole."""
    scopes = [
        [event.sentence],
        [s for s in article.sentences if s.kind == "title" or s.paragraph in (0, 1, 2)],
        article.sentences,
    ]
    for scope in scopes:
        for kind, pattern in kinds("programs"):
            for sentence in scope:
                match = pattern.search(sentence.lower)
                if match:
                    return Value(kind, ((sentence.start + match.start(), sentence.start + match.end()),))
    return Value("general")


def instrument_of(event: Event, article: Article, body_kind: str, program: str) -> Value:
    """The form of the act: the word nearest after the verb, else the commonest in the article."""
    lower = event.sentence.lower
    best: tuple[int, str, tuple[int, int]] | None = None
    for kind, pattern in kinds("instruments"):
        for match in pattern.finditer(lower, max(0, event.start - 60), event.end):
            if (
                body_kind not in ISSUED_BY.get(kind, (body_kind,))
                and not (body_kind == "executive" and kind in ("ordinance", "resolution"))
                and not (kind == "statute" and body_kind in ("city_council", "county_board"))
            ):
                continue
            distance = (
                match.start() - event.verb.end
                if match.start() >= event.verb.end
                else (event.start - match.end()) + 25
            )
            # A policy is the vaguest word: anything else near it says more.
            distance += 18 if kind == "policy" else 30 if kind in ("other", "directive") else 0
            if distance >= 0 and (best is None or distance < best[0]):
                best = (distance, kind, sp(event, match.start(), match.end()))
    counted = common_instrument(article, body_kind)
    if best and best[0] <= 70:
        chosen = Value(best[1], (best[2],))
    elif counted:
        chosen = counted
    else:
        return Value("unknown")
    return settled(chosen, event, article, body_kind, counted)


def settled(chosen: Value, event: Event, article: Article, body_kind: str, counted: Value | None) -> Value:
    """What the body can issue: a legislature's bill is a statute, a council's "legislation" or "bill" an ordinance."""
    if body_kind == "legislature" and chosen.value in (
        "ordinance",
        "policy",
        "motion",
        "other",
        "agreement",
        "directive",
    ):
        return Value("statute", chosen.spans)
    if chosen.value == "statute" and body_kind in ("city_council", "county_board"):
        return (
            counted
            if counted and counted.value in ("ordinance", "resolution")
            else Value("ordinance", chosen.spans)
        )
    if (
        chosen.value == "policy"
        and counted is not None
        and counted.value in ("resolution", "ordinance", "executive_order")
        and body_kind in ("city_council", "county_board", "school_board")
    ):
        return counted
    return chosen


# Forms that only some bodies can give an act.
ISSUED_BY = {"executive_order": ("executive", ""), "ordinance": ("city_council", "county_board", "voters", "legislature", ""),
             "resolution": ("city_council", "county_board", "school_board", "legislature", "voters", "other", ""),
             "statute": ("legislature", "executive", "voters", ""), "directive": ("executive", "sheriff", "police", "city_council", "county_board", "school_board", "other", "")}  # fmt: skip


def common_instrument(article: Article, body_kind: str) -> Value | None:
    """The instrument the article names most, the lead counting double; policy only where nothing else is named."""
    weights: dict[str, float] = {}
    first: dict[str, tuple[int, int]] = {}
    for sentence in article.sentences:
        if sentence.paragraph > 12:
            break
        for kind, pattern in kinds("instruments"):
            if kind in ("other", "motion", "statute") or body_kind not in ISSUED_BY.get(kind, (body_kind,)):
                continue
            for match in pattern.finditer(sentence.lower):
                weights[kind] = weights.get(kind, 0) + (2 if sentence.paragraph <= 1 else 1) * (
                    0.4 if kind == "policy" else 1
                )
                first.setdefault(kind, (sentence.start + match.start(), sentence.start + match.end()))
    if len(weights) > 1:
        # Everything is a policy: any other form that is named says more.
        weights.pop("policy", None)
    if not weights:
        return None
    kind = max(weights, key=lambda k: (weights[k], k))
    return Value(kind, (first[kind],))


def direction_of(event: Event, article: Article, program: str, stage: str) -> Value:
    """limits or extends, by the weight of what the act's own clause, the title and the other sentences about it say."""
    return direction_and_agreement(event, article, program, stage)[0]


def direction_and_agreement(event: Event, article: Article, program: str, stage: str) -> tuple[Value, float]:
    """The direction and, from 0 to 1, how far what speaks of it agrees (0: nothing spoke, a default was taken)."""
    total, span, weights = 0.0, None, 0.0
    for other in [event, *article.events]:
        if other.sign is None or (other is not event and not same_matter(other, event, article, stage)):
            continue
        weight = (1.0 if other.sign.strong else 0.5) * (1.15 if other.sign.turned else 1.0)
        if other is event:
            weight *= 2.2 if other.sign.turned else 1.6
        else:
            weight *= 0.9 if other.sentence.kind == "title" else 0.3 * article.weight(other.sentence.index)
        total += weight * other.sign.value
        weights += weight
        span = span or sp(other, other.sign.start, other.sign.end)
    if not any(e.sentence.kind == "title" and e.sign for e in article.events) and stage not in (
        "rejected",
        "repealed",
    ):
        for sentence in article.sentences:
            sign = sign_of(sentence.lower) if sentence.kind == "title" else None
            if sign:
                total += 1.0 * sign.value
                weights += 1.0
                span = span or (sentence.start + sign.start, sentence.start + sign.end)
    if stage == "repealed" and abs(total) < 0.2:
        thing = OLD_RULE.search(event.sentence.lower, event.verb.end, event.end)
        total = 0 if thing is None else -1 if AGREEMENT.search(thing.group()) else 1
    if stage != "repealed":
        said, where = measure_says(article)
        total += said
        span = span or where
    if abs(total) < 0.2:
        for sentence in article.sentences:
            sign = sign_of(sentence.lower) if sentence.paragraph <= 8 and not sentence.in_speech(1) else None
            total += 0.2 * sign.value if sign and sign.strong else 0
        total = -total if stage in ("repealed",) else total
    if abs(total) < 0.2:
        total = {
            "agreement_287g": 1,
            "ice_free_zone": -1,
            "sanctuary": -1,
            "secure_communities": -1,
            "detainers": -1,
        }.get(program, 0)
        total = -total if stage == "repealed" else total
    if (
        event.agent is not None
        and event.agent.kind == "voters"
        and event.lemma in ("uphold", "keep", "retain")
    ):
        # Upholding a law rejects the proposal to repeal it.
        total = -total
    if not total:
        return EMPTY, 0.0
    agreement = min(1.0, abs(total) / weights) if weights else 0.0
    return Value(
        "extends" if total > 0 else "limits", (span or sp(event, event.start, event.verb.end),)
    ), agreement


RULES = phrase("record", "rules")


def measure_says(article: Article) -> tuple[float, tuple[int, int] | None]:
    """The weight of what the first sentences say the measure does or would do."""
    total, span = 0.0, None
    for sentence in article.sentences:
        if sentence.paragraph > 4 or sentence.kind not in ("body", "list"):
            continue
        match = RULES.search(sentence.lower)
        if not match and sentence.paragraph > 1:
            continue
        begin = match.start() if match else 0
        condition = re.match(r"if\b[^,]{5,90},", sentence.lower)
        if condition:
            begin = condition.end()
        if sentence.in_speech(begin):
            continue
        sign = sign_of(sentence.lower, begin, clause_end(sentence.lower, begin))
        if sign:
            total += (
                (0.22 if match else 0.12)
                * article.weight(sentence.index)
                * sign.value
                * (1.0 if sign.strong else 0.5)
            )
            span = span or (sentence.start + sign.start, sentence.start + sign.end)
    return total, span


def same_matter(other: Event, event: Event, article: Article, stage: str) -> bool:
    """Whether another sentence can speak for the direction of this act: what it does, not what stood before it."""
    if other is event or other.background or (other.agent is not None and other.agent.federal):
        return False
    if stage == "rejected":
        return other.kind == "reject" or (
            not other.real and other.kind in ("adopt", "act", "repeal", "propose")
        )
    if stage == "repealed":
        return other.kind == "repeal"
    return other.kind not in ("reject", "request")


def date_of(event: Event, article: Article) -> tuple[Value, str]:
    """The day of the act with its basis: in its sentence, else in another that tells the same vote, else the day of publication."""
    when = best_date(event.dates, event, article)
    holder = event.sentence
    if when is None:
        for sentence in article.sentences:
            if sentence.paragraph > 7 and sentence.kind != "title":
                break
            if sentence.index == event.sentence.index or not re.search(
                r"\bvot(?:e|ed)\b|\bmeeting\b|\bapprov|\bsign(?:ed|ing)\b|\bdecision\b|\bannounc|\bmove\b|\bpass|\badopt|\breject|\bcouncil|\bsupervisors|\bboard|\bsheriff|\bgovernor|\border|\bafter\b|\bsaid\b",
                sentence.lower,
            ):
                continue
            when = best_date(
                [
                    w
                    for w in article.dates[sentence.index]
                    if w.kind in ("weekday", "today", "day", "monthday")
                ],
                None,
                article,
            )
            if when:
                holder = sentence
                break
    if when is not None:
        return Value(when.edtf, ((holder.start + when.start, holder.start + when.end),)), when.basis
    if article.published:
        value = article.published if article.published.endswith("~") else f"{article.published}~"
        return Value(value), "published"
    return EMPTY, "none"


def best_date(dates: list[When], event: Event | None, article: Article) -> When | None:
    """The date nearest to the verb that can be the act's: not in the future, not far in the past."""
    usable = []
    for when in dates:
        if when.kind in ("future", "after", "recently", "fiscal") or not when.edtf:
            continue
        if article.day and when.earliest and when.earliest > article.day:
            continue
        if (
            article.day
            and when.latest
            and (article.day - when.latest).days > 60
            and not (event and event.background)
        ):
            continue
        if when.kind == "year" and article.day:
            continue
        distance = (
            min(abs(when.start - event.start), abs(when.start - event.verb.end)) if event else when.start
        )
        usable.append((0 if when.exact else 1, distance, when))
    return min(usable, key=lambda row: row[:2])[2] if usable else None


def votes_of(event: Event, article: Article, stage: str) -> dict[str, Value]:
    """Counts, unanimity and abstentions, from the act's sentence or the ones around it."""
    found: dict[str, Value] = {}
    order = sorted(article.sentences, key=lambda s: (abs(s.index - event.sentence.index), s.index))
    near = [
        s
        for s in order
        if s.kind not in ("heading", "list", "byline")
        and (abs(s.index - event.sentence.index) <= 12 or s.kind == "title" or s.paragraph <= 2)
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
                and not re.search(r"\bfell|\bshort of|\btable\b|\btabling\b", sentence.lower)
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


def binding_of(article: Article, event: Event) -> Value:
    """Whether the article says that the act is, or is not, law."""
    for sentence in article.sentences:
        if abs(sentence.index - event.sentence.index) > 6:
            continue
        match = NONBINDING.search(sentence.lower)
        if match:
            return Value(False, ((sentence.start + match.start(), sentence.start + match.end()),))
        match = BINDING.search(sentence.lower)
        if match:
            return Value(True, ((sentence.start + match.start(), sentence.start + match.end()),))
    return EMPTY


def body_value(body: Body, event: Event) -> Value:
    """The kind of body with the words that name it, where the act's sentence does."""
    return Value(
        body.kind, (sp(event, body.start, body.end),) if body.sentence == event.sentence.index else ()
    )


def record_of(event: Event, article: Article, is_main: bool) -> Action:
    """The whole record of an act."""
    jurisdiction, state, level, place = where_of(event, article)
    body = acting(event, article) if event.kind != "deny" else event.agent
    kind = body.kind if body is not None and body.kind in REAL_BODIES else ""
    program = program_of(event, article)
    stage = event.stage
    verb = sp(event, event.start, event.verb.end)
    date, basis = date_of(event, article)
    if event.kind == "deny":
        kind = kind or "other"
    direction, agreement = direction_and_agreement(event, article, program.value, stage)
    values = {
        "jurisdiction": jurisdiction, "state": state, "level": level,
        "body": body_value(body, event) if kind else EMPTY,
        "program": program, "instrument": instrument_of(event, article, kind, program.value), "stage": Value(stage, (verb,)),
        "direction": direction, "date": date, "binding": binding_of(article, event),
    }  # fmt: skip
    if stage in ("requested", "denied") and program.value == "secure_communities":
        values["instrument"] = Value("other")
    if stage == "denied":
        values["body"] = Value(kind, values["body"].spans if body is not None and body.kind == kind else ())
    elif kind in ("city_council", "county_board", "legislature", "school_board", "voters"):
        values |= votes_of(event, article, stage)
    action = Action(is_main, values, place, basis, reasons=[*event.reasons, f"score {event.score:.1f}"])
    action.confidence = confidence_of(action, event, article, agreement)
    return action
