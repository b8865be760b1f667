"""Max unpooling: values put back where max pooling found them."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, Ints, as_float, as_int, as_integers, by, check_same_shape, int_tuple
from kernels._convolution import check_input


def max_unpool2d(
    input: ArrayLike,
    indices: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None = None,
    padding: Ints = 0,
    output_size: Sequence[int] | None = None,
) -> Array:
    r"""Put every value back at the position that max pooling found it at, zeros elsewhere.

    $$y[n, c, a[n, c, i, j]] = x[n, c, i, j]$$

    - input: (N, C, H, W) or (C, H, W); indices: integers of the same shape, positions in a flattened output plane, as
      `max_pool2d(return_indices=True)` gives them. Of equal positions the last value stays.
    - kernel_size, stride, padding: those of the pooling; the output is then (H − 1)s − 2p + k high.
    - output_size: the output's (H, W), or its whole shape, less than one stride from that.

    Returns an array of the input's type. Raises `ValueError` for shapes that do not fit and for positions outside the
    output. Source: `torch.nn.functional.max_unpool2d`. It is no inverse: what lost to the maximum stays 0.

    >>> max_unpool2d([[[4, 3]]], [[[3, 5]]], 2, stride=1)
    array([[[0., 0., 0.],
            [4., 0., 3.]]])
    """
    x = as_float("input", input)
    check_input("max_unpool2d", "an input", x, 2)
    positions = as_integers("indices", indices)
    check_same_shape("input", x, "indices", positions)
    kernel = int_tuple("kernel_size", kernel_size, 2)
    strides = kernel if stride is None else int_tuple("stride", stride, 2)
    cells = int_tuple("padding", padding, 2, 0)
    sizes = _output_size(x.shape, kernel, strides, cells, output_size)
    plane = math.prod(sizes)
    if positions.size and (positions.min() < 0 or positions.max() >= plane):
        where = np.argwhere((positions < 0) | (positions >= plane))[0]
        raise ValueError(
            f"indices hold {positions[tuple(where)]} at {tuple(where.tolist())}, outside the output of {by(sizes)} "
            f"= {plane} cells"
        )
    planes = math.prod(x.shape[:-2])
    result = np.zeros(planes * plane, x.dtype)
    starts = np.arange(0, planes * plane, plane)[:, None]
    result[(positions.reshape(planes, math.prod(x.shape[-2:])) + starts).ravel()] = x.ravel()
    return result.reshape(*x.shape[:-2], *sizes)


def _output_size(
    shape: tuple[int, ...],
    kernel: tuple[int, ...],
    stride: tuple[int, ...],
    padding: tuple[int, ...],
    wanted: Sequence[int] | None,
) -> tuple[int, ...]:
    """Return the output's height and width: the pooling's natural ones, or the wanted ones if they are near."""
    natural = tuple([(n - 1) * s - 2 * p + k for n, k, s, p in zip(shape[-2:], kernel, stride, padding, strict=True)])
    if wanted is None:
        if min(natural) < 1:
            raise ValueError(f"the output would have the size {by(natural)}; use less padding")
        return natural
    chosen = tuple([as_int("output_size", each, 1) for each in wanted])
    if len(chosen) == len(shape):
        chosen = chosen[-2:]
    if len(chosen) != 2:
        raise ValueError(f"output_size must hold 2 or {len(shape)} integers, got {chosen}")
    for size, near, s in zip(chosen, natural, stride, strict=True):
        if not near - s < size < near + s:
            raise ValueError(f"output_size {by(chosen)} must lie less than one stride {by(stride)} from {by(natural)}")
    return chosen
