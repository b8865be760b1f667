"""What every loss shares: its pair of arguments, its optional weights and its reduction."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kernels._checks import Array, as_float, check_reduction, check_same_shape

Loss = NDArray[Any] | np.floating[Any]


def as_like(name: str, value: ArrayLike, reference: Array) -> Array:
    """Return the value as a float array of the reference's dtype, which so decides the dtype of the result."""
    return as_float(name, value).astype(reference.dtype, copy=False)


def as_pair(input: ArrayLike, target: ArrayLike, names: tuple[str, str] = ("input", "target")) -> tuple[Array, Array]:
    """Return two float arrays of one shape; integers, booleans and plain lists take the dtype of the other."""
    first = as_float(names[0], input)
    second = as_float(names[1], target)
    check_same_shape(names[0], first, names[1], second)
    if first.dtype != second.dtype:
        if not _has_float_type(target):
            second = second.astype(first.dtype)
        elif not _has_float_type(input):
            first = first.astype(second.dtype)
    return first, second


def _has_float_type(value: ArrayLike) -> bool:
    """Tell whether a value insists on a float type: an array or NumPy scalar of one, not a Python number or list."""
    return isinstance(value, np.ndarray | np.generic) and value.dtype.kind == "f"


def reduced(values: Array, reduction: str) -> Loss:
    """Return the values themselves, their mean (NaN where there are none) or their sum."""
    if reduction == "none":
        return values
    total: np.floating[Any] = np.add.reduce(values, axis=None)
    return total if reduction == "sum" else ratio(total, values.size)


def ratio(total: Any, count: Any) -> Loss:
    """Divide a sum by what it is averaged over; the mean over nothing is NaN, as in torch."""
    quotient: Loss = total / count if count else total * np.nan
    return quotient


def mean_scale(reduction: str, count: int) -> float:
    """Return the factor that the backward of a loss carries: 1 over the count under "mean", 1 under "sum"."""
    check_reduction(reduction, ("mean", "sum"))
    return 1.0 / max(count, 1) if reduction == "mean" else 1.0


def weighted(values: Array, weight: ArrayLike, reduction: str) -> Loss:
    """Weigh every value and reduce; the mean divides by the sum of the weights, as in torch's regression losses."""
    weights = as_like("weight", weight, values)
    if weights.shape != values.shape:
        raise ValueError(
            f"weight has shape {weights.shape} but the input has shape {values.shape}; give both the same shape"
        )
    total = reduced(values * weights, "none" if reduction == "none" else "sum")
    return ratio(total, np.add.reduce(weights, axis=None)) if reduction == "mean" else total


def spread(name: str, value: ArrayLike, x: Array) -> Array:
    """Return a weight in the input's dtype, refusing one that does not broadcast to the input's shape."""
    weights = as_like(name, value, x)
    lengths = zip(reversed(weights.shape), reversed(x.shape), strict=False)
    if weights.ndim > x.ndim or any(length not in (1, size) for length, size in lengths):
        raise ValueError(f"{name} of shape {weights.shape} does not broadcast to the input's shape {x.shape}")
    return weights
