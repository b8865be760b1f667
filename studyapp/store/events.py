"""One event of the log: who wrote it, when, about which card, and what happened."""

from typing import Any

from msgspec import Struct

from studyapp.memory.rating import Rating
from studyapp.store.kinds import Kind

SECOND_NAME = "'"


class Event(Struct, frozen=True):
    """An immutable line; `hlc` is a clock (ms) that never goes back on a device and orders events of all devices."""

    device: str
    seq: int
    hlc: int
    wall_ms: int
    tz_offset_min: int
    day: int
    card: str | None
    kind: str
    rating: int | None = None
    ms: int | None = None
    payload: dict[str, Any] | None = None

    @property
    def order(self) -> tuple[int, str, int]:
        """The place of the event among all events of all devices."""
        return self.hlc, self.device, self.seq

    @property
    def identity(self) -> tuple[str, int]:
        """The device and its own count, which name the event for ever."""
        return self.device, self.seq

    @property
    def undoes(self) -> tuple[str, int] | None:
        """The identity of the event that this one takes back."""
        target = (self.payload or {}).get("of") if self.kind == Kind.UNDO.label else None
        return (str(target[0]), int(target[1])) if isinstance(target, list) and len(target) == 2 else None


class Answered(Struct, frozen=True):
    """An answer to be recorded; `practice` is one that leaves the schedule alone, `days` a balanced interval.

    The payload is kept with the event for ever: exercise version, seed, level, values given, raw answer, verdict,
    `mistake` and `mistake_kind`, and `blind_spots`, the mistakes which these numbers could not show.
    """

    card: str
    rating: Rating
    ms: int = 0
    payload: dict[str, Any] | None = None
    practice: bool = False
    days: int | None = None


class Undone(Struct, frozen=True):
    """What an undo took back: kind of event, its card, rating and payload."""

    card: str
    kind: str
    rating: Rating | None
    payload: dict[str, Any] | None
