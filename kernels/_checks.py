"""Argument checks shared by every kernel: what is wrong is said before any work begins."""

import operator
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

_FLOATS = (np.dtype(np.float32), np.dtype(np.float64))

Array = NDArray[Any]
Ints = int | Sequence[int]


def as_float(name: str, value: ArrayLike) -> Array:
    """Return the value as a float32 or float64 array: integers become float64, half precision float32."""
    if type(value) is np.ndarray and value.dtype in _FLOATS:
        return value
    array = _as_array(name, value)
    if array.dtype in _FLOATS:
        return array
    if array.dtype.kind in "biu":
        return array.astype(np.float64)
    if array.dtype.kind == "f":
        return array.astype(np.float32 if array.dtype.itemsize <= 4 else np.float64)
    raise TypeError(f"{name} must hold real numbers, not {array.dtype}")


def as_floats(names: Sequence[str], *values: Any) -> list[Array]:
    """Return the values as float arrays of one common dtype, the wider where they differ."""
    dtype = getattr(values[0], "dtype", None)
    for value in values:
        if type(value) is not np.ndarray or value.dtype is not dtype:
            break
    else:
        if dtype in _FLOATS:
            return list(values)
    arrays = [as_float(name, value) for name, value in zip(names, values, strict=True)]
    common = np.result_type(*arrays)
    return [array.astype(common, copy=False) for array in arrays]


def as_integers(name: str, value: ArrayLike) -> Array:
    """Return the value as an int64 array, refusing anything that is not made of integers; 0-d stays 0-d."""
    array = _as_array(name, value)
    if array.dtype.kind not in "iu":
        raise TypeError(f"{name} must hold integers, not {array.dtype}")
    return array.astype(np.int64, copy=False)


def _as_array(name: str, value: ArrayLike) -> Array:
    """Convert to an array, naming the argument when its rows have different lengths."""
    try:
        return np.asarray(value)
    except ValueError as error:
        raise ValueError(f"{name} is not a rectangular array: {error}") from error


def as_int(name: str, value: Any, least: int | None = None) -> int:
    """Return the value as a Python int, refusing fractions, booleans and values below `least`."""
    if type(value) is not int:
        if isinstance(value, bool | np.bool_):
            raise TypeError(f"{name} must be an integer, not a boolean")
        try:
            value = operator.index(value)
        except TypeError:
            raise TypeError(f"{name} must be an integer, got {value!r}") from None
    if least is not None and value < least:
        raise ValueError(f"{name} must be at least {least}, got {value}")
    return int(value)


def int_tuple(name: str, value: Ints, count: int, least: int = 1) -> tuple[int, ...]:
    """Return one integer per axis; a single integer (or a sequence of one) stands for every axis."""
    if type(value) is int:
        if value < least:
            raise ValueError(f"{name} must be at least {least}, got {value}")
        return (value,) * count
    if isinstance(value, str | bytes) or not isinstance(value, Sequence | np.ndarray):
        return (as_int(name, value, least),) * count
    values = tuple(as_int(name, each, least) for each in value)
    if len(values) == 1:
        return values * count
    if len(values) != count:
        raise ValueError(f"{name} must be one integer or {count} integers, got {values}")
    return values


def check_same_shape(first_name: str, first: Array, second_name: str, second: Array) -> None:
    """Refuse two arrays whose shapes differ, naming both."""
    if first.shape != second.shape:
        raise ValueError(
            f"{first_name} has shape {first.shape} but {second_name} has shape {second.shape}; give both the same shape"
        )


def check_reduction(reduction: str, allowed: Sequence[str] = ("none", "mean", "sum")) -> None:
    """Refuse a reduction that is not one of the allowed names."""
    if reduction not in allowed:
        raise ValueError(f"reduction must be one of {', '.join(allowed)}, got {reduction!r}")


def by(sizes: Sequence[int]) -> str:
    """Word the sizes of a grid the way people say them, as in 5x4."""
    return "x".join(str(size) for size in sizes)
