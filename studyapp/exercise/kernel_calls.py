"""Calls of kernels from expressions: looked up by name, bounded before they run, their refusals typed."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

import numpy as np

from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.limits import Env
from studyapp.exercise.values import Array, Value, count_cells, plain

_COUNTING = frozenset(
    [
        "conv_output_size",
        "conv_transpose_output_size",
        "conv_parameters",
        "conv_multiply_adds",
        "receptive_field",
        "fpn_level",
        "xavier_bound",
        "xavier_std",
        "kaiming_std",
        "calculate_gain",
        "adam_step",
        "sgd_step",
        "l1_penalty",
        "l2_penalty",
        "soft_threshold",
        "min_max_scale",
        "min_max_inverse",
        "standardize",
        "standardize_inverse",
        "effective_number_weights",
    ]
)
_INDEX_BACKWARDS = frozenset(("max_pool1d_backward", "max_pool2d_backward"))
_PADDING_PLACE = {
    **dict.fromkeys(("conv1d", "conv2d", "conv3d"), 4),
    **dict.fromkeys(("max_pool1d", "max_pool2d", "avg_pool1d", "avg_pool2d"), 3),
}
_HARMLESS = frozenset(("ignore_index", "step"))


@lru_cache(maxsize=1)
def kernel_names() -> frozenset[str]:
    """Return the names of the public kernels that an expression may call."""
    return frozenset(import_module("kernels").__all__)


def call_kernel(name: str, env: Env, args: Sequence[Value], kwargs: Mapping[str, Value]) -> Value:
    """Run one kernel within bounds; what it refuses becomes an error of the expression, in its own words."""
    env.spend(_work(name, args, kwargs))
    function = getattr(import_module("kernels"), name)
    try:
        result = function(*args, **kwargs)
        if name in _INDEX_BACKWARDS or kwargs.get("return_indices") is True:
            env.ties += _tied(function, args, kwargs, result, name in _INDEX_BACKWARDS)
    except (ValueError, IndexError, TypeError, ArithmeticError, KeyError, AttributeError, MemoryError) as error:
        raise ExpressionError("kernel", function=name, reason=str(error)[:300]) from None
    if isinstance(result, np.ndarray | tuple | list | int | float | str | np.generic):
        return plain(result)
    raise ExpressionError("kernel_result", function=name)


def _work(name: str, args: Sequence[Value], kwargs: Mapping[str, Value]) -> int:
    """Bound the work of a call from above: the two largest arrays, and every size or padding along every axis."""
    if name in _PADDING_PLACE and args and isinstance(args[0], np.ndarray):
        return _sliding_work(_PADDING_PLACE[name], args[0], args, kwargs)
    values = [*args, *(value for key, value in kwargs.items() if key not in _HARMLESS)]
    sizes = sorted(count_cells(value) for value in values if isinstance(value, np.ndarray | tuple | list))
    work = math.prod(max(1, size) for size in sizes[-2:])
    if name in _COUNTING:
        return work + 1
    rank = max((value.ndim - 2 for value in values if isinstance(value, np.ndarray)), default=2)
    reach = max((_largest(value) for value in values), default=0.0)
    spread = math.ceil(1 + 2 * min(reach, 1e6))
    return int(work * spread ** max(1, min(rank, 3))) + 1


def _sliding_work(place: int, source: Array, args: Sequence[Value], kwargs: Mapping[str, Value]) -> int:
    """Bound a convolution or pooling: the padded positions, times the cells of the weight or window."""
    padding = kwargs.get("padding", args[place] if len(args) > place else 0)
    reach = math.ceil(min(_largest(padding), 1e6))
    positions = max(1, source.shape[0]) * math.prod(size + 2 * reach for size in source.shape[2:])
    second = kwargs.get("weight", kwargs.get("kernel_size", args[1] if len(args) > 1 else 1))
    if isinstance(second, np.ndarray):
        return int(positions * max(1, second.size) + source.size)
    window = math.ceil(min(_largest(second), 1e6)) ** (len(source.shape[2:]) or 1)
    return int(positions * source.shape[min(1, source.ndim - 1)] * max(1, min(window, positions)))


def _largest(value: Value) -> float:
    """Return the largest whole number in an argument that may be a size; cells of arrays are no sizes."""
    if type(value) is int:
        return abs(float(value))
    if type(value) is float:
        return abs(value) if value > 64 else 0.0
    if isinstance(value, tuple | list):
        return max((_largest(item) for item in value), default=0.0)
    return 0.0


def _tied(function: Any, args: Sequence[Value], kwargs: Mapping[str, Value], result: Any, backward: bool) -> int:
    """Tell whether a pooling's winners depend on how ties are broken, by nudging the cells both ways."""
    key = "input"
    place = 1 if backward else 0
    source = np.asarray(args[place] if len(args) > place else kwargs.get(key), np.float64)
    nudge = 1e-9 * np.arange(source.size, dtype=np.float64).reshape(source.shape)
    for sign in (1.0, -1.0):
        nudged = source + sign * nudge
        if len(args) > place:
            other = function(*args[:place], nudged, *args[place + 1 :], **kwargs)
        else:
            other = function(*args, **{**kwargs, key: nudged})
        one, two = (result, other) if backward else (result[1], other[1])
        if not np.array_equal(one, two):
            return 1
    return 0
