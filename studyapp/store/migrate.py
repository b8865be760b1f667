"""Bringing the store of an older version up to date: backed up first, then changed in one transaction or not at all."""

import sqlite3
from collections.abc import Callable, Mapping

from studyapp.store.backups import copy_whole
from studyapp.store.files import Files
from studyapp.store.log import read_rules
from studyapp.store.schema import EVENT_RULES, EVENT_TABLE, PROJECTED, PROJECTIONS, VERSION
from studyapp.store.sqlite import mended, transaction

Step = Callable[[sqlite3.Connection], None]


def keep_clocks_short(connection: sqlite3.Connection) -> None:
    """Keep of each event's clock only how far it is ahead of the wall's, mostly nothing."""
    for name in ("event_of_card", "event_of_kind"):
        connection.execute(f"DROP INDEX {name}")
    for name in ("event_is_never_changed", "event_is_never_removed"):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("ALTER TABLE event RENAME TO former_event")
    connection.execute(EVENT_TABLE)
    connection.execute(
        "INSERT INTO event SELECT device, seq, hlc - wall_ms, wall_ms, tz_offset_min, day, card, kind, rating, ms,"
        " payload FROM former_event ORDER BY device, seq"
    )
    connection.execute("DROP TABLE former_event")
    for statement in EVENT_RULES:
        connection.execute(statement)


STEPS: Mapping[int, Step] = {2: keep_clocks_short}
"""What changes in the log from a version to the next, for versions where anything does."""


def version_of(connection: sqlite3.Connection) -> int:
    """Read the version of the tables."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(files: Files, connection: sqlite3.Connection, steps: Mapping[int, Step] = STEPS) -> None:
    """Bring an older store up to date after a copy of it was made and checked."""
    version = version_of(connection)
    if version == VERSION:
        return
    files.backups.mkdir(mode=0o700, exist_ok=True)
    target = files.backups / f"study-version-{version}.db"
    if not target.exists():
        copy_whole(connection, target)
    with transaction(connection, files.database):
        change(connection, steps)
    with mended(files.database):
        connection.execute("VACUUM")


def migrated_copy(connection: sqlite3.Connection, steps: Mapping[int, Step] = STEPS) -> sqlite3.Connection:
    """Give an up-to-date copy in memory of a store that may only be looked at."""
    if version_of(connection) == VERSION:
        return connection
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.backup(copy)
    connection.close()
    change(copy, steps)
    return copy


def change(connection: sqlite3.Connection, steps: Mapping[int, Step]) -> None:
    """Take the log through the steps from its version to this one, then make the projections anew."""
    from studyapp.store.verify import rebuild

    for version in range(version_of(connection), VERSION):
        if version in steps:
            steps[version](connection)
    for table in PROJECTED:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in PROJECTIONS.split(";"):
        connection.execute(statement)
    rebuild(connection, read_rules(connection))
    connection.execute(f"PRAGMA user_version = {VERSION}")
