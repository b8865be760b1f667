"""Saving what can be read of a damaged store: every readable event goes into a new one, the old file is kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from studyapp.errors import StudyError
from studyapp.memory.clock import Clock
from studyapp.store.create import become_device, build, machine_name
from studyapp.store.files import Files, check_header, sync_folder
from studyapp.store.lock import Lock
from studyapp.store.log import read_rules
from studyapp.store.restore import set_aside
from studyapp.store.rows import EVENT_INSERT
from studyapp.store.sqlite import connect, mended
from studyapp.store.verify import rebuild

NAMES = (("device", "name"), ("card", "key"), ("kind", "name"))
COLUMNS = "device, seq, hlc, wall_ms, tz_offset_min, day, card, kind, rating, ms, payload"


def salvage(folder: Path, *, clock: Clock) -> tuple[int, Path | None]:
    """Make a new store of the readable events of a damaged one; returns how many, and where the old file was kept."""
    files = Files(Path(folder))
    with Lock(files.lock) as lock:
        if not lock.take():
            raise StudyError("store.locked", path=str(files.database))
        check_header(files.database, wal=True)
        fresh = files.folder / f".{files.database.name}.salvaged"
        try:
            with mended(files.folder):
                fresh.unlink(missing_ok=True)
                fresh.touch(mode=0o600)
                with closing(connect(fresh, write=True)) as target, closing(_readable(files)) as source:
                    build(target, machine_name())
                    count = _carry_over(source, target)
                    if count == 0:
                        raise StudyError("store.nothing_to_salvage", path=str(files.database))
                    become_device(target, machine_name())
                kept = set_aside(files, clock)
                fresh.replace(files.database)
                sync_folder(files.folder)
        finally:
            for rest in files.folder.glob(f"{fresh.name}*"):
                rest.unlink(missing_ok=True)
    return count, kept


def _readable(files: Files) -> sqlite3.Connection:
    """Open a damaged file to look only."""
    connection = connect(files.database, write=False, immutable=not files.has_wal)
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _carry_over(source: sqlite3.Connection, target: sqlite3.Connection) -> int:
    """Copy names and events as far as they can be read, then make the projections of them."""
    target.execute("BEGIN IMMEDIATE")
    for table, column in NAMES:
        target.execute(f"DELETE FROM {table}")
        for row in _rows(source, f"SELECT id, {column} FROM {table}", "id"):
            target.execute(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", row)
    count = 0
    for row in _rows(source, f"SELECT {COLUMNS} FROM event", "device, seq"):
        count += target.execute(EVENT_INSERT.replace("INSERT", "INSERT OR IGNORE"), row).rowcount
    _name_the_nameless(target)
    rebuild(target, read_rules(target))
    target.execute("COMMIT")
    return count


def _name_the_nameless(target: sqlite3.Connection) -> None:
    """Give numbers whose name could not be read a name that tells so."""
    for table, column in NAMES:
        nameless = f"{table} IS NOT NULL AND {table} NOT IN (SELECT id FROM {table})"
        named = f"SELECT DISTINCT {table}, 'lost/{table}-' || {table} FROM event WHERE {nameless}"
        target.execute(f"INSERT OR IGNORE INTO {table} (id, {column}) {named}")


def _rows(source: sqlite3.Connection, query: str, key: str) -> Iterator[tuple[object, ...]]:
    """Read rows in the order of their key until a damaged page, then from the end back to it."""
    backwards = ", ".join(f"{column} DESC" for column in key.split(", "))
    for order in (key, backwards):
        with suppress(sqlite3.Error):
            yield from source.execute(f"{query} ORDER BY {order}")
            return
