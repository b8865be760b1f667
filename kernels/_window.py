"""The one window view: every position of a sliding window over an array, without a copy.

Convolution, pooling, their gradients and the traces all read through it. The `np.ndarray` constructor costs well
under a microsecond, where `sliding_window_view` costs ten, and refuses strides that would leave the buffer.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from kernels._checks import Array, by


def effective_size(kernel: int, dilation: int) -> int:
    """Return how many cells a dilated kernel spans from its first tap to its last."""
    return (kernel - 1) * dilation + 1


def window_counts(
    sizes: Sequence[int], kernel: Sequence[int], stride: Sequence[int], dilation: Sequence[int]
) -> tuple[int, ...]:
    """Return how many windows fit along each axis, refusing a kernel larger than the (padded) input."""
    counts = tuple([(n - (k - 1) * d - 1) // s + 1 for n, k, s, d in zip(sizes, kernel, stride, dilation, strict=True)])
    if counts and min(counts) < 1:
        refuse_large_kernel(sizes, kernel, dilation)
    return counts


def refuse_large_kernel(sizes: Sequence[int], kernel: Sequence[int], dilation: Sequence[int]) -> None:
    """Raise the error for a kernel that does not fit into the padded input."""
    spans = [effective_size(k, d) for k, d in zip(kernel, dilation, strict=True)]
    dilated = f" (spanning {by(spans)} when dilated)" if spans != list(kernel) else ""
    raise ValueError(
        f"kernel {by(kernel)}{dilated} is larger than the padded input {by(sizes)}; add padding or use a smaller kernel"
    )


def windows(
    array: Array,
    kernel: Sequence[int],
    stride: Sequence[int],
    dilation: Sequence[int],
    taps_last: bool = False,
) -> Array:
    """View a C-contiguous array as (leading axes, taps, windows), or (leading axes, windows, taps).

    The kernel slides over the last `len(kernel)` axes as often as it fits, at least once or it is refused. The view
    shares memory with the array and must only be read.
    """
    shape = array.shape
    steps = array.strides
    lead = axis = len(shape) - len(kernel)
    counts: tuple[int, ...] = ()
    tap_steps: tuple[int, ...] = ()
    window_steps: tuple[int, ...] = ()
    for k, s, d in zip(kernel, stride, dilation, strict=True):
        count = (shape[axis] - (k - 1) * d - 1) // s + 1
        if count < 1:
            refuse_large_kernel(shape[lead:], kernel, dilation)
        step = steps[axis]
        counts += (count,)
        tap_steps += (d * step,)
        window_steps += (s * step,)
        axis += 1
    if taps_last:
        grid, moves = counts + tuple(kernel), window_steps + tap_steps
    else:
        grid, moves = tuple(kernel) + counts, tap_steps + window_steps
    return np.ndarray(shape[:lead] + grid, array.dtype, array, 0, steps[:lead] + moves)


def pad(array: Array, before: Sequence[int], after: Sequence[int], value: float = 0.0) -> Array:
    """Return a C-contiguous array with cells added around its last axes (the array itself if none are added)."""
    if not (any(before) or any(after)):
        return np.ascontiguousarray(array)
    shape = array.shape
    lead = axis = len(shape) - len(before)
    grown = shape[:lead]
    inside: tuple[Any, ...] = (...,)
    for b, a in zip(before, after, strict=True):
        n = shape[axis]
        grown += (b + n + a,)
        inside += (slice(b, b + n),)
        axis += 1
    padded = np.zeros(grown, array.dtype)
    if value:
        padded.fill(value)
    padded[inside] = array
    return padded


def last_axes(slices: Sequence[slice]) -> tuple[Any, ...]:
    """Return the index that applies one slice to each of the last axes."""
    return (..., *slices)
