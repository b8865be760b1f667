"""Scheduler days: a day starts at a local hour, at the offset in force when answering."""

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
DEFAULT_DAY_START = 4
TRUSTED_BACKSTEP_MS = 48 * HOUR_MS


def scheduler_day(wall_ms: int, tz_offset_min: int, day_start_hour: int = DEFAULT_DAY_START) -> int:
    """Give the number (since 1970-01-01) of the local day that holds the moment; days start at `day_start_hour`.

    >>> scheduler_day(3 * HOUR_MS, 0), scheduler_day(4 * HOUR_MS, 0), scheduler_day(3 * HOUR_MS, 60)
    (-1, 0, 0)
    """
    return (wall_ms + tz_offset_min * MINUTE_MS - day_start_hour * HOUR_MS) // DAY_MS


def day_end_ms(day: int, tz_offset_min: int, day_start_hour: int = DEFAULT_DAY_START) -> int:
    """Give the first moment (wall ms) of the day after `day` at one fixed offset."""
    return (day + 1) * DAY_MS + day_start_hour * HOUR_MS - tz_offset_min * MINUTE_MS


def trusted_now(now_ms: int, last_ms: int | None) -> int:
    """Choose the moment to schedule on when the clock stands behind the last event.

    A step back of up to 48 hours is taken for a wrong clock and the last event counts; a longer one means that the
    last event was written with a wrong clock, and the clock counts.
    """
    if last_ms is None or now_ms >= last_ms or last_ms - now_ms > TRUSTED_BACKSTEP_MS:
        return now_ms
    return last_ms
