"""Adaptive average pooling: the windows are chosen so that the output has a given size."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, as_int
from kernels._convolution import check_input


def adaptive_avg_pool2d(input: ArrayLike, output_size: int | Sequence[int | None] | None) -> Array:
    r"""Return the means of windows that split an image into a grid of the given size.

    $$y[i, j] = \operatorname{mean} \, x[a_i : b_i, a_j : b_j], \qquad
    a_i = \left\lfloor \tfrac{i H}{O} \right\rfloor, \ b_i = \left\lceil \tfrac{(i + 1) H}{O} \right\rceil$$

    input: (N, C, H, W) or (C, H, W); output_size: one integer or (O_h, O_w), None keeping that axis as it is. Windows
    overlap where O does not divide the size; an output larger than the input repeats cells. 1 is global average
    pooling. Returns (N, C, O_h, O_w), or without N as given; float32 and float64 keep their type. Raises `ValueError`
    for shapes that do not fit. Source: `torch.nn.functional.adaptive_avg_pool2d`.

    >>> adaptive_avg_pool2d([[[1, 2, 3], [4, 5, 9]]], 1)
    array([[[4.]]])
    >>> adaptive_avg_pool2d([[[1, 2, 3]]], (None, 2))
    array([[[1.5, 2.5]]])
    """
    x = as_float("input", input)
    check_input("adaptive_avg_pool2d", "an input", x, 2)
    wanted = (output_size, output_size) if output_size is None or isinstance(output_size, int) else tuple(output_size)
    if len(wanted) == 1:
        wanted *= 2
    if len(wanted) != 2:
        raise ValueError(f"output_size must be one integer or 2 integers, got {wanted}")
    for axis, size in zip((-1, -2), wanted[::-1], strict=True):
        count = x.shape[axis] if size is None else as_int("output_size", size, 1)
        x = _mean_along(x, axis, count)
    return x


def _mean_along(x: Array, axis: int, count: int) -> Array:
    """Return the means of `count` windows along the last or the last but one axis."""
    n = x.shape[axis]
    if n % count == 0:
        split = x.shape[:axis] + (count, n // count) + (x.shape[-1:] if axis == -2 else ())
        even: Array = np.add.reduce(x.reshape(split), axis=axis)
        even /= n // count
        return even
    lows = [i * n // count for i in range(count)]
    highs = [-(-(i + 1) * n // count) for i in range(count)]
    lengths = np.subtract(highs, lows).astype(x.dtype)
    if axis == -2:
        lengths = lengths[:, None]
    if count < n:
        ends = [each for pair in zip(lows, highs, strict=True) for each in pair][:-1]
        sums = np.add.reduceat(x, ends, axis=axis)
        sums = sums[..., ::2] if axis == -1 else sums[..., ::2, :]
        uneven: Array = sums / lengths
        return uneven
    ones = x.take(lows, axis=axis)
    twos = x.take(np.subtract(highs, 1), axis=axis)
    means: Array = np.where(lengths == 1, ones, (ones + twos) / 2)
    return means
