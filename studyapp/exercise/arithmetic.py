"""The operators of expressions: plain Python on scalars, bounded NumPy on arrays, integers kept exact."""

import math
import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.limits import MAX_ELEMENTS, MAX_EXPONENT, Env, check_elements
from studyapp.exercise.values import EXACT_INT, SCALARS, Array, Value, array, bounded, plain

Operation = Callable[[Value, Value, Env], Value]


def _operation(on_scalars: Callable[[Any, Any], Any], on_arrays: Callable[..., Any], keeps_integers: bool) -> Operation:
    """Make one operator: fast on two scalars, bounded on arrays."""

    def apply(left: Value, right: Value, env: Env) -> Value:
        if type(left) in SCALARS and type(right) in SCALARS:
            try:
                result = on_scalars(left, right)
            except ZeroDivisionError:
                raise ExpressionError("division_by_zero") from None
            except OverflowError:
                raise ExpressionError("number_too_large") from None
            return bounded(result) if type(result) is int else result
        return _on_arrays(on_arrays, left, right, env, keeps_integers)

    return apply


def _on_arrays(ufunc: Callable[..., Any], left: Value, right: Value, env: Env, keeps_integers: bool) -> Value:
    """Apply a ufunc with its result's size checked beforehand; int64 never wraps around."""
    one, other = _operand(left), _operand(right)
    if one.size * other.size > MAX_ELEMENTS:
        check_elements(math.prod(_broadcast(one, other)))
    env.spend(one.size + other.size)
    if not keeps_integers or one.dtype.kind == "f" or other.dtype.kind == "f":
        one, other = one.astype(np.float64, copy=False), other.astype(np.float64, copy=False)
        if ufunc in (np.floor_divide, np.remainder) and not other.all():
            raise ExpressionError("division_by_zero")
        return plain(_called(ufunc, one, other))
    if ufunc in (np.floor_divide, np.remainder) and not other.all():
        raise ExpressionError("division_by_zero")
    return _kept_exact(_called(ufunc, one, other))


def _called(ufunc: Callable[..., Any], one: Array, other: Array) -> Array:
    """Call a ufunc and type the error of shapes that do not fit."""
    try:
        return np.asarray(ufunc(one, other))
    except ValueError:
        raise ExpressionError("shapes", left=str(one.shape), right=str(other.shape)) from None


def _operand(value: Value) -> Array:
    """Return an operand as an array; booleans count as 0 and 1, huge integers as floats; a tuple is no operand."""
    if isinstance(value, tuple):
        raise ExpressionError("wrong_type", kind="tuple")
    made = array(value)
    if made.dtype.kind == "b":
        return made.astype(np.int64)
    if made.dtype.kind in "iu" and made.ndim == 0 and abs(int(made)) > EXACT_INT:
        return made.astype(np.float64)
    if made.dtype.kind == "O":
        return made.astype(np.float64)
    return made


def _kept_exact(result: Array) -> Value:
    """Keep an integer result as int64 while it is small enough never to wrap; else go on in float64."""
    if result.size and int(np.abs(result).max()) > EXACT_INT:
        return plain(result.astype(np.float64))
    return plain(result)


def _broadcast(one: Array, other: Array) -> tuple[int, ...]:
    """Return the common shape of two operands."""
    try:
        return np.broadcast_shapes(one.shape, other.shape)
    except ValueError:
        raise ExpressionError("shapes", left=str(one.shape), right=str(other.shape)) from None


def _power(left: Value, right: Value, env: Env) -> Value:
    """Raise to a power: integers to at most 64, no complex results, integer arrays exact where they stay small."""
    if type(left) in SCALARS and type(right) in SCALARS:
        return _scalar_power(left, right)
    if type(right) is int and abs(right) > MAX_EXPONENT:
        raise ExpressionError("exponent_too_large", limit=MAX_EXPONENT)
    result = _on_arrays(np.power, left, right, env, keeps_integers=False)
    whole = type(right) is int and right >= 0 and isinstance(left, np.ndarray) and left.dtype.kind in "ib"
    if whole and float(np.abs(result).max(initial=0)) <= EXACT_INT:
        return result.astype(np.int64)
    return result


def _scalar_power(left: Any, right: Any) -> Value:
    """Raise one number to another."""
    if type(right) is not float and abs(right) > MAX_EXPONENT and type(left) is not float:
        raise ExpressionError("exponent_too_large", limit=MAX_EXPONENT)
    try:
        result = left**right
    except ZeroDivisionError:
        raise ExpressionError("division_by_zero") from None
    except OverflowError:
        raise ExpressionError("number_too_large") from None
    if isinstance(result, complex):
        return math.nan
    return bounded(result) if type(result) is int else result


