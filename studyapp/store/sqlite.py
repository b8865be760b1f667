"""Opening SQLite as the store needs it, and turning its failures into errors that a person can mend."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studyapp.errors import StudyError

DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
UNWRITABLE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH})


def connect(file: Path, *, write: bool, immutable: bool = False) -> sqlite3.Connection:
    """Open a database file that exists; writes are durable when they return (WAL, synchronous FULL)."""
    query = "mode=rw" if write else "mode=ro&immutable=1" if immutable else "mode=ro"
    path = file.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    address = f"file://{'' if path.startswith('/') else '/'}{path}?{query}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=5.0)
    if write:
        connection.execute("PRAGMA synchronous = FULL")
    return connection


@contextmanager
def mended(file: Path) -> Iterator[None]:
    """Name what went wrong in SQLite: damaged, full, busy, not writable, or failing storage."""
    try:
        yield
    except sqlite3.Error as error:
        raise StudyError(_code(error), path=str(file), reason=str(error)) from error
    except OSError as error:
        raise StudyError("store.unwritable", path=str(file), reason=error.strerror or str(error)) from error


@contextmanager
def transaction(connection: sqlite3.Connection, file: Path) -> Iterator[None]:
    """Make everything inside happen durably as one, or not at all."""
    with mended(file):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _code(error: sqlite3.Error) -> str:
    """Choose the code of the sentence for a failure of SQLite."""
    number = getattr(error, "sqlite_errorcode", None)
    primary = number & 0xFF if isinstance(number, int) else None
    if primary == sqlite3.SQLITE_FULL:
        return "store.full"
    if primary in BUSY:
        return "store.busy"
    if primary in UNWRITABLE:
        return "store.unwritable"
    if primary == sqlite3.SQLITE_IOERR:
        return "store.failing"
    if primary in DAMAGED or isinstance(error, sqlite3.DatabaseError):
        return "store.damaged"
    return "store.failing"
