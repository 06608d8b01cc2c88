"""An opened article: its text, what is known about it, and its segments with positions."""

from dataclasses import dataclass, field

# Segments of these kinds are the article; everything else is what stood around it.
READ = frozenset({"title", "byline", "body", "heading", "list", "table"})


@dataclass(frozen=True)
class Segment:
    """One stretch of a document: text[start:end], its kind (see vocabulary.SEGMENT_KIND) and whether it is read."""

    position: int
    start: int
    end: int
    kind: str
    text: str

    @property
    def kept(self) -> bool:
        """Whether the reading sees it."""
        return self.kind in READ


@dataclass
class Document:
    """One article as opened. ``text`` is what all positions count in; ``published`` is as typed, or empty.

    ``words_around`` counts what was taken away before the text was split into segments: menus and footers of an HTML
    page, heads and numbers of printed pages.
    """

    article_id: str
    text: str
    segments: list[Segment]
    text_kind: str = "original"
    title: str = ""
    url: str = ""
    published: str = ""
    publisher: str = ""
    author: str = ""
    state: str = ""
    sha256: str = ""
    words_around: int = 0
    name: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def kept(self) -> list[Segment]:
        """The segments that are the article."""
        return [segment for segment in self.segments if segment.kept]

    def words(self, kept: bool) -> int:
        """How many words stand in the segments that were read (or not)."""
        return sum(len(segment.text.split()) for segment in self.segments if segment.kept == kept)
