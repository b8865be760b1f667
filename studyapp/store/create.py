"""Making a new store: built whole under a temporary name, then renamed, so that a half-made one is never seen."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from studyapp.store.files import Files, make_private, sync_folder
from studyapp.store.kinds import Kind
from studyapp.store.schema import APPLICATION_ID, LOG, PROJECTIONS, VERSION
from studyapp.store.sqlite import connect, mended


def create(files: Files, machine: str) -> None:
    """Make an empty store in its private folder."""
    make_private(files.folder)
    temporary = files.folder / f".{files.database.name}.{os.getpid()}.new"
    try:
        with mended(files.folder):
            temporary.touch(mode=0o600)
            with closing(connect(temporary, write=True)) as connection:
                build(connection, machine)
            temporary.replace(files.database)
            sync_folder(files.folder)
    finally:
        temporary.unlink(missing_ok=True)


def build(connection: sqlite3.Connection, machine: str) -> None:
    """Write the tables of an empty store into an empty database."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(f"BEGIN; {'; '.join(LOG)}; {PROJECTIONS} COMMIT;")
    connection.executemany("INSERT INTO kind VALUES (?, ?)", [(int(kind), kind.label) for kind in Kind])
    become_device(connection, machine)


def become_device(connection: sqlite3.Connection, machine: str) -> None:
    """Take a new device name, under which the events of this store are counted from now on."""
    name = os.urandom(16).hex()
    connection.execute("INSERT INTO device (name) VALUES (?)", (name,))
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [("device", name), ("machine", machine)],
    )


def stay_or_become(connection: sqlite3.Connection, machine: str) -> None:
    """Take a new device name where the store was brought here from another machine."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'machine'").fetchone()
    if machine and row is not None and row[0] != machine:
        connection.execute("BEGIN IMMEDIATE")
        become_device(connection, machine)
        connection.execute("COMMIT")


def machine_name() -> str:
    """Name this machine, so that a home copied to another one is noticed; empty where the system does not tell."""
    for file in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        try:
            name = file.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
        if name:
            return name
    return ""
