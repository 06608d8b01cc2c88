"""How the messages of a build count and list things."""

from collections import Counter
from collections.abc import Iterable, Sequence

from analysis.loaders.document import Document


def counted(number: int, thing: str) -> str:
    """ "1 article", "1,204 articles"."""
    return f"{number:,} {thing if number == 1 else thing + 's'}"


def named(names: Iterable[str], most: int = 10) -> str:
    """The first names and how many more there are: "a, b and 3 more"."""
    names = list(names)
    head = ", ".join(names[:most])
    return head if len(names) <= most else f"{head} and {len(names) - most:,} more"


def kinds_dropped(documents: Sequence[Document]) -> str:
    """How many words of each kind were dropped: " (comment 622, caption 79)"; nothing where none were."""
    words: Counter[str] = Counter()
    for document in documents:
        for segment in document.segments:
            if not segment.kept:
                words[segment.kind] += len(segment.text.split())
    parts = [
        f"{kind} {number:,}" for kind, number in sorted(words.items(), key=lambda item: (-item[1], item[0]))
    ]
    return f" ({', '.join(parts)})" if parts else ""
