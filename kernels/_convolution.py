"""The one convolution core behind 1-D, 2-D and 3-D convolution, its two gradients and the transposed convolution."""

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from kernels._checks import Array, Ints, as_int, int_tuple
from kernels._columns import BLOCK_BYTES, column_blocks, pixel_blocks
from kernels._window import last_axes, pad, windows

_AXES = ("", "L", "H, W", "D, H, W")
_KERNEL_AXES = ("", "kL", "kH, kW", "kD, kH, kW")


class Geometry(NamedTuple):
    """How a kernel moves over its input: one number per spatial axis."""

    kernel: tuple[int, ...]
    stride: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    dilation: tuple[int, ...]


def geometry(kernel: tuple[int, ...], stride: Ints, padding: Ints | str, dilation: Ints) -> Geometry:
    """Check stride, padding and dilation; "same" and "valid" padding become cells before and after each axis."""
    axes = len(kernel)
    strides = (stride,) * axes if type(stride) is int and stride > 0 else int_tuple("stride", stride, axes)
    dilations = (dilation,) * axes if type(dilation) is int and dilation > 0 else int_tuple("dilation", dilation, axes)
    if not isinstance(padding, str):
        cells = (padding,) * axes if type(padding) is int and padding >= 0 else int_tuple("padding", padding, axes, 0)
        return Geometry(kernel, strides, cells, cells, dilations)
    if padding == "valid":
        none = (0,) * axes
        return Geometry(kernel, strides, none, none, dilations)
    if padding != "same":
        raise ValueError(f'padding must be integers, "same" or "valid", got {padding!r}')
    if max(strides) > 1:
        raise ValueError(f'padding "same" needs stride 1, got stride {strides}; give the padding as numbers')
    total = [(k - 1) * d for k, d in zip(kernel, dilations, strict=True)]
    before = tuple([t // 2 for t in total])
    return Geometry(kernel, strides, before, tuple([t - b for t, b in zip(total, before, strict=True)]), dilations)


def check_input(name: str, what: str, array: Array, axes: int) -> None:
    """Refuse an array that is neither a batch nor a single sample, or that has an empty channel or spatial axis."""
    extra = array.ndim - axes
    if extra not in (1, 2):
        raise ValueError(
            f"{name} needs {what} of shape (N, C, {_AXES[axes]}) or (C, {_AXES[axes]}), got shape {array.shape}"
        )
    if 0 in array.shape[extra - 1 :]:
        raise ValueError(f"{what} has an empty axis: shape {array.shape}; every axis but the batch needs a cell")


def check_weight(name: str, shape: tuple[int, ...], axes: int, first: str, second: str) -> None:
    """Refuse a weight with the wrong number of axes or an empty one."""
    if len(shape) != axes + 2 or 0 in shape:
        raise ValueError(
            f"{name} needs a weight of shape ({first}, {second}, {_KERNEL_AXES[axes]}) without empty axes, "
            f"got shape {shape}"
        )


def check_groups(groups: int, channels: int, weight_shape: Sequence[int]) -> int:
    """Refuse groups that do not divide the output channels, or a weight made for other input channels."""
    if type(groups) is not int or groups < 1:
        groups = as_int("groups", groups, 1)
    if weight_shape[0] % groups:
        raise ValueError(f"groups {groups} must divide the {weight_shape[0]} output channels of the weight")
    if weight_shape[1] * groups != channels:
        raise ValueError(
            f"weight of shape {tuple(weight_shape)} with groups {groups} expects {weight_shape[1] * groups} "
            f"input channels, but the input has {channels}"
        )
    return groups


def check_bias(bias: Array, channels: int) -> None:
    """Refuse a bias that does not hold one value per output channel."""
    if bias.shape != (channels,):
        raise ValueError(f"bias must have shape ({channels},), one value per output channel, got {bias.shape}")


def correlate(input: Array, weight: Array, bias: Array | None, where: Geometry, groups: int) -> Array:
    """Slide the weight (C_out, C_in/groups, *kernel) over a checked batch and return (N, C_out, *counts)."""
    kernel, stride, before, after, dilation = where
    view = windows(pad(input, before, after), kernel, stride, dilation)
    counts = view.shape[-len(kernel) :]
    images, channels = view.shape[:2]
    features = weight.shape[0]
    length = math.prod(counts)
    rows = channels // groups * math.prod(kernel)
    if view.nbytes > BLOCK_BYTES:
        as_it_lies = rows * groups == channels and max(stride) == 1
        blocks = pixel_blocks(view, len(kernel)) if as_it_lies else column_blocks(view, len(kernel))
        return _correlate_blocks(blocks, weight, bias, groups, (images, features, *counts))
    if groups > 1:
        columns = view.reshape(images, groups, rows, length)
        output: Array = np.matmul(weight.reshape(groups, features // groups, rows), columns)
        output = output.reshape(images, features, length)
    elif images == 1:
        output = weight.reshape(features, rows).dot(view.reshape(rows, length))
    else:
        output = np.matmul(weight.reshape(features, rows), view.reshape(images, rows, length))
    if bias is not None:
        output += bias[:, None]
    return output.reshape(images, features, *counts)


def _correlate_blocks(
    blocks: Iterator[tuple[slice, slice, Array]],
    weight: Array,
    bias: Array | None,
    groups: int,
    shape: tuple[int, ...],
) -> Array:
    """Multiply the weight with the windows' columns block by block, so that the copies stay in the cache."""
    each = shape[1] // groups
    kernel_rows = weight.reshape(groups, each, -1)
    output = np.empty((shape[0], groups, each, math.prod(shape[2:])), weight.dtype)
    offsets = None if bias is None else bias.reshape(groups, each, 1)
    for image, positions, columns in blocks:
        part = output[image, :, :, positions]
        np.matmul(kernel_rows, columns.reshape(len(columns), groups, kernel_rows.shape[2], -1), out=part)
        if offsets is not None:
            part += offsets
    return output.reshape(shape)


def correlate_weight(input: Array, grad_output: Array, where: Geometry, groups: int) -> Array:
    """Return the gradient of `correlate` with respect to its weight, shape (C_out, C_in/groups, *kernel)."""
    kernel, stride, before, after, dilation = where
    view = windows(pad(input, before, after), kernel, stride, dilation)
    axes = len(kernel)
    images, channels = view.shape[:2]
    features = grad_output.shape[1]
    expected = (images, features, *view.shape[-axes:])
    if grad_output.shape != expected:
        raise ValueError(f"grad_output must have the output's shape {expected}, got {grad_output.shape}")
    rows = channels // groups * math.prod(kernel)
    grads = np.ascontiguousarray(grad_output).reshape(images, groups, features // groups, math.prod(expected[2:]))
    if images == groups == 1 and view.nbytes <= BLOCK_BYTES:
        total: Array = grads[0, 0].dot(view.reshape(rows, -1).T)
        return total.reshape(features, channels, *kernel)
    total = np.zeros((groups, features // groups, rows), view.dtype)
    for image, positions, block in column_blocks(view, axes):
        columns = block.reshape(len(block), groups, rows, -1)
        total += np.matmul(grads[image, :, :, positions], columns.swapaxes(-1, -2)).sum(axis=0)
    return total.reshape(features, channels // groups, *kernel)


def correlate_input(weight: Array, grad_output: Array, where: Geometry, groups: int, sizes: Sequence[int]) -> Array:
    """Return the gradient of `correlate` with respect to an input of the given spatial sizes.

    Stride 1 and small cases correlate the gradient, spread out by the stride, with the flipped kernel; large strided
    cases would multiply mostly zeros, so there the columns' gradients are added into place one tap at a time.
    """
    spread = math.prod(where.stride)
    work = math.prod(grad_output.shape) * math.prod(where.kernel)
    if spread > 1 and work * spread > BLOCK_BYTES >> 3:
        return _add_columns(weight, grad_output, where, groups, sizes)
    features, each = weight.shape[:2]
    kernel, stride, before, _, dilation = where
    shape = grad_output.shape[:2]
    into: tuple[Any, ...] = (...,)
    source: tuple[Any, ...] = (...,)
    for n, count, k, s, b, d in zip(sizes, grad_output.shape[2:], kernel, stride, before, dilation, strict=True):
        span = (k - 1) * d
        first = max(0, (b - span + s - 1) // s)
        stop = min(count, (n - 1 + b) // s + 1)
        start = span - b + s * first
        shape += (n + span,)
        into += (slice(start, start + s * (stop - first - 1) + 1, s),)
        source += (slice(first, stop),)
    spread_out = np.zeros(shape, grad_output.dtype)
    spread_out[into] = grad_output[source]
    flip = last_axes([slice(None, None, -1)] * len(kernel))
    turned = weight.reshape(groups, features // groups, each, *kernel).swapaxes(1, 2)
    flipped = turned[flip].reshape(groups * each, features // groups, *kernel)
    none = (0,) * len(kernel)
    return correlate(spread_out, flipped, None, Geometry(kernel, (1,) * len(kernel), none, none, dilation), groups)


def _add_columns(weight: Array, grad_output: Array, where: Geometry, groups: int, sizes: Sequence[int]) -> Array:
    """Return the input's gradient by adding each tap's contribution into place, one image at a time."""
    features, each, *_ = weight.shape
    kernel, stride, before, after, dilation = where
    images, _, *counts = grad_output.shape
    channels = groups * each
    padded = [n + b + a for n, b, a in zip(sizes, before, after, strict=True)]
    total = np.zeros((images, channels, *padded), grad_output.dtype)
    taps_first = weight.reshape(groups, features // groups, -1).swapaxes(1, 2)
    grads = np.ascontiguousarray(grad_output).reshape(images, groups, features // groups, math.prod(counts))
    for image in range(images):
        columns = np.matmul(taps_first, grads[image]).reshape(channels, *kernel, *counts)
        for tap in np.ndindex(*kernel):
            cells = [
                slice(t * d, t * d + s * (count - 1) + 1, s)
                for t, d, s, count in zip(tap, dilation, stride, counts, strict=True)
            ]
            total[image][last_axes(cells)] += columns[(slice(None), *tap)]
    inside: Array = total[last_axes([slice(b, b + n) for b, n in zip(before, sizes, strict=True)])]
    return inside
