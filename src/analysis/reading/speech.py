"""What somebody is quoted saying at length: where it stands, and a sentence without it."""

import re
from dataclasses import replace
from itertools import zip_longest

from analysis.reading.article import Article
from analysis.reading.sentences import SPEECH_WORDS, Sentence


def speech_of(article: Article) -> list[tuple[int, int]]:
    """Where somebody is quoted at length, by paragraph: a quotation may run over several sentences."""
    found = []
    for segment in article.document.kept:
        marks = [m.start() for m in re.finditer('"', segment.text)]
        for start, end in zip_longest(marks[::2], marks[1::2], fillvalue=len(segment.text)):
            if len(segment.text[start:end].split()) > SPEECH_WORDS:
                found.append((segment.start + start, segment.start + end))
    return found


def unquoted(sentence: Sentence, speech: list[tuple[int, int]]) -> Sentence:
    """The sentence with what somebody is quoted saying blanked, same length."""
    text = sentence.text
    for start, end in speech:
        a, b = max(start - sentence.start, 0), min(end - sentence.start, len(text))
        if a < b:
            text = text[:a] + "_" * (b - a) + text[b:]
    return sentence if text is sentence.text else replace(sentence, text=text)
