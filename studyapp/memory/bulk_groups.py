"""Equal values of a long column brought together without sorting it where that can be spared."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
NARROW = 4


def runs(values: Ints) -> tuple[Ints, Ints, Ints]:
    """Give the different values of an ascending column, where each begins and how often it comes.

    >>> [column.tolist() for column in runs(np.array([3, 3, 5]))]
    [[3, 5], [0, 2], [2, 1]]
    """
    first = np.nonzero(np.concatenate([np.ones(min(1, len(values)), bool), np.diff(values) != 0]))[0]
    return values[first], first, np.diff(first, append=len(values))


def grouped(values: Ints) -> tuple[Ints, Ints]:
    """Give the different values, ascending, and for each place which of them stands there.

    >>> [column.tolist() for column in grouped(np.array([7, 4, 7]))]
    [[4, 7], [1, 0, 1]]
    """
    if not len(values):
        return values, np.zeros(0, np.int64)
    low, high = int(values.min()), int(values.max())
    if high - low > NARROW * len(values):
        different, index = np.unique(values, return_inverse=True)
        return different, index
    present = np.bincount(values - low) > 0
    return np.nonzero(present)[0] + low, (np.cumsum(present) - 1)[values - low]


def ascending(values: Ints, *, below: int) -> Ints:
    """Give the order that sorts a column of values from 0 up to a bound, equal ones as they stood.

    Value and place packed into one number sort several times faster than an indirect sort.
    """
    width = max(1, len(values)).bit_length()
    if below << width >= 1 << 63:
        return np.argsort(values, kind="stable")
    return np.sort((values << width) | np.arange(len(values))) & ((1 << width) - 1)
