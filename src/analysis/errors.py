"""The one kind of error whose message is meant for the person at the keyboard."""


class ProjectError(Exception):
    """Something is wrong with an input, said in sentences: which file, what is wrong, what to do.

    ``problems`` holds one sentence per file or row; the command line prints them and exits with status 1.
    """

    def __init__(self, *problems: str):
        self.problems = problems
        super().__init__("\n".join(problems))
