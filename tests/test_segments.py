"""Splitting a saved page into article and surroundings: the five articles, and pages made up here."""

import re
import textwrap

import pytest

from analysis import vocabulary
from analysis.loaders.articles import open_article
from analysis.loaders.segments import segments_of

LEAD = (
    "The Riverton City Council voted 5-2 on Tuesday to bar city employees from helping federal immigration "
    "agents, ending a debate that lasted most of the spring."
)
BODY = [
    LEAD,
    "The ordinance says that city jails may not hold people for Immigration and Customs Enforcement unless a "
    "judge has signed a warrant.",
    '"We owe every resident the same service," Mayor Ann Field said after the vote. "This does it."',
    "Council members Bob Stone and Carl Wood voted no. Both said the city would lose federal grants.",
    "A second reading is set for June 4.",
]
TITLE = "Riverton bars city staff from aiding ICE"


def page(*lines: str, sep: str = "\n\n") -> str:
    """A saved page of those lines."""
    return sep.join(lines) + "\n"


def kept(text: str, title: str = "") -> list[str]:
    """What the reading sees of a text."""
    return [segment.text for segment in segments_of(text, 0, title) if segment.kept]


def kinds(text: str, title: str = "") -> dict[str, str]:
    """Line -> kind."""
    return {segment.text: segment.kind for segment in segments_of(text, 0, title)}


# What the rules get wrong: a line of a list below, or the name of a comment system. Mending one turns its
# test red: take it out then.
GAPS: set[str] = set()


def cases(lines, but=()) -> list:
    """The lines as test cases; the gaps among them are expected to fail, except for ``but``."""
    known = pytest.mark.xfail(reason="a gap in the rules of segments.py or junk.toml", strict=True)
    return [pytest.param(line, marks=known if line in GAPS - {*but} else (), id=line[:60]) for line in lines]


# The digests


def test_positions_hold_in_digests(digests):
    for document in digests.values():
        check_positions(document.text, document.segments)


def test_nothing_of_a_digest_is_dropped(digests):
    for document in digests.values():
        assert [segment for segment in document.segments if not segment.kept] == []
        assert document.words(kept=True) >= 150


def test_front_matter_is_not_read(digests):
    for document in digests.values():
        assert all(
            "outlet:" not in segment.text and document.url not in segment.text
            for segment in document.segments
        )


def test_tables_of_a_digest_are_tables(digests):
    found = [segment for segment in digests["002"].segments if segment.kind == "table"]
    assert len(found) == 3
    assert all(segment.text.startswith("|") for segment in found)
    assert all(
        segment.kind != "table" for name in ("000", "001", "003", "004") for segment in digests[name].segments
    )


def test_the_date_line_of_a_digest_is_a_byline(digests):
    assert [segment.kind for segment in digests["004"].segments[:2]] == ["title", "byline"]


def test_a_headline_in_the_front_matter_alone_is_read_as_the_title():
    head = f'---\ntitle: "{TITLE}"\n---\n'
    text = head + page(*BODY)
    found = segments_of(text, len(head), TITLE)
    assert (found[0].kind, found[0].text) == ("title", TITLE)
    assert text[found[0].start : found[0].end] == TITLE
    # Printed above the article too, it is read there, and once.
    text = head + page(TITLE, *BODY)
    found = [s for s in segments_of(text, len(head), TITLE) if s.kind == "title"]
    assert len(found) == 1 and found[0].start >= len(head)


# The articles themselves; what is quoted of them here is a few words, enough to find the paragraph.


def test_positions_hold_in_articles(originals):
    for document in originals.values():
        check_positions(document.text, document.segments)


