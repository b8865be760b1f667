"""Average pooling, one window after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, Ints, as_float
from kernels._pooling import Pooling, pooling
from kernels.avg_pool import avg_pool2d, window_divisors
from kernels.traces.max_pool2d_steps import laid_open, window_origin


@dataclass(frozen=True, slots=True, eq=False)
class AvgPool2dStep:
    """How one window is averaged: what it sees, their sum, and what the sum is divided by.

    `cell` indexes the output; `origin` is the window's first row and column in the input, negative in the padding.
    `window` and `inside` are (kH, kW): 0 and False where a tap falls outside the image.
    """

    cell: tuple[int, ...]
    origin: tuple[int, int]
    window: Array
    inside: Array
    total: float
    divisor: int
    value: float


def avg_pool2d_steps(
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None = None,
    padding: Ints = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
    divisor_override: int | None = None,
) -> Iterator[AvgPool2dStep]:
    r"""Return the steps of `avg_pool2d`, one for each window in row order.

    The values, put at their cells, are exactly what `avg_pool2d` returns, and each is its total by its divisor (up to
    rounding). Takes and refuses what `avg_pool2d` does.

    >>> [(s.total, s.divisor, s.value) for s in avg_pool2d_steps([[[1, 2], [4, 3]]], 2)]
    [(10.0, 4, 2.5)]
    """
    output = avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)
    x = as_float("input", input)
    where = pooling(x.shape[-2:], kernel_size, stride, padding, 1, ceil_mode)
    divisors = window_divisors(where, count_include_pad) if divisor_override is None else divisor_override
    return _steps(x, where, np.broadcast_to(divisors, where.counts), output)


def _steps(x: Array, where: Pooling, divisors: Array, output: Array) -> Iterator[AvgPool2dStep]:
    """Yield one step for each window."""
    seen, real = laid_open(x, where, 0.0)
    for cell in np.ndindex(*output.shape):
        yield AvgPool2dStep(
            cell=cell,
            origin=window_origin(cell, where),
            window=seen[cell].copy(),
            inside=real[cell[-2:]].copy(),
            total=float(seen[cell].sum()),
            divisor=int(divisors[cell[-2:]]),
            value=float(output[cell]),
        )
