"""The store of one learner: what was answered and what is remembered of it, safe against crashes."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Self

from studyapp.memory.clock import Clock
from studyapp.memory.days import DEFAULT_DAY_START
from studyapp.memory.rules import Rules
from studyapp.store.answering import Answering
from studyapp.store.create import build, create, machine_name, stay_or_become
from studyapp.store.database import Database
from studyapp.store.files import Files, check_header, exists
from studyapp.store.keeping import Keeping
from studyapp.store.lock import Lock
from studyapp.store.marking import Marking
from studyapp.store.migrate import migrate, migrated_copy
from studyapp.store.reading import Reading
from studyapp.store.sqlite import connect, mended

DEFAULT_RULES = Rules()


class Store(Answering, Marking, Reading, Keeping):
    """Events, memories and statistics of one learner; make one with `Store.open` or `Store.peek`."""

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Clock,
        rules: Rules = DEFAULT_RULES,
        day_start_hour: int = DEFAULT_DAY_START,
        machine: str | None = None,
        easy_days: frozenset[int] = frozenset(),
    ) -> Self:
        """Open the store in a folder, made where there is none; where another process writes, it is read-only.

        A store that finds itself on another `machine` (by default, what the system calls itself) goes on as another
        device, since its twin may go on too.
        """
        files = Files(Path(folder))
        machine = machine_name() if machine is None else machine
        if not exists(files):
            create(files, machine)
        lock = Lock(files.lock)
        write = lock.take()
        try:
            check_header(files.database, wal=files.has_wal)
            with mended(files.database):
                connection = connect(files.database, write=write)
                if write:
                    migrate(files, connection)
                    stay_or_become(connection, machine)
                else:
                    connection = migrated_copy(connection)
            return cls(Database(connection, files, clock, rules, day_start_hour, write=write), lock, easy_days)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def peek(
        cls,
        folder: Path,
        *,
        clock: Clock,
        rules: Rules = DEFAULT_RULES,
        day_start_hour: int = DEFAULT_DAY_START,
        easy_days: frozenset[int] = frozenset(),
    ) -> Self:
        """Open the store to look only; where there is none it is an empty one, and nothing is created."""
        files = Files(Path(folder))
        if exists(files):
            check_header(files.database, wal=files.has_wal)
            with mended(files.database):
                connection = migrated_copy(connect(files.database, write=False, immutable=not files.has_wal))
        else:
            connection = sqlite3.connect(":memory:", isolation_level=None)
            build(connection, "")
        return cls(Database(connection, files, clock, rules, day_start_hour, write=False), None, easy_days)
