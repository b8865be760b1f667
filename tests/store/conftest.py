"""A clock that tests turn by hand, and stores that go by it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from studyapp.memory.clock import Clock
from studyapp.memory.days import DAY_MS, HOUR_MS
from studyapp.store import Store

NOON = 20_000 * DAY_MS + 12 * HOUR_MS


@dataclass
class Hands:
    """The hands of a clock."""

    now: int = NOON
    offset: int = 0

    def clock(self) -> Clock:
        return Clock(now=lambda: self.now, offset=lambda _: self.offset)

    def days(self, count: float) -> None:
        self.now += int(count * DAY_MS)

    def minutes(self, count: float) -> None:
        self.now += int(count * 60_000)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def open_store(home: Path, hands: Hands) -> Iterator[Callable[..., Store]]:
    """Open the store of the test's home; whatever is left open is closed at the end."""
    opened: list[Store] = []

    def open_(folder: Path | None = None, **given: object) -> Store:
        store = Store.open(folder or home, clock=hands.clock(), machine="here", **given)  # type: ignore[arg-type]
        opened.append(store)
        return store

    yield open_
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    return open_store()
