"""Which kinds of body decide on local cooperation, and which of them decide alone."""

REAL_BODIES = frozenset(
    {
        "city_council",
        "county_board",
        "sheriff",
        "police",
        "executive",
        "legislature",
        "school_board",
        "voters",
    }
)
# Bodies that decide alone: what they announce they will do is decided.
ALONE = frozenset({"sheriff", "police", "executive", "other"})
STEP_BODIES = frozenset({"city_council", "county_board", "legislature", "school_board", ""})
