"""The smooth rectifier."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float


def softplus(input: ArrayLike, beta: float = 1, threshold: float = 20) -> Array:
    r"""Return a smooth, always positive version of the rectifier; its derivative is the sigmoid.

    $y = \frac{1}{\beta}\log\left(1 + e^{\beta x}\right)$, and $y = x$ where $\beta x$ exceeds the threshold

    Any shape; float32 and float64 are kept, integers become float64. Returns an array of that shape. Raises TypeError
    for input that is not numeric, ValueError for a beta of 0. Source: Dugas et al. 2001;
    `torch.nn.functional.softplus`. Rival conventions: TensorFlow and JAX have neither beta nor threshold.

    >>> softplus([-10000.0, 0.0, 10000.0]).round(4)
    array([0.000e+00, 6.931e-01, 1.000e+04])
    """
    if beta == 0:
        raise ValueError("beta must not be 0, it divides the result")
    x = as_float("input", input)
    scaled = x * float(beta)
    smooth = (np.log1p(np.exp(-np.abs(scaled))) + np.maximum(scaled, 0)) / float(beta)
    return np.asarray(np.where(scaled > threshold, x, smooth))
