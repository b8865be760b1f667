"""Scheduler days across daylight saving, moves between time zones and clocks that are wrong."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.memory.clock import system_clock
from studyapp.memory.days import DAY_MS, HOUR_MS, day_end_ms, scheduler_day, trusted_now

EPOCH = date(1970, 1, 1)


def moment(zone: str, *when: int) -> tuple[int, int]:
    local = datetime(*when, tzinfo=ZoneInfo(zone))  # type: ignore[arg-type]
    offset = local.utcoffset()
    assert offset is not None
    return int(local.timestamp() * 1000), int(offset.total_seconds() // 60)


def day_of(zone: str, *when: int) -> date:
    return EPOCH + timedelta(days=scheduler_day(*moment(zone, *when)))


def test_a_day_starts_at_four_in_the_morning() -> None:
    assert day_of("Asia/Shanghai", 2026, 5, 10, 3, 59) == date(2026, 5, 9)
    assert day_of("Asia/Shanghai", 2026, 5, 10, 4, 0) == date(2026, 5, 10)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_days_of_changing_the_clocks_are_one_day_each(day: date) -> None:
    for hour, expected in ((3, day - timedelta(days=1)), (4, day), (23, day)):
        assert day_of("Europe/Berlin", day.year, day.month, day.day, hour, 30) == expected


def test_evening_and_next_morning_are_two_days() -> None:
    assert day_of("America/New_York", 2026, 7, 1, 22) + timedelta(days=1) == day_of("America/New_York", 2026, 7, 2, 7)


def test_a_flight_west_counts_by_the_local_day_where_the_answer_is_given() -> None:
    assert day_of("Asia/Tokyo", 2026, 7, 2, 9) == date(2026, 7, 2)
    assert day_of("America/Los_Angeles", 2026, 7, 1, 20) == date(2026, 7, 1)


@given(st.integers(-40, 40), st.integers(-14 * 60, 14 * 60), st.integers(0, 23))
def test_the_day_ends_when_the_next_begins(days: int, offset: int, start: int) -> None:
    wall = 1_790_000_000_000 + days * DAY_MS
    day = scheduler_day(wall, offset, start)
    end = day_end_ms(day, offset, start)
    assert wall < end <= wall + DAY_MS
    assert scheduler_day(end - 1, offset, start) == day
    assert scheduler_day(end, offset, start) == day + 1


@pytest.mark.parametrize(
    ("behind", "trusted_is_last"), [(-HOUR_MS, False), (0, False), (HOUR_MS, True), (48 * HOUR_MS, True)]
)
def test_a_clock_up_to_two_days_behind_goes_on_from_the_last_event(behind: int, trusted_is_last: bool) -> None:
    now = 10**12
    assert trusted_now(now, now + behind) == (now + behind if trusted_is_last else now)


def test_a_clock_forty_days_behind_is_believed() -> None:
    assert trusted_now(10**12, 10**12 + 40 * DAY_MS) == 10**12
    assert trusted_now(10**12, None) == 10**12


def test_the_clock_of_the_machine_tells_time_and_offset() -> None:
    clock = system_clock()
    assert abs(clock.now() - datetime.now(UTC).timestamp() * 1000) < 5_000
    assert -14 * 60 <= clock.offset(clock.now()) <= 14 * 60