def test_every_paragraph_of_004_is_kept_and_nothing_of_its_comments(originals):
    document = originals["004"]
    end_of_article = document.text.index("Follow Elise Foley")
    article = [segment for segment in document.segments if segment.start < end_of_article]
    rest = [segment for segment in document.segments if segment.start >= end_of_article]
    assert all(segment.kept for segment in article)
    assert [segment.kind for segment in article] == ["title", "byline"] + ["body"] * 8
    assert article[2].text.startswith("San Francisco won't be opting out")
    assert article[-1].text.startswith("Santa Clara, Calif.")
    assert len(rest) > 30
    assert not any(segment.kept for segment in rest)
    assert {segment.kind for segment in rest} == {"social", "trackback", "comment"}
    # Every line of the file is in one segment or another: nothing got lost on the way.
    assert {line.strip() for line in document.text.splitlines() if line.strip()} == {
        line for segment in document.segments for line in segment.text.split("\n")
    }


def test_both_captions_of_003_go(originals):
    document = originals["003"]
    dropped = [segment for segment in document.segments if not segment.kept]
    assert [segment.kind for segment in dropped if len(segment.text.split()) > 4] == ["caption", "caption"]
    read = " ".join(segment.text for segment in document.kept)
    for word in ("Casillas", "Ralston", "RALSTON", "San Ysidro", "April 18", "January 25"):
        assert word not in read
    assert sum(segment.kind == "body" for segment in document.segments) == 10


def test_the_streaming_line_of_000_goes(originals):
    dropped = [segment for segment in originals["000"].segments if not segment.kept]
    assert [segment.kind for segment in dropped] == ["promo"]
    assert "streaming" in dropped[0].text
    assert sum(segment.kind == "body" for segment in originals["000"].segments) == 13


def test_001_is_kept_whole(originals):
    document = originals["001"]
    assert [segment.kind for segment in document.segments] == ["title"] + ["body"] * 16


def test_three_tables_of_002_are_kept_as_tables(originals):
    """The third stands twice in the source: four segments, three tables."""
    document = originals["002"]
    found = [segment.text for segment in document.segments if segment.kind == "table"]
    assert (len(found), len(set(found))) == (4, 3)
    assert [text.count("\n") for text in found] == [5, 4, 4, 4]
    assert all(segment.kept for segment in document.segments)
    assert sum(segment.kind == "list" for segment in document.segments) == 16
    assert sum(segment.kind == "heading" for segment in document.segments) == 4


# Pages made up here


def check_positions(text: str, segments) -> None:
    """Positions are where the words stand, in order, without overlap."""
    end = 0
    for i, segment in enumerate(segments):
        assert segment.position == i
        assert segment.start >= end
        assert text[segment.start : segment.end] == segment.text
        assert segment.text == segment.text.strip() != ""
        assert segment.kind in vocabulary.SEGMENT_KIND
        end = segment.end


def in_the_middle(junk: str) -> str:
    return page(TITLE, *BODY[:2], junk, *BODY[2:])


def at_the_end(junk: str) -> str:
    return page(TITLE, *BODY, junk)


def at_the_top(junk: str) -> str:
    return page(TITLE, junk, *BODY)


