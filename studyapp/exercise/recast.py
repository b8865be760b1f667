"""Calls of kernels written as calls of others that can be taken apart, with the same numbers in and out."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from studyapp.exercise.values import Array, Value

Arguments = Mapping[str, Value]
Recast = Callable[[Arguments], dict[str, Value] | None]


def _both(value: Any) -> tuple[int, ...]:
    """Return one number for each of two axes."""
    return (value, value) if isinstance(value, int) else tuple(value)


def _flat(value: Any, across: int) -> tuple[int, int] | str:
    """Return a one-dimensional argument for an image of a single row; `across` is that of the row."""
    if isinstance(value, str):
        return value
    return across, value if isinstance(value, int) else value[0]


def _conv1d(given: Arguments) -> dict[str, Value]:
    """Lay signals out as images of one row."""
    rest = {name: _flat(given[name], across) for name, across in (("stride", 1), ("padding", 0), ("dilation", 1))}
    x, weight = np.asarray(given["input"]), np.asarray(given["weight"])
    return {**given, **rest, "input": x[..., None, :], "weight": weight[..., None, :]}


def _pool1d(given: Arguments) -> dict[str, Value]:
    """Lay signals out as images of one row; a window is as long as its stride where none is given."""
    stride = given["kernel_size"] if given["stride"] is None else given["stride"]
    rest = {"kernel_size": _flat(given["kernel_size"], 1), "stride": _flat(stride, 1)}
    rest |= {name: _flat(given[name], across) for name, across in (("padding", 0), ("dilation", 1)) if name in given}
    return {**given, **rest, "input": np.asarray(given["input"])[..., None, :]}


def _transposed(given: Arguments) -> dict[str, Value] | None:
    """Pull the input apart by zeros, turn the weight by half a turn, and convolve with stride 1."""
    x, weight = np.asarray(given["input"]), np.asarray(given["weight"])
    stride, padding, more, dilation = (_both(given[name]) for name in
                                       ("stride", "padding", "output_padding", "dilation"))  # fmt: skip
    around = [step * (size - 1) - cut for step, size, cut in zip(dilation, weight.shape[-2:], padding, strict=True)]
    if given["groups"] != 1 or min(around) < 0:
        return None
    sizes = [(size - 1) * step + 1 + end for size, step, end in zip(x.shape[-2:], stride, more, strict=True)]
    apart = np.zeros((*x.shape[:-2], *sizes), x.dtype)
    ends = [(size - 1) * step + 1 for size, step in zip(x.shape[-2:], stride, strict=True)]
    apart[..., : ends[0] : stride[0], : ends[1] : stride[1]] = x
    turned: Array = weight.swapaxes(0, 1)[..., ::-1, ::-1]
    return {"input": apart, "weight": turned, "bias": given["bias"], "padding": tuple(around), "dilation": dilation}


def _transposed1d(given: Arguments) -> dict[str, Value] | None:
    """Lay a transposed convolution of signals out as one of images of one row."""
    rest = {name: _flat(given[name], across) for name, across in
            (("stride", 1), ("padding", 0), ("output_padding", 0), ("dilation", 1))}  # fmt: skip
    x, weight = np.asarray(given["input"]), np.asarray(given["weight"])
    return _transposed({**given, **rest, "input": x[..., None, :], "weight": weight[..., None, :]})


def _weight_gradient(given: Arguments) -> dict[str, Value] | None:
    """Slide the gradient of one channel's output over its input: stride and dilation change places."""
    size = tuple(given["weight_size"])[2:]
    x, grad = (np.asarray(given[name]) for name in ("input", "grad_output"))
    channels = {*given["weight_size"][:2], *x.shape[: -len(size)], *grad.shape[: -len(size)]}
    if channels != {1} or given["padding"] not in (0, (0,), (0, 0)):
        return None
    moves = (np.resize(given[name], len(size)) for name in ("stride", "dilation"))
    stride, dilation = (tuple(move.tolist()) for move in moves)
    seen = tuple(
        slice((count - 1) * step + (kernel - 1) * wide + 1)
        for count, step, kernel, wide in zip(grad.shape[-len(size) :], stride, size, dilation, strict=True)
    )
    images, weight = x.reshape(1, *x.shape[-len(size) :]), grad.reshape(1, 1, *grad.shape[-len(size) :])
    rest = {"bias": None, "stride": dilation, "padding": 0, "dilation": stride}
    return {"input": images[(slice(None), *seen)], "weight": weight, **rest}


def _weight_gradient1d(given: Arguments) -> dict[str, Value] | None:
    """Slide the gradient of one signal's output over its input."""
    found = _weight_gradient(given)
    return None if found is None else _conv1d(found)


def _in_groups(given: Arguments, groups: int) -> dict[str, Value] | None:
    """Lay values that share a mean out as the channels of a batch; a weight of their own is not told."""
    if given["weight"] is not None or given["bias"] is not None:
        return None
    return {"input": np.asarray(given["input"]).reshape(groups, -1).T, "eps": given["eps"]}


def _layer_norm(given: Arguments) -> dict[str, Value] | None:
    """Take every sample for a channel."""
    return _in_groups(given, np.size(given["input"]) // int(np.prod(given["normalized_shape"])))


def _group_norm(given: Arguments) -> dict[str, Value] | None:
    """Take every group of every sample for a channel."""
    return _in_groups(given, np.shape(given["input"])[0] * given["num_groups"])


def _instance_norm(given: Arguments) -> dict[str, Value] | None:
    """Take every channel of every sample for a channel."""
    return _in_groups(given, int(np.prod(np.shape(given["input"])[:2]))) if given["use_input_stats"] else None


RECAST: Mapping[str, tuple[str, Recast]] = {
    "conv1d": ("conv2d", _conv1d),
    "conv_transpose1d": ("conv2d", _transposed1d),
    "conv_transpose2d": ("conv2d", _transposed),
    "conv1d_weight": ("conv2d", _weight_gradient1d),
    "conv2d_weight": ("conv2d", _weight_gradient),
    "avg_pool1d": ("avg_pool2d", _pool1d),
    "max_pool1d": ("max_pool2d", _pool1d),
    "layer_norm": ("batch_norm", _layer_norm),
    "group_norm": ("batch_norm", _group_norm),
    "instance_norm": ("batch_norm", _instance_norm),
}
