"""The values that expressions compute with: Python scalars, float64 and int64 arrays, and tuples of them."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.limits import MAX_INTEGER, check_elements

Array = NDArray[Any]
Value = Any

SCALARS = frozenset((int, float, bool))
EXACT_INT = 2**31


def plain(value: Value) -> Value:
    """Return a result as one of our values: NumPy scalars become Python's, arrays float64, int64 or bool."""
    kind = type(value)
    if kind is float or kind is bool or kind is str or value is None:
        return value
    if kind is int:
        return bounded(value)
    if isinstance(value, np.ndarray):
        return _plain_array(value)
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, tuple | list):
        check_elements(len(value))
        return type(value)(plain(item) for item in value)
    raise ExpressionError("wrong_type", kind=kind.__name__)


def _plain_array(value: Array) -> Value:
    """Keep float64, int64 and bool; widen the rest; a 0-d array is a scalar."""
    if value.ndim == 0:
        return plain(value.item())
    check_elements(value.size)
    kind = value.dtype.kind
    if kind == "f":
        return value.astype(np.float64, copy=False)
    if kind in "iu":
        return value.astype(np.int64, copy=False)
    if kind == "b":
        return value
    raise ExpressionError("wrong_type", kind=str(value.dtype))


def bounded(value: int) -> int:
    """Refuse an integer so large that computing with it would cost time."""
    if -MAX_INTEGER <= value <= MAX_INTEGER:
        return value
    raise ExpressionError("number_too_large")


def array(value: Value) -> Array:
    """Return a number, a list or an array as an array; a ragged list or a string is refused."""
    if isinstance(value, np.ndarray):
        return value
    if type(value) in SCALARS:
        return np.asarray(value)
    if isinstance(value, tuple | list):
        check_elements(count_cells(value))
        try:
            made = np.array(value)
        except (ValueError, OverflowError):
            raise ExpressionError("ragged") from None
        if made.size == 0:
            return made.astype(np.float64)
        if made.dtype.kind in "iuf":
            return made
        if made.dtype.kind == "b":
            return made.astype(np.int64)
    raise ExpressionError("wrong_type", kind=kind_name(value))


def number(value: Value) -> float:
    """Return a value as one finite-or-not float, refusing anything that is not a single number."""
    if type(value) in SCALARS:
        return float(value)
    raise ExpressionError("wrong_type", kind=kind_name(value))


def integer(value: Value) -> int:
    """Return a value as a Python int; an integral float counts."""
    if type(value) is int:
        return value
    if type(value) is float and value.is_integer():
        return int(value)
    raise ExpressionError("not_an_integer", value=str(value)[:40])


def count_cells(value: Value, depth: int = 0) -> int:
    """Count the numbers in nested lists without building an array."""
    if isinstance(value, np.ndarray):
        return int(value.size)
    if isinstance(value, tuple | list):
        if depth > 12:
            raise ExpressionError("too_deep")
        return sum(count_cells(item, depth + 1) for item in value)
    return 1


def kind_name(value: Value) -> str:
    """Name what a value is, for a message."""
    if isinstance(value, np.ndarray):
        return f"array{value.shape}"
    return {str: "text", type(None): "None"}.get(type(value), type(value).__name__)


def finite(value: Value) -> bool:
    """Tell whether every number in a value is finite; texts count as finite."""
    if isinstance(value, np.ndarray):
        return bool(np.isfinite(value).all())
    if isinstance(value, tuple | list):
        return all(finite(item) for item in value)
    return math.isfinite(value) if type(value) in SCALARS else True


def same(left: Value, right: Value, tolerance: float = 1e-9) -> bool:
    """Tell whether two values agree in shape and, up to rounding noise, in every cell."""
    if isinstance(left, str) or isinstance(right, str) or left is None or right is None:
        return bool(type(left) is type(right) and left == right)
    if _nested(left) or _nested(right):
        return (
            isinstance(left, Sequence)
            and isinstance(right, Sequence)
            and len(left) == len(right)
            and all(same(one, other, tolerance) for one, other in zip(left, right, strict=True))
        )
    one, other = np.asarray(left, np.float64), np.asarray(right, np.float64)
    if one.shape != other.shape:
        return False
    return bool(np.all(np.abs(one - other) <= tolerance * np.maximum(1.0, np.abs(other))))


def shape_of(value: Value) -> tuple[int, ...] | None:
    """Return the shape of numbers; a text and a tuple of arrays have none."""
    if value is None or isinstance(value, str) or _nested(value):
        return None
    return np.shape(value)


def _nested(value: Value) -> bool:
    """Tell whether a value is a tuple that holds arrays."""
    return isinstance(value, tuple | list) and any(isinstance(item, np.ndarray | tuple | list) for item in value)
