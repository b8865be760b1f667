"""Softmax and cross-entropy, one row of logits after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array
from kernels._classes import class_indices, class_rows, class_scores, class_weight


@dataclass(frozen=True, slots=True, eq=False)
class SoftmaxCrossEntropyStep:
    """How the loss of one target comes about; an ignored target has weight and loss 0."""

    row: int
    logits: Array
    maximum: float
    shifted: Array
    powers: Array
    total: float
    probabilities: Array
    target: int
    ignored: bool
    log_probability: float
    weight: float
    loss: float


def softmax_cross_entropy_steps(
    input: ArrayLike, target: ArrayLike, weight: ArrayLike | None = None, *, ignore_index: int = -100
) -> Iterator[SoftmaxCrossEntropyStep]:
    r"""Yield how each class index in turn gets its loss, from its logits to $-w_y \log p_y$.

    Arguments as in `cross_entropy` with class indices; rows follow the order of the targets. The losses are exactly
    those of reduction="none", their sum over the sum of the weights is the mean, and the probabilities are the rows of
    `softmax`. Raises what `cross_entropy` raises.

    >>> step = next(softmax_cross_entropy_steps([[0.0, 0.0]], [1]))
    >>> step.probabilities, round(step.loss, 4)
    (array([0.5, 0.5]), 0.6931)
    """
    x = class_scores(input)
    weights = class_weight(weight, x)
    indices, kept = class_indices(target, x, ignore_index)
    wanted = np.asarray(target).reshape(-1)
    rows = class_rows(x)
    maxima = np.maximum.reduce(rows, axis=1, keepdims=True)
    shifted = rows - maxima
    powers = np.exp(shifted)
    totals = np.add.reduce(powers, axis=1, keepdims=True)
    log_rows = shifted - np.log(totals)
    probabilities = powers / totals
    for row, index in enumerate(indices):
        ignored = kept is not None and not kept[row]
        log_probability = log_rows[row, index]
        mass = weights[index] if weights is not None else rows.dtype.type(1)
        yield SoftmaxCrossEntropyStep(
            row,
            rows[row].copy(),
            maxima.item(row),
            shifted[row],
            powers[row],
            totals.item(row),
            probabilities[row],
            int(wanted[row]),
            ignored,
            float(log_probability),
            0.0 if ignored else float(mass),
            0.0 if ignored else float(-log_probability * mass),
        )
