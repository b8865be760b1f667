"""Questions to the projections: what is due, what was done today, what was seen."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from studyapp.memory.days import DAY_MS
from studyapp.memory.mistakes import MistakeRecord
from studyapp.memory.state import Memory
from studyapp.store.events import Event
from studyapp.store.kinds import Kind
from studyapp.store.rollups import Roll, deck_of
from studyapp.store.rows import EVENT_SELECT, MEMORY_COLUMNS, event_from, memory_from

if TYPE_CHECKING:
    from studyapp.memory.plan import Done


class Due(NamedTuple):
    """A card that is due, and what is remembered of it."""

    card: str
    memory: Memory


DUE = f"SELECT card.key, {MEMORY_COLUMNS} FROM memory JOIN card ON card.id = memory.card WHERE suspended = 0"
KEYS = "SELECT key FROM memory JOIN card ON card.id = memory.card WHERE suspended = 0 AND"
AWAKE = "AND (buried_until IS NULL OR buried_until < ?)"


def due(
    connection: sqlite3.Connection, day: int, now_ms: int, limit: int | None, decks: Collection[str] | None
) -> list[Due]:
    """List the due cards that are neither suspended nor buried: steps by their moment, then reviews by their day."""
    return list(islice(each_due(connection, day, now_ms, decks), limit))


def each_due(
    connection: sqlite3.Connection, day: int, now_ms: int, decks: Collection[str] | None, cards: Collection[str] = ()
) -> Iterator[Due]:
    """Yield the same cards one by one, for who needs only the first; of some decks (all: None) and some cards."""
    chosen, values = _among(decks, cards)
    for condition, until in (
        ("due_ms IS NOT NULL AND due_ms <= ? {} ORDER BY due_ms", now_ms),
        ("due_ms IS NULL AND due_day IS NOT NULL AND due_day <= ? {} ORDER BY due_day", day),
    ):
        query = f"{DUE} AND {condition.format(f'{AWAKE} {chosen}')}"
        for row in connection.execute(query, (until, day, *values)):
            yield Due(row[0], memory_from(row[1:]))


def steps(connection: sqlite3.Connection, day: int, after_ms: int, until_ms: int) -> list[tuple[int, str]]:
    """List the cards whose learning step comes after a moment and up to another, each with its own, in order."""
    rows = connection.execute(
        "SELECT due_ms, card.key FROM memory JOIN card ON card.id = memory.card WHERE suspended = 0"
        f" AND due_ms IS NOT NULL AND due_ms > ? AND due_ms <= ? {AWAKE} ORDER BY due_ms",
        (after_ms, until_ms, day),
    )
    return [(moment, key) for moment, key in rows]


def loads(connection: sqlite3.Connection, first: int, last: int) -> dict[int, int]:
    """Count the cards due on each day of a range."""
    query = "SELECT bin, sum(total) FROM rolled WHERE name = ? AND bin BETWEEN ? AND ? GROUP BY bin"
    return dict(connection.execute(query, (int(Roll.DAY), first, last)).fetchall())


def next_day(connection: sqlite3.Connection, day: int) -> int | None:
    """Find the first day after a day on which cards are due."""
    row = connection.execute(
        "SELECT min(due_day) FROM memory WHERE due_day > ? AND due_ms IS NULL AND suspended = 0", (day,)
    ).fetchone()
    return None if row[0] is None else int(row[0])


def _among(decks: Collection[str] | None, cards: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """Restrict card keys to some cards and decks, by the range of keys that begin with the deck's id and a slash."""
    if decks is None:
        return "", ()
    ranges = ["(card.key >= ? AND card.key < ?)"] * len(decks)
    listed = [f"card.key IN ({', '.join('?' * len(cards))})"] if cards else []
    edges = tuple(edge for deck in decks for edge in (f"{deck}/", f"{deck}0"))
    return f"AND ({' OR '.join([*ranges, *listed]) or 0})", (*edges, *cards)


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
    """Count the due cards of each deck: from the roll-ups, put right by what they cannot know of this moment.

    Those are the buried cards, and the steps of about today, whose moment decides.
    """
    counts = Counter(
        dict(
            connection.execute(
                "SELECT deck, sum(total) FROM rolled WHERE (name = ? AND bin <= ?) OR (name = ? AND bin < ?)"
                " GROUP BY deck",
                (int(Roll.LOAD), day, int(Roll.STEP), day),
            ).fetchall()
        )
    )
    recent = now_ms - 2 * DAY_MS
    for keys, sign in (
        (connection.execute(f"{KEYS} due_ms > ? AND due_day < ?", (now_ms, day)), -1),
        (connection.execute(f"{KEYS} due_ms > ? AND due_ms <= ? AND due_day >= ?", (recent, now_ms, day)), 1),
        (connection.execute(f"{KEYS} buried_until >= ? AND due_ms IS NULL AND due_day <= ?", (day, day)), -1),
        (connection.execute(f"{KEYS} buried_until >= ? AND due_ms <= ?", (day, now_ms)), -1),
    ):
        counts.update({deck: sign * count for deck, count in Counter(deck_of(key) for (key,) in keys).items()})
    return {deck: count for deck, count in counts.items() if count}


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
    return Done(new=row[0], reviews=row[1], answered=_answered_on(connection, day))


def _answered_on(connection: sqlite3.Connection, day: int) -> frozenset[str]:
    """Find the cards answered on a day, from the end of every device's log back to the day before."""
    recent: set[int] = set()
    for (device,) in connection.execute("SELECT id FROM device").fetchall():
        walk = connection.execute("SELECT card, day FROM event WHERE device = ? ORDER BY seq DESC", (device,))
        recent.update(
            card for card, day_then in takewhile(lambda row: row[1] >= day - 1, walk) if card and day_then == day
        )
    roots = dict(connection.execute("SELECT card, root FROM alias").fetchall()) if recent else {}
    found = (
        connection.execute(
            "SELECT key FROM card JOIN memory ON memory.card = card.id WHERE card.id = ? AND last_day = ?",
            (roots.get(card, card), day),
        ).fetchone()
        for card in recent
    )
    return frozenset(row[0] for row in found if row is not None)


def offers(connection: sqlite3.Connection, day: int) -> list[tuple[str, str]]:
    """List (card, mistake) of the active mistakes that should be asked for on a day, most often made first."""
    rows = connection.execute(
        "SELECT key, mistake, kind, count, last_day, passes, pass_day FROM mistake JOIN card ON card.id = mistake.card"
        " WHERE active = 1 ORDER BY count DESC, key, mistake"
    )
    records = [(row[0], row[1], MistakeRecord(row[2], row[3], row[4], row[5], row[6], True)) for row in rows]
    return [(key, name) for key, name, record in records if (record.offer_day or 0) <= day]


def counts(connection: sqlite3.Connection) -> tuple[int, int]:
    """Count all answers, and those that tested the memory."""
    found = connection.execute("SELECT coalesce(sum(reviews), 0), coalesce(sum(tested), 0) FROM daily").fetchone()
    return int(found[0]), int(found[1])
