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
    rows = x if axis == -1 else x.swapaxes(-1, -2)
    result = np.empty((*rows.shape[:-1], count), x.dtype)
    for i in range(count):
        low, high = i * n // count, -(-(i + 1) * n // count)
        np.divide(np.add.reduce(rows[..., low:high], axis=-1), high - low, out=result[..., i])
    return result if axis == -1 else result.swapaxes(-1, -2).copy()
