"""The L1 and L2 penalties and the shrinkage that solves the first."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float


def l1_penalty(w: ArrayLike, weight: float) -> np.floating[Any]:
    r"""Return the penalty that makes weights sparse.

    $\lambda \lVert w \rVert_1 = \lambda \sum_i |w_i|$, with the subgradient $\lambda\,\mathrm{sign}(w)$

    `w` has any shape; the dtype is kept. Returns a scalar. Raises ValueError for a negative weight. Source: Tibshirani
    1996, the lasso. Rival convention: scikit-learn's `Lasso` divides the squared error by 2n first.

    >>> float(l1_penalty([3.0, -4.0], 0.5))
    3.5
    """
    values = _penalized(w, weight)
    penalty: np.floating[Any] = np.add.reduce(np.abs(values), axis=None) * float(weight)
    return penalty


def l2_penalty(w: ArrayLike, weight: float, half: bool = True) -> np.floating[Any]:
    r"""Return the penalty that shrinks weights in proportion to their size.

    $\frac{\lambda}{2} \lVert w \rVert_2^2$, with the gradient $\lambda w$; without `half`
    $\lambda \lVert w \rVert_2^2$, with the gradient $2 \lambda w$

    `w` has any shape; the dtype is kept. Returns a scalar. Raises ValueError for a negative weight. Source: Hoerl and
    Kennard 1970, ridge regression. Rival conventions: half is what torch's `weight_decay` descends, the whole what
    Keras' `l2` and scikit-learn's `Ridge` add.

    >>> float(l2_penalty([3.0, -4.0], 0.5)), float(l2_penalty([3.0, -4.0], 0.5, half=False))
    (6.25, 12.5)
    """
    values = _penalized(w, weight)
    penalty: np.floating[Any] = np.add.reduce(values * values, axis=None) * (float(weight) * (0.5 if half else 1.0))
    return penalty


def soft_threshold(w: ArrayLike, threshold: float) -> Array:
    r"""Move every weight towards zero by the threshold and stop there: the exact minimiser under an L1 penalty.

    $S_t(w) = \mathrm{sign}(w)\,\max(|w| - t, 0) = \arg\min_v \frac{1}{2}(v - w)^2 + t|v|$

    `w` has any shape; float32 and float64 are kept, integers become float64. Returns an array of that shape. Raises
    ValueError for a negative threshold. Source: Donoho 1995; Daubechies et al. 2004 (ISTA);
    `torch.nn.functional.softshrink`.

    >>> soft_threshold([3.0, -0.5, -2.0], 1.0)
    array([ 2.,  0., -1.])
    """
    values = _penalized(w, threshold, "threshold")
    bound = float(threshold)
    return np.asarray(np.maximum(values - bound, 0) + np.minimum(values + bound, 0))


def _penalized(w: ArrayLike, weight: float, name: str = "weight") -> Array:
    """Return the weights as floats, refusing a negative strength."""
    if not weight >= 0:
        raise ValueError(f"{name} must not be negative, got {weight}")
    return as_float("w", w)