SHARES = [
    "Share this article on Facebook",
    "Share on X",
    "Tweet this",
    "Share",
    "Facebook Twitter WhatsApp Email",
    "Follow Dana Reed on Twitter",
    "Follow us on Instagram",
    "Like us on Facebook",
    "@danareed on Twitter",
    "12 shares",
    "Click to share on Reddit (Opens in new window)",
    "Print this story",
    "Copy link",
    "Email the reporter at dana@example.com",
    "Reach Dana Reed at 555-0100 or dreed@example.com.",
    "— Ann Field (@annfield) May 21, 2025",
    "It passed, 5-2! #riverton — Ann Field (@annfield) May 21, 2025",
]
PROMOS = [
    "Sign up for our free newsletter and get the news in your inbox.",
    "Subscribe to our newsletter",
    "READ MORE: What the sheriff said about detainers",
    "Read more: How a school board became a battleground",
    "Related: County delays its vote on detainers",
    "Related stories",
    "Trending now",
    "You may also like",
    "Support local journalism. Become a member today.",
    "ADVERTISEMENT",
    "Advertisement",
    "Story continues below",
    "Download our free app for breaking news alerts",
    "Watch live: Council meeting",
    "WKTV 5 is streaming live",
    "Get the best of the Herald delivered to your inbox every morning.",
    "Most Read",
    "Recommended for you",
    "Have a news tip? Send it to tips@example.com",
    "Don't miss: The ten best parks of the county",
    "Never miss a story. Subscribe today.",
    "Article continues after this ad",
    "Your support makes our reporting possible. Donate now.",
    "Up next in Politics",
    "[Related: Sheriff vows to keep honoring detainers]",
    "Already a subscriber? Log in",
    "LISTEN: The sheriff on detainers",
    "Also: What the council cut from the budget",
    "More:How the county got here",
    "Stay in touch with the news of the county as it happens, conveniently in your email inbox. It's FREE!",
    "This article is over 6 years old",
    "NOW LIVE: Eyewitness News",
]
CAPTIONS = [
    "Protesters gather outside City Hall in Riverton on Tuesday, May 20, 2025. Jane Doe/Reuters",
    "People march through downtown on April 2. (AP Photo/John Roe)",
    "Mayor Ann Field speaks during a council meeting on Monday. Photo by Jane Doe",
    "File photo: An immigration agent at a traffic stop. (Getty Images)",
    "A sheriff's deputy stands outside the jail in Riverton on Jan. 25. JOHN ROE/AFP/Getty Images",
    "Photo: Jane Doe",
    "Photo courtesy of the City of Riverton",
    "Image credit: City of Riverton",
    "(Jane Doe/The Herald)",
    "Council members listen to public comment during Tuesday's meeting. | Jane Doe, The Herald",
    "Riverton City Hall, seen from the river. Jane Doe / Shutterstock",
    "Immigration agents detain a man in Riverton on Jan. 25, 2025. (Jane Doe/Riverton Herald)",
    "FILE - In this Jan. 25, 2025, photo, protesters hold signs outside the jail. (AP Photo/John Roe, File)",
    "Carl Wood, right, waits to enter the jail in 2012.",
    "Ann Lee (left), of Riverton, expresses her views at the lectern.",
    "Tim Roe, 62, of Riverton, speaks to the members of the panel.",
    "Sheriff Ed Hill works in his office Sept. 4, 2018.",
    "The jail in Riverton. JANE DOE/The Frontier",
    "Residents filled the hall on Monday, May 7. [JANE DOE / TIMES-NEWS]",
    "City Hall in February 2025. File photo",
]
FOOTERS = [
    "© 2025 The Riverton Herald. All rights reserved.",
    "Copyright 2025 The Riverton Herald",
    "This material may not be published, broadcast, rewritten or redistributed.",
    "All Rights Reserved",
    "Privacy Policy",
    "Terms of Use | Privacy Policy | Contact Us",
    "Tags: immigration, city council, ICE",
    "Filed under: Politics",
    "Posted in News",
    "Powered by WordPress",
    "Skip to main content",
    "3 min read",
    "Copyright 2025 Example Media Inc. All rights reserved. This material may not be published, "
    "broadcast, rewritten, or redistributed.",
    "We use cookies to improve your experience on this site.",
    "The Associated Press contributed to this report.",
    "Dana Reed covers city hall for The Herald. Reach her at dreed@example.com.",
    "Correction: An earlier version of this story misspelled the name of a council member.",
    "Dana Reed is a reporter at The Herald.",
    "Dana Reed reports from the Hill County bureau for Example Public Radio.",
    "Staff writer Ann Lee and The Associated Press contributed to this report.",
    "Home | News | Sports | Obituaries",
]


@pytest.mark.parametrize("junk", cases(SHARES + PROMOS + CAPTIONS))
def test_a_line_in_the_middle_goes_and_the_article_stays(junk):
    assert kept(in_the_middle(junk)) == [TITLE, *BODY]


@pytest.mark.parametrize("junk", cases(SHARES + PROMOS + CAPTIONS, but=["(Jane Doe/The Herald)"]))
def test_a_line_below_the_title_goes_and_the_article_stays(junk):
    assert kept(at_the_top(junk)) == [TITLE, *BODY]


