"""What people, quantities, timetables, conflicts and provisions the rules find, typed by hand.

The five founding articles give the same facts as digests and as originals (skipped where those are not at hand);
the other texts are made up, of other states and both directions, with what must not be taken.
"""

import pytest

from analysis import vocabulary
from analysis.loaders.articles import open_article
from analysis.reading.assemble import take_apart
from analysis.reading.conflicts import find_conflicts
from analysis.reading.people import find_people
from analysis.reading.provision_sentences import sentence_of
from analysis.reading.provisions import find_provisions
from analysis.reading.quantities import find_quantities
from analysis.reading.read import read
from analysis.reading.timetables import find_timetables

PEOPLE = {
    "000": {
        ("David Canepa", "Supervisor", "San Mateo County", "supports", ""),
        ("Ray Mueller", "Supervisor", "San Mateo County", "opposes", "against"),
        ("Christina Corpus", "Sheriff", "San Mateo County", "supports", ""),
        ("Jose Sirven", "director of advocacy and communications", "Siren", "supports", ""),
    },
    "001": {
        ("Martha Guerrero", "Mayor", "West Sacramento", "unknown", ""),
        ("Dawnte Early", "Councilmember", "West Sacramento", "supports", ""),
    },
    "002": set(),
    "003": {
        ("Thomas Homan", "acting director", "ICE", "opposes", ""),
        ("Rebecca Kaplan", "Councilwoman", "Oakland", "supports", ""),
        ("Desley Brooks", "Councilwoman", "Oakland", "supports", ""),
        ("Libby Schaaf", "Mayor", "Oakland", "supports", ""),
    },
    "004": {
        ("Eileen Hirst", "spokesperson", "San Francisco Sheriff's Office", "unknown", ""),
        ("David Venturella", "director", "Secure Communities", "unknown", ""),
        ("Michael Hennessy", "Sheriff", "San Francisco", "unknown", ""),
        ("Lucero Beebe-Giudice", "spokesperson", "Tenants and Workers United", "unknown", ""),
    },
}
QUANTITIES = {
    "000": set(),
    "001": {
        ("jurisdictions with ICE-free zone policies", "more_than", 200, "jurisdictions", "nationwide"),
        ("license plate reader cameras", "exactly", 39, "cameras", "West Sacramento"),
        ("interval between audits of license plate reader data", "exactly", 90, "days", ""),
        (
            "agencies criticized for sharing data with federal agencies",
            "at_least",
            10,
            "agencies",
            "California",
        ),
    },
    "002": set(),
    # "Upwards of" is no ceiling: the vocabulary counts it as about.
    "003": {("planned arrests", "about", 1500, "people", "Bay Area")},
    "004": set(),
}
TIMETABLE = [
    ("Public Safety Priority", "Immediate", "P0D", "", False),
    ("Staff Training", "Within 3 months", "", "P3M", False),
    ("Community Engagement", "Ongoing", "", "", True),
    ("Policy Monitoring", "Quarterly Reports", "", "", True),
    ("Policy Drafting", "3 months", "", "P3M", False),
    ("Community Workshops", "Next 6 months", "", "P6M", False),
    ("Law Enforcement Training", "Ongoing starting 4 months", "P4M", "", True),
]
PROVISIONS = {
    ("000", "San Mateo County", "introduced"): {
        "resources prohibits", "jail_access prohibits", "judicial_warrant exempts", "court_order exempts",
    },
    ("000", "San Mateo County", "adopted"): {
        "detainers prohibits", "transfers prohibits", "judicial_warrant exempts",
    },
    ("001", "West Sacramento", "adopted"): {
        "resources prohibits", "staging prohibits", "signage requires", "judicial_warrant exempts",
        "required_by_law exempts",
    },
    ("001", "Sacramento", "adopted"): set(),
    ("002", "Alameda County", "adopted"): {
        "resources limits", "detainers prohibits", "response_plan requires", "staff_training requires",
        "outreach requires", "compliance_reports requires", "required_by_law exempts",
    },
    ("003", "Oakland", "adopted"): {"joint_operations prohibits"},
    ("003", "California", "in_force"): {"transfers limits", "joint_operations prohibits"},
    ("004", "San Francisco", "denied"): set(),
    ("004", "San Francisco", "requested"): set(),
    ("004", "San Francisco", "in_force"): {"court_order exempts", "required_by_law exempts"},
    ("004", "Arlington County", "denied"): set(),
    ("004", "Santa Clara", "requested"): set(),
}  # fmt: skip
IDS = sorted(PEOPLE)


