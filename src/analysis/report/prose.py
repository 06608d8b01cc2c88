"""Which sentence stands where: every number in a notebook's or page's text is computed by one of these functions."""

from analysis.report import (
    prose_adoption,
    prose_articles,
    prose_certainty,
    prose_map,
    prose_provisions,
    prose_spread,
    prose_timeline,
)

# What a notebook's question is answered with, in two lines.
ANSWERS = {
    "articles": prose_articles.answer_articles,
    "timeline": prose_timeline.answer_timeline,
    "map": prose_map.answer_map,
    "spread": prose_spread.answer_spread,
    "provisions": prose_provisions.answer_provisions,
    "adoption": prose_adoption.answer_adoption,
    "certainty": prose_certainty.answer_certainty,
}
# Remarks between a notebook's tables and figures.
NOTES = {
    "blanks": prose_articles.note_blanks,
    "sources": prose_articles.note_sources,
    "peaks": prose_timeline.note_peaks,
    "span": prose_timeline.note_span,
    "against": prose_map.note_against,
    "eras": prose_map.note_eras,
    "dense": prose_map.note_dense,
    "agreements": prose_spread.note_agreements,
    "both_sides": prose_spread.note_both_sides,
    "exceptions": prose_provisions.note_exceptions,
    "new_rules": prose_provisions.note_new_rules,
    "binding": prose_adoption.note_binding,
    "votes": prose_adoption.note_votes,
    "conflicts": prose_certainty.note_conflicts,
    "confidence": prose_certainty.note_confidence,
}
