"""The log as training sees it: every answer of every card, and the trials, the answers that tested the memory."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyapp.memory.bulk_tracks import whole_cards

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Past:
    """All answers that count, sorted by card and then by their order; `place` is where each stands in time, from 0.

    An answer of the day on which the card was answered before is part of its history, but no trial.
    """

    card: Ints
    rating: Ints
    day: Ints
    place: Ints

    def __len__(self) -> int:
        return len(self.card)

    @property
    def elapsed(self) -> Ints:
        """The scheduler days since the card's answer before; 0 for its first one."""
        same = np.diff(self.card, prepend=-1) == 0
        return np.where(same, np.maximum(0, np.diff(self.day, prepend=0)), 0)

    @property
    def trials(self) -> Ints:
        """The answers (as indices) that tested the memory, in the order of time."""
        index = np.nonzero(self.elapsed > 0)[0]
        return index[np.argsort(self.place[index], kind="stable")]

    def recall(self, parameters: tuple[float, ...]) -> Floats:
        """Give the recall that parameters foretell for each answer from those before it; 0 for a card's first."""
        return whole_cards(self.card, self.rating, self.day).told((parameters,)).recall