@pytest.fixture(params=["digests", "originals"])
def documents(request) -> dict:
    """The five documents, first as digests, then as the articles themselves."""
    return request.getfixturevalue(request.param)


def provisions_of(document) -> dict:
    """(article, place, stage) -> "provision effect" of each action of a document."""
    article, actions = take_apart(document), read(document).actions
    told = [sentence_of(action, article) for action in actions]
    found = {}
    for action, index in zip(actions, told, strict=True):
        rows = find_provisions(action, index, article, frozenset(i for i in told if i not in (None, index)))
        key = (document.article_id, action.get("jurisdiction"), action.get("stage"))
        found[key] = {f"{provision} {effect}" for provision, effect, _ in rows}
        for provision, effect, (start, end) in rows:
            assert provision in vocabulary.PROVISION and effect in vocabulary.EFFECT
            assert document.text[start:end].strip()
    return found


@pytest.fixture
def article(tmp_path):
    """A function from a made-up text to its article; the first line is the title."""

    def made(body: str, state: str = "OH", published: str = "2025-02-06"):
        path = tmp_path / "story.md"
        path.write_text(f'---\nstate: {state}\npublished: "{published}"\n---\n\n{body}\n', encoding="utf-8")
        return take_apart(open_article(path))

    return made


@pytest.fixture
def provisions(article):
    """A function from a made-up text to the provisions of its main action."""

    def made(body: str, **known) -> set[str]:
        taken = article(body, **known)
        found = provisions_of(taken.document)
        return next(iter(found.values())) if found else set()

    return made


def people_of(taken) -> dict[str, tuple]:
    return {p["name"]: (p["role"], p["organization"], p["stance"], p["vote"]) for p in find_people(taken)}


def numbers_of(taken) -> set[tuple]:
    return {(q["what"], q["qualifier"], q["value"], q["unit"]) for q in find_quantities(taken)}


@pytest.mark.parametrize("article_id", IDS)
def test_people_of_the_five(documents, article_id):
    found = find_people(take_apart(documents[article_id]))
    assert {(p["name"], p["role"], p["organization"], p["stance"], p["vote"]) for p in found} == PEOPLE[
        article_id
    ]
    for person in found:
        start, end = person["span"]
        assert documents[article_id].text[start:end] == person["name"]


@pytest.mark.parametrize("article_id", IDS)
def test_quantities_of_the_five(documents, article_id):
    found = find_quantities(take_apart(documents[article_id]))
    values = {(q["what"], q["qualifier"], q["value"], q["unit"], q["scope"]) for q in found}
    assert values == QUANTITIES[article_id]


@pytest.mark.parametrize("article_id", IDS)
def test_timetables_of_the_five(documents, article_id):
    found = find_timetables(take_apart(documents[article_id]))
    rows = [(r["component"], r["timing"], r["starts_after"], r["within"], r["recurring"]) for r in found]
    assert rows == (TIMETABLE if article_id == "002" else [])
    assert all(row["objective"] for row in found)


def test_the_timings_for_training_disagree_and_nothing_else(documents):
    for article_id, document in documents.items():
        taken = take_apart(document)
        found = find_conflicts(taken, find_timetables(taken))
        values = [(c["column"], c["value_a"], c["value_b"], c["source_a"], c["source_b"]) for c in found]
        expected = ("timing", "Within 3 months", "Ongoing starting 4 months", "002, table 1: Staff Training",
                    "002, table 2: Law Enforcement Training")  # fmt: skip
        assert values == ([expected] if article_id == "002" else [])


@pytest.mark.parametrize("article_id", IDS)
def test_provisions_of_the_five(documents, article_id):
    expected = {key: value for key, value in PROVISIONS.items() if key[0] == article_id}
    assert provisions_of(documents[article_id]) == expected