@pytest.mark.parametrize("junk", cases(SHARES + PROMOS + FOOTERS, but=PROMOS))
def test_a_line_below_an_article_goes_and_the_article_stays(junk):
    assert kept(at_the_end(junk)) == [TITLE, *BODY]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [(SHARES[:6], "social"), (PROMOS[:4], "promo"), (CAPTIONS[:5], "caption"), (FOOTERS[:3], "boilerplate")],
)
def test_what_goes_is_named(lines, kind):
    for line in lines:
        assert kinds(in_the_middle(line))[line] == kind


COMMENTS = {
    "wordpress": page(
        '3 Responses to "Riverton bars city staff from aiding ICE"',
        "walt says:",
        "May 21, 2025 at 8:14 am",
        "The council should resign. They voted 7-0 last year for the opposite.",
        "Reply",
        "Mary K. says:",
        "May 21, 2025 at 9:02 am",
        "Springfield passed the same ordinance on March 3, good for them!",
        "Reply",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
    ),
    "wordpress thoughts": page(
        "2 thoughts on “Riverton bars city staff from aiding ICE”",
        "walt",
        "May 21, 2025 at 8:14 am",
        "The council should resign. They voted 7-0 last year for the opposite.",
    ),
    "disqus": page(
        "4 Comments",
        "The Riverton Herald",
        "Join the discussion…",
        "Best",
        "Newest",
        "Oldest",
        "walt1955",
        "2 days ago",
        "The council should resign. They voted 7-0 last year for the opposite.",
        "1",
        "•",
        "Reply",
        "Share ›",
        "Guest",
        "a day ago",
        "Springfield passed the same ordinance on March 3, good for them!",
    ),
    "says": page(
        "walt says:",
        "The council should resign. They voted 7-0 last year for the opposite.",
        "Mary K. says:",
        "Springfield passed the same ordinance on March 3, good for them!",
    ),
    "says on one day": page(
        "Comments",
        "walt says:",
        "May 21, 2025 at 8:14 am",
        "The council should resign. They voted 7-0 last year for the opposite.",
    ),
    "count": page(
        "Comments (2)",
        "The council should resign. They voted 7-0 last year for the opposite.",
        "Springfield passed the same ordinance on March 3, good for them!",
    ),
    "posted by": page(
        "Posted by walt on May 21, 2025 at 8:14 AM",
        "The council should resign. They voted 7-0 last year for the opposite.",
        "Report this comment",
    ),
    "trackbacks": page(
        "Some blog about football teams…",
        "Trackback posted May 22, 2025 @ 4:33 am",
        "Nice entry. So I added a Trackback here :)…",
        "Comment posted May 22, 2025 @ 12:14 am",
        "The council should resign. They voted 7-0 last year for the opposite.",
    ),
    "blogger": page(
        "2 comments:",
        "walt said...",
        "The council should resign. They voted 7-0 last year for the opposite.",
        "May 21, 2025 at 8:14 AM",
        "Mary K. said...",
        "Springfield passed the same ordinance on March 3, good for them!",
        "Post a Comment",
    ),
    "said on": page(
        "walt said on May 21, 2025 at 8:14 am:",
        "The council should resign. They voted 7-0 last year for the opposite.",
    ),
    "no heading": page(
        "walt",
        "May 21, 2025 at 8:14 am",
        "The council should resign. They voted 7-0 last year for the opposite.",
        "Reply",
    ),
    "conversation": page(
        "Join the Conversation",
        "walt",
        "The council should resign. They voted 7-0 last year for the opposite.",
    ),
    "facebook": page(
        "2 Comments",
        "Sort by Oldest",
        "Walt Example",
        "The council should resign. They voted 7-0 last year for the opposite.",
        "Like · Reply · 2d",
    ),
    "show": page(
        "View Comments (2)",
        "walt",
        "The council should resign. They voted 7-0 last year for the opposite.",
    ),
}


