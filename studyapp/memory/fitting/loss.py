"""How well recall was foretold: log-loss, and the root mean square error over bins of like answers."""

from math import log

import numpy as np
from numpy.typing import NDArray

from studyapp.memory.fitting.past import Past
from studyapp.memory.rating import Rating

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
CERTAIN = 1e-4


def log_losses(recall: Floats, passed: NDArray[np.bool_]) -> Floats:
    """Give −log of the chance that was given to what happened, for each answer.

    >>> log_losses(np.array([0.9, 0.9]), np.array([True, False])).round(4).tolist()
    [0.1054, 2.3026]
    """
    chance = np.clip(recall, CERTAIN, 1 - CERTAIN)
    return np.asarray(-np.log(np.where(passed, chance, 1 - chance)))


def rmse(recall: Floats, passed: NDArray[np.bool_], bins: Ints) -> float:
    """Give the root mean square, weighted by answers, of foretold less found recall over the bins."""
    _, index = np.unique(bins, return_inverse=True)
    counts = np.bincount(index)
    error = np.bincount(index, weights=recall - passed) / counts
    return float(np.sqrt((counts * error**2).sum() / counts.sum()))


def bins_of(past: Past) -> Ints:
    """Give each answer the number of its bin by elapsed days, reviews and lapses, on the scales of fsrs-rs."""
    elapsed = past.elapsed
    begins = np.diff(past.card, prepend=-1) != 0
    counted = (elapsed > 0) | begins
    reviews = _since_begin((elapsed > 0).astype(np.int64), begins) + 1
    lapsed = counted & (past.rating == Rating.AGAIN)
    lapses = _since_begin(lapsed.astype(np.int64), begins) - lapsed
    scales = ((elapsed, 3.62), (reviews, 1.89), (lapses, 1.73))
    first, second, third = (np.where(each > 0, _scaled(each, base), -1) + 1 for each, base in scales)
    return np.asarray((first * 64 + second) * 64 + third)


def _since_begin(values: Ints, begins: NDArray[np.bool_]) -> Ints:
    """Sum up within each card."""
    total = np.cumsum(values)
    before = (total - values)[begins]
    return np.asarray(total - before[np.cumsum(begins) - 1])


def _scaled(values: Ints, base: float) -> Ints:
    return np.floor(np.log(np.maximum(values, 1)) / log(base)).astype(np.int64)
