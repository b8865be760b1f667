"""The split by time: trained on what was there, judged on what came next, as a fit is used."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
PARTS = 10
TRAINED_FIRST = 5


@dataclass(frozen=True, slots=True)
class Fold:
    """Trials to train on and the later ones to judge by."""

    trained: Ints
    judged: Ints


def folds(trials: Ints) -> list[Fold]:
    """Split trials, in the order of time, five times: train on 5, 6 … 9 tenths, judge on the next one.

    A fit is made anew after each further tenth of answers, so each fold is what happens in use; all five together
    judge the later half, which tells small gains from luck better than one last part would.

    >>> [(len(fold.trained), len(fold.judged)) for fold in folds(np.arange(400))]
    [(200, 40), (240, 40), (280, 40), (320, 40), (360, 40)]
    """
    edges = [len(trials) * part // PARTS for part in range(TRAINED_FIRST, PARTS + 1)]
    return [Fold(trials[:start], trials[start:end]) for start, end in pairwise(edges)]
