"""Officials and spokespersons an article quotes or names in their office (lexicon/people.toml); nobody else.

A person is taken up by an office printed beside the full name. Residents, speakers at public comment,
activists without an office and people in captions have none, and so never come into question.
"""

from analysis.reading.article import Article
from analysis.reading.introductions import named_in
from analysis.reading.person import Person, same
from analysis.reading.speech import speech_of, unquoted
from analysis.reading.stances import hear, speak_for_organization


def find_people(article: Article) -> list[dict]:
    """Officials and spokespersons in order of their first full naming.

    article_id, name, role, organization, stance, vote, span (the naming), spans (what stance and vote rest on).
    """
    found: list[Person] = []
    speech = speech_of(article)
    sentences = [unquoted(s, speech) for s in article.sentences if s.kind in ("body", "list")]
    for sentence in sentences:
        for person in named_in(sentence, article):
            known = next((p for p in found if same(p, person)), None)
            if known is None:
                found.append(person)
            elif not known.organization:
                known.organization = person.organization
    last: list[Person] = []
    for sentence in sentences:
        last = hear(sentence, article, found, last)
    for person in found:
        speak_for_organization(person, sentences)
    return [
        {"article_id": article.document.article_id, "name": p.name, "role": p.role, "organization": p.organization,
         "stance": p.stance, "vote": p.vote, "span": p.span, "spans": tuple(p.spans)}
        for p in found if p.speaks or not p.federal
    ]  # fmt: skip
