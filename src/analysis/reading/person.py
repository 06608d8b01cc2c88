"""One person named in office, and when two namings are the same person."""

import re
from dataclasses import dataclass, field


@dataclass
class Person:
    """One person: where named first, and what is known by now."""

    name: str
    role: str
    organization: str
    span: tuple[int, int]
    federal: bool = False
    speaks: bool = False
    stance: str = "unknown"
    vote: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    # The last word of the name that is no suffix.
    surname: str = field(init=False)

    def __post_init__(self) -> None:
        """Take the surname from the name."""
        self.surname = re.sub(r",? (?:Jr\.|Sr\.|II|III|IV)$", "", self.name).split()[-1]


def same(first: Person, second: Person) -> bool:
    """Whether two namings are one person: same surname, and given names that begin alike."""
    alike = first.surname == second.surname and first.name[0] == second.name[0]
    return alike or (first.name.split()[0], first.surname[:5]) == (second.name.split()[0], second.surname[:5])