@pytest.mark.parametrize("system", cases(COMMENTS))
def test_readers_comments_go_and_the_article_stays(system):
    assert kept(page(TITLE, *BODY) + "\n" + COMMENTS[system]) == [TITLE, *BODY]


@pytest.mark.parametrize("system", cases(COMMENTS))
def test_readers_comments_go_on_single_line_breaks(system):
    text = (page(TITLE, *BODY) + "\n" + COMMENTS[system]).replace("\n\n", "\n")
    assert kept(text) == [TITLE, *BODY]


def test_a_comment_count_above_the_article_is_not_the_comments():
    for link in ("Comments (3)", "3 Comments", "Leave a comment"):
        assert kept(page(TITLE, "By Dana Reed", link, *BODY))[-5:] == BODY


def test_a_comment_link_amid_the_article_does_not_end_it():
    assert kept(page(TITLE, *BODY[:2], "Comments", *BODY[2:], *BODY[:3])) == [TITLE, *BODY, *BODY[:3]]


def test_a_comment_link_amid_the_article_and_comments_below():
    text = page(TITLE, *BODY[:2], "View Comments (1)", *BODY[2:], BODY[2], BODY[0])
    assert kept(text + "\n" + COMMENTS["count"]) == [TITLE, *BODY, BODY[2], BODY[0]]


def test_what_people_say_in_turn_is_no_comment_section():
    said = [
        "Stone says:",
        '"We owe them that. The jail is no place for it."',
        "Wood says:",
        '"I will vote no again."',
    ]
    assert kept(page(TITLE, *BODY, *said)) == [TITLE, *BODY, *said]


def test_a_paragraph_that_is_cut_off_is_kept():
    cut = BODY[1].removesuffix(" has signed a warrant.")
    for end in (cut, "The council will take up the", '"We will be ba'):
        assert kept(page(TITLE, *BODY, end)) == [TITLE, *BODY, end]
    assert (
        kept(page(TITLE, *BODY, "What comes next", "The council will take up the"))[-2] == "What comes next"
    )


def test_teasers_below_an_article_go():
    assert kept(page(TITLE, *BODY, "Springfield council repeals its ordinance 6-1")) == [TITLE, *BODY]


def test_a_headline_of_three_words_is_the_title():
    assert kinds(page("ICE clears hurdle", "By Dana Reed", *BODY))["ICE clears hurdle"] == "title"


