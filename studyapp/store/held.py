"""The interviews of the log as the statistics show them: when, how long, and how well, without what was said."""

import sqlite3
from datetime import date, timedelta
from typing import Any

import msgspec

from studyapp.store.kinds import Kind

EPOCH = date(1970, 1, 1)


class Part(msgspec.Struct, frozen=True):
    """A skill or a topic, and the score (0 to 1) in it."""

    name: str
    score: float


class Marks(msgspec.Struct, frozen=True):
    """What of a scorecard the statistics read; whatever else it holds is passed over."""

    score: float
    minutes: int = 0
    level: str = ""
    questions: int = 0
    answered: int = 0
    by_skill: tuple[Part, ...] = ()
    by_topic: tuple[Part, ...] = ()


class Held(msgspec.Struct, frozen=True):
    """One interview on its scheduler day."""

    day: int
    marks: Marks

    def to_dict(self) -> dict[str, Any]:
        """Give everything as JSON values."""
        marks = self.marks
        return {
            "day": self.day,
            "date": (EPOCH + timedelta(days=self.day)).isoformat(),
            "score": marks.score,
            "minutes": marks.minutes,
            "level": marks.level,
            "questions": marks.questions,
            "answered": marks.answered,
            "skills": {part.name: part.score for part in marks.by_skill},
            "topics": {part.name: part.score for part in marks.by_topic},
        }


def held_interviews(connection: sqlite3.Connection) -> tuple[Held, ...]:
    """Read the interviews of all devices in the order in which they were held; unreadable ones are passed over."""
    rows = connection.execute(
        "SELECT day, payload FROM event WHERE kind <> 1 AND kind = (SELECT id FROM kind WHERE name = ?)"
        " ORDER BY hlc, device, seq",
        (Kind.INTERVIEW.label,),
    )
    return tuple(Held(day, marks) for day, payload in rows if (marks := _marks(payload)) is not None)


def _marks(payload: str | None) -> Marks | None:
    try:
        return msgspec.json.decode(payload or "", type=Marks)
    except msgspec.MsgspecError:
        return None
