"""An interview under way as plain values, kept in a small file of the home so that it can be taken up again."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from studyapp.errors import StudyError
from studyapp.session.interview.roles import Level, Role

NAME = "interview.json"
Status = Literal["waiting", "open", "skipped", "answered", "unread", "gone"]


class Item(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One question and all that happened at it; `credit` (0 to 1) is there once it was checked or graded.

    `said` holds the answers to follow-ups, `ticked` the points of a rubric or steps of a derivation that were met,
    `draft` what was typed but not sent, `version` the card's when it was answered.
    """

    card: str
    kind: str
    role: Role
    seed: int
    level: int
    seconds: int
    status: Status = "waiting"
    ms: int = 0
    answer: str = ""
    notes: list[str] = []
    said: list[str] = []
    unreadable: int = 0
    verdict: str = ""
    credit: float | None = None
    passed: bool = False
    mistake: str | None = None
    message: str = ""
    payload: dict[str, Any] = {}
    ticked: list[int] | None = None
    grade: int | None = None
    draft: str = ""
    version: str = ""

    @property
    def topic(self) -> str:
        """The deck of the card."""
        return self.card.partition("/")[0]

    @property
    def waits(self) -> bool:
        """Tell whether an answer may still be given."""
        return self.status in ("waiting", "open", "skipped")


class State(msgspec.Struct, omit_defaults=True, kw_only=True):
    """An interview: what was asked for, its questions, and where it stands."""

    id: str
    started_ms: int
    minutes: int
    level: Level
    lang: str
    items: list[Item]
    topics: list[str] = []
    coach: bool = False
    seed: int | None = None
    report: str = ""
    at: int = 0
    asking: bool = True


@dataclass(frozen=True, slots=True)
class Keeper:
    """Keeps the interview under way; a write is whole or not at all."""

    folder: Path

    @property
    def file(self) -> Path:
        """The one file."""
        return self.folder / NAME

    @property
    def holds(self) -> bool:
        """Tell whether an interview is under way."""
        return self.file.exists()

    def load(self) -> State | None:
        """Read the interview that was left, if there is one."""
        try:
            return msgspec.json.decode(self.file.read_bytes(), type=State)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError) as error:
            raise StudyError("interview.state_unreadable", path=str(self.file), why=str(error)) from error

    def save(self, state: State) -> None:
        """Write the interview down durably."""
        temporary = self.file.with_suffix(".new")
        try:
            with temporary.open("wb") as stream:
                stream.write(msgspec.json.encode(state))
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(self.file)
        except OSError as error:
            raise StudyError("interview.state_unwritable", path=str(self.file), why=error.strerror) from error

    def drop(self) -> None:
        """Forget the interview, which is in the log by now."""
        self.file.unlink(missing_ok=True)