LOOKALIKES = [
    "Share of the blame belongs to the county, which signed the agreement with ICE in 2019, Stone said.",
    "Follow-up votes are planned in June and July, when the budget for the sheriff comes before the council.",
    "Read into the record was a letter from the sheriff, who said he would keep honoring detainers.",
    "Comments from residents ran for three hours before the council voted 5-2 for the ordinance.",
    "Print shops and other small employers wrote to the council to ask that it pass the ordinance.",
    "Photo radar and license plate readers are covered too: The data may not go to federal agents.",
    "Support for the measure grew after agents arrested a man outside the courthouse on May 2.",
    "Residents stood outside on Tuesday as the council voted, and some stayed to hear the result.",
    "The council holds its second reading on Tuesday and the mayor has said that she will sign it.",
    "The city attorney says: The measure follows state law and leaves judicial warrants untouched.",
    "Copyright law has nothing to do with it, the city attorney told the council, but records law does.",
    "Subscribers to the city's alert system will be told of enforcement actions under the ordinance.",
    "The mayor joins a growing list of officials who on Monday asked ICE to stay off city property.",
    "Sheriff Ed Hill speaks for many deputies when he says on Tuesday's vote that it went too far.",
    "Reply briefs in the lawsuit against the county are due on June 30, the county counsel said.",
    "The city holds people on ICE detainers for 48 hours, which the council on Tuesday voted to end.",
    "The county holds about 300 detainees for ICE in its jail, left over from a 2011 contract.",
    "City Manager Lee Poe stands by the directive he issued on March 3 that bars ICE from city garages.",
    "A judge addresses the dispute in an order on May 3 that bars the county from honoring ICE detainers.",
    "The council is seen as likely to pass the measure on Tuesday.",
    "Residents can sign up for alerts on enforcement actions under a program the council approved 5-2.",
    "Reuters first reported the arrests in January, two days before the council voted 5-2 against aid.",
    "The resolution, posted to X by the mayor, passed unanimously.",
    "Discussion ran until midnight.",
    "(Riverton) – The council voted 5-2 on Tuesday to bar city staff from aiding ICE agents in any way.",
    "The vote was 5-2.",
    "He declined to comment.",
    "By a vote of 5-2, the council also rejected an amendment that Stone had proposed.",
    "Published reports put the number of arrests at 40, but the sheriff disputes that number.",
    "Stone visited the jail on Monday afternoon to gather the views of deputies.",
    "After a march down Main Street on Jan. 20, members of the group raised concerns about the jail.",
    "Other speakers at the protest on Monday were Ann Lee and a deacon of the parish.",
    "Residents gather outside the jail every Monday.",
    "Officials stand with immigrants, the mayor wrote on May 3.",
    "Privacy policy changes are part of the plan.",
    "All comments at the hearing opposed the agreement.",
    "40 comments on the plan came from residents, the county said.",
    "Responses to the proposal were mixed, the clerk said.",
    "Published in 2019, the policy covers all jails.",
    "Zoom in: The county is the only one in the region with a signed agreement with the agency.",
    "The arrests were first reported by Reuters.",
    "Photo-identification cards are issued under the ordinance, which passed 5-2.",
    "The ordinance says:",
    "Follow the rules on detainers, the mayor told officers.",
    "Support for the app and its alerts fell, the chief said.",
    "Poll: 60 percent back the ordinance, according to the university's survey of 900 residents.",
    "Read more than 200 letters into the record, the clerk was told.",
    "Topics: staging, barriers and signs are covered by three sections.",
    "Correction officers work in the jail, where agents come on Tuesdays.",
    "RIVERTON, Calif. (KRVT)",
]


@pytest.mark.parametrize("line", cases(LOOKALIKES))
def test_a_sentence_that_looks_like_junk_stays(line):
    assert line in kept(in_the_middle(line))
    assert line in kept(page(TITLE, *BODY[:2], line))


def test_the_first_line_is_the_lead_even_where_it_looks_like_a_caption():
    lead = "Riverton stands alone on Tuesday after its council voted 5-2 to bar staff from aiding agents."
    assert kept(page(lead, *BODY[1:]))[0] == lead


BYLINES = [
    "By Dana Reed",
    "By Dana Reed | Staff Writer",
    "By DANA REED, The Herald",
    "By Dana Reed Jan 05, 2016",
    "By Dana Reed | Example Monitor | May 24, 2025",
    "By Dana Reed/Hill County View",
    "Associated Press / January 5, 2011",
    "- The Riverton Times - Wednesday, September 17, 2025",
    "Published: May 21, 2025",
    "Updated May 21, 2025 at 9:02 a.m.",
    "May 21, 2025",
    "Wednesday, May 21, 2025 at 5:15 pm",
    "2025-05-21",
    "5/21/2025",
    "Posted on May 21, 2025",
    "Last updated: 9:02 a.m. May 21, 2025",
]


@pytest.mark.parametrize("line", cases(BYLINES))
def test_bylines_and_date_lines_are_known(line):
    assert kinds(at_the_top(line))[line] == "byline"
    assert kinds(at_the_top(line))[TITLE] == "title"


def test_a_title_from_the_front_matter_is_the_title():
    found = segments_of(page("News", "Riverton bars city staff from aiding ICE.", *BODY), 0, TITLE)
    assert [segment.kind for segment in found][:2] == ["boilerplate", "title"]


