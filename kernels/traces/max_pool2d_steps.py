"""Max pooling, one window after the other."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, Ints, as_float
from kernels._convolution import check_input
from kernels._max_pooling import window_maxima
from kernels._pooling import Pooling, pad_for_windows, pooling
from kernels._window import windows


@dataclass(frozen=True, slots=True, eq=False)
class MaxPool2dStep:
    """How one window is pooled: what it sees, which cell wins, and the value it hands on.

    `cell` indexes the output; `origin` is the window's first row and column in the input, negative in the padding.
    `window` and `inside` are (kH, kW): −∞ and False where a tap falls outside the image. `winner` is the row and column
    of the maximum in the input, `index` its position in the flattened plane.
    """

    cell: tuple[int, ...]
    origin: tuple[int, int]
    window: Array
    inside: Array
    winner: tuple[int, int]
    index: int
    value: float


def max_pool2d_steps(
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None = None,
    padding: Ints = 0,
    dilation: Ints = 1,
    ceil_mode: bool = False,
) -> Iterator[MaxPool2dStep]:
    r"""Return the steps of `max_pool2d`, one for each window in row order.

    The values and indices, put at their cells, are exactly what `max_pool2d(..., return_indices=True)` returns. Takes
    and refuses what `max_pool2d` does.

    >>> [(s.window.tolist(), s.winner, s.value) for s in max_pool2d_steps([[[1, 2], [4, 3]]], 2)]
    [([[1.0, 2.0], [4.0, 3.0]], (1, 0), 4.0)]
    """
    x = as_float("input", input)
    check_input("max_pool2d", "an input", x, 2)
    where = pooling(x.shape[-2:], kernel_size, stride, padding, dilation, ceil_mode)
    return _steps(x, where, *window_maxima(x, where))


def _steps(x: Array, where: Pooling, values: Array, indices: Array) -> Iterator[MaxPool2dStep]:
    """Yield one step for each window."""
    seen, real = laid_open(x, where, -math.inf)
    for cell in np.ndindex(*values.shape):
        index = int(indices[cell])
        yield MaxPool2dStep(
            cell=cell,
            origin=window_origin(cell, where),
            window=seen[cell].copy(),
            inside=real[cell[-2:]].copy(),
            winner=divmod(index, where.sizes[1]),
            index=index,
            value=float(values[cell]),
        )


def laid_open(x: Array, where: Pooling, outside: float) -> tuple[Array, Array]:
    """Return views of every window's cells, indexed like the output, and of which of them are real."""
    move = (where.kernel, where.stride, where.dilation)
    seen = windows(pad_for_windows(x, where, outside), *move, taps_last=True)
    real = windows(pad_for_windows(np.ones(where.sizes, bool), where, 0.0), *move, taps_last=True)
    return seen, real


def window_origin(cell: tuple[int, ...], where: Pooling) -> tuple[int, int]:
    """Return the first row and column, in the input, of the window behind an output cell."""
    row, column = cell[-2:]
    return row * where.stride[0] - where.padding[0], column * where.stride[1] - where.padding[1]
