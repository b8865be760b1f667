"""A two-dimensional convolution, one output cell after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, Ints, as_floats
from kernels._convolution import Geometry, geometry
from kernels._window import pad, windows
from kernels.convolution import conv2d


@dataclass(frozen=True, slots=True, eq=False)
class Conv2dStep:
    """How one output cell comes about: what the window sees, the weight on it, and what their products add up to.

    `cell` indexes the output; `origin` is the window's first row and column in the input, negative in the padding, and
    `channels` are the input channels of its group. `window`, `weight` and `products` are (C_in/groups, kH, kW), 0 where
    a tap falls outside the image; `inside` (kH, kW) is True where it falls on a real cell.
    """

    cell: tuple[int, ...]
    origin: tuple[int, int]
    channels: range
    window: Array
    weight: Array
    inside: Array
    products: Array
    bias: float
    value: float


def conv2d_steps(
    input: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: Ints = 1,
    padding: Ints | str = 0,
    dilation: Ints = 1,
    groups: int = 1,
) -> Iterator[Conv2dStep]:
    r"""Return the steps of `conv2d`, one for each output cell in row order, each with its window laid open.

    The values, put at their cells, are exactly what `conv2d` returns, and each is the sum of its products and its bias
    (up to rounding: the kernel adds in another order). Takes and refuses what `conv2d` does.

    >>> [(s.cell, s.products.tolist(), s.value) for s in conv2d_steps([[[1, 2, 4]]], [[[[1, -1]]]])]
    [((0, 0, 0), [[[1.0, -2.0]]], -1.0), ((0, 0, 1), [[[2.0, -4.0]]], -2.0)]
    """
    output = conv2d(input, weight, bias, stride, padding, dilation, groups)
    x, w = as_floats(("input", "weight"), input, weight)
    offsets = np.zeros(len(w)) if bias is None else np.array(bias, np.float64)
    return _steps(x, w, offsets, geometry(w.shape[2:], stride, padding, dilation), groups, output)


def _steps(
    x: Array, weight: Array, offsets: Array, where: Geometry, groups: int, output: Array
) -> Iterator[Conv2dStep]:
    """Yield one step for each cell of the output."""
    move = (where.kernel, where.stride, where.dilation)
    seen = windows(pad(x, where.before, where.after), *move)
    real = windows(pad(np.ones(x.shape[-2:], bool), where.before, where.after), *move)
    each = weight.shape[1]
    for cell in np.ndindex(*output.shape):
        *image, feature, row, column = cell
        first = feature // (len(weight) // groups) * each
        channels = range(first, first + each)
        window = seen[(*image, slice(first, first + each), ..., row, column)].copy()
        origin = (row * where.stride[0] - where.before[0], column * where.stride[1] - where.before[1])
        yield Conv2dStep(
            cell=cell,
            origin=origin,
            channels=channels,
            window=window,
            weight=weight[feature].copy(),
            inside=real[..., row, column].copy(),
            products=window * weight[feature],
            bias=float(offsets[feature]),
            value=float(output[cell]),
        )
