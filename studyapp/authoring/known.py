"""What the cards of each deck were when the app last looked, so that one that vanished can be known again."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

FILE_NAME = "known.sqlite"
SCHEMA = """
CREATE TABLE IF NOT EXISTS deck (id TEXT PRIMARY KEY, file TEXT, version BLOB, cards BLOB);
CREATE TABLE IF NOT EXISTS lost (card TEXT PRIMARY KEY, seen BLOB);
CREATE TABLE IF NOT EXISTS moved (old TEXT PRIMARY KEY, new TEXT);
"""


class KnownCard(msgspec.Struct, frozen=True, array_like=True):
    """A card as it was: the key its siblings share, their parts, kind, what it asks, the rest, and its neighbours."""

    group: str
    parts: tuple[str, ...]
    kind: str
    asked: str
    rest: str
    above: str = ""
    below: str = ""

    @property
    def named(self) -> bool:
        """Tell whether the card has an id of its own."""
        return "/~" not in self.group

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the card's siblings."""
        return tuple(f"{self.group}#{part}" if part else self.group for part in self.parts)


class KnownCards:
    """The file that keeps them; it can be lost without harm, and one that is damaged is begun anew."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the file in a folder."""
        path = folder / FILE_NAME
        try:
            return cls._connected(path)
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            return cls._connected(path)

    @classmethod
    def _connected(cls, path: Path) -> Self:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.executescript(SCHEMA)
        except sqlite3.Error:
            connection.close()
            raise
        return cls(connection)

    def __enter__(self) -> Self:
        self._db.execute("BEGIN")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.execute("ROLLBACK" if kind else "COMMIT")
        self._db.close()

    def decks(self) -> Mapping[str, tuple[str, bytes]]:
        """Return the file and version of each deck that is known."""
        return {row[0]: (row[1], row[2]) for row in self._db.execute("SELECT id, file, version FROM deck")}

    def cards(self, decks: Iterable[str]) -> Iterator[KnownCard]:
        """Yield the cards of decks as they were."""
        for deck in decks:
            for (blob,) in self._db.execute("SELECT cards FROM deck WHERE id = ?", (deck,)):
                yield from msgspec.msgpack.decode(zlib.decompress(blob), type=list[KnownCard])

    def put(self, deck: str, file: str, version: bytes, cards: Sequence[KnownCard]) -> None:
        """Remember a deck as it is now."""
        blob = zlib.compress(msgspec.msgpack.encode(cards), 1)
        self._db.execute("INSERT OR REPLACE INTO deck VALUES (?, ?, ?, ?)", (deck, file, version, blob))

    def drop(self, decks: Iterable[str]) -> None:
        """Forget decks that are no more."""
        self._db.executemany("DELETE FROM deck WHERE id = ?", [(deck,) for deck in decks])

    def lost(self) -> list[KnownCard]:
        """Return the cards that vanished earlier and were not found again."""
        rows = self._db.execute("SELECT seen FROM lost").fetchall()
        return [msgspec.msgpack.decode(blob, type=KnownCard) for (blob,) in rows]

    def set_lost(self, cards: Iterable[KnownCard]) -> None:
        """Remember the cards that are still missing."""
        self._db.execute("DELETE FROM lost")
        rows = [(card.group, msgspec.msgpack.encode(card)) for card in cards]
        self._db.executemany("INSERT OR REPLACE INTO lost VALUES (?, ?)", rows)

    def moved(self) -> Mapping[str, str]:
        """Return the moves made before, old key to new; one that was taken back is not made again."""
        return dict(self._db.execute("SELECT old, new FROM moved").fetchall())

    def add_moved(self, moves: Iterable[tuple[str, str]]) -> None:
        """Remember moves; one that leads back lets the first be made once more."""
        for old, new in moves:
            self._db.execute("DELETE FROM moved WHERE old = ? AND new = ?", (new, old))
            self._db.execute("INSERT OR REPLACE INTO moved VALUES (?, ?)", (old, new))
