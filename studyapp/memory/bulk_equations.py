"""FSRS-6 over many cards at once, equal to py-fsrs card by card."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studyapp.memory.rating import Rating

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
LEAST_STABILITY = 0.001
LEAST_DIFFICULTY, GREATEST_DIFFICULTY = 1.0, 10.0


class Equations:
    """The equations of one parameter set (w0 … w20), or of one for each card, with an array in place of each number."""

    def __init__(self, parameters: Sequence[float] | Floats) -> None:
        self.w: Any = parameters
        self.decay = -parameters[20]
        self.factor = 0.9 ** (1 / self.decay) - 1

    def answered(
        self, stability: Floats, difficulty: Floats, elapsed: Ints, rating: Ints, new: NDArray[np.bool_]
    ) -> tuple[Floats, Floats]:
        """Give stability and difficulty after each answer."""
        after = np.choose(rating - 1, self.stabilities(stability, difficulty, elapsed, new))
        first = np.clip(self.first_difficulty(rating), LEAST_DIFFICULTY, GREATEST_DIFFICULTY)
        return after, np.where(new, first, self.next_difficulty(difficulty, rating))

    def recall(self, stability: Floats, elapsed: Ints) -> Floats:
        """Give R = (1 + F·t/S)^(−w20), 0 where there is no memory yet."""
        known = np.where(stability > 0, stability, 1.0)
        recall = (1 + self.factor * np.maximum(0, elapsed) / known) ** self.decay
        return np.where(stability > 0, recall, 0.0)

    def first_difficulty(self, rating: Ints | int) -> Floats:
        """Give D₀(G) = w4 − e^(w5·(G−1)) + 1."""
        return np.asarray(self.w[4] - np.exp(self.w[5] * (np.asarray(rating) - 1.0)) + 1)

    def next_difficulty(self, difficulty: Floats, rating: Ints) -> Floats:
        """Give D′ = w7·D₀(4) + (1 − w7)·(D − w6·(G − 3)·(10 − D)/9)."""
        moved = difficulty + (10.0 - difficulty) * -(self.w[6] * (rating - 3)) / 9.0
        mixed = self.w[7] * self.first_difficulty(4) + (1 - self.w[7]) * moved
        return np.asarray(np.clip(mixed, LEAST_DIFFICULTY, GREATEST_DIFFICULTY))

    def stabilities(self, stability: Floats, difficulty: Floats, elapsed: Ints, new: NDArray[np.bool_]) -> list[Floats]:
        """Give the stability that each of the four ratings would bring."""
        w = self.w
        known = np.where(new, 1.0, stability)
        hard_to_keep = np.where(new, 5.0, difficulty)
        recall = (1 + self.factor * elapsed / known) ** self.decay
        growth = np.exp(w[8]) * (11 - hard_to_keep) * known ** -w[9] * (np.exp((1 - recall) * w[10]) - 1)
        forgotten = np.minimum(
            w[11] * hard_to_keep ** -w[12] * ((known + 1) ** w[13] - 1) * np.exp((1 - recall) * w[14]),
            known / np.exp(w[17] * w[18]),
        )
        later = [forgotten, *(known * (1 + growth * bonus) for bonus in (w[15], 1.0, w[16]))]
        same_day = elapsed < 1
        found = []
        for rating in Rating:
            short = np.exp(w[17] * (rating - 3 + w[18])) * known ** -w[19]
            short = known * (short if rating is Rating.AGAIN else np.maximum(short, 1.0))
            after = np.maximum(np.where(same_day, short, later[rating - 1]), LEAST_STABILITY)
            found.append(np.where(new, np.maximum(w[rating - 1], LEAST_STABILITY), after))
        return found

    def intervals(
        self, stability: Floats, difficulty: Floats, elapsed: Ints, new: NDArray[np.bool_], retention: float
    ) -> list[Floats]:
        """Give the interval that each of the four ratings would bring, before rounding."""
        stretch = retention ** (1 / self.decay) - 1
        return [after / self.factor * stretch for after in self.stabilities(stability, difficulty, elapsed, new)]