def test_residents_and_children_are_no_people(article):
    taken = article(
        "Dayton commissioners back sanctuary rule\n\n"
        "The Dayton City Commission voted 3-2 Wednesday to adopt a resolution that bars police from asking about "
        "immigration status. Resident Paula Shaw told the commission that she was afraid. Speaker Tom Reed, 41, a "
        "roofer, urged a no vote. Maya Lopez, 7, held a sign beside her mother Ana Lopez. Activist June Hall and "
        "professor Kim Dorn of Wright State University applauded. Reporter Ed Byrne contributed. Former Mayor Gary "
        "Leitz watched. Commissioner Dora Pratt voted against it. Mayor Jeff Mims said he was proud to sign it."
    )
    assert set(people_of(taken)) == {"Dora Pratt", "Jeff Mims"}
    assert people_of(taken)["Dora Pratt"] == ("Commissioner", "Dayton", "opposes", "against")


def test_votes_named_in_a_list(article):
    taken = article(
        "Pueblo council rejects detention deal\n\n"
        "Councilors Dennis Flores, Regina Maestri and Joe Latino voted in favor of the agreement with ICE on Monday. "
        "Councilor Sarah Martinez abstained. The motion to approve the contract failed, with only Councilor Ana Roe "
        "dissenting on the amendment.",
        state="CO",
    )
    votes = {name: row[3] for name, row in people_of(taken).items()}
    assert votes == {
        "Dennis Flores": "for", "Regina Maestri": "for", "Joe Latino": "for", "Sarah Martinez": "abstain",
        "Ana Roe": "against",
    }  # fmt: skip


def test_a_surname_is_the_same_person_and_spokespersons_count(article):
    taken = article(
        "Sheriff signs 287(g) agreement\n\n"
        "Bedford County Sheriff Austin Swing signed a 287(g) agreement with ICE on Tuesday. Swing said deputies "
        "would be trained in May. Maria Ortiz, executive director of the Tennessee Refugee Coalition, criticized the "
        'agreement. "It tears families apart," Ortiz said. ICE spokesman Bryan Cole declined to comment. '
        "President Donald Trump's order led to the agreement.",
        state="TN",
    )
    assert people_of(taken) == {
        "Austin Swing": ("Sheriff", "Bedford County", "supports", ""),
        "Maria Ortiz": ("executive director", "Tennessee Refugee Coalition", "opposes", ""),
    }


def test_quantities_with_their_qualifiers(article):
    taken = article(
        "County to house ICE detainees\n\n"
        "Seneca County commissioners on Tuesday approved a contract to hold up to 40 ICE detainees at the jail, where "
        "the federal government will pay $93 per day for each detainee. As many as 60 beds stand empty in the jail, "
        "and about a dozen deputies will be trained by ICE. The sheriff honored fewer than 25 detainers in 2024. More "
        "than 1,000 agencies nationwide have signed 287(g) agreements."
    )
    assert numbers_of(taken) == {
        ("people held for ICE", "up_to", 40, "people"),
        ("payment per detainee and day", "exactly", 93, "US dollars per day"),
        ("detention beds", "up_to", 60, "beds"),
        ("officers to be trained by ICE", "about", 12, "officers"),
        ("detainers", "fewer_than", 25, "detainers"),
        ("agencies with 287(g) agreements", "more_than", 1000, "agencies"),
    }


def test_numbers_that_are_no_quantities(article):
    taken = article(
        "Council votes 7-2 on Bill 25-014\n\n"
        "The Lancaster City Council voted 7-2 on Jan. 14, 2025, for Bill 25-014, which limits cooperation with ICE. "
        "Some 200 people filled the room at 120 N. Duke St. Lead sponsor Jaime Arroyo, 38, spoke for 10 minutes. "
        '"They could deport 11 million people from this country, and 500 immigrants would be arrested here," he said. '
        "Opponents said 300 immigrants would be arrested. It takes effect in 30 days.",
        state="PA",
    )
    assert numbers_of(taken) == set()


