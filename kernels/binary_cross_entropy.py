"""Binary cross-entropy on probabilities."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, check_reduction
from kernels._losses import Loss, as_pair, reduced, spread


def binary_cross_entropy(
    input: ArrayLike, target: ArrayLike, weight: ArrayLike | None = None, *, reduction: str = "mean"
) -> Loss:
    r"""Return the binary cross-entropy of probabilities, each logarithm held above -100.

    $\ell_i = -w_i\left[y_i \max(\log p_i, -100) + (1 - y_i)\max(\log(1 - p_i), -100)\right]$

    Input and target hold probabilities of one shape, any (integer and boolean targets take the input's dtype); `weight`
    broadcasts to it. Returns that shape under "none", else a scalar, in nats; "mean" divides by the number of elements.
    Raises ValueError for shapes that do not fit, a probability or target outside [0, 1] (NaN too) or an unknown
    reduction. Source: `torch.nn.functional.binary_cross_entropy`. Prefer `binary_cross_entropy_with_logits`: a rounded
    probability of 0 or 1 has lost its logit. Rival: Keras clips probabilities at 1e-7 instead.

    >>> binary_cross_entropy([0.5, 0.0], [1.0, 1.0], reduction="none").round(4)
    array([  0.6931, 100.    ])
    """
    check_reduction(reduction)
    p, y = as_pair(input, target)
    _check_probabilities("input", p)
    _check_probabilities("target", y)
    with np.errstate(divide="ignore"):
        losses = (y - 1) * np.maximum(np.log1p(-p), -100) - y * np.maximum(np.log(p), -100)
    return reduced(losses if weight is None else losses * spread("weight", weight, p), reduction)


def _check_probabilities(name: str, values: Array) -> None:
    """Refuse a value outside [0, 1], and NaN."""
    if values.size and not (np.minimum.reduce(values, axis=None) >= 0 and np.maximum.reduce(values, axis=None) <= 1):
        wrong = values[~((values >= 0) & (values <= 1))].flat[0]
        raise ValueError(f"{name} must hold probabilities in [0, 1], got {wrong}; give logits to the with_logits form")
