"""Min-max normalisation and its inverse."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._losses import as_like

Axes = int | tuple[int, ...] | None


def min_max_scale(x: ArrayLike, low: float = 0.0, high: float = 1.0, axis: Axes = None) -> Array:
    r"""Move the smallest value to `low` and the largest to `high`, linearly.

    $x' = l + (h - l)\,\frac{x - \min x}{\max x - \min x}$

    Any shape; extremes are taken over `axis`, None for all values together, 0 for each column; float32 and float64 are
    kept. Returns an array of that shape. A constant column gives `low`, never NaN (as scikit-learn). Raises
    ValueError for an empty input, an axis that it does not have, or `low` not below `high`. Source: scikit-learn's
    `MinMaxScaler`. In an experiment the extremes come from the training data alone; taking those of all data leaks.

    >>> min_max_scale([2.0, 4.0, 10.0])
    array([0.  , 0.25, 1.  ])
    >>> min_max_scale([[1.0, 7.0], [3.0, 7.0]], axis=0)
    array([[0., 0.],
           [1., 0.]])
    """
    values = as_float("x", x)
    check_filled(values, axis)
    bottom, top = check_range(low, high)
    least = np.minimum.reduce(values, axis=axis, keepdims=True)
    span = np.maximum.reduce(values, axis=axis, keepdims=True) - least
    return np.asarray((values - least) / np.where(span == 0, 1, span) * (top - bottom) + bottom)


def min_max_inverse(
    scaled: ArrayLike, minimum: ArrayLike, maximum: ArrayLike, low: float = 0.0, high: float = 1.0
) -> Array:
    r"""Undo `min_max_scale`: return values in their original unit.

    $x = \min + (\max - \min)\,\frac{x' - l}{h - l}$

    `scaled` has any shape; `minimum` and `maximum` are the extremes of the original data, scalars or arrays that
    broadcast to it, and take its dtype. Returns an array of its shape. Raises ValueError if `low` is not below `high`.
    Source: scikit-learn's `MinMaxScaler.inverse_transform`.

    >>> min_max_inverse([0.0, 0.25, 1.0], 2.0, 10.0)
    array([ 2.,  4., 10.])
    """
    values = as_float("scaled", scaled)
    bottom, top = check_range(low, high)
    least = as_like("minimum", minimum, values)
    most = as_like("maximum", maximum, values)
    return np.asarray(least + (values - bottom) / (top - bottom) * (most - least))


def check_range(low: float, high: float) -> tuple[float, float]:
    """Return both ends of the target range as Python floats, refusing one without a width."""
    if not low < high:
        raise ValueError(f"low must be below high, got {low} and {high}")
    return float(low), float(high)


def check_filled(values: Array, axis: Axes) -> None:
    """Refuse an input without values and an axis that it does not have."""
    if values.size == 0:
        raise ValueError(f"x has shape {values.shape} and so no values; give at least one")
    for each in () if axis is None else (axis,) if isinstance(axis, int) else axis:
        if not -values.ndim <= each < values.ndim:
            raise ValueError(f"axis {each} is not an axis of x, whose shape is {values.shape}")
