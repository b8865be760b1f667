"""The negative log-likelihood of the target classes."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, check_reduction
from kernels._classes import class_indices, class_rows, class_scores, class_weight
from kernels._losses import Loss, ratio, reduced


def nll_loss(
    input: ArrayLike,
    target: ArrayLike,
    weight: ArrayLike | None = None,
    *,
    ignore_index: int = -100,
    reduction: str = "mean",
) -> Loss:
    r"""Pick the log-probability of each target class and negate it.

    $\ell_n = -w_{y_n}\,x_{n,y_n}$; "mean" is $\sum_n \ell_n / \sum_n w_{y_n}$ over the targets that are not ignored

    Input holds log-probabilities (not probabilities, not logits): (C,), (N, C) or (N, C, d1, …); target holds class
    indices of shape (), (N,) or (N, d1, …); weight is (C,). Returns the target's shape under "none", else a scalar, in
    nats and the input's dtype. Raises ValueError for shapes that do not fit or an unknown reduction, IndexError for a
    class that does not exist, TypeError for targets that are not integers. With every target ignored "mean" is NaN.
    Source: `torch.nn.functional.nll_loss`. Rival: Keras calls it sparse categorical cross-entropy and takes
    probabilities.

    >>> nll_loss([[-0.5, -1.0], [-2.0, -0.1]], [0, 0], reduction="none")
    array([0.5, 2. ])
    >>> float(nll_loss([[-0.5, -1.0], [-2.0, -0.1]], [0, 1], weight=[1.0, 3.0]).round(4))
    0.2
    """
    check_reduction(reduction)
    x = class_scores(input)
    weights = class_weight(weight, x)
    indices, kept = class_indices(target, x, ignore_index)
    losses = -class_rows(x)[np.arange(indices.size), indices]
    mass = None if weights is None else weights[indices]
    return reduced_classes(losses if mass is None else losses * mass, mass, kept, reduction, np.shape(target))


def reduced_classes(
    losses: Array, mass: Array | None, kept: Array | None, reduction: str, shape: tuple[int, ...]
) -> Loss:
    """Reduce weighted losses, one a row, where ignored rows count nothing; a loss per target has the target's shape."""
    if kept is not None:
        losses = np.where(kept, losses, 0)
    if reduction == "mean":
        return ratio(np.add.reduce(losses), total_mass(mass, kept, len(losses)))
    return reduced(losses.reshape(shape), reduction)


def total_mass(mass: Array | None, kept: Array | None, count: int) -> Any:
    """Return the sum of the weights of the rows that count, or their number; a Python int leaves dtypes alone."""
    if mass is None:
        return count if kept is None else int(np.count_nonzero(kept))
    return np.add.reduce(mass if kept is None else mass[kept])