def _matmul(left: Value, right: Value, env: Env) -> Value:
    """Multiply matrices, the size of the result and the work known beforehand."""
    one, other = _operand(left).astype(np.float64), _operand(right).astype(np.float64)
    if not one.ndim or not other.ndim:
        raise ExpressionError("shapes", left=str(one.shape), right=str(other.shape))
    work = one.size * (other.shape[-1] if other.ndim > 1 else 1)
    if other.ndim > 2:
        work *= math.prod(other.shape[:-2])
    env.spend(work)
    check_elements(work // max(1, one.shape[-1]))
    return plain(_called(np.matmul, one, other))


def _true_divide(left: Value, right: Value) -> float:
    """Divide two scalars the way Python does."""
    return float(operator.truediv(left, right))


def _add(left: Value, right: Value, env: Env) -> Value:
    """Add; two tuples (shapes) are joined."""
    if isinstance(left, tuple) and isinstance(right, tuple):
        check_elements(len(left) + len(right))
        return left + right
    return _sum(left, right, env)


_sum = _operation(operator.add, np.add, keeps_integers=True)

BINARY: dict[str, Operation] = {
    "Add": _add,
    "Sub": _operation(operator.sub, np.subtract, keeps_integers=True),
    "Mult": _operation(operator.mul, np.multiply, keeps_integers=True),
    "Div": _operation(_true_divide, np.true_divide, keeps_integers=False),
    "FloorDiv": _operation(operator.floordiv, np.floor_divide, keeps_integers=True),
    "Mod": _operation(operator.mod, np.remainder, keeps_integers=True),
    "Pow": _power,
    "MatMult": _matmul,
}


def negate(value: Value, env: Env) -> Value:
    """Change the sign."""
    if type(value) in SCALARS:
        return -value
    made = _operand(value)
    env.spend(made.size)
    return plain(np.negative(made))


def _close(left: Any, right: Any) -> bool:
    """Tell whether two scalars are equal up to the rounding noise of float64."""
    if left == right:
        return True
    return bool(abs(left - right) <= _NOISE * max(1.0, abs(left), abs(right)))


def _close_arrays(left: Array, right: Array) -> Array:
    """Tell, cell by cell, whether two arrays are equal up to rounding noise."""
    close: Array = np.abs(left - right) <= _NOISE * np.maximum(1.0, np.maximum(np.abs(left), np.abs(right)))
    return np.asarray(close | (left == right))


_NOISE = 1e-10

_COMPARE: dict[str, tuple[Callable[[Any, Any], bool], Callable[..., Any]]] = {
    "Eq": (_close, _close_arrays),
    "NotEq": (lambda left, right: not _close(left, right), lambda left, right: ~_close_arrays(left, right)),
    "Lt": (operator.lt, np.less),
    "LtE": (operator.le, np.less_equal),
    "Gt": (operator.gt, np.greater),
    "GtE": (operator.ge, np.greater_equal),
}
COMPARISONS = frozenset((*_COMPARE, "In", "NotIn"))


def compare(name: str, left: Value, right: Value, env: Env) -> Value:
    """Compare two values; texts and tuples only for equality, arrays cell by cell."""
    if name in ("In", "NotIn"):
        return _contains(left, right) is (name == "In")
    on_scalars, on_arrays = _COMPARE[name]
    if type(left) in SCALARS and type(right) in SCALARS:
        return on_scalars(left, right)
    if isinstance(left, str | tuple | None) or isinstance(right, str | tuple | None):
        if name in ("Eq", "NotEq") and not isinstance(left, np.ndarray) and not isinstance(right, np.ndarray):
            return (left == right) is (name == "Eq")
        if isinstance(left, str) or isinstance(right, str) or left is None or right is None:
            raise ExpressionError("wrong_type", kind="text")
    one, other = _operand(left), _operand(right)
    if one.size * other.size > MAX_ELEMENTS:
        check_elements(math.prod(_broadcast(one, other)))
    env.spend(one.size + other.size)
    return plain(_called(on_arrays, one, other))


def _contains(item: Value, group: Value) -> bool:
    """Tell whether a scalar or text is one of the items of a tuple, a list or an array."""
    if isinstance(item, np.ndarray):
        raise ExpressionError("wrong_type", kind="array")
    if isinstance(group, np.ndarray):
        return type(item) in SCALARS and bool((group == item).any())
    if isinstance(group, tuple | list):
        return any(type(each) in (*SCALARS, str, type(None), tuple) and each == item for each in group)
    raise ExpressionError("wrong_type", kind=type(group).__name__)


def truth(value: Value) -> bool:
    """Return the truth of a single value; an array has none."""
    if type(value) in SCALARS or value is None:
        return bool(value)
    raise ExpressionError("ambiguous_truth")


def holds(value: Value) -> bool:
    """Tell whether a condition holds; of an array, in every cell."""
    return bool(value.all()) if isinstance(value, np.ndarray) else truth(value)
