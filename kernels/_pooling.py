"""What max and average pooling share: where the windows lie and how a ufunc is reduced over them."""

import math
from typing import NamedTuple

import numpy as np

from kernels._checks import Array, Ints, by, int_tuple
from kernels._window import last_axes, pad, refuse_large_kernel, windows

SMALL = 1 << 14
PLANES_BYTES = 1 << 18


class Pooling(NamedTuple):
    """How a pooling window moves over its input, one number per axis; `after` is the padding its last windows need."""

    sizes: tuple[int, ...]
    kernel: tuple[int, ...]
    stride: tuple[int, ...]
    padding: tuple[int, ...]
    dilation: tuple[int, ...]
    counts: tuple[int, ...]
    after: tuple[int, ...]


def pooling(
    sizes: tuple[int, ...], kernel_size: Ints, stride: Ints | None, padding: Ints, dilation: Ints, ceil_mode: bool
) -> Pooling:
    """Check a pooling's arguments and count its windows; with ceil_mode a last window may hang over the end."""
    axes = len(sizes)
    kernel = int_tuple("kernel_size", kernel_size, axes)
    strides = kernel if stride is None else int_tuple("stride", stride, axes)
    cells = int_tuple("padding", padding, axes, 0)
    dilations = int_tuple("dilation", dilation, axes)
    counts: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    for n, k, s, p, d in zip(sizes, kernel, strides, cells, dilations, strict=True):
        span = (k - 1) * d + 1
        if 2 * p > k:
            raise ValueError(f"padding {p} is more than half of the kernel size {k}; use at most {k // 2}")
        room = n + 2 * p - span
        if room < 0 and (not ceil_mode or room <= -s):
            refuse_large_kernel([n + 2 * p for n, p in zip(sizes, cells, strict=True)], kernel, dilations)
        count = (room + s - 1 if ceil_mode else room) // s + 1
        if ceil_mode and (count - 1) * s >= n + p:
            count -= 1
        if p and d > 1:
            _refuse_empty_window(n, k, s, p, d)
        counts += (count,)
        after += (max(0, (count - 1) * s + span - n - p),)
    return Pooling(sizes, kernel, strides, cells, dilations, counts, after)


def _refuse_empty_window(size: int, kernel: int, stride: int, padding: int, dilation: int) -> None:
    """Refuse a dilated window all of whose taps fall on padding: it would have no value."""
    for start in range(-padding, 0, stride):
        if not any(0 <= start + tap * dilation < size for tap in range(kernel)):
            raise ValueError(
                f"the window starting at {start} holds padding only (kernel {kernel}, dilation {dilation}, "
                f"size {size}); reduce the padding or the dilation"
            )


def pad_for_windows(array: Array, where: Pooling, value: float) -> Array:
    """Pad the array with the value so that every window lies inside."""
    return pad(array, where.padding, where.after, value)


def reduce_windows(operation: np.ufunc, array: Array, where: Pooling, neutral: float) -> Array:
    """Reduce every window of a (..., *sizes) array with maximum or add; `neutral` stands for the padding."""
    axes = len(where.counts)
    lead = array.shape[: array.ndim - axes]
    if math.prod(lead) * math.prod(where.counts) * math.prod(where.kernel) <= SMALL:
        padded = pad_for_windows(array, where, neutral)
        view = windows(padded, where.kernel, where.stride, where.dilation, taps_last=True)
        small: Array = operation.reduce(view, axis=tuple(range(-axes, 0)))
        return small
    flat = np.ascontiguousarray(array).reshape(-1, *where.sizes)
    output = np.empty((len(flat), *where.counts), array.dtype)
    step = max(1, PLANES_BYTES // (math.prod(where.sizes) * array.itemsize))
    for start in range(0, len(flat), step):
        planes = flat[start : start + step]
        for axis in range(1, axes):
            planes = _reduce_axis(operation, planes, axis, where, neutral)
        _reduce_axis(operation, planes, axes, where, neutral, output[start : start + step])
    return output.reshape(*lead, *where.counts)


def _reduce_axis(
    operation: np.ufunc, planes: Array, axis: int, where: Pooling, neutral: float, into: Array | None = None
) -> Array:
    """Reduce the windows along one axis (1 is the first spatial axis), reading only the cells that exist."""
    n, k, s, p, d, count, _ = (each[axis - 1] for each in where)
    shape = list(planes.shape)
    shape[axis] = count
    result = np.empty(shape, planes.dtype) if into is None else into
    ahead = (slice(None),) * axis
    first_pad = -(-p // s)
    whole = (n - 1 - (k - 1) * d + p) // s + 1
    if first_pad or whole < count:
        result[...] = neutral
    for tap in range(k):
        offset = tap * d - p
        low = max(0, -(offset // s))
        high = min(count, (n - 1 - offset) // s + 1)
        if low >= high:
            continue
        cells = planes[(*ahead, slice(low * s + offset, (high - 1) * s + offset + 1, s))]
        target = result[(*ahead, slice(low, high))]
        if tap == 0 and not first_pad and whole >= count:
            np.copyto(target, cells)
        else:
            operation(target, cells, out=target)
    return result


def spread_windows(values: Array, where: Pooling) -> Array:
    """Add each window's value to every cell it covers: the transpose of summing the windows."""
    lead = values.ndim - len(where.counts)
    for number, (n, k, s, p, d, count, after) in enumerate(zip(*where, strict=True)):
        shape = list(values.shape)
        shape[lead + number] = p + n + after
        total = np.zeros(shape, values.dtype)
        ahead = (slice(None),) * (lead + number)
        for tap in range(k):
            total[(*ahead, slice(tap * d, tap * d + s * (count - 1) + 1, s))] += values
        values = total
    inside: Array = values[last_axes([slice(p, p + n) for p, n in zip(where.padding, where.sizes, strict=True)])]
    return inside


def check_grad_output(grad_output: Array, lead: tuple[int, ...], where: Pooling) -> None:
    """Refuse an output gradient that does not have the shape of the pooling's output."""
    if grad_output.shape != (*lead, *where.counts):
        raise ValueError(
            f"grad_output must have the output's shape {(*lead, *where.counts)} ({by(where.counts)} windows), "
            f"got {grad_output.shape}"
        )
