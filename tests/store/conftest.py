"""A clock that tests turn by hand, and stores that go by it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from store_hands import Hands

from studyapp.store import Store


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
        given = {"machine": "here", **given}
        store = Store.open(folder or home, clock=hands.clock(), **given)  # type: ignore[arg-type]
        opened.append(store)
        return store

    yield open_
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    return open_store()
