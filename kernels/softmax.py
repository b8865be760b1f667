"""Softmax: scores into probabilities along one axis."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float


def softmax(input: ArrayLike, dim: int) -> Array:
    r"""Turn scores into probabilities that sum to one along an axis; the maximum is subtracted first, for stability.

    $\mathrm{softmax}(x)_i = \frac{e^{x_i - m}}{\sum_j e^{x_j - m}},\quad m = \max_j x_j$

    Any shape; float32 and float64 are kept, integers become float64. `dim` is the axis (torch's implicit choice is
    deprecated, so it must be given). Returns an array of the input's shape. Raises ValueError for an axis that the
    input does not have. A slice of nothing but -inf gives NaN, as in torch. Source: `torch.nn.functional.softmax`.
    Rival conventions: TensorFlow and JAX call the argument `axis` and let it default to -1; ONNX before opset 13
    flattened the axes after `axis`.

    >>> softmax([[0.0, 0.0], [10000.0, 0.0]], dim=1)
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    x = as_float("input", input)
    check_axis(dim, x)
    with np.errstate(invalid="ignore"):
        powers = np.exp(x - np.maximum.reduce(x, axis=dim, keepdims=True, initial=-np.inf))
        return np.asarray(powers / np.add.reduce(powers, axis=dim, keepdims=True))


def check_axis(dim: int, x: Array) -> None:
    """Refuse an axis that the array does not have; a scalar has the axes 0 and -1, as in torch."""
    axes = max(x.ndim, 1)
    if not -axes <= dim < axes:
        raise ValueError(f"dim {dim} is not an axis of an input of shape {x.shape}; use {-axes} to {axes - 1}")
