"""The functions that draw numbers; every number lies on a decimal lattice, so what is shown is what is used."""

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

import numpy as np

from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.limits import Env
from studyapp.exercise.pcg import Words
from studyapp.exercise.values import Array, Value, integer, number

MAX_DRAWN = 512
_MAX_SPAN = 10**9


def _words(env: Env) -> Words:
    """Return the stream of the draw that is going on."""
    words = env.values[""]
    assert isinstance(words, Words)
    return words


def _sizes(shape: Value) -> tuple[int, ...]:
    """Return a shape given as one int or several, at most 512 numbers."""
    sizes = tuple(integer(size) for size in shape) if isinstance(shape, tuple | list) else (integer(shape),)
    if any(size < 1 for size in sizes) or len(sizes) > 5:
        raise ExpressionError("bad_shape", shape=str(sizes)[:60])
    if math.prod(sizes) > MAX_DRAWN:
        raise ExpressionError("too_many_elements", count=math.prod(sizes), limit=MAX_DRAWN)
    return sizes


def _range(low: int, high: int, nonzero: bool) -> range | list[int]:
    """Return the whole numbers from low to high, without 0 where it is unwanted."""
    if high < low:
        raise ExpressionError("empty_range", low=low, high=high)
    if high - low > _MAX_SPAN:
        raise ExpressionError("number_too_large")
    if not nonzero or not low <= 0 <= high:
        return range(low, high + 1)
    if high - low > 10_000:
        raise ExpressionError("number_too_large")
    return [value for value in range(low, high + 1) if value]


def _draw_many(env: Env, values: Sequence[int], count: int, distinct: bool) -> list[int]:
    """Draw `count` of the values, all different where asked."""
    words = _words(env)
    env.spend(count)
    if not values:
        raise ExpressionError("empty_range", low=0, high=0)
    if not distinct:
        return [values[words.below(len(values))] for _ in range(count)]
    if len(values) < count:
        raise ExpressionError("not_enough_distinct", count=count, values=len(values))
    return [values[place] for place in words.shuffled(len(values), count)]


def _int(env: Env, low: Value, high: Value, nonzero: bool = False) -> int:
    """Draw one whole number from low to high, both included."""
    return _draw_many(env, _range(integer(low), integer(high), nonzero), 1, False)[0]


def _ints(env: Env, shape: Value, low: Value, high: Value, distinct: bool = False, nonzero: bool = False) -> Array:
    """Draw an array of whole numbers from low to high, both included."""
    sizes = _sizes(shape)
    drawn = _draw_many(env, _range(integer(low), integer(high), nonzero), math.prod(sizes), distinct)
    return np.array(drawn, np.int64).reshape(sizes)


def _pick(env: Env, *values: Value) -> Value:
    """Draw one of the listed values."""
    if not values:
        raise ExpressionError("arguments", function="pick")
    return values[_words(env).below(len(values))]


def _decimals(
    env: Env, shape: Value, low: Value, high: Value, step: Value, distinct: bool = False, nonzero: bool = False
) -> Value:
    """Draw numbers low, low + step, … up to high; the shape () draws a single one."""
    first, last, width = (_decimal(number(value)) for value in (low, high, step))
    if width <= 0 or last < first:
        raise ExpressionError("empty_range", low=str(first), high=str(last))
    count = int((last - first) / width) + 1
    if count > 100_000:
        raise ExpressionError("number_too_large")
    scale = max(_places(first), _places(width))
    lattice = [place for place in range(count) if not nonzero or first + place * width]
    sizes = () if isinstance(shape, tuple | list) and not shape else _sizes(shape)
    drawn = [
        float(round(first + place * width, scale)) for place in _draw_many(env, lattice, math.prod(sizes), distinct)
    ]
    return np.array(drawn, np.float64).reshape(sizes) if sizes else drawn[0]


def _decimal(value: float) -> Decimal:
    """Return the decimal number that a float is written as."""
    try:
        return Decimal(repr(value))
    except InvalidOperation:
        raise ExpressionError("not_finite") from None


def _places(value: Decimal) -> int:
    """Count the decimals of a number."""
    return max(0, -int(value.normalize().as_tuple().exponent))


def _probabilities(env: Env, shape: Value) -> Array:
    """Draw positive probabilities that sum to 1 along the last axis, multiples of 0.05 (of 0.01 for more than 8)."""
    sizes = _sizes(shape)
    count = sizes[-1]
    units = 20 if count <= 8 else 100
    if count > units:
        raise ExpressionError("not_enough_distinct", count=count, values=units)
    rows = []
    for _ in range(math.prod(sizes[:-1])):
        env.spend(count)
        cuts = sorted(place + 1 for place in _words(env).shuffled(units - 1, count - 1))
        rows.append([(end - start) / units for start, end in zip([0, *cuts], [*cuts, units], strict=True)])
    return np.array(rows, np.float64).reshape(sizes)


def _one_hot(env: Env, shape: Value) -> Array:
    """Draw a single 1 among 0s along the last axis."""
    sizes = _sizes(shape)
    rows = np.zeros((math.prod(sizes[:-1]), sizes[-1]))
    for row in rows:
        row[_words(env).below(sizes[-1])] = 1.0
    return rows.reshape(sizes)


def _labels(env: Env, shape: Value, classes: Value) -> Array:
    """Draw class indices 0 … classes − 1."""
    return _ints(env, shape, 0, integer(classes) - 1)


def _permutation(env: Env, count: Value) -> Array:
    """Draw 0 … count − 1 in random order."""
    (size,) = _sizes(integer(count))
    return np.array(_words(env).shuffled(size), np.int64)


def _mask(env: Env, shape: Value, keep: Value) -> Array:
    """Draw a mask with exactly `keep` ones: a count, or a fraction of the cells if it is a decimal below 1."""
    sizes = _sizes(shape)
    total = math.prod(sizes)
    kept = round(keep * total) if type(keep) is float and 0 <= keep < 1 else integer(keep)
    if not 0 <= kept <= total:
        raise ExpressionError("not_enough_distinct", count=kept, values=total)
    env.spend(total)
    cells = np.zeros(total)
    cells[_words(env).shuffled(total, kept)] = 1.0
    return cells.reshape(sizes)


DRAWS: Mapping[str, Callable[..., Value]] = {
    "int": _int,
    "ints": _ints,
    "pick": _pick,
    "decimals": _decimals,
    "probabilities": _probabilities,
    "one_hot": _one_hot,
    "labels": _labels,
    "permutation": _permutation,
    "mask": _mask,
}


def call_draw(name: str, env: Env, args: Sequence[Value], kwargs: Mapping[str, Value]) -> Value:
    """Call one drawing function, typing the errors of its arguments."""
    env.spend(1)
    try:
        return DRAWS[name](env, *args, **kwargs)
    except (TypeError, ValueError, OverflowError):
        raise ExpressionError("arguments", function=name) from None