def test_a_law_that_extends_cooperation(provisions):
    found = provisions(
        "Governor signs detainer bill\n\n"
        "South Carolina Gov. Henry McMaster signed a bill Thursday that requires sheriffs to honor detainer requests "
        "from U.S. Immigration and Customs Enforcement. The law allows officers to ask people about their immigration "
        "status. It also directs jails to notify ICE before an inmate is released.",
        state="SC",
    )
    assert found == {"detainers requires", "status_inquiry permits", "release_notification requires"}


def test_a_rule_that_limits_with_exemptions(provisions):
    found = provisions(
        "Council limits work with ICE\n\n"
        "The Ithaca Common Council approved an ordinance Wednesday that prohibits police from asking about "
        "immigration status. The ordinance bars officers from honoring detainers unless ICE has a judicial warrant or "
        "the person was convicted of a violent felony. It requires training for officers and annual reports. City "
        "employees may not let agents into nonpublic areas without a court order.",
        state="NY",
    )
    assert found == {
        "status_inquiry prohibits", "detainers prohibits", "staff_training requires", "compliance_reports requires",
        "facility_access prohibits", "judicial_warrant exempts", "court_order exempts", "serious_conviction exempts",
    }  # fmt: skip


def test_masks_and_a_ban_on_agreements(provisions):
    found = provisions(
        "Delaware limits police ties to ICE\n\n"
        "The Delaware Senate on Tuesday passed a bill that prohibits police from entering into 287(g) agreements. The "
        "bill also bars officers from wearing masks.",
        state="DE",
    )
    assert found == {"agreement_287g prohibits", "masks_identification prohibits"}


def test_what_others_do_and_say_gives_no_provision(provisions):
    found = provisions(
        "Council adopts welcoming resolution\n\n"
        "The Carbondale City Council adopted a welcoming resolution Tuesday that limits cooperation with ICE. "
        '"This resolution bars our police from honoring detainers and sharing license plate data," resident Lee Poe '
        "said at the microphone. State law already prohibits police from asking about immigration status. The "
        "Department of Homeland Security requires agents to wear masks. Critics say the resolution would stop "
        "officers from joining joint operations. A similar ordinance in Urbana bars staging on city property.",
        state="IL",
    )
    assert found == set()


def test_ending_an_agreement_forbids_nothing(provisions):
    found = provisions(
        "Board ends 287(g) program\n\n"
        "The Frederick County Board of Supervisors voted 4-3 Tuesday to terminate the county's 287(g) agreement with "
        "U.S. Immigration and Customs Enforcement.",
        state="VA",
    )
    assert found == set()


TABLES = """Board adopts plan for sanctuary policy

The Lane County Board of Commissioners adopted a resolution Tuesday that limits cooperation with ICE.

| Step | Purpose | Deadline |
|---|---|---|
| Signs | Mark county property | 30 days |
| Reports | Tell the board | Every six months |
| Legal fund | Pay for lawyers | Months 3-6 |
| Review | Look back | To be decided |

| Step | When |
|---|---|
| Signs | Within 90 days |
| Fee schedule | After two weeks |

| Office | Task |
|---|---|
| Sheriff | 3 months of training |
"""


def test_timings_as_durations(article):
    found = find_timetables(article(TABLES, state="OR"))
    rows = {r["component"]: (r["objective"], r["starts_after"], r["within"], r["recurring"]) for r in found}
    assert rows == {
        "Signs": ("Mark county property", "", "P30D", False),
        "Reports": ("Tell the board", "", "", True),
        "Legal fund": ("Pay for lawyers", "P3M", "P6M", False),
        "Review": ("Look back", "", "", ""),
        "Signs (table 2)": ("", "", "P90D", False),
        "Fee schedule": ("", "P2W", "", False),
    }


def test_two_ends_for_one_step_are_a_conflict(article):
    taken = article(TABLES, state="OR")
    found = find_conflicts(taken, find_timetables(taken))
    assert [(c["value_a"], c["value_b"]) for c in found] == [("30 days", "Within 90 days")]
    assert "30 days" in found[0]["note"]


def test_steps_that_can_both_hold_are_none(article):
    taken = article(TABLES.replace("Within 90 days", "Ongoing").replace("30 days", "Immediate"), state="OR")
    assert find_conflicts(taken, find_timetables(taken)) == []
