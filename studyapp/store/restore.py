"""Bringing a copy back in place of the store, which is itself backed up first and never lost."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from studyapp.errors import StudyError
from studyapp.memory.clock import Clock
from studyapp.store.backups import check_whole, copy_whole
from studyapp.store.create import become_device, machine_name
from studyapp.store.files import Files, make_private, sync_folder
from studyapp.store.lock import Lock
from studyapp.store.sqlite import connect, mended


def restore(folder: Path, file: Path, *, clock: Clock) -> Path | None:
    """Put a copy in the store's place under a new device name; returns where the former store was kept."""
    files = Files(Path(folder))
    make_private(files.folder)
    with Lock(files.lock) as lock:
        if not lock.take():
            raise StudyError("store.locked", path=str(files.database))
        check_whole(Path(file))
        fresh = files.folder / f".{files.database.name}.restored"
        try:
            with mended(files.folder):
                fresh.unlink(missing_ok=True)
                with closing(connect(Path(file), write=False, immutable=True)) as source:
                    copy_whole(source, fresh)
                with closing(connect(fresh, write=True)) as connection:
                    connection.execute("PRAGMA journal_mode = WAL")
                    become_device(connection, machine_name())
                kept = set_aside(files, clock)
                fresh.replace(files.database)
                sync_folder(files.folder)
        finally:
            fresh.unlink(missing_ok=True)
    return kept


def set_aside(files: Files, clock: Clock) -> Path | None:
    """Move the present store into the backups: as a sound copy where it can be read, else byte for byte."""
    if not files.database.exists() and not files.wal.exists():
        return None
    files.backups.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.fromtimestamp(clock.now() / 1000, UTC).strftime("%Y-%m-%dT%H%M%S")
    target = _free_name(files.backups, f"study-before-{stamp}", ".db")
    try:
        with closing(connect(files.database, write=True)) as source:
            copy_whole(source, target)
            source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for path in (files.wal, files.shm):
            path.unlink(missing_ok=True)
    except (StudyError, sqlite3.Error):
        target = _free_name(files.backups, f"damaged-{stamp}", ".db")
        for path, name in ((files.database, ""), (files.wal, "-wal"), (files.shm, "-shm")):
            if path.exists():
                path.replace(target.with_name(target.name + name))
    return target


def _free_name(folder: Path, stem: str, suffix: str) -> Path:
    """Find a name that is not taken."""
    target = folder / f"{stem}{suffix}"
    number = 2
    while target.exists():
        target = folder / f"{stem}-{number}{suffix}"
        number += 1
    return target
