"""The kinds of events; a number in the database, a name in an exported line."""

from enum import IntEnum


class Kind(IntEnum):
    """What happened; a kind that a newer version wrote is kept and ignored."""

    REVIEW = 1
    UNDO = 2
    SUSPEND = 3
    RESUME = 4
    BURY = 5
    FORGET = 6
    SET_DUE = 7
    RENAME = 8
    FLAG = 9
    FIT = 10
    NOTE = 11
    PRACTICE = 12
    RULES = 13
    INTERVIEW = 14

    @property
    def label(self) -> str:
        """The name in an exported line."""
        return self.name.lower()


UNDOABLE = frozenset(
    {
        Kind.REVIEW, Kind.SUSPEND, Kind.RESUME, Kind.BURY, Kind.FORGET, Kind.SET_DUE, Kind.RENAME, Kind.FLAG,
        Kind.NOTE, Kind.PRACTICE,
    }
)  # fmt: skip
