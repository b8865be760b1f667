"""The library's index: one disposable SQLite file that knows every card of every deck file it has seen."""

import os
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studyapp.deck.rows import CardRow, DeckRow, FileRow, ForeignNeed
from studyapp.deck.text import Text

if TYPE_CHECKING:
    from studyapp.deck.digest import Digest

FILE_NAME = "decks.sqlite"
WAIT_SECONDS = 0.25
_SPLIT = "\x1f"
_SCHEMA = """
create table files(number integer primary key, path text unique, size int, mtime_ns int, digest blob, problems int,
    deck text, title text, cards int, langs text, needs text);
create table blobs(file integer primary key, deck blob, problems blob);
create table cards(file int, ordinal int, grp text, part text, kind text, needs text, tags text, languages text,
    status text, difficulty int, line int, primary key(file, ordinal)) without rowid;
create index cards_group on cards(grp);
create table foreign_needs(file int, source text, need text, line int, col int, source_line text);
"""
_CARD = """select c.grp, c.part, f.deck, c.kind, c.ordinal, c.needs, c.tags, c.languages, c.status, c.difficulty,
    f.path, c.line from cards c join files f on f.number = c.file"""


def fingerprint() -> int:
    """Return a number that changes with this code, so that no cache outlives its reader."""
    with os.scandir(Path(__file__).parent) as entries:
        stats = sorted(
            (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns) for entry in entries if entry.is_file()
        )
    return zlib.crc32(repr(stats).encode()) & 0x7FFFFFFF


