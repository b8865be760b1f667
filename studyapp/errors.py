"""What can go wrong for a person; each failure has a code that `texts` words as `what happened – how to mend it`."""


class StudyError(Exception):
    """A failure that a person can meet and mend; `texts` words `code` with `details` in the learner's language."""

    exit_code = 1

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details


class UsageError(StudyError):
    """The command line asked for something that does not exist."""

    exit_code = 2
