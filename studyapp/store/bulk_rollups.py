"""The roll-ups of many cards at once; the same counts as card by card."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from studyapp.memory.bulk import NONE, Memories
from studyapp.memory.bulk_groups import grouped
from studyapp.memory.rating import Rating
from studyapp.memory.state import Phase
from studyapp.store.rollups import BY_DECK, CALIBRATION_BINS, DAY_EDGES, MATURE_FROM, PER_MYRIAD, Cells, Roll, State

Ints = NDArray[np.int64]
Counts = dict[tuple[int, int, str], Cells]


class Answered(Protocol):
    """The columns of the answers, sorted by card and then by their order."""

    @property
    def card(self) -> Ints:
        """The number of the card."""

    @property
    def rating(self) -> Ints:
        """The rating given."""

    @property
    def day(self) -> Ints:
        """The scheduler day."""

    @property
    def ms(self) -> Ints:
        """How long it took."""

    @property
    def hour(self) -> Ints:
        """The local hour."""


def count_memories(memories: Memories, decks: Sequence[str]) -> Counts:
    """Count every card in its bins; `decks` gives the deck of each."""
    review, seen = memories.phase == Phase.REVIEW, memories.phase != Phase.NEW
    waiting, stepping = memories.suspended == 0, memories.due_ms != NONE
    mature = memories.stability >= MATURE_FROM
    edges = np.array(DAY_EDGES)
    interval = np.maximum(0, memories.due_day - memories.last_day)
    every = np.ones(len(seen), bool)
    names, number = _numbered(decks)
    found: Counts = {}
    for roll, which, bins in (
        (Roll.LOAD, waiting & ~stepping, memories.due_day),
        (Roll.DAY, waiting & ~stepping, memories.due_day),
        (Roll.STEP, waiting & stepping, memories.due_day),
        (Roll.SEEN, seen, np.zeros(len(seen), np.int64)),
        (Roll.MASTERED, review & mature, np.zeros(len(seen), np.int64)),
        (Roll.STABILITY, seen, np.searchsorted(edges, memories.stability, side="right")),
        (Roll.DIFFICULTY, seen, memories.difficulty.astype(np.int64)),
        (Roll.INTERVAL, review, np.searchsorted(edges, interval, side="right")),
        *(
            (Roll.STATE, which, np.full(len(seen), state))
            for state, which in (
                (State.KEPT, every), (State.LEARNING, seen & ~review), (State.YOUNG, review & ~mature),
                (State.MATURE, review & mature), (State.SUSPENDED, memories.suspended != 0),
                (State.LEECH, memories.leech != 0),
            )
        ),
    ):  # fmt: skip
        found |= _summed(roll, bins[which], number[which] if roll in BY_DECK else None, names, ())
    return found


def count_answers(log: Answered, recall: NDArray[np.float64], cards: Ints, decks: Sequence[str]) -> Counts:
    """Count every tested answer by hour, predicted recall and deck."""
    names, number = _numbered(decks)
    tested = (np.diff(log.card, prepend=-1) == 0) & (np.diff(log.day, prepend=0) > 0)
    passed = tested & (log.rating > Rating.AGAIN)
    predicted = np.rint(recall * PER_MYRIAD).astype(np.int64)
    deck = number[np.searchsorted(cards, log.card)]
    found = _summed(Roll.TOPIC, np.zeros(len(deck), np.int64), deck, names, (tested, passed, log.ms))
    for roll, bins, weight in (
        (Roll.HOUR, log.hour, log.ms),
        (Roll.CALIBRATION, np.minimum(CALIBRATION_BINS - 1, predicted * CALIBRATION_BINS // PER_MYRIAD), predicted),
    ):
        columns = (tested[tested], passed[tested], weight[tested])
        found |= _summed(roll, bins[tested], None, names, columns)
    return found


def _numbered(decks: Sequence[str]) -> tuple[list[str], Ints]:
    """Give each deck a number."""
    names = sorted(set(decks))
    numbers = {name: number for number, name in enumerate(names)}
    return names, np.fromiter((numbers[deck] for deck in decks), np.int64, len(decks))


def _summed(roll: Roll, bins: Ints, deck: Ints | None, names: Sequence[str], columns: tuple[Any, ...]) -> Counts:
    """Sum columns (or count rows) by bin and deck."""
    wide = len(names) + 1
    packed = bins * wide + (wide - 1 if deck is None else deck)
    keys, index = grouped(packed)
    sums: list[NDArray[Any]] = [
        np.bincount(index, weights=column, minlength=len(keys)) for column in columns or (np.ones(len(packed)),)
    ]
    sums += [np.zeros(len(keys))] * (3 - len(sums))
    rows = zip(keys.tolist(), *(column.astype(np.int64).tolist() for column in sums), strict=True)
    return {
        (int(roll), key // wide, "" if deck is None else names[key % wide]): (total, passed, weight)
        for key, total, passed, weight in rows
    }
