"""Which cards were never answered: told for a few keys at a time, and counted by deck without looking at every card."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from studyapp.store.rollups import Roll

CHUNK = 500


class Shelf(Struct, frozen=True):
    """A deck as its file stands: how many cards it has, and a stamp that changes with the file."""

    cards: int
    stamp: str


def unseen(connection: sqlite3.Connection, keys: Sequence[str], day: int) -> frozenset[str]:
    """Choose those of some cards that were never answered and are neither suspended nor buried on a day."""
    known: set[str] = set()
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        rows = connection.execute(
            f"SELECT key FROM card JOIN memory ON memory.card = card.id WHERE key IN ({', '.join('?' * len(part))})"
            " AND (phase <> 0 OR suspended = 1 OR buried_until >= ?)",
            (*part, day),
        )
        known.update(key for (key,) in rows)
    return frozenset(keys) - known


def unseen_counts(
    connection: sqlite3.Connection,
    shelves: Mapping[str, Shelf],
    keys_of: Callable[[str], Iterable[str]],
    day: int,
) -> tuple[dict[str, int], dict[str, int]]:
    """Count the cards of each deck never answered and not hidden; also give the orphans that were counted anew.

    The count is the cards of the file less those seen, and seen cards that the file no longer has (orphans) must not
    be taken off. They are counted once for each stamp of the file; only then `keys_of` is asked.
    """
    seen = by_deck(connection, Roll.SEEN)
    kept = {deck: (stamp, cards) for deck, stamp, cards in connection.execute("SELECT * FROM orphaned")}
    waiting = _hidden(connection, day) if any(by_deck(connection, Roll.UNSEEN).values()) else {}
    counts, anew = {}, {}
    for deck, shelf in shelves.items():
        orphans = 0
        if seen.get(deck):
            stamp, orphans = kept.get(deck, ("", 0))
            if stamp != shelf.stamp:
                orphans = anew[deck] = len(seen_in(connection, deck).difference(keys_of(deck)))
        counts[deck] = max(0, shelf.cards - seen.get(deck, 0) + orphans - waiting.get(deck, 0))
    return counts, anew


def keep_orphans(connection: sqlite3.Connection, shelves: Mapping[str, Shelf], anew: Mapping[str, int]) -> None:
    """Remember how many seen cards the files no longer have (inside a transaction)."""
    connection.executemany(
        "INSERT OR REPLACE INTO orphaned VALUES (?, ?, ?)",
        [(deck, shelves[deck].stamp, cards) for deck, cards in anew.items()],
    )


def by_deck(connection: sqlite3.Connection, roll: Roll) -> dict[str, int]:
    """Read the total of a roll-up for each deck."""
    return dict(
        connection.execute("SELECT deck, sum(total) FROM rolled WHERE name = ? GROUP BY deck", (int(roll),)).fetchall()
    )


def seen_in(connection: sqlite3.Connection, deck: str) -> frozenset[str]:
    """Give the keys of a deck's cards that were answered."""
    rows = connection.execute(
        "SELECT key FROM card JOIN memory ON memory.card = card.id WHERE key >= ? AND key < ? AND phase <> 0",
        (f"{deck}/", f"{deck}0"),
    )
    return frozenset(key for (key,) in rows)


def _hidden(connection: sqlite3.Connection, day: int) -> dict[str, int]:
    """Count by deck the cards never answered that are suspended, or buried on a day."""
    rows = connection.execute(
        "SELECT substr(key, 1, instr(key, '/') - 1) AS deck, count(*) FROM memory JOIN card ON card.id = memory.card"
        " WHERE phase = 0 AND (suspended = 1 OR buried_until >= ?) GROUP BY deck",
        (day,),
    )
    return dict(rows.fetchall())
