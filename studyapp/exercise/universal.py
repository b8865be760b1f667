"""Mistakes that need no author: the sign, the complement, a factor, a logarithm's base, an array turned or cut."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import numpy as np

from studyapp.exercise.shapes import asked
from studyapp.exercise.values import Array
from studyapp.exercise.variant import Variant

PREFIX = "universal:"
_MOST_SIZES = 3


@dataclass(frozen=True, slots=True)
class Slip:
    """A universal mistake of numbers: what it makes of each cell."""

    id: str
    apply: Callable[[Any], Any]


def slips(variant: Variant) -> Iterator[Slip]:
    """List the slips that may be looked for, the likeliest first; counts have a shorter list."""
    if variant.exact:
        yield from (_scaled("doubled", 2), _scaled("halved", 1 / 2))
        yield from _by_sizes(variant)
        yield from (_scaled("power_of_ten", 10.0**power) for power in (1, -1, 2, 3))
        yield from (Slip("negated", np.negative), Slip("squared", np.square), Slip("root", np.sqrt))
        return
    yield Slip("negated", np.negative)
    yield Slip("complement", lambda cells: 1 - cells)
    yield from (_scaled("percent", 100), _scaled("fraction", 1 / 100))
    yield from (Slip("reciprocal", np.reciprocal), Slip("squared", np.square), Slip("root", np.sqrt))
    yield from (_scaled("doubled", 2), _scaled("halved", 1 / 2))
    yield from (_scaled("over_ln2", 1 / math.log(2)), _scaled("times_ln2", math.log(2)))
    yield from (_scaled("over_ln10", 1 / math.log(10)), _scaled("times_ln10", math.log(10)))
    yield from _by_sizes(variant)
    yield from (_scaled("power_of_ten", 10.0**power) for power in (1, -1, 3, -3))


def _scaled(name: str, factor: float) -> Slip:
    """Make the slip of one factor too many or too few."""
    return Slip(name, lambda cells: cells * factor)


def _by_sizes(variant: Variant) -> Iterator[Slip]:
    """List the slips of a sum taken for a mean and the other way round, over each size that was drawn."""
    sizes: list[int] = []
    for value in variant.given.values():
        if isinstance(value, np.ndarray):
            sizes += [int(value.size), *asked(value.shape)[:1]]
    unusual = [size for size in dict.fromkeys(sizes) if size > 2 and size not in (10, 100)][:_MOST_SIZES]
    for size in unusual:
        yield _scaled("times_n", size)
        yield _scaled("over_n", 1 / size)


def turned(cells: Array) -> Iterator[tuple[str, Array]]:
    """List the ways in which an array can be turned over by mistake."""
    if cells.ndim == 2:
        yield "transposed", cells.T
    if cells.ndim >= 1:
        for axis in range(max(0, cells.ndim - 2), cells.ndim):
            yield "flipped", np.flip(cells, axis)
    if cells.ndim >= 2:
        for quarter in (1, 2, 3):
            yield "rotated", np.rot90(cells, quarter, (-2, -1))
    if 3 <= cells.ndim <= 4:
        for order in permutations(range(cells.ndim)):
            if order != tuple(range(cells.ndim)):
                yield "permuted", cells.transpose(order)


def shortened(cells: Array) -> Iterator[Array]:
    """List an array with one row, column or channel missing."""
    for axis in range(cells.ndim):
        for place in range(cells.shape[axis] if cells.shape[axis] > 1 else 0):
            yield np.delete(cells, place, axis)
