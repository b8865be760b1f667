"""Proving the projections: replay every event and compare; and making them anew from the events."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isclose

from studyapp.memory.state import Memory
from studyapp.store.events import SECOND_NAME, Event
from studyapp.store.log import RuleBook
from studyapp.store.projection import true_roots
from studyapp.store.replay import Outcome, Tally, replay
from studyapp.store.rows import (
    EVENT_SELECT,
    MEMORY_COLUMNS,
    event_from,
    memory_from,
    read_mistakes,
    write_memory,
    write_mistakes,
)

TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not fit: `file`, `gap`, `memory`, `daily`, `mistakes` or `alias`, and where."""

    kind: str
    where: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying found."""

    events: int
    cards: int
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether everything fits."""
        return not self.faults


def gaps(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Find counts that are missing in the log of a device; a second name (') begins where its events do."""
    rows = connection.execute(
        "SELECT device.name, min(seq), max(seq), count(*) FROM event JOIN device ON device.id = event.device"
        " GROUP BY event.device"
    )
    for name, first, last, count in rows.fetchall():
        begin = first if name.endswith(SECOND_NAME) else 1
        if last - begin + 1 != count:
            yield Fault("gap", name, {"missing": last - begin + 1 - count})


def outcomes(connection: sqlite3.Connection, book: RuleBook) -> Iterator[tuple[int, Outcome]]:
    """Replay every card, under the number it goes by now."""
    roots = true_roots(connection)
    group: list[Event] = []
    grouped: dict[int, list[Event]] = defaultdict(list)
    present: int | None = None
    moved = roots.keys() | set(roots.values())
    for card, *row in connection.execute(
        f"{EVENT_SELECT.replace('SELECT', 'SELECT event.card,', 1)} ORDER BY event.card"
    ):
        if card is None:
            continue
        event = event_from(tuple(row))
        if card in moved:
            grouped[roots.get(card, card)].append(event)
            continue
        if card != present:
            if present is not None:
                yield present, replay(group, book.of)
            group, present = [], card
        group.append(event)
    if present is not None:
        yield present, replay(group, book.of)
    for root, events in grouped.items():
        yield root, replay(events, book.of)


def verify(connection: sqlite3.Connection, book: RuleBook) -> Verification:
    """Check the file, look for gaps, replay everything and compare it with the projections."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    faults = [] if found == "ok" else [Fault("file", "study.db", {"reason": found})]
    faults += gaps(connection)
    if dict(connection.execute("SELECT card, root FROM alias").fetchall()) != true_roots(connection):
        faults.append(Fault("alias", "names"))
    stored = {row[0]: memory_from(row[1:]) for row in connection.execute(f"SELECT card, {MEMORY_COLUMNS} FROM memory")}
    daily: dict[int, Tally] = {}
    cards = 0
    with_mistakes = {card for (card,) in connection.execute("SELECT DISTINCT card FROM mistake")}
    for card, outcome in outcomes(connection, book):
        cards += 1
        if not same(stored.pop(card, None), outcome.memory):
            faults.append(Fault("memory", _key(connection, card)))
        if (card in with_mistakes or outcome.mistakes) and read_mistakes(connection, card) != outcome.mistakes:
            faults.append(Fault("mistakes", _key(connection, card)))
        with_mistakes.discard(card)
        for day, tally in outcome.daily.items():
            daily[day] = daily.get(day, Tally()) + tally
    faults += [Fault("memory", _key(connection, card)) for card in stored]
    faults += [Fault("mistakes", _key(connection, card)) for card in with_mistakes]
    written = {row[0]: row[1:] for row in connection.execute("SELECT * FROM daily")}
    counted = {day: tally.cells() for day, tally in daily.items()}
    faults += [
        Fault("daily", str(day))
        for day in sorted(written.keys() | counted.keys())
        if written.get(day) != counted.get(day)
    ]
    events = connection.execute("SELECT count(*) FROM event").fetchone()[0]
    return Verification(events, cards, tuple(faults))


def same(stored: Memory | None, replayed: Memory | None) -> bool:
    """Compare two memories; the two real numbers may differ in their last bits on another machine."""
    if stored is None or replayed is None:
        return stored is replayed
    return (
        isclose(stored.stability, replayed.stability, rel_tol=TOLERANCE)
        and isclose(stored.difficulty, replayed.difficulty, rel_tol=TOLERANCE)
        and _discrete(stored) == _discrete(replayed)
    )


def _discrete(memory: Memory) -> tuple[object, ...]:
    return (
        memory.phase, memory.first_day, memory.last_day, memory.due_day, memory.due_ms, memory.step, memory.reviews,
        memory.lapses, memory.suspended, memory.leech, memory.buried_until, memory.flag,
    )  # fmt: skip


def _key(connection: sqlite3.Connection, card: int) -> str:
    row = connection.execute("SELECT key FROM card WHERE id = ?", (card,)).fetchone()
    return str(row[0]) if row else f"#{card}"


def rebuild(connection: sqlite3.Connection, book: RuleBook) -> None:
    """Make all projections anew from the events (inside a change)."""
    roots = true_roots(connection)
    results = list(outcomes(connection, book))
    for table in ("memory", "daily", "mistake", "alias"):
        connection.execute(f"DELETE FROM {table}")
    connection.executemany("INSERT INTO alias VALUES (?, ?)", roots.items())
    daily: dict[int, Tally] = {}
    for card, outcome in results:
        if outcome.memory is not None:
            write_memory(connection, card, outcome.memory)
        if outcome.mistakes:
            write_mistakes(connection, card, outcome.mistakes)
        for day, tally in outcome.daily.items():
            daily[day] = daily.get(day, Tally()) + tally
    connection.executemany(
        f"INSERT INTO daily VALUES ({', '.join('?' * 11)})", [(day, *tally.cells()) for day, tally in daily.items()]
    )
