"""Stretches of answers told by a parameter set from each card's first answer on, all cards at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studyapp.memory.bulk_equations import Equations
from studyapp.memory.bulk_groups import runs

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Sets = Sequence[tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """Stability and difficulty after the last answer of each stretch, and the recall foretold for each answer.

    The recall of a card's first answer is 0, as that of an answer that no stretch takes in.
    """

    stability: Floats
    difficulty: Floats
    recall: Floats


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches of answers, each from a card's `first` answer on, `length` answers long, with a number of `parameters`.

    `rating` and `day` hold all answers, sorted by card and then by their order.
    """

    rating: Ints
    day: Ints
    first: Ints
    length: Ints
    parameters: Ints

    def told(self, sets: Sets) -> Told:
        """Tell each stretch by its one of the parameter sets."""
        longest = np.argsort(-self.length, kind="stable")
        length, first, numbers = self.length[longest], self.first[longest], self.parameters[longest]
        stability, difficulty = np.zeros(len(first)), np.zeros(len(first))
        recall = np.zeros(len(self.rating))
        for turn in range(int(length[0]) if len(length) else 0):
            active = int(np.searchsorted(-length, -turn, side="left"))
            at = first[:active] + turn
            elapsed = np.maximum(0, self.day[at] - self.day[at - 1]) if turn else np.zeros(active, np.int64)
            new = np.full(active, turn == 0)
            equations = equations_of(sets, numbers[:active])
            before = stability[:active], difficulty[:active]
            recall[at] = equations.recall(before[0], elapsed)
            stability[:active], difficulty[:active] = equations.answered(*before, elapsed, self.rating[at], new)
        back = np.argsort(longest, kind="stable")
        return Told(stability[back], difficulty[back], recall)


def whole_cards(card: Ints, rating: Ints, day: Ints) -> Stretches:
    """Take every card's answers as one stretch, all told by the first of the parameter sets."""
    _, first, length = runs(card)
    return Stretches(rating, day, first, length, np.zeros(len(first), np.int64))


def equations_of(sets: Sets, numbers: Ints) -> Equations:
    """Make the equations of cards that go by some of several parameter sets."""
    if len(sets) == 1 or not len(numbers) or (numbers == numbers[0]).all():
        return Equations(sets[numbers[0] if len(numbers) else 0])
    return Equations(np.array(sets).T[:, numbers])
