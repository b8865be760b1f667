"""The short list of functions that expressions may call beside the kernels; variance and deviation divide by N."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.limits import Env, check_elements
from studyapp.exercise.values import SCALARS, Array, Value, array, integer, plain

Function = Callable[..., Value]


def _unary(on_scalar: Callable[[float], Any], on_array: Callable[[Array], Array]) -> Function:
    """Make a function of one number that also works cell by cell; outside its domain it gives NaN."""

    def call(env: Env, x: Value, /) -> Value:
        if type(x) in SCALARS:
            try:
                return on_scalar(x)
            except (ValueError, ZeroDivisionError):
                return math.nan
            except OverflowError:
                return math.inf
        made = array(x)
        env.spend(made.size * 4)
        return plain(on_array(made))

    return call


def _reduction(name: str) -> Function:
    """Make a reduction over all cells or over `axis`."""
    reduce: Callable[..., Any] = getattr(np, name)

    def call(env: Env, x: Value, /, axis: Value = None, keepdims: bool = False) -> Value:
        made = _filled(array(x), name)
        env.spend(made.size * 2)
        if name in ("mean", "var", "std"):
            made = made.astype(np.float64, copy=False)
        return plain(_axis_checked(reduce, made, axis, keepdims))

    return call


def _extreme(name: str) -> Function:
    """Make `max` or `min`: of one array its extreme, of several values the extreme cell by cell."""
    reduce = _reduction(name)
    pairwise: Callable[..., Any] = np.maximum if name == "max" else np.minimum
    on_scalars: Callable[..., Any] = max if name == "max" else min

    def call(env: Env, x: Value, /, *others: Value, axis: Value = None, keepdims: bool = False) -> Value:
        if not others:
            return reduce(env, x, axis=axis, keepdims=keepdims)
        if all(type(value) in SCALARS for value in (x, *others)):
            return on_scalars(x, *others)
        result = array(x)
        for other in others:
            made = array(other)
            env.spend(result.size + made.size)
            check_elements(math.prod(np.broadcast_shapes(result.shape, made.shape)))
            result = pairwise(result, made)
        return plain(result)

    return call


def _filled(made: Array, name: str) -> Array:
    """Refuse to reduce an empty array."""
    if made.size == 0:
        raise ExpressionError("empty", function=name)
    return made


def _axis(axis: Value) -> int | tuple[int, ...] | None:
    """Return an axis, several axes or None."""
    if axis is None:
        return None
    return tuple(integer(each) for each in axis) if isinstance(axis, tuple | list) else integer(axis)


def _axis_checked(reduce: Callable[..., Any], made: Array, axis: Value, keepdims: bool) -> Any:
    """Call a reduction, typing the error of an axis that does not exist."""
    try:
        return reduce(made, axis=_axis(axis), keepdims=bool(keepdims))
    except (np.exceptions.AxisError, ValueError):
        raise ExpressionError("axis", axis=str(axis), shape=str(made.shape)) from None


def _arg(name: str) -> Function:
    """Make `argmax` or `argmin`; a tie makes the variant unsound unless `first=True` pins it to the first."""
    find: Callable[..., Any] = getattr(np, name)
    extreme: Callable[..., Any] = np.max if name == "argmax" else np.min

    def call(env: Env, x: Value, /, axis: Value = None, first: bool = False) -> Value:
        made = _filled(array(x), name)
        env.spend(made.size * 2)
        if not first:
            best = _axis_checked(extreme, made, axis, True)
            env.ties += int(((np.abs(made - best) <= 1e-9).sum(axis=_axis(axis)) > 1).any())
        try:
            return plain(find(made, axis=None if axis is None else integer(axis)))
        except np.exceptions.AxisError:
            raise ExpressionError("axis", axis=str(axis), shape=str(made.shape)) from None

    return call


def _rounding(on_scalar: Callable[[float], int], on_array: Callable[[Array], Array]) -> Function:
    """Make `floor` or `ceil`: a whole number of a scalar, an array of an array."""

    def call(env: Env, x: Value, /) -> Value:
        if type(x) in SCALARS:
            return on_scalar(x) if math.isfinite(x) else x
        made = array(x)
        env.spend(made.size)
        return plain(on_array(made))

    return call


def _round(env: Env, x: Value, digits: Value = None, /) -> Value:
    """Round half to even, to a whole number or to `digits` decimals."""
    if type(x) in SCALARS:
        if not math.isfinite(x):
            return x
        return round(x) if digits is None else round(x, integer(digits))
    made = array(x)
    env.spend(made.size)
    return plain(np.round(made, 0 if digits is None else integer(digits)))


def _shape(env: Env, x: Value, /) -> Value:
    """Return the shape as a tuple of ints."""
    env.spend(1)
    return tuple(int(size) for size in array(x).shape)


def _sizes(shape: Value) -> tuple[int, ...]:
    """Return a shape given as one int or several, refused before anything of that size is made."""
    sizes = tuple(integer(size) for size in shape) if isinstance(shape, tuple | list) else (integer(shape),)
    if any(size < 0 for size in sizes) or len(sizes) > 8:
        raise ExpressionError("bad_shape", shape=str(sizes)[:60])
    check_elements(math.prod(sizes))
    return sizes


def _filled_with(value: float) -> Function:
    """Make `zeros` or `ones`."""

    def call(env: Env, shape: Value, /, *more: Value) -> Value:
        sizes = _sizes((shape, *more) if more else shape)
        env.spend(math.prod(sizes))
        return np.full(sizes, value)

    return call


def _reshape(env: Env, x: Value, shape: Value, /, *more: Value) -> Value:
    """Give the same cells another shape; one size may be -1."""
    made = array(x)
    env.spend(made.size)
    wanted = (shape, *more) if more or not isinstance(shape, tuple | list) else tuple(shape)
    try:
        return plain(made.reshape(tuple(integer(size) for size in wanted)))
    except ValueError:
        raise ExpressionError("reshape", shape=str(made.shape), wanted=str(wanted)[:60]) from None


def _transpose(env: Env, x: Value, axes: Value = None, /, *more: Value) -> Value:
    """Reverse the axes or put them in the given order."""
    made = array(x)
    env.spend(made.size)
    order = (axes, *more) if more else axes
    try:
        return plain(np.transpose(made, _axis(order)))
    except ValueError:
        raise ExpressionError("axis", axis=str(order), shape=str(made.shape)) from None


def _flip(env: Env, x: Value, /, axis: Value = None) -> Value:
    """Reverse the order along all axes or along `axis`."""
    made = array(x)
    env.spend(made.size)
    try:
        return plain(np.flip(made, _axis(axis)))
    except (np.exceptions.AxisError, ValueError):
        raise ExpressionError("axis", axis=str(axis), shape=str(made.shape)) from None


def _joined(name: str) -> Function:
    """Make `stack` or `concat`."""
    join: Callable[..., Any] = np.stack if name == "stack" else np.concatenate

    def call(env: Env, parts: Value, /, *more: Value, axis: Value = 0) -> Value:
        if more or not isinstance(parts, tuple | list):
            raise ExpressionError("list_of_arrays", function=name)
        arrays = [np.atleast_1d(array(part)) if name == "concat" else array(part) for part in parts]
        check_elements(sum(part.size for part in arrays))
        env.spend(sum(part.size for part in arrays))
        try:
            return plain(join(arrays, axis=integer(axis)))
        except ValueError:
            shapes = ", ".join(str(part.shape) for part in arrays[:6])
            raise ExpressionError("join", function=name, shapes=shapes) from None

    return call


def _arange(env: Env, *bounds: Value) -> Value:
    """Count from a start (0) to an end that is left out."""
    ends = [integer(bound) for bound in bounds]
    if not 1 <= len(ends) <= 3 or (len(ends) == 3 and not ends[2]):
        raise ExpressionError("arguments", function="arange")
    check_elements(len(range(*ends)))
    env.spend(len(range(*ends)))
    return np.array(range(*ends), np.int64)


def _where(env: Env, condition: Value, yes: Value, no: Value, /) -> Value:
    """Choose cell by cell."""
    parts = [array(condition), array(yes), array(no)]
    try:
        count = math.prod(np.broadcast_shapes(*(part.shape for part in parts)))
    except ValueError:
        raise ExpressionError("shapes", left=str(parts[1].shape), right=str(parts[2].shape)) from None
    check_elements(count)
    env.spend(count)
    return plain(np.where(parts[0].astype(bool), parts[1], parts[2]))


def _logic(name: str) -> Function:
    """Make `all` or `any` over every cell."""
    find: Callable[..., Any] = np.all if name == "all" else np.any

    def call(env: Env, x: Value, /) -> Value:
        made = array(x)
        env.spend(made.size)
        return bool(find(made))

    return call


def _logit_of(p: float) -> float:
    """Return ln(p / (1 - p)), the inverse of the sigmoid."""
    return math.log(p) - math.log1p(-p)


FUNCTIONS: Mapping[str, Function] = {
    "sqrt": _unary(math.sqrt, np.sqrt),
    "exp": _unary(math.exp, np.exp),
    "ln": _unary(math.log, np.log),
    "log2": _unary(math.log2, np.log2),
    "log10": _unary(math.log10, np.log10),
    "sin": _unary(math.sin, np.sin),
    "cos": _unary(math.cos, np.cos),
    "abs": _unary(abs, np.abs),
    "logit": _unary(_logit_of, lambda p: np.log(p) - np.log1p(-p)),
    "mean": _reduction("mean"),
    "sum": _reduction("sum"),
    "prod": _reduction("prod"),
    "var": _reduction("var"),
    "std": _reduction("std"),
    "min": _extreme("min"),
    "max": _extreme("max"),
    "argmax": _arg("argmax"),
    "argmin": _arg("argmin"),
    "floor": _rounding(math.floor, np.floor),
    "ceil": _rounding(math.ceil, np.ceil),
    "round": _round,
    "shape": _shape,
    "reshape": _reshape,
    "transpose": _transpose,
    "flip": _flip,
    "stack": _joined("stack"),
    "concat": _joined("concat"),
    "zeros": _filled_with(0.0),
    "ones": _filled_with(1.0),
    "arange": _arange,
    "where": _where,
    "all": _logic("all"),
    "any": _logic("any"),
}
CONSTANTS: Mapping[str, float] = {"pi": math.pi}
