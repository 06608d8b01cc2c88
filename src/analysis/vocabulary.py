"""The words the tables use, each with what it means.

One mapping per coded column: value -> meaning. ``schemas`` checks the tables against them and the codebook prints
them; ``reading`` produces nothing else. Change a word here and the checks, the codebook and the data package follow.
"""

TEXT_KIND = {
    "digest": "the facts of an article retold in our own sentences",
    "original": "the article's own text, kept locally and never committed",
}

SEGMENT_KIND = {
    "title": "the headline, and a line below it",
    "byline": "who wrote it, when, and a printed date line",
    "body": "a paragraph of the article",
    "heading": "a heading inside the article",
    "list": "one item of a list",
    "table": "a table, one segment per table",
    "caption": "a picture's caption or credit",
    "promo": "a line that advertises the outlet or another story",
    "social": "a share, follow or like line",
    "comment": "a reader's comment, or the comment form",
    "trackback": "a trackback or pingback",
    "boilerplate": "navigation, copyright, cookie and other page furniture",
}

LEVEL = {
    "city": "a city, town, village, borough or township",
    "county": "a county, parish or borough of Alaska; its sheriff too",
    "state": "a state, the District of Columbia or a territory",
    "school_district": "a school district",
    "other": "another public body, such as a transit agency or a university",
}

BODY = {
    "city_council": "the council or board of a city, town, village, borough or township",
    "county_board": "the board, council, commission or commissioners court of a county",
    "sheriff": "a sheriff or sheriff's office",
    "police": "a police chief or police department",
    "executive": "a mayor, county executive, governor, manager or attorney general acting alone",
    "legislature": "a state legislature or one of its chambers",
    "school_board": "a school board or school district",
    "voters": "the voters, at the ballot or in town meeting",
    "other": "another body",
}

PROGRAM = {
    "secure_communities": "Secure Communities, or the program that replaced it in 2014",
    "detainers": "holding people for ICE, or telling it of their release",
    "agreement_287g": "an agreement under section 287(g) of the Immigration and Nationality Act",
    "ice_free_zone": "keeping immigration enforcement off public property",
    "sanctuary": "a general rule on cooperation, by whatever name",
    "general": "another matter of cooperation, such as a detention contract",
}

INSTRUMENT = {
    "ordinance": "a local law",
    "resolution": "a resolution",
    "policy": "a written policy of a body or department",
    "directive": "a direction to staff or departments",
    "executive_order": "an order of a mayor, county executive or governor",
    "agreement": "an agreement or contract with the federal government, made or ended",
    "statute": "a state law or bill",
    "motion": "a motion or vote that is none of the above",
    "other": "another form, such as a letter, memo or statement",
    "unknown": "the source does not say",
}

STAGE = {
    "proposed": "put forward; nothing decided yet",
    "introduced": "passed a first reading, a committee or one chamber; a further vote is needed",
    "adopted": "decided",
    "in_force": "stood already when the source was written",
    "rejected": "voted down, vetoed or refused by the body itself",
    "repealed": "an earlier rule or agreement withdrawn or ended",
    "requested": "asked of the federal government",
    "denied": "refused by the federal government; the body is the local one that was told or tells of it",
}

DIRECTION = {
    "limits": "the act limits local cooperation with ICE (for a rejected proposal: it would have)",
    "extends": "the act extends local cooperation with ICE (for a rejected proposal: it would have)",
}

DATE_BASIS = {
    "stated": "the day, month or year is printed",
    "weekday": "a weekday name, counted from the date of publication",
    "relative": "words such as 'yesterday' or 'one week after', counted from another date",
    "published": "no word on the day; the article reports it as news, so the date of publication stands in",
    "none": "the source does not date the act",
}

PROVISION = {
    "detainers": "holding people on ICE detainers",
    "release_notification": "telling ICE of release dates",
    "transfers": "handing people over to ICE",
    "jail_access": "ICE in jails, interviews of inmates",
    "facility_access": "ICE in non-public areas of public buildings",
    "staging": "public property as a staging ground or base of operations",
    "physical_barriers": "gates, locks and barriers",
    "signage": "signs at public property",
    "resources": "money, staff and time",
    "information_sharing": "sharing personal information",
    "license_plate_data": "sharing license plate reader data",
    "status_inquiry": "asking about immigration status",
    "joint_operations": "joint operations, task forces, help in raids",
    "agreement_287g": "agreements under section 287(g)",
    "detention_contract": "contracts to hold people for ICE",
    "staff_training": "training of staff",
    "outreach": "telling residents of rights and services",
    "incident_reporting": "reporting sightings of or incidents with agents",
    "compliance_reports": "reports or audits of compliance",
    "response_plan": "a plan or protocol for enforcement actions",
    "masks_identification": "masks and identification of agents",
    "legal_support": "legal help for residents",
    "judicial_warrant": "exemption: a warrant or order signed by a judge",
    "court_order": "exemption: a court's order or decision",
    "required_by_law": "exemption: where federal or state law requires it",
    "criminal_investigation": "exemption: criminal investigations",
    "serious_conviction": "exemption: people convicted of, or charged with, serious crimes",
}

EFFECT = {
    "prohibits": "the act forbids it",
    "limits": "the act narrows it",
    "requires": "the act orders it",
    "permits": "the act allows it",
    "exempts": "the act leaves it out of its rule",
}

RELATION = {
    "same_event": "both rows report one act",
    "final_reading_of": "the later, deciding reading of the same measure",
    "follows": "came after the other act and is set beside it by the source",
    "extends": "builds on the other act",
    "amends": "changes the other act",
    "repeals": "withdraws the other act",
    "denies": "refuses what the other act asked for",
}

MILESTONE_LEVEL = {
    "federal": "an act of the federal government",
    "state": "an act of a state",
    "court": "a ruling",
    "event": "an event that sources name as a cause",
}

METHOD = {
    "extracted": "read from an article by the rules in src/analysis/reading",
    "coded": "coded one by one from a public page (docs/record.md)",
}

STANCE = {"supports": "speaks for the act", "opposes": "speaks against it", "unknown": "not said"}

QUALIFIER = {
    "exactly": "the number as it stands",
    "more_than": "more than, over",
    "at_least": "at least",
    "up_to": "up to, as many as",
    "fewer_than": "fewer than, under",
    "about": "about, roughly, upwards of",
}
