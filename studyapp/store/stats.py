"""The numbers of the statistics page, read from the daily counts and the memories, never from the whole log."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from studyapp.store.fits import Dated, read_fits
from studyapp.store.held import Held, held_interviews
from studyapp.store.rollups import CALIBRATION_BINS, DAY_EDGES, PER_MYRIAD, Roll, State

EPOCH = date(1970, 1, 1)
LOAD_DAYS = 365
RECALL_BINS = 10
TESTED_FROM = 10


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
class Bar:
    """The cards of one bar of a histogram, from `low` up to but not including `high` (None: no end)."""

    low: float
    high: float | None
    cards: int


@dataclass(frozen=True, slots=True)
class Tested:
    """Answers that tested the memory, and how many of them passed; `name` is an hour, or a deck or a tag."""

    name: int | str
    tested: int
    passed: int
    ms: int = 0

    @property
    def retention(self) -> float | None:
        """The share that passed; None without any."""
        return self.passed / self.tested if self.tested else None

    def to_dict(self, name: str) -> dict[str, Any]:
        """Give everything as JSON values, the name under its own name."""
        found = {name: self.name, "tested": self.tested, "passed": self.passed, "retention": self.retention}
        return found | {"ms": self.ms}


@dataclass(frozen=True, slots=True)
class Calibration:
    """Answers whose predicted recall lay between two values: the mean prediction, and how many passed."""

    low: float
    high: float
    predicted: float
    tested: int
    passed: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What the log comes to; undone answers do not count. `load` is due day to cards, all overdue ones on `today`.

    Histograms hold the cards that were answered, `intervals` those scheduled in days; `hours`, `topics` (decks) and
    `calibration` hold the first answers of a day to cards not new that day. `fit` is the last one, None by default.
    """

    today: int
    events: int
    cards: int
    days: tuple[Day, ...]
    states: Mapping[str, int]
    load: Mapping[int, int]
    mistakes: tuple[MistakeCount, ...]
    intervals: tuple[Bar, ...]
    stability: tuple[Bar, ...]
    difficulty: tuple[Bar, ...]
    retrievability: tuple[Bar, ...]
    hours: tuple[Tested, ...]
    topics: tuple[Tested, ...]
    calibration: tuple[Calibration, ...]
    fit: Dated | None = None
    interviews: tuple[Held, ...] = ()

    @property
    def weakest(self) -> str | None:
        """The deck with the lowest retention among those tested often enough to tell; None where there is none."""
        known = [topic for topic in self.topics if topic.tested >= TESTED_FROM]
        return str(min(known, key=lambda topic: (topic.retention or 0.0, topic.name)).name) if known else None

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
            "weakest": self.weakest,
            **{
                name: [{"from": bar.low, "to": bar.high, "cards": bar.cards} for bar in getattr(self, name)]
                for name in ("intervals", "stability", "difficulty", "retrievability")
            },
            "interviews": [held.to_dict() for held in self.interviews],
            "fit": None if self.fit is None else self.fit.to_dict(),
            "hours": [hour.to_dict("hour") for hour in self.hours],
            "topics": [topic.to_dict("deck") for topic in self.topics],
            "calibration": [
                {"from": each.low, "to": each.high, "predicted": each.predicted}
                | {"tested": each.tested, "passed": each.passed, "actual": each.passed / each.tested}
                for each in self.calibration
            ],
        }


