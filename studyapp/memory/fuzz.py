"""Seeded fuzz: due days spread a little, so that cards learnt together do not come back together for ever."""

from functools import lru_cache
from math import floor
from zlib import crc32

MASK = (1 << 64) - 1
RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))


@lru_cache(maxsize=16)
def card_seed(key: str) -> int:
    """Make 64 bits from a card's key, the same in every process."""
    data = key.encode()
    return crc32(data) << 32 | crc32(data[::-1], 0x5EED)


def fuzz_factor(seed: int, reviews: int) -> float:
    """Draw a number in [0, 1) for one answer of one card (SplitMix64 of the seed and the count of earlier answers)."""
    bits = (seed + (reviews + 1) * 0x9E3779B97F4A7C15) & MASK
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB & MASK
    return float(((bits ^ (bits >> 31)) >> 11) / (1 << 53))


def half_up(value: float) -> int:
    """Round to the nearest integer, halves upwards as Anki does.

    >>> half_up(2.5), half_up(3.5), half_up(2.49)
    (3, 4, 2)
    """
    return floor(value + 0.5)


def bounds(interval: float, minimum: int, maximum: int) -> tuple[int, int]:
    """Give the first and last day the fuzz may choose, within `minimum` and `maximum`.

    >>> bounds(2.0, 1, 1000), bounds(7.0, 1, 1000), bounds(37.0, 1, 1000), bounds(100.0, 101, 1000)
    ((2, 2), (5, 9), (33, 41), (101, 108))
    """
    minimum = min(minimum, maximum)
    interval = min(max(interval, minimum), maximum)
    delta = _reach(interval)
    lower = min(max(half_up(interval - delta), minimum), maximum)
    upper = min(max(half_up(interval + delta), minimum), maximum)
    if upper == lower and 2 < upper < maximum:
        upper = lower + 1
    return lower, upper


def _reach(interval: float) -> float:
    """Give how many days fuzz may go to either side: none below 2.5 days, else one and a share of each range."""
    if interval < RANGES[0][0]:
        return 0.0
    beyond = 0.0
    for start, end, factor in RANGES:
        if interval <= start:
            break
        beyond += factor * ((interval if interval < end else end) - start)
    return 1.0 + beyond


def fuzzed(interval: float, minimum: int, maximum: int, factor: float | None) -> int:
    """Choose a whole number of days near `interval`: floor(lower + f·(1 + upper − lower)); no factor, no fuzz."""
    if factor is None:
        return min(max(half_up(interval), min(minimum, maximum)), maximum)
    lower, upper = bounds(interval, minimum, maximum)
    return floor(lower + factor * (1 + upper - lower))


def growth_floor(interval: float, previous: int, maximum: int) -> int:
    """Give the least interval that keeps fuzz from taking back growth.

    An interval that grew ends after the previous one; one that could have reached the previous one is not shorter.
    """
    if half_up(interval) > previous:
        return previous + 1
    return previous if previous <= bounds(interval, 1, maximum)[1] else 0
