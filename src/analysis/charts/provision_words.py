"""Provisions in a reader's words, in the order in which the matrix shows them."""

# Rows of the matrix, in groups: what an act does to help for ICE, what it orders its own people to do, what it leaves
# out of its rule. The words stand behind "forbids or narrows", "requires or allows" and "except".
HELP = {
    "detainers": "holding people on detainers",
    "release_notification": "telling ICE of releases",
    "transfers": "handing people over",
    "jail_access": "ICE in jails",
    "detention_contract": "detention contracts",
    "agreement_287g": "287(g) agreements",
    "status_inquiry": "asking about status",
    "information_sharing": "sharing information",
    "license_plate_data": "license plate data",
    "joint_operations": "joint operations",
    "resources": "money, staff and time",
    "facility_access": "ICE in public buildings",
    "staging": "staging on public property",
    "masks_identification": "masks, identification",
}
DUTIES = {
    "signage": "signs at public property",
    "physical_barriers": "gates and barriers",
    "staff_training": "training of staff",
    "response_plan": "a response plan",
    "incident_reporting": "reporting of incidents",
    "compliance_reports": "reports on compliance",
    "outreach": "outreach to residents",
    "legal_support": "legal help",
}
EXEMPTIONS = {
    "judicial_warrant": "a judge’s warrant",
    "court_order": "a court’s order",
    "required_by_law": "what law requires",
    "criminal_investigation": "criminal investigations",
    "serious_conviction": "serious crimes",
}
WORDS = HELP | DUTIES | EXEMPTIONS
EFFECT = {
    "prohibits": "forbids",
    "limits": "narrows",
    "requires": "requires",
    "permits": "allows",
    "exempts": "exempts",
}


def provision_words(provision: str) -> str:
    """A provision in a reader's words."""
    return WORDS.get(provision, provision.replace("_", " "))