def read_stats(connection: sqlite3.Connection, today: int, parameters: Sequence[float]) -> Stats:
    """Read the numbers of the statistics page; recall today is worked out with the learner's `parameters`."""
    ends = connection.execute("SELECT (SELECT max(seq) FROM event WHERE device = device.id) FROM device").fetchall()
    days = connection.execute("SELECT * FROM daily ORDER BY day").fetchall()
    load: dict[int, int] = {}
    for due_day, count in connection.execute(
        "SELECT bin, sum(total) FROM rolled WHERE name = ? AND bin <= ? GROUP BY bin HAVING sum(total) > 0",
        (int(Roll.DAY), today + LOAD_DAYS),
    ):
        load[max(due_day, today)] = load.get(max(due_day, today), 0) + count
    mistakes = connection.execute("SELECT kind, sum(count), sum(active) FROM mistake GROUP BY kind ORDER BY kind")
    states = {place: cells[0] for place, cells in _rolled(connection, Roll.STATE).items()}
    names = {"learning": 1, "young": 2, "mature": 3, "suspended": 4, "leeches": 5}
    return Stats(
        today=today,
        events=sum(end or 0 for (end,) in ends),
        cards=states.get(State.KEPT, 0),
        days=tuple(Day(*row) for row in days),
        states={name: states.get(place, 0) for name, place in names.items()},
        load=load,
        mistakes=tuple(MistakeCount(*row) for row in mistakes),
        intervals=_bars(_rolled(connection, Roll.INTERVAL)),
        stability=_bars(_rolled(connection, Roll.STABILITY)),
        difficulty=tuple(
            Bar(point, point + 1, cells[0]) for point, cells in _rolled(connection, Roll.DIFFICULTY).items() if cells[0]
        ),
        retrievability=_recall_today(connection, today, parameters),
        hours=tuple(Tested(hour, *cells) for hour, cells in _rolled(connection, Roll.HOUR).items() if cells[0]),
        topics=tuple(
            Tested(*row)
            for row in connection.execute(
                "SELECT deck, sum(total), sum(passed), sum(weight) FROM rolled WHERE name = ? GROUP BY deck"
                " HAVING sum(weight + total) > 0 ORDER BY deck",
                (int(Roll.TOPIC),),
            )
        ),
        calibration=_calibration(_rolled(connection, Roll.CALIBRATION)),
        fit=next(reversed(read_fits(connection)), None),
        interviews=held_interviews(connection),
    )


def retention_by_tag(connection: sqlite3.Connection, tags: Iterable[tuple[str, Iterable[str]]]) -> tuple[Tested, ...]:
    """Sum the tested answers by tag, weakest first; `tags` gives the key of each card of the library with its tags."""
    tested = {
        key: (total, passed)
        for key, total, passed in connection.execute(
            "SELECT key, tested, passed FROM memory JOIN card ON card.id = memory.card WHERE tested > 0"
        )
    }
    sums: dict[str, tuple[int, int]] = {}
    for key, names in tags:
        total, passed = tested.get(key, (0, 0))
        for name in names if total else ():
            before = sums.get(name, (0, 0))
            sums[name] = before[0] + total, before[1] + passed
    found = [Tested(name, *cells) for name, cells in sums.items()]
    return tuple(sorted(found, key=lambda each: (each.retention or 0.0, each.name)))


def _rolled(connection: sqlite3.Connection, roll: Roll) -> dict[int, tuple[int, int, int]]:
    """Read the bins of a roll-up in order."""
    rows = connection.execute(
        "SELECT bin, sum(total), sum(passed), sum(weight) FROM rolled WHERE name = ? AND deck = '' GROUP BY bin"
        " ORDER BY bin",
        (int(roll),),
    )
    return {place: (total, passed, weight) for place, total, passed, weight in rows}


def _bars(bins: Mapping[int, tuple[int, int, int]]) -> tuple[Bar, ...]:
    """Make the bars of a histogram in days."""
    edges = (0, *DAY_EDGES, None)
    return tuple(Bar(edges[place] or 0, edges[place + 1], cells[0]) for place, cells in bins.items() if cells[0])


def _calibration(bins: Mapping[int, tuple[int, int, int]]) -> tuple[Calibration, ...]:
    """Set the predicted recall of each bin beside what happened."""
    count = CALIBRATION_BINS
    return tuple(
        Calibration(place / count, (place + 1) / count, weight / total / PER_MYRIAD, total, passed)
        for place, (total, passed, weight) in bins.items()
        if total
    )


def _recall_today(connection: sqlite3.Connection, today: int, parameters: Sequence[float]) -> tuple[Bar, ...]:
    """Count the cards by their chance of recall today.

    Recall falls with elapsed days over stability alone, so each edge of recall is one of that ratio.
    """
    decay = -parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    edges = range(RECALL_BINS - 1, 0, -1)
    ratios = [((edge / RECALL_BINS) ** (1 / decay) - 1) / factor for edge in edges]
    cases = " ".join(f"WHEN ratio <= ? THEN {edge}" for edge in edges)
    rows = connection.execute(
        f"SELECT CASE {cases} ELSE 0 END AS bin, count(*) FROM"
        " (SELECT (? - last_day) / stability AS ratio FROM memory WHERE phase <> 0) GROUP BY bin ORDER BY bin",
        (*ratios, today),
    )
    return tuple(Bar(place / RECALL_BINS, (place + 1) / RECALL_BINS, count) for place, count in rows)
