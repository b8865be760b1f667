"""The numbers of the statistics page, read from the daily counts and the memories, never from the whole log."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

EPOCH = date(1970, 1, 1)
MATURE_FROM = 21.0
LOAD_DAYS = 365


@dataclass(frozen=True, slots=True)
class Day:
    """One day's counts; `tested` and `passed` are the answers to cards not new that day, for true retention."""

    day: int
    reviews: int
    again: int
    hard: int
    good: int
    easy: int
    new: int
    tested: int
    passed: int
    practised: int
    ms: int

    @property
    def date(self) -> date:
        """The calendar date of the day."""
        return EPOCH + timedelta(days=self.day)


@dataclass(frozen=True, slots=True)
class MistakeCount:
    """How often mistakes of one kind were made, and how many of them are active now."""

    kind: str
    count: int
    active: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What the log comes to; undone answers do not count. `load` is due day to cards, all overdue ones on `today`."""

    today: int
    events: int
    cards: int
    days: tuple[Day, ...]
    states: Mapping[str, int]
    load: Mapping[int, int]
    mistakes: tuple[MistakeCount, ...]

    @property
    def reviews(self) -> int:
        """The answers that count."""
        return sum(day.reviews for day in self.days)

    @property
    def practised(self) -> int:
        """The answers that left the schedule alone."""
        return sum(day.practised for day in self.days)

    @property
    def seen(self) -> int:
        """The cards that were answered at least once."""
        return sum(self.states[name] for name in ("learning", "young", "mature"))

    @property
    def retention(self) -> float | None:
        """The share of passes among the first answers of a day to cards not new that day; None without any."""
        tested = sum(day.tested for day in self.days)
        return sum(day.passed for day in self.days) / tested if tested else None

    @property
    def ratings(self) -> dict[str, int]:
        """How often each rating was given."""
        return {name: sum(getattr(day, name) for day in self.days) for name in ("again", "hard", "good", "easy")}

    @property
    def streak(self) -> int:
        """The days in a row, up to today or yesterday, on which something was answered."""
        studied = {day.day for day in self.days}
        day = self.today if self.today in studied else self.today - 1
        length = 0
        while day - length in studied:
            length += 1
        return length

    def to_dict(self) -> dict[str, Any]:
        """Give everything as JSON values."""
        return {
            "events": self.events,
            "reviews": self.reviews,
            "cards": self.cards,
            "seen": self.seen,
            "retention": self.retention,
            "practised": self.practised,
            "streak": self.streak,
            "ms": sum(day.ms for day in self.days),
            "ratings": self.ratings,
            "states": dict(self.states),
            "days": [
                {name: getattr(day, name) for name in Day.__slots__} | {"date": day.date.isoformat()}
                for day in self.days
            ],
            "load": [{"day": day, "due": count} for day, count in self.load.items()],
            "mistakes": [{"kind": item.kind, "count": item.count, "active": item.active} for item in self.mistakes],
        }


def read_stats(connection: sqlite3.Connection, today: int) -> Stats:
    """Read the numbers of the statistics page."""
    ends = connection.execute("SELECT (SELECT max(seq) FROM event WHERE device = device.id) FROM device").fetchall()
    days = connection.execute("SELECT * FROM daily ORDER BY day").fetchall()
    states = connection.execute(
        "SELECT count(*), total(phase IN (1, 3)), total(phase = 2 AND stability < ?),"
        " total(phase = 2 AND stability >= ?), total(suspended), total(leech) FROM memory",
        (MATURE_FROM, MATURE_FROM),
    ).fetchone()
    load: dict[int, int] = {}
    for due_day, count in connection.execute(
        "SELECT due_day, count(*) FROM memory WHERE due_day IS NOT NULL AND due_ms IS NULL AND suspended = 0"
        " AND due_day <= ? GROUP BY due_day ORDER BY due_day",
        (today + LOAD_DAYS,),
    ):
        load[max(due_day, today)] = load.get(max(due_day, today), 0) + count
    mistakes = connection.execute("SELECT kind, sum(count), sum(active) FROM mistake GROUP BY kind ORDER BY kind")
    return Stats(
        today=today,
        events=sum(end or 0 for (end,) in ends),
        cards=states[0],
        days=tuple(Day(*row) for row in days),
        states=dict(zip(("learning", "young", "mature", "suspended", "leeches"), map(int, states[1:]), strict=True)),
        load=load,
        mistakes=tuple(MistakeCount(*row) for row in mistakes),
    )
