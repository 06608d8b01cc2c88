"""An article taken apart: what every later step of the reading looks things up in."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from analysis.loaders.document import Document
from analysis.loaders.gazetteer import Place
from analysis.reading.bodies import Body
from analysis.reading.cues import CUES
from analysis.reading.events import Event
from analysis.reading.mentions import Where
from analysis.reading.sentences import Sentence
from analysis.reading.when import When


@dataclass
class Article:
    """A document taken apart: what every later step looks things up in."""

    document: Document
    sentences: list[Sentence]
    where: Where
    published: str
    day: date | None
    exact: bool = True
    bodies: dict[int, list[Body]] = field(default_factory=dict)
    dates: dict[int, list[When]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    main_body: Body | None = None
    main_place: dict[str, Place | None] = field(default_factory=dict)
    main_mention: dict[str, object] = field(default_factory=dict)
    officials: dict[str, Body] = field(default_factory=dict)
    # By sentence, the programs named in it and where (form.programs_in fills it).
    programs: dict[int, dict[str, tuple[int, int]]] = field(default_factory=dict)
    # What the first sentences say the measure does (direction.measure_says fills it).
    measure: tuple[float, tuple[int, int] | None] | None = None

    @cached_property
    def lead(self) -> str:
        """Title and first two paragraphs in lower case, as one text."""
        return CUES.watch(
            " ".join(s.lower for s in self.sentences if s.kind == "title" or s.paragraph in (0, 1))
        )

    @cached_property
    def whole(self) -> str:
        """Everything but headings in lower case, as one text."""
        return CUES.watch(" ".join(s.lower for s in self.sentences if s.kind != "heading"))

    @cached_property
    def everything(self) -> str:
        """All sentences in lower case, as one text."""
        return CUES.watch(" ".join(s.lower for s in self.sentences))

    def weight(self, index: int) -> float:
        """How much the place of a sentence in the article counts: the title and the lead most."""
        sentence = self.sentences[index]
        if sentence.kind == "title":
            return 3.0
        if sentence.paragraph in (0, 1):
            return 3.0 if sentence.paragraph == 0 else 2.0
        return 1.0 if sentence.paragraph < 6 else 0.6