def test_headings_lists_and_tables():
    rows = "| Step | When |\n|---|---|\n| Signs | Within 30 days |"
    text = page(
        TITLE,
        *BODY[:2],
        "## What comes next",
        "- Signs at city buildings",
        "- Training of staff",
        rows,
        *BODY[2:],
    )
    found = [segment.kind for segment in segments_of(text)]
    assert found == ["title", "body", "body", "heading", "list", "list", "table", "body", "body", "body"]
    assert rows in kept(text)


def test_two_tables_with_a_blank_line_between_are_two():
    rows = "| Step | When |\n|---|---|\n| Signs | Within 30 days |"
    found = [segment.kind for segment in segments_of(page(*BODY, rows, rows))]
    assert found.count("table") == 2


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_text_broken_at_a_fixed_width_is_joined(width):
    paragraphs = [f"{BODY[0]} {BODY[1]}", f"{BODY[2]} {BODY[3]}", f"{BODY[1]} {BODY[3]} {BODY[2]}", BODY[4]]
    text = "\n\n".join([TITLE, *(textwrap.fill(paragraph, width) for paragraph in paragraphs)]) + "\n"
    found = segments_of(text)
    check_positions(text, found)
    assert [" ".join(segment.text.split()) for segment in found if segment.kept] == [TITLE, *paragraphs]


@pytest.mark.parametrize("width", [72, 80])
def test_junk_goes_from_text_broken_at_a_fixed_width(width):
    lines = [TITLE, *BODY[:3], "Follow Dana Reed on Twitter", *BODY[3:], COMMENTS["wordpress"].strip()]
    text = (
        "\n\n".join("\n\n".join(textwrap.fill(x, width) for x in line.split("\n\n")) for line in lines) + "\n"
    )
    assert [" ".join(line.split()) for line in kept(text)] == [TITLE, *BODY]


def test_paragraphs_on_single_line_breaks_stay_apart():
    assert kept(page(TITLE, *BODY, sep="\n")) == [TITLE, *BODY]


EVERYTHING = page(
    "Skip to main content",
    TITLE,
    "By Dana Reed",
    "May 21, 2025",
    SHARES[4],
    CAPTIONS[0],
    *BODY[:2],
    PROMOS[0],
    BODY[2],
    PROMOS[2],
    CAPTIONS[4],
    *BODY[3:],
    SHARES[5],
    FOOTERS[0],
    COMMENTS["wordpress"].strip(),
    FOOTERS[10],
)


def test_a_page_with_everything_leaves_title_byline_and_article():
    assert kept(EVERYTHING) == [TITLE, "By Dana Reed", "May 21, 2025", *BODY]


@pytest.mark.parametrize(
    "text", [EVERYTHING, EVERYTHING.replace("\n\n", "\n"), "  " + EVERYTHING.replace("\n", "  \n  ")]
)
def test_positions_hold_on_any_page(text):
    check_positions(text, segments_of(text))


@pytest.mark.parametrize("text", [at_the_end(x) for x in SHARES + PROMOS + FOOTERS + list(COMMENTS.values())])
def test_positions_hold_on_pages_with_junk(text):
    check_positions(text, segments_of(text))


def test_positions_count_from_the_beginning_of_the_file():
    head = "---\ntitle: x\n---\n"
    text = head + EVERYTHING
    found = segments_of(text, len(head))
    check_positions(text, found)
    assert [segment.text for segment in found] == [segment.text for segment in segments_of(EVERYTHING)]


def test_a_text_of_one_line_is_the_article():
    assert kept(LEAD) == [LEAD]