class Index:
    """The tables of the index; `saved_ns` is when the file was last written, 0 in memory."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self._db = connection
        self.path = path

    @classmethod
    def in_memory(cls) -> "Index":
        """Make an empty index that lives as long as the process."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.executescript(_SCHEMA)
        return cls(connection)

    @classmethod
    def on_disk(cls, folder: Path) -> "Index":
        """Open the index of a cache folder, made anew where it is missing, damaged or from other code; may raise."""
        path = folder / FILE_NAME
        try:
            return cls._connected(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            return cls._connected(path)

    @classmethod
    def _connected(cls, path: Path) -> "Index":
        version = fingerprint()
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, check_same_thread=False)
        try:
            connection.execute("pragma synchronous = off")
            found = connection.execute("pragma user_version").fetchone()[0]
            tables = connection.execute("select count(*) from sqlite_master").fetchone()[0]
            if found != version or not tables:
                connection.close()
                path.unlink(missing_ok=True)
                connection = sqlite3.connect(path, timeout=WAIT_SECONDS, check_same_thread=False)
                connection.executescript(f"begin exclusive; {_SCHEMA} pragma user_version = {version}; commit;")
                connection.execute("pragma synchronous = off")
        except sqlite3.Error:
            connection.close()
            raise
        return cls(connection, path)

    def copied(self) -> "Index":
        """Return a copy in memory, for when the file cannot be written."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.backup(connection)
        self.close()
        return Index(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def saved_ns(self) -> int:
        """Return when the file was last written."""
        return self.path.stat().st_mtime_ns if self.path else 0

    def files(self) -> dict[str, FileRow]:
        """Return what is remembered of every file, by path."""
        query = "select number, path, size, mtime_ns, digest, problems, deck, title, cards, langs, needs from files"
        return {row[1]: _file_row(row) for row in self._db.execute(query)}

    def commit(self) -> None:
        """Make what was written durable."""
        self._db.commit()

    def rollback(self) -> None:
        """Forget what was written since the last commit."""
        self._db.rollback()

    def touch(self) -> None:
        """Mark the index as checked now, so that files saved just before it was written need no second look."""
        if self.path:
            os.utime(self.path)

    def stamp(self, number: int, size: int, mtime_ns: int) -> None:
        """Remember a file's new size and time; its content is the same."""
        self._db.execute("update files set size = ?, mtime_ns = ? where number = ?", (size, mtime_ns, number))

    def drop(self, numbers: Collection[int]) -> None:
        """Forget files."""
        for table, column in (("files", "number"), ("blobs", "file"), ("cards", "file"), ("foreign_needs", "file")):
            self._db.executemany(f"delete from {table} where {column} = ?", [(number,) for number in numbers])

    def put(
        self, path: str, size: int, mtime_ns: int, digest: "Digest", problems: bytes, count: int, keep: bool
    ) -> None:
        """Store a file as read; `keep` keeps the deck of its last good version and only notes the problems."""
        self._db.execute("insert into files(path) values(?) on conflict do nothing", (path,))
        number = self._db.execute("select number from files where path = ?", (path,)).fetchone()[0]
        self._db.execute(
            "update files set size = ?, mtime_ns = ?, digest = ?, problems = ? where number = ?",
            (size, mtime_ns, digest.content, count, number),
        )
        if keep:
            self._db.execute("update blobs set problems = ? where file = ?", (problems, number))
            return
        self._db.execute("insert or replace into blobs values(?, ?, ?)", (number, digest.deck_blob, problems))
        self._db.execute("delete from cards where file = ?", (number,))
        self._db.execute("delete from foreign_needs where file = ?", (number,))
        deck = digest.deck
        if deck is None:
            self._db.execute("update files set deck = null, cards = 0 where number = ?", (number,))
            return
        title = _SPLIT.join(part for pair in deck.title.by_lang.items() for part in pair)
        self._db.execute(
            "update files set deck = ?, title = ?, cards = ?, langs = ?, needs = ? where number = ?",
            (deck.id, title, deck.cards, " ".join(deck.langs), " ".join(deck.needs), number),
        )
        self._db.executemany(
            "insert into cards values(?,?,?,?,?,?,?,?,?,?,?)", (_stored(number, row) for row in digest.rows)
        )
        self._db.executemany(
            "insert into foreign_needs values(?,?,?,?,?,?)", [(number, *need[1:]) for need in digest.foreign]
        )

    def deck_blob(self, path: str) -> bytes | None:
        """Return the encoded deck of a file."""
        query = "select b.deck from blobs b join files f on f.number = b.file where f.path = ?"
        row = self._db.execute(query, (path,)).fetchone()
        return row[0] if row else None

    def problem_blobs(self, paths: Iterable[str]) -> Iterator[bytes]:
        """Yield the encoded problems of files."""
        query = "select b.problems from blobs b join files f on f.number = b.file where f.path = ? and f.problems > 0"
        for path in paths:
            yield from (row[0] for row in self._db.execute(query, (path,)))

    def cards(self, path: str, first: int = 0, count: int = -1) -> list[CardRow]:
        """Return the rows of one file in order, `count` of them (all: -1) from the ordinal `first` on."""
        query = f"{_CARD} where f.path = ? and c.ordinal >= ? order by c.ordinal limit ?"
        return _card_rows(self._db.execute(query, (path, first, count)))

    def groups(self, groups: Sequence[str], paths: Collection[str]) -> list[CardRow]:
        """Return the rows of entries by key, from these files only."""
        found: list[CardRow] = []
        for start in range(0, len(groups), 500):
            part = groups[start : start + 500]
            query = f"{_CARD} where c.grp in ({','.join('?' * len(part))}) order by c.file, c.ordinal"
            found += _card_rows(row for row in self._db.execute(query, part) if row[10] in paths)
        return found

    def foreign_needs(self) -> list[ForeignNeed]:
        """Return the needs that name other decks."""
        query = """select f.path, n.source, n.need, n.line, n.col, n.source_line
            from foreign_needs n join files f on f.number = n.file order by f.path, n.line"""
        return [ForeignNeed(*row) for row in self._db.execute(query)]

    def needing(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield file, key and needs of every entry that needs others."""
        query = (
            "select distinct f.path, c.grp, c.needs from cards c join files f on f.number = c.file where c.needs != ''"
        )
        return ((path, group, tuple(needs.split())) for path, group, needs in self._db.execute(query))


def _file_row(row: Sequence[Any]) -> FileRow:
    number, path, size, mtime_ns, digest, problems, deck, title, cards, langs, needs = row
    if deck is None:
        return FileRow(number, path, size, mtime_ns, digest, None, problems)
    parts = title.split(_SPLIT)
    text = Text(dict(zip(parts[::2], parts[1::2], strict=True)))
    found = DeckRow(deck, text, path, cards, tuple(langs.split()), tuple(needs.split()), problems)
    return FileRow(number, path, size, mtime_ns, digest, found, problems)


def _stored(number: int, row: CardRow) -> tuple[object, ...]:
    part = row.key[len(row.group) :]
    lists = (" ".join(row.needs), " ".join(row.tags), " ".join(row.languages))
    return (number, row.ordinal, row.group, part, row.kind, *lists, row.status, row.difficulty, row.line)


class _Words(dict[str, tuple[str, ...]]):
    """Splits lists stored as text, each different one once."""

    def __missing__(self, text: str) -> tuple[str, ...]:
        self[text] = words = tuple(text.split())
        return words


def _card_rows(found: Iterable[Sequence[Any]]) -> list[CardRow]:
    words = _Words()
    return [
        CardRow(
            group + part, deck, kind, ordinal, group, words[needs], words[tags], words[languages], status, difficulty,
            path, line,
        )
        for group, part, deck, kind, ordinal, needs, tags, languages, status, difficulty, path, line in found
    ]  # fmt: skip
