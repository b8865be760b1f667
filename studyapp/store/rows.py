"""Reading and writing the rows of the log and of the projections."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from studyapp.memory.mistakes import MistakeRecord
from studyapp.memory.state import Memory, Phase
from studyapp.store.events import Event
from studyapp.store.replay import Tally
from studyapp.store.rollups import BY_DECK, Counts

MEMORY_COLUMNS = (
    "phase, stability, difficulty, first_day, last_day, due_day, due_ms, step, reviews, lapses, suspended, leech,"
    " buried_until, flag, tested, passed"
)
EVENT_SELECT = (
    "SELECT (SELECT name FROM device WHERE id = event.device), seq, hlc, wall_ms, tz_offset_min, day,"
    " (SELECT key FROM card WHERE id = event.card), (SELECT name FROM kind WHERE id = event.kind),"
    " rating, ms, payload FROM event"
)
EVENT_INSERT = "INSERT INTO event VALUES (?1, ?2, ?3 - ?4, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
MemoryRow = tuple[
    int,
    float,
    float,
    int | None,
    int | None,
    int | None,
    int | None,
    int | None,
    int,
    int,
    int,
    int,
    int | None,
    int,
    int,
    int,
]
MOST_DELTAS = 2_000
FOLD = (
    "INSERT INTO rollup SELECT name, bin, deck, sum(total), sum(passed), sum(weight) FROM rollup_delta WHERE true"
    " GROUP BY name, bin, deck ON CONFLICT (name, bin, deck) DO UPDATE SET"
    " total = total + excluded.total, passed = passed + excluded.passed, weight = weight + excluded.weight"
)
EventRow = tuple[str, int, int, int, int, int, str | None, str, int | None, int | None, str | None]


def memory_from(row: MemoryRow) -> Memory:
    """Make a memory of its row."""
    return Memory(Phase(row[0]), *row[1:10], bool(row[10]), bool(row[11]), *row[12:16])


def memory_cells(memory: Memory) -> MemoryRow:
    """Make the row of a memory."""
    return (
        int(memory.phase), memory.stability, memory.difficulty, memory.first_day, memory.last_day, memory.due_day,
        memory.due_ms, memory.step, memory.reviews, memory.lapses, int(memory.suspended), int(memory.leech),
        memory.buried_until, memory.flag, memory.tested, memory.passed,
    )  # fmt: skip


def read_memory(connection: sqlite3.Connection, card: int) -> Memory | None:
    """Read the memory of one card."""
    row = connection.execute(f"SELECT {MEMORY_COLUMNS} FROM memory WHERE card = ?", (card,)).fetchone()
    return None if row is None else memory_from(row)


def write_memory(connection: sqlite3.Connection, card: int, memory: Memory | None) -> None:
    """Write, or remove, the memory of one card."""
    if memory is None:
        connection.execute("DELETE FROM memory WHERE card = ?", (card,))
        return
    marks = ", ".join("?" * 17)
    connection.execute(
        f"INSERT OR REPLACE INTO memory (card, {MEMORY_COLUMNS}) VALUES ({marks})", (card, *memory_cells(memory))
    )


def add_tally(connection: sqlite3.Connection, day: int, tally: Tally) -> None:
    """Add counts to a day; a day that comes to nothing leaves no row."""
    connection.execute(
        "INSERT INTO daily VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (day) DO UPDATE SET"
        " reviews = reviews + excluded.reviews, again = again + excluded.again, hard = hard + excluded.hard,"
        " good = good + excluded.good, easy = easy + excluded.easy, new = new + excluded.new,"
        " tested = tested + excluded.tested, passed = passed + excluded.passed,"
        " practised = practised + excluded.practised, ms = ms + excluded.ms",
        (day, *tally.cells()),
    )
    if tally.reviews < 0 or tally.practised < 0:
        connection.execute("DELETE FROM daily WHERE day = ? AND reviews = 0 AND practised = 0", (day,))


def add_counts(connection: sqlite3.Connection, deck: str, counts: Counts) -> None:
    """Add counts of cards of a deck to the roll-ups: at the end of one table, folded into the other now and then.

    An answer changes counts in six or seven places, each on a page of its own; put behind each other they take one.
    """
    connection.executemany(
        "INSERT INTO rollup_delta (name, bin, deck, total, passed, weight) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (int(name), place, deck if name in BY_DECK else "", *cells)
            for (name, place), cells in counts.items()
            if any(cells)
        ],
    )
    if (connection.execute("SELECT max(id) FROM rollup_delta").fetchone()[0] or 0) > MOST_DELTAS:
        connection.execute(FOLD)
        connection.execute("DELETE FROM rollup_delta")


def read_mistakes(connection: sqlite3.Connection, card: int) -> dict[str, MistakeRecord]:
    """Read a card's ledger of mistakes."""
    rows = connection.execute(
        "SELECT mistake, kind, count, last_day, passes, pass_day, active FROM mistake WHERE card = ?", (card,)
    )
    return {row[0]: MistakeRecord(row[1], row[2], row[3], row[4], row[5], bool(row[6])) for row in rows}


def write_mistakes(connection: sqlite3.Connection, card: int, ledger: Mapping[str, MistakeRecord]) -> None:
    """Replace a card's ledger of mistakes."""
    connection.execute("DELETE FROM mistake WHERE card = ?", (card,))
    connection.executemany(
        "INSERT INTO mistake VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (card, name, item.kind, item.count, item.last_day, item.passes, item.pass_day, int(item.active))
            for name, item in ledger.items()
        ],
    )


def event_from(row: EventRow) -> Event:
    """Make an event of its row."""
    payload = None if row[10] is None else json.loads(row[10])
    return Event(*row[:10], payload if isinstance(payload, dict) else None)


def read_events(connection: sqlite3.Connection, where: str = "", values: Iterable[object] = ()) -> list[Event]:
    """Read events with the names of their device, card and kind."""
    return [event_from(row) for row in connection.execute(f"{EVENT_SELECT} {where}", tuple(values))]


def to_json(payload: Mapping[str, object] | None) -> str | None:
    """Write a payload compactly."""
    return None if payload is None else json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
