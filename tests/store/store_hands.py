"""A clock that tests turn by hand."""

from dataclasses import dataclass

from studyapp.memory.clock import Clock
from studyapp.memory.days import DAY_MS, HOUR_MS

NOON = 20_000 * DAY_MS + 12 * HOUR_MS


@dataclass
class Hands:
    """The hands of a clock."""

    now: int = NOON
    offset: int = 0

    def clock(self) -> Clock:
        return Clock(now=lambda: self.now, offset=lambda _: self.offset)

    def days(self, count: float) -> None:
        self.now += int(count * DAY_MS)

    def minutes(self, count: float) -> None:
        self.now += int(count * 60_000)
