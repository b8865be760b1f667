"""Standardisation (the z-score) and its inverse."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._losses import as_like
from kernels.min_max_scale import Axes, check_filled


def standardize(x: ArrayLike, axis: Axes = None, correction: int = 0) -> Array:
    r"""Shift and scale values to mean 0 and standard deviation 1.

    $z = \frac{x - \bar{x}}{s},\quad s^2 = \frac{1}{n - k}\sum (x - \bar{x})^2$ with the correction $k$

    Any shape; statistics are taken over `axis`, None for all values together, 0 for each column; float32 and float64
    are kept. Returns an array of that shape. A constant column gives zeros, never NaN (as scikit-learn). Raises
    ValueError for an empty input, an axis that it does not have, or no more values than the correction. Source:
    scikit-learn's `StandardScaler` (correction 0). Rival convention: pandas' `std` and `torch.std` divide by n − 1
    (correction 1).

    >>> standardize([1.0, 3.0])
    array([-1.,  1.])
    >>> standardize([[1.0, 5.0], [3.0, 5.0]], axis=0)
    array([[-1.,  0.],
           [ 1.,  0.]])
    """
    values = as_float("x", x)
    check_filled(values, axis)
    total = np.add.reduce(values, axis=axis, keepdims=True)
    count = values.size // total.size
    if not 0 <= correction < max(count, 2):
        raise ValueError(
            f"correction {correction} needs more than {correction} values, x of shape {values.shape} has {count}"
        )
    least = np.minimum.reduce(values, axis=axis, keepdims=True)
    centred = values - total / count
    variance = np.add.reduce(centred * centred, axis=axis, keepdims=True) / max(count - correction, 1)
    constant = (variance == 0) | (least == np.maximum.reduce(values, axis=axis, keepdims=True))
    deviation = np.where(constant, 1, np.sqrt(variance))
    return np.asarray(np.where(constant, 0, centred / deviation), dtype=values.dtype)


def standardize_inverse(scaled: ArrayLike, mean: ArrayLike, std: ArrayLike) -> Array:
    r"""Undo `standardize`: return values in their original unit.

    $x = z\,s + \bar{x}$

    `scaled` has any shape; mean and standard deviation are scalars or arrays that broadcast to it, and take its dtype.
    Returns an array of its shape. Source: scikit-learn's `StandardScaler.inverse_transform`.

    >>> standardize_inverse([-1.0, 1.0], 2.0, 0.5)
    array([1.5, 2.5])
    """
    values = as_float("scaled", scaled)
    return np.asarray(values * as_like("std", std, values) + as_like("mean", mean, values))
