"""What every part of a store stands on: its database, its clock, and one durable change at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from studyapp.memory.balance import Balance
from studyapp.memory.clock import Clock
from studyapp.memory.rules import Rules
from studyapp.memory.state import Memory
from studyapp.store.backups import Keeper
from studyapp.store.database import Database
from studyapp.store.lock import Lock
from studyapp.store.rows import read_memory
from studyapp.store.sqlite import mended


class Opened:
    """An open store, whatever is done with it."""

    def __init__(self, database: Database, lock: Lock | None, easy_days: frozenset[int] = frozenset()) -> None:
        self._database = database
        self._lock = lock
        self._keeper = Keeper(database.files)
        self._balance = Balance(database.loads, easy_days)

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return not self._database.write

    @property
    def folder(self) -> Path:
        """The learner's folder, in which other small files may be kept too."""
        return self._database.files.folder

    @property
    def file(self) -> Path:
        """The file that everything is kept in."""
        return self._database.files.database

    @property
    def clock(self) -> Clock:
        """The clock that the store goes by."""
        return self._database.clock

    @property
    def rules(self) -> Rules:
        """The rules by which answers are scheduled."""
        return self._database.rules

    @property
    def clock_behind_ms(self) -> int:
        """How far the clock stands behind the last event; 0 where it does not."""
        last = self._database.position.head.wall_ms
        return 0 if last is None else max(0, last - self._database.clock.now())

    def today(self) -> int:
        """Give the present scheduler day."""
        return self._database.moment().day

    def memory(self, card: str) -> Memory | None:
        """Give what is remembered of a card, None where it was never touched."""
        with mended(self._database.files.database):
            number = self._database.card_id(card)
            return None if number is None else read_memory(self._database.connection, self._database.root(number))

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Run one durable change, and let the first one of a day make that day's backup beside it."""
        with self._database.change():
            yield
        self._keeper.keep(self.today())

    def close(self) -> None:
        """Give the file and the lock back, once a backup under way is done."""
        self._keeper.wait()
        self._database.connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
