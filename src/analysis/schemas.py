"""What every table holds: the one place from which checks, codebook and data package are made.

A ``Table`` says what one row is, its key and its columns; a ``Column`` says what a value means, its kind, whether
it may be empty and where it points. ``tables.check`` turns this into pandera schemas, ``tables.describe`` into
CODEBOOK.md and datapackage.json. Nothing about a column is written down anywhere else.
"""

from dataclasses import dataclass, field

from analysis import vocabulary as words

# Kinds of value. Everything is text on disk; kind says what the text must look like.
TEXT, ID, DATE, EDTF, INTEGER, NUMBER, BOOLEAN, URL = (
    "text", "identifier", "date", "edtf", "integer", "number", "boolean", "url",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column. ``words`` is its vocabulary, ``points_to`` a "table.column" it must be found in."""

    name: str
    about: str
    kind: str = TEXT
    required: bool = False
    words: dict[str, str] | None = None
    points_to: str | None = None
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class Table:
    """One table. ``key`` names the columns that together identify a row, and by which rows are sorted."""

    name: str
    title: str
    row_is: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    warnings: tuple[str, ...] = field(default=())

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name}")

    @property
    def column_names(self) -> list[str]:
        """The names in the order in which they are written."""
        return [column.name for column in self.columns]


# No council, board or legislature casts more votes than this; the largest state house has 400 members, and a joint
# session 424. Voters do.
MOST_VOTES = 424

ARTICLES = Table(
    "articles",
    "Articles",
    "one source document",
    ("article_id",),
    (
        Column(
            "article_id",
            "Its id in data/raw/SOURCES.csv, or the file's stem where no register knows it.",
            ID,
            True,
        ),
        Column(
            "text_kind", "Whether a digest or the article's own text was read.", TEXT, True, words.TEXT_KIND
        ),
        Column("publisher", "Who published the article."),
        Column("title", "Its headline."),
        Column("author", "Its author as printed."),
        Column("url", "Where it was published.", URL),
        Column("published", "The day it was published; '~' marks a day worked out from other pages.", EDTF),
        Column("words_read", "Words in the segments that were read.", INTEGER, True, unit="words", minimum=0),
        Column(
            "words_dropped", "Words in the segments that were not.", INTEGER, True, unit="words", minimum=0
        ),
        Column(
            "words_around",
            "Words that went before there were segments: menus and footers of an HTML page, heads and numbers of "
            "printed pages; 0 for other texts.",
            INTEGER,
            True,
            unit="words",
            minimum=0,
        ),
        Column("sha256", "SHA-256 of the bytes of the file that was read.", ID, True),
    ),
)

SEGMENTS = Table(
    "segments",
    "Segments",
    "one stretch of a document",
    ("article_id", "position"),
    (
        Column("article_id", "The document.", ID, True, points_to="articles.article_id"),
        Column("position", "Its place in the document, from 0.", INTEGER, True, minimum=0),
        Column("start", "Where it starts in the text as opened (after decoding; of HTML, in the extracted text).",
               INTEGER, True, unit="characters", minimum=0),
        Column("end", "Where it ends, exclusive.", INTEGER, True, unit="characters", minimum=0),
        Column("kind", "What it is.", TEXT, True, words.SEGMENT_KIND),
        Column("kept", "Whether the reading saw it.", BOOLEAN, True),
    ),
)  # fmt: skip

JURISDICTIONS = Table(
    "jurisdictions",
    "Jurisdictions",
    "one state, county or place that an action names",
    ("jurisdiction_id",),
    (
        Column("jurisdiction_id", "Census GEOID for states (2 digits) and counties (5), 'gn:' and the GeoNames id for "
               "places, 'hand:' for places and districts added by hand.", ID, True),
        Column("name", "Short official name without the state.", TEXT, True),
        Column("level", "Its level of government.", TEXT, True, words.LEVEL),
        Column("state", "USPS code.", ID, True),
        Column("county_fips", "GEOID of the county it lies in; of a county, its own.", ID),
        Column("latitude", "Of a representative point.", NUMBER, unit="degrees north", minimum=-15, maximum=72),
        Column("longitude", "Of a representative point.", NUMBER, unit="degrees east", minimum=-180, maximum=180),
        Column("population", "Residents, from the gazetteer; empty where it gives none.", INTEGER, unit="people",
               minimum=1),
    ),
    ("Populations are GeoNames', of differing years: good for sizes of dots, not for rates.",),
)  # fmt: skip

RECORDS = Table(
    "records",
    "Records",
    "one act coded from a public page, with the page that says so",
    ("record_id",),
    (
        Column("record_id", "Stable short name; the action_id of the act.", ID, True),
        Column("publisher", "Whose page it is.", TEXT, True),
        Column("url", "The page that says so.", URL, True),
        Column("page_date", "Day of the page, where it gives one.", EDTF),
        Column("checked_on", "When the page was last compared with the row.", DATE, True),
        Column("url_2", "A second page that says so.", URL),
        Column("note", "What the page says and what is doubtful, in our own words.", TEXT, True),
    ),
    ("A place that has no record has not been searched for, or nothing was found; it is no place without a policy.",),
)  # fmt: skip

ACTIONS = Table(
    "actions",
    "Actions",
    "one act of one body at one stage, as one source reports it",
    ("action_id",),
    (
        Column("action_id", "Stable: source, place, body and stage; of a coded act, its record_id.", ID, True),
        Column("article_id", "The article it was read from.", ID, points_to="articles.article_id"),
        Column("record_id", "The coded record it comes from.", ID, points_to="records.record_id"),
        Column("method", "How it came into the table.", TEXT, True, words.METHOD),
        Column("is_main", "Whether it is the act the source is about.", BOOLEAN, True),
        Column("jurisdiction_id", "The place; empty where the source does not decide which.", ID,
               points_to="jurisdictions.jurisdiction_id"),
        Column("jurisdiction", "Short official name without the state.", TEXT, True),
        Column("state", "USPS code; empty where the source does not decide.", ID),
        Column("level", "Level of government.", TEXT, True, words.LEVEL),
        Column("body", "Kind of body that acted; empty where the source does not say.", TEXT, words=words.BODY),
        Column("body_name", "The body as the field names it."),
        Column("program", "What the act is about.", TEXT, words=words.PROGRAM),
        Column("instrument", "Form of the act.", TEXT, True, words.INSTRUMENT),
        Column("instrument_name", "Its number or short title, where the source gives one."),
        Column("stage", "How far it got.", TEXT, True, words.STAGE),
        Column("direction", "What it does to local cooperation with ICE.", TEXT, True, words.DIRECTION),
        Column("date", "Day of the act, as far as the source tells.", EDTF),
        Column("date_earliest", "First day the act can have been on.", DATE),
        Column("date_latest", "Last day the act can have been on.", DATE),
        Column("date_basis", "How the date was derived.", TEXT, True, words.DATE_BASIS),
        Column("votes_for", "Votes for the measure, also where it failed. A count on a motion to table or deny it "
               "is turned round where that is the same question; where it is another, it stands in the note only.",
               INTEGER, unit="votes", minimum=0),
        Column("votes_against", "Votes against.", INTEGER, unit="votes", minimum=0),
        Column("votes_abstain", "Abstentions.", INTEGER, unit="votes", minimum=0),
        Column("unanimous", "Whether all votes were cast one way; empty where the source does not say.", BOOLEAN),
        Column("binding", "Whether the source calls it law or says that it is not; empty otherwise.", BOOLEAN),
        Column("confidence", "From 0 to 1: how likely an extracted row is right (see the codebook for how it was "
               "measured); empty for coded rows (docs/record.md says how those were checked).", NUMBER, minimum=0,
               maximum=1),
    ),
    (
        "One event that two sources report stands here twice, joined by a same_event link: count events, not rows.",
        "An in_force row has no date of its own: the rule was made on some day up to date_latest.",
    ),
)  # fmt: skip

PROVISIONS = Table(
    "provisions",
    "Provisions",
    "one thing an action forbids, orders, allows or exempts",
    ("action_id", "provision", "effect"),
    (
        Column("action_id", "The action.", ID, True, points_to="actions.action_id"),
        Column("provision", "What it is about.", TEXT, True, words.PROVISION),
        Column("effect", "What the action does with it.", TEXT, True, words.EFFECT),
    ),
)

LINKS = Table(
    "links",
    "Links",
    "one relation between two actions",
    ("from_action", "to_action", "relation"),
    (
        Column("from_action", "The action that relates.", ID, True, points_to="actions.action_id"),
        Column("to_action", "The action it relates to.", ID, True, points_to="actions.action_id"),
        Column("relation", "How.", TEXT, True, words.RELATION),
    ),
)

PEOPLE = Table(
    "people",
    "People",
    "one official or spokesperson whom an article quotes or names in that role",
    ("article_id", "name"),
    (
        Column("article_id", "The article.", ID, True, points_to="articles.article_id"),
        Column("action_id", "The action the person speaks on.", ID, points_to="actions.action_id"),
        Column("name", "As the article first gives it in full.", TEXT, True),
        Column("role", "Office as the article gives it."),
        Column("organization", "Body or organization."),
        Column("stance", "On the action.", TEXT, True, words.STANCE),
        Column("vote", "for, against or abstain.", TEXT, words={"for": "", "against": "", "abstain": ""}),
    ),
)

QUANTITIES = Table(
    "quantities",
    "Quantities",
    "one number an article gives",
    ("article_id", "what", "value"),
    (
        Column("article_id", "The article.", ID, True, points_to="articles.article_id"),
        Column("what", "What is counted.", TEXT, True),
        Column("qualifier", "How the number is meant.", TEXT, True, words.QUALIFIER),
        Column("value", "The number.", NUMBER, True),
        Column("unit", "What it is counted in."),
        Column("scope", "Where or when it holds."),
    ),
)

TIMETABLES = Table(
    "timetables",
    "Timetables",
    "one step of a timetable an article prints",
    ("action_id", "component"),
    (
        Column("action_id", "The action.", ID, True, points_to="actions.action_id"),
        Column("component", "The step.", TEXT, True),
        Column("objective", "What it is for."),
        Column("timing", "As printed."),
        Column("starts_after", "ISO 8601 duration.", TEXT),
        Column("within", "ISO 8601 duration.", TEXT),
        Column("recurring", "Whether it comes back.", BOOLEAN),
    ),
)

MILESTONES = Table(
    "milestones",
    "Milestones",
    "one federal, state or court act, or event, that frames the timeline",
    ("milestone_id",),
    (
        Column("milestone_id", "Stable short name.", ID, True),
        Column("date", "Day, month or year.", EDTF, True),
        Column("level", "Who acted.", TEXT, True, words.MILESTONE_LEVEL),
        Column("state", "USPS code, of a state's act.", ID),
        Column("title", "A few words.", TEXT, True),
        Column("detail", "What the page says, in our own words.", TEXT, True),
        Column("direction", "Its effect on local cooperation, where that is plain.", TEXT, words=words.DIRECTION),
        Column("publisher", "Of the page.", TEXT, True),
        Column("url", "A page that says so.", URL, True),
        Column("page_date", "Of the page.", EDTF),
        Column("checked_on", "When the page was last compared with the row.", DATE, True),
        Column("importance", "1: labeled on every chart; 2: where there is room; 3: in the table only.", INTEGER, True,
               minimum=1, maximum=3),
    ),
)  # fmt: skip

EVIDENCE = Table(
    "evidence",
    "Evidence",
    "one stretch of a source that one value rests on",
    ("table", "row_id", "column", "article_id", "start"),
    (
        Column("table", "The table of the value.", TEXT, True),
        Column("row_id", "The row: its action_id.", ID, True, points_to="actions.action_id"),
        Column("column", "The column of the value.", TEXT, True),
        Column("article_id", "The source.", ID, True, points_to="articles.article_id"),
        Column(
            "start",
            "Where the words start in the text as opened.",
            INTEGER,
            True,
            unit="characters",
            minimum=0,
        ),
        Column("end", "Where they end, exclusive.", INTEGER, True, unit="characters", minimum=0),
        Column("quote", "At most 12 of the words.", TEXT, True),
    ),
    ("Positions refer to the file whose sha256 stands in articles.",),
)

CONFLICTS = Table(
    "conflicts",
    "Conflicts",
    "one thing that two sources, or two places in one source, say differently",
    ("subject", "column", "value_a", "value_b"),
    (
        Column("subject", "What the disagreement is about: an action_id, or a milestone_id.", ID, True),
        Column("column", "The value in question.", TEXT, True),
        Column("value_a", "One value.", TEXT, True),
        Column("source_a", "Who says so.", TEXT, True),
        Column("value_b", "The other.", TEXT, True),
        Column("source_b", "Who says so.", TEXT, True),
        Column("note", "In our own words."),
    ),
)

# Files of data/raw/records as a person types them: their header lines. ``provisions`` of an act are written
# "effect:provision", joined by "|"; ``jurisdiction_id`` is empty only for bodies that the gazetteer does not hold.
CODED = (
    "jurisdiction_id", "jurisdiction", "state", "level", "body", "body_name", "program", "instrument",
    "instrument_name", "stage", "direction", "date", "date_basis", "votes_for", "votes_against", "votes_abstain",
    "unanimous", "binding",
)  # fmt: skip
RECORD_FILES = {
    "milestones": tuple(MILESTONES.column_names),
    "actions": ("record_id", *CODED, "provisions", *RECORDS.column_names[1:]),
    "links": tuple(LINKS.column_names),
    "conflicts": tuple(CONFLICTS.column_names),
}

# Tables in the order in which the codebook lists them and foreign keys can be checked.
TABLES = {
    table.name: table
    for table in (
        ARTICLES, SEGMENTS, JURISDICTIONS, RECORDS, ACTIONS, PROVISIONS, LINKS, PEOPLE, QUANTITIES, TIMETABLES,
        MILESTONES, EVIDENCE, CONFLICTS,
    )
}  # fmt: skip
