"""Questions to the projections: what is due, what was done today, what was seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from studyapp.memory.mistakes import MistakeRecord
from studyapp.memory.state import Memory
from studyapp.store.events import Event
from studyapp.store.kinds import Kind
from studyapp.store.rows import EVENT_SELECT, MEMORY_COLUMNS, event_from, memory_from

if TYPE_CHECKING:
    from studyapp.memory.plan import Done


class Due(NamedTuple):
    """A card that is due, and what is remembered of it."""

    card: str
    memory: Memory


def due(
    connection: sqlite3.Connection, day: int, now_ms: int, limit: int | None, decks: Collection[str] | None
) -> list[Due]:
    """List the due cards that are neither suspended nor buried: steps by their moment, then reviews by their day."""
    chosen, values = _in_decks(decks)
    shown = f"SELECT card.key, {MEMORY_COLUMNS} FROM memory JOIN card ON card.id = memory.card WHERE suspended = 0"
    awake = f"AND (buried_until IS NULL OR buried_until < ?) {chosen}"
    most = -1 if limit is None else limit
    rows = connection.execute(
        f"{shown} AND due_ms IS NOT NULL AND due_ms <= ? {awake} ORDER BY due_ms LIMIT ?",
        (now_ms, day, *values, most),
    ).fetchall()
    if limit is None or len(rows) < limit:
        rows += connection.execute(
            f"{shown} AND due_ms IS NULL AND due_day IS NOT NULL AND due_day <= ? {awake} ORDER BY due_day LIMIT ?",
            (day, day, *values, -1 if limit is None else limit - len(rows)),
        ).fetchall()
    return [Due(row[0], memory_from(row[1:])) for row in rows]


def _in_decks(decks: Collection[str] | None) -> tuple[str, tuple[str, ...]]:
    """Restrict card keys to some decks, by the range of keys that begin with the deck's id and a slash."""
    if decks is None:
        return "", ()
    if not decks:
        return "AND 0", ()
    ranges = " OR ".join("(card.key >= ? AND card.key < ?)" for _ in decks)
    return f"AND ({ranges})", tuple(edge for deck in decks for edge in (f"{deck}/", f"{deck}0"))


def newest_first(connection: sqlite3.Connection, device: int) -> Iterator[Event]:
    """Walk a device's log from its end."""
    for row in connection.execute(f"{EVENT_SELECT} WHERE device = ? ORDER BY seq DESC", (device,)):
        yield event_from(row)


def interviews(connection: sqlite3.Connection) -> list[Event]:
    """Read the interviews of all devices in the order in which they were held."""
    rows = connection.execute(
        f"{EVENT_SELECT} WHERE kind <> 1 AND kind = (SELECT id FROM kind WHERE name = ?) ORDER BY hlc, device, seq",
        (Kind.INTERVIEW.label,),
    )
    return [event_from(row) for row in rows]


def due_counts(connection: sqlite3.Connection, day: int, now_ms: int) -> dict[str, int]:
    """Count the due cards of each deck."""
    rows = connection.execute(
        "SELECT substr(card.key, 1, instr(card.key, '/') - 1) AS deck, count(*)"
        " FROM memory JOIN card ON card.id = memory.card"
        " WHERE suspended = 0 AND (buried_until IS NULL OR buried_until < ?)"
        " AND ((due_ms IS NULL AND due_day <= ?) OR due_ms <= ?) GROUP BY deck",
        (day, day, now_ms),
    )
    return dict(rows.fetchall())


def seen(connection: sqlite3.Connection) -> frozenset[str]:
    """Give the keys of all cards that are not new."""
    rows = connection.execute("SELECT key FROM memory JOIN card ON card.id = memory.card WHERE phase <> 0")
    return frozenset(key for (key,) in rows)


def hidden(connection: sqlite3.Connection, day: int) -> frozenset[str]:
    """Give the keys of all cards that are suspended, or buried on a day."""
    rows = connection.execute(
        "SELECT key FROM memory JOIN card ON card.id = memory.card WHERE suspended = 1 OR buried_until >= ?", (day,)
    )
    return frozenset(key for (key,) in rows)


def done(connection: sqlite3.Connection, day: int) -> Done:
    """Tell what was done on a day: new cards begun, other cards reviewed, and which cards were answered."""
    from studyapp.memory.plan import Done

    row = connection.execute("SELECT new, tested FROM daily WHERE day = ?", (day,)).fetchone() or (0, 0)
    answered = connection.execute(
        "SELECT key FROM memory JOIN card ON card.id = memory.card WHERE last_day = ?", (day,)
    )
    return Done(new=row[0], reviews=row[1], answered=frozenset(key for (key,) in answered))


def offers(connection: sqlite3.Connection, day: int) -> list[tuple[str, str]]:
    """List (card, mistake) of the active mistakes that should be asked for on a day, most often made first."""
    rows = connection.execute(
        "SELECT key, mistake, kind, count, last_day, passes, pass_day FROM mistake JOIN card ON card.id = mistake.card"
        " WHERE active = 1 ORDER BY count DESC, key, mistake"
    )
    records = [(row[0], row[1], MistakeRecord(row[2], row[3], row[4], row[5], row[6], True)) for row in rows]
    return [(key, name) for key, name, record in records if (record.offer_day or 0) <= day]
