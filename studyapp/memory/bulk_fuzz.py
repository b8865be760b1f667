"""The fuzz over many cards at once; the same numbers as card by card."""

import numpy as np
from numpy.typing import NDArray

from studyapp.memory.fuzz import MASK, RANGES

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def factors(seeds: NDArray[np.uint64], reviews: int) -> Floats:
    """Draw the number in [0, 1) of each card for its answer after so many."""
    bits = seeds + np.uint64((reviews + 1) * 0x9E3779B97F4A7C15 & MASK)
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((bits ^ (bits >> np.uint64(31))) >> np.uint64(11)) / float(1 << 53)


def bounds(interval: Floats, minimum: Ints, maximum: int) -> tuple[Ints, Ints]:
    """Give the first and last day the fuzz may choose."""
    minimum = np.minimum(minimum, maximum)
    interval = np.clip(interval, minimum, maximum)
    delta = np.ones(len(interval))
    for start, end, factor in RANGES:
        delta += factor * np.maximum(0.0, np.minimum(interval, end) - start)
    delta = np.where(interval >= RANGES[0][0], delta, 0.0)
    lower = np.clip(np.floor(interval - delta + 0.5).astype(np.int64), minimum, maximum)
    upper = np.clip(np.floor(interval + delta + 0.5).astype(np.int64), minimum, maximum)
    widened = (upper == lower) & (upper > 2) & (upper < maximum)
    return lower, np.where(widened, lower + 1, upper)


def fuzzed(interval: Floats, minimum: Ints, maximum: int, factor: Floats | None) -> Ints:
    """Choose a whole number of days near each interval."""
    if factor is None:
        days = np.floor(interval + 0.5).astype(np.int64)
        return np.minimum(np.maximum(days, np.minimum(minimum, maximum)), maximum)
    lower, upper = bounds(interval, minimum, maximum)
    return np.floor(lower + factor * (1 + upper - lower)).astype(np.int64)


def growth_floor(interval: Floats, previous: Ints, maximum: int) -> Ints:
    """Give the least interval that keeps fuzz from taking back growth."""
    _, upper = bounds(interval, np.ones(len(interval), np.int64), maximum)
    reachable = np.where(previous <= upper, previous, 0)
    return np.where(np.floor(interval + 0.5) > previous, previous + 1, reachable)
