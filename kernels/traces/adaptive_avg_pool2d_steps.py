"""Adaptive average pooling, one window after the other."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels.adaptive_avg_pool2d import adaptive_avg_pool2d
from kernels.traces.avg_pool2d_steps import AvgPool2dStep


def adaptive_avg_pool2d_steps(
    input: ArrayLike, output_size: int | Sequence[int | None] | None
) -> Iterator[AvgPool2dStep]:
    r"""Return the steps of `adaptive_avg_pool2d`, one for each window in row order; windows may differ in size.

    The values, put at their cells, are exactly what `adaptive_avg_pool2d` returns, and each is its total by its divisor
    (up to rounding). Takes and refuses what `adaptive_avg_pool2d` does.

    >>> [(s.origin, s.total, s.divisor, s.value) for s in adaptive_avg_pool2d_steps([[[1, 2, 6]]], (1, 2))]
    [((0, 0), 3.0, 2, 1.5), ((0, 1), 8.0, 2, 4.0)]
    """
    return _steps(as_float("input", input), adaptive_avg_pool2d(input, output_size))


def _steps(x: Array, output: Array) -> Iterator[AvgPool2dStep]:
    """Yield one step for each window."""
    for cell in np.ndindex(*output.shape):
        (top, bottom), (left, right) = (
            (place * size // count, -(-(place + 1) * size // count))
            for place, size, count in zip(cell[-2:], x.shape[-2:], output.shape[-2:], strict=True)
        )
        window = x[(*cell[:-2], slice(top, bottom), slice(left, right))].copy()
        yield AvgPool2dStep(
            cell=cell,
            origin=(top, left),
            window=window,
            inside=np.ones(window.shape, bool),
            total=float(window.sum()),
            divisor=window.size,
            value=float(output[cell]),
        )
