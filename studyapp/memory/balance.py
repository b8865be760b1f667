"""Load balancing: within the days that fuzz allows, the one with the least to do; easy days take less."""

from collections.abc import Callable, Mapping
from math import floor

from msgspec import Struct

from studyapp.memory.fuzz import bounds

Loads = Callable[[int, int], Mapping[int, int]]
WEEK = 7
THURSDAY = 3


class Balance(Struct, frozen=True):
    """How to choose among days: `loads` gives the cards due on each day of a range, `easy` the weekdays to spare.

    An easy day (0 is Monday) counts as `strain` times as full as it is.
    """

    loads: Loads
    easy: frozenset[int] = frozenset()
    strain: float = 4.0

    def choose(self, interval: float, minimum: int, maximum: int, factor: float, today: int) -> int:
        """Choose the days of an interval, the same at every call with the same loads.

        Of the days equally full, that nearest to where fuzz alone would go is taken, the earlier of two.
        """
        lower, upper = bounds(interval, minimum, maximum)
        drawn = floor(lower + factor * (1 + upper - lower))
        if lower == upper:
            return lower
        first = today + lower
        loads = self.loads(first, today + upper)
        full = [loads.get(day, 0) for day in range(first, today + upper + 1)]
        weights = [(cards + 1) * self.weight(day) for day, cards in enumerate(full, first)] if self.easy else full
        least = min(weights)
        emptiest = [lower + at for at, weight in enumerate(weights) if weight == least]
        return min(emptiest, key=lambda days: abs(days - drawn))

    def weight(self, day: int) -> float:
        """Give how much a card weighs on a scheduler day."""
        return self.strain if weekday(day) in self.easy else 1.0


def weekday(day: int) -> int:
    """Give the weekday of a scheduler day, 0 for Monday; day 0 was a Thursday.

    >>> weekday(0), weekday(4)
    (3, 0)
    """
    return (day + THURSDAY) % WEEK
