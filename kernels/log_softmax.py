"""The logarithm of softmax, stable where log(softmax(x)) is not."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels.softmax import check_axis


def log_softmax(input: ArrayLike, dim: int) -> Array:
    r"""Return log-probabilities along an axis without ever taking the logarithm of a rounded zero.

    $\log\mathrm{softmax}(x)_i = x_i - m - \log\sum_j e^{x_j - m},\quad m = \max_j x_j$

    Any shape; float32 and float64 are kept, integers become float64. `dim` is the axis. Returns an array of the
    input's shape, in nats. Raises ValueError for an axis that the input does not have. A slice of nothing but -inf
    gives NaN, as in torch. Source: `torch.nn.functional.log_softmax`.

    >>> log_softmax([[1.0, 1.0], [10000.0, 0.0]], dim=1).round(4)
    array([[-6.931e-01, -6.931e-01],
           [ 0.000e+00, -1.000e+04]])
    """
    x = as_float("input", input)
    check_axis(dim, x)
    return log_probabilities(x, dim)


def log_probabilities(x: Array, dim: int) -> Array:
    """Return the log-softmax of a checked float array along an axis that it has."""
    with np.errstate(invalid="ignore", divide="ignore"):
        shifted = x - np.maximum.reduce(x, axis=dim, keepdims=True, initial=-np.inf)
        return np.asarray(shifted - np.log(np.add.reduce(np.exp(shifted), axis=dim, keepdims=True)))
