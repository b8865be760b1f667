"""im2col: the windows of an image as the columns of a matrix."""

import math

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, Ints, as_float, int_tuple
from kernels._convolution import check_input, geometry
from kernels._window import pad, windows


def im2col(input: ArrayLike, kernel_size: Ints, dilation: Ints = 1, padding: Ints = 0, stride: Ints = 1) -> Array:
    r"""Lay the windows of an image out as the columns of a matrix, so that a convolution becomes a matrix product.

    $$M[n, (c, u, v), (i, j)] = x[n, c, s i + d u - p, s j + d v - p]$$

    input: (N, C, H, W) or (C, H, W); the padding counts as 0. Returns (N, C·kH·kW, H_out·W_out), or without N as
    given, of the same type: a row for each channel and tap, a column for each window, both in row order. Raises
    `ValueError` for a kernel larger than the padded input. Source: `torch.nn.functional.unfold`, with its order of
    arguments.

    >>> im2col([[[1, 2, 3], [4, 5, 6]]], 2)
    array([[1., 2.],
           [2., 3.],
           [4., 5.],
           [5., 6.]])
    """
    x = as_float("input", input)
    check_input("im2col", "an input", x, 2)
    kernel, strides, before, after, dilations = geometry(
        int_tuple("kernel_size", kernel_size, 2), stride, padding, dilation
    )
    view = windows(pad(x, before, after), kernel, strides, dilations)
    columns = view.reshape(*x.shape[:-3], x.shape[-3] * math.prod(kernel), math.prod(view.shape[-2:]))
    return columns.copy() if np.may_share_memory(columns, x) else columns
