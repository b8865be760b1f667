"""The clock, handed in so that nothing reaches for the time by itself."""

from collections.abc import Callable

from msgspec import Struct


class Clock(Struct, frozen=True):
    """The time of the wall and how many minutes east of UTC a moment is, both handed in so that tests can set them."""

    now: Callable[[], int]
    offset: Callable[[int], int]


def system_clock() -> Clock:
    """Build the clock of this machine, with the offset its time zone has at each moment."""
    import time

    def offset(wall_ms: int) -> int:
        seconds = time.localtime(wall_ms / 1000).tm_gmtoff
        return seconds // 60

    return Clock(now=lambda: time.time_ns() // 1_000_000, offset=offset)
