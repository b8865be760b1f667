"""The shipped decks, read once for all tests of their content."""

from pathlib import Path

import pytest

from studyapp.deck.models import Entry
from studyapp.deck.reader import read_deck
from studyapp.deck.reading import Reading

FOLDER = Path(__file__).parents[2] / "decks"


@pytest.fixture(scope="session")
def readings() -> dict[str, Reading]:
    return {path.stem: read_deck(path) for path in sorted(FOLDER.glob("*.yaml"))}


@pytest.fixture(scope="session")
def entries(readings: dict[str, Reading]) -> dict[str, Entry]:
    """Give every shipped entry by its key."""
    return {
        f"{reading.deck.id}/{entry.id}": entry
        for reading in readings.values()
        if reading.deck
        for entry in reading.deck.entries
    }
