"""How many cards are due on each day, kept in memory while this process alone writes."""

import sqlite3
from collections.abc import Mapping

from studyapp.store.queries import loads
from studyapp.store.rollups import Counts, Roll

BLOCK_DAYS = 64


class Loads:
    """The cards due by day, read in blocks of days when first asked for, and moved along with each answer."""

    def __init__(self, connection: sqlite3.Connection, *, keep: bool) -> None:
        """Take the connection; `keep` tells that nobody else writes."""
        self._connection = connection
        self._keep = keep
        self._blocks: set[int] = set()
        self._cards: dict[int, int] = {}

    def __call__(self, first: int, last: int) -> Mapping[int, int]:
        """Give the cards due on each day, at least of those from the first to the last."""
        if not self._keep:
            self.forget()
        for block in range(first // BLOCK_DAYS, last // BLOCK_DAYS + 1):
            if block not in self._blocks:
                start = block * BLOCK_DAYS
                self._cards |= loads(self._connection, start, start + BLOCK_DAYS - 1)
                self._blocks.add(block)
        return self._cards

    def add(self, counts: Counts) -> None:
        """Move along with counts that were added to the roll-ups."""
        for (roll, day), (cards, _, _) in counts.items():
            if roll == Roll.DAY and day // BLOCK_DAYS in self._blocks:
                self._cards[day] = self._cards.get(day, 0) + cards

    def forget(self) -> None:
        """Read anew at the next question, after the roll-ups were changed otherwise."""
        self._blocks.clear()
        self._cards.clear()
