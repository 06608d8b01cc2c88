"""The one kind of error whose message is meant for the person at the keyboard."""

from collections.abc import Sequence


class ProjectError(Exception):
    """Something is wrong with an input, said in sentences: which file, what is wrong, what to do.

    ``problems`` holds one sentence per file or row; the command line prints them and exits with status 1.
    """

    def __init__(self, *problems: str):
        self.problems = problems
        super().__init__("\n".join(problems))


# More than a screen holds helps nobody; the rest shows when the first are mended.
MOST_SENTENCES = 20


def at_most(problems: Sequence[str], most: int = MOST_SENTENCES) -> list[str]:
    """The first sentences, and how many more there are."""
    rest = len(problems) - most
    return [
        *problems[:most],
        *([f"... and {rest:,} more. Mend these, then run it again."] if rest > 0 else []),
    ]