HTML = """<!DOCTYPE html>
<html><head><title>{title} - The Riverton Herald</title><meta property="og:title" content="{title}">
<meta property="og:site_name" content="The Riverton Herald"><meta property="article:published_time"
content="2025-05-21T09:02:00Z"><link rel="canonical" href="https://herald.example.com/news/riverton-ice"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sports">Sports</a></nav>
<article><h1>{title}</h1><p class="byline">By Dana Reed</p><figure><img src="a.jpg" alt="City Hall">
<figcaption>Protesters gather outside City Hall in Riverton on Tuesday. Jane Doe/Reuters</figcaption></figure>
{paragraphs}
<table><tr><th>Step</th><th>When</th></tr><tr><td>Signs</td><td>Within 30 days</td></tr></table></article>
<aside><h2>Most read</h2><ul><li>
<a href="/x">Springfield council repeals its ordinance 6-1</a></li></ul></aside>
<section id="comments" class="comments"><h3>2 Comments</h3><div class="comment">
<p>The council should resign. They voted 7-0 last year for the opposite thing.</p></div></section>
<footer><p>&copy; 2025 The Riverton Herald. All rights reserved.</p></footer></body></html>"""


def html_page(folder, name="riverton.html"):
    paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    path = folder / name
    path.write_text(HTML.format(title=TITLE, paragraphs=paragraphs), encoding="utf-8")
    return open_article(path)


def test_an_html_page_gives_the_article_and_what_its_head_says(tmp_path):
    document = html_page(tmp_path)
    read = "\n".join(segment.text for segment in document.kept)
    for paragraph in BODY:
        assert paragraph in read
    for junk in ("7-0", "Springfield", "All rights reserved", "Jane Doe", "Sports"):
        assert junk not in read
    assert document.title == TITLE
    assert document.published == "2025-05-21"
    assert document.publisher == "The Riverton Herald"
    assert document.url == "https://herald.example.com/news/riverton-ice"
    check_positions(document.text, document.segments)


def test_a_table_of_an_html_page_is_a_table(tmp_path):
    document = html_page(tmp_path)
    assert [segment.kind for segment in document.segments].count("table") == 1


def test_an_html_page_saved_under_another_name_is_known(tmp_path):
    document = html_page(tmp_path, "riverton.txt")
    assert BODY[0] in [segment.text for segment in document.kept]
    assert not any("<p>" in segment.text for segment in document.segments)


PAGES = (
    "The Riverton Herald | May 21, 2025\n\nCouncil bars cooperation with ICE\n\n"
    "RIVERTON, Calif. - The Riverton City Council voted 7-0 on Tuesday to\n"
    "adopt a well-known resolution that bars its employees from cooper-\n"
    "ating with Immigration and Customs Enforcement. The vote came late in\n"
    "the evening, after two hours in which residents spoke of the well-\n"
    "known measure, and it makes the town one of the first with an ICE-\n"
    "free zone of its own, said the mayor, who thanked the members for a\n\n- 1 -\n\f"
    "The Riverton Herald | May 21, 2025\n\nlong debate. Signs must be put up within ninety days by the department\n"
    "of public works, and a report is due at the end of the year, said the\n"
    "manager, who leads that department.\n\n- 2 -\n\f"
)


def test_a_printed_text_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "printed.txt"
    path.write_bytes(PAGES.replace("\n", "\r\n").encode())
    document = open_article(path)
    kinds = [segment.kind for segment in document.segments]
    assert kinds == ["byline", "title", "body"] and document.title == "Council bars cooperation with ICE"
    body = " ".join(document.segments[2].text.split())
    assert "from cooperating with Immigration" in body and "thanked the members for a long debate." in body
    assert "the well-known measure" in body and "an ICE-free zone" in body
    assert not re.search(r"- \d -|Herald|\f", body)
    # The head of the second page, a bar and all, and two page numbers with their dashes.
    assert document.words_around == 7 + 2 * 3
    check_positions(document.text, document.segments)


def test_a_text_without_pages_is_left_as_it_is(tmp_path):
    path = tmp_path / "plain.txt"
    path.write_text("\n\n".join(BODY) + "\n\f")
    assert open_article(path).words_around == 0
    assert [segment.text for segment in open_article(path).kept] == BODY


def test_one_long_paragraph_is_read(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text(" ".join(BODY * (20_000 // len(" ".join(BODY)) + 1)))
    document = open_article(path)
    assert [segment.kind for segment in document.segments] == ["body"] and len(
        document.segments[0].text
    ) >= 20_000
    assert document.title == ""
