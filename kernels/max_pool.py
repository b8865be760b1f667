"""Max pooling: the largest value of every window, with its position, and the gradient routed back to it."""

import math

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, Ints, as_float, as_floats
from kernels._convolution import check_input
from kernels._max_pooling import add_at_positions, window_maxima, winners
from kernels._pooling import check_grad_output, pooling, reduce_windows


def max_pool1d(
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None = None,
    padding: Ints = 0,
    dilation: Ints = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Array | tuple[Array, Array]:
    r"""Return the largest value of every window of a signal.

    $$y[n, c, i] = \max_{u} x[n, c, i s + u d - p]$$

    The arguments are those of `max_pool2d` with one spatial axis: input (N, C, L) or (C, L), result (N, C, L_out) or
    (C, L_out). Source: `torch.nn.functional.max_pool1d`.

    >>> max_pool1d([[1, 5, 2, 4]], 2, return_indices=True)
    (array([[5., 4.]]), array([[1, 3]]))
    """
    return _max_pool("max_pool1d", 1, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices)


def max_pool2d(
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None = None,
    padding: Ints = 0,
    dilation: Ints = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Array | tuple[Array, Array]:
    r"""Return the largest value of every window of an image, and where it is if asked for.

    $$y[n, c, i, j] = \max_{u, v} x[n, c, s i + d u - p, s j + d v - p]$$

    - input: (N, C, H, W) or (C, H, W); the padding counts as −∞, so it never wins.
    - kernel_size, stride (None: the kernel size), padding, dilation: one integer, or one per axis.
    - ceil_mode: round the output size up; a last window may hang over the end but must start inside.
    - return_indices: also return the position of each maximum in the flattened H·W plane (the first of ties).

    Returns (N, C, H_out, W_out) with H_out = ⌊(H + 2p − d(k − 1) − 1)/s⌋ + 1, or the pair of it and the int64 indices.
    A NaN in a window is its maximum. float32 and float64 keep their type. Raises `ValueError` for a window larger than
    the padded input, for padding beyond half the kernel, and for a dilated window that would see padding only (torch
    returns −∞ and an index outside the image there).

    Source: `torch.nn.functional.max_pool2d`. TensorFlow and ONNX store the indices of the whole array, not of a plane.

    >>> max_pool2d([[[1, 2, 0], [4, 3, 1]]], 2, stride=1, return_indices=True)
    (array([[[4., 3.]]]), array([[[3, 4]]]))
    """
    return _max_pool("max_pool2d", 2, input, kernel_size, stride, padding, dilation, ceil_mode, return_indices)


def max_pool1d_backward(
    grad_output: ArrayLike,
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None = None,
    padding: Ints = 0,
    dilation: Ints = 1,
    ceil_mode: bool = False,
) -> Array:
    r"""Return the gradient of `max_pool1d` with respect to its input; see `max_pool2d_backward`.

    $$\frac{\partial L}{\partial x[n, c, l]} = \sum_{i : a(i) = l} g[n, c, i],
    \qquad a(i) \text{ the winner of window } i$$

    Source: what autograd computes for `torch.nn.functional.max_pool1d`.

    >>> max_pool1d_backward([[10, 1]], [[1, 5, 2]], 2, stride=1)
    array([[ 0., 11.,  0.]])
    """
    return _backward("max_pool1d", 1, grad_output, input, kernel_size, stride, padding, dilation, ceil_mode)


def max_pool2d_backward(
    grad_output: ArrayLike,
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None = None,
    padding: Ints = 0,
    dilation: Ints = 1,
    ceil_mode: bool = False,
) -> Array:
    r"""Return the gradient of `max_pool2d` with respect to its input.

    $$\frac{\partial L}{\partial x[n, c, h, w]} = \sum_{(i, j) : a(i, j) = (h, w)} g[n, c, i, j],
    \qquad a(i, j) \text{ the winner of window } (i, j)$$

    Each window hands its gradient to its winner alone, the first of ties in row order; a cell that wins several
    overlapping windows receives their sum, every other cell 0.

    - grad_output: the shape of the output; input: (N, C, H, W) or (C, H, W); the rest as in the forward call.

    Returns an array of the input's shape; float32 and float64 keep their type. Raises `ValueError` for shapes that do
    not belong together. Source: what autograd computes for `torch.nn.functional.max_pool2d`; some lecture code
    shares the gradient among ties.

    >>> max_pool2d_backward([[[10, 1]]], [[[1, 5, 2], [0, 3, 4]]], 2, stride=1)
    array([[[ 0., 11.,  0.],
            [ 0.,  0.,  0.]]])
    """
    return _backward("max_pool2d", 2, grad_output, input, kernel_size, stride, padding, dilation, ceil_mode)


def _max_pool(
    name: str,
    axes: int,
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None,
    padding: Ints,
    dilation: Ints,
    ceil_mode: bool,
    return_indices: bool,
) -> Array | tuple[Array, Array]:
    """Check the arguments of a max pooling with this many spatial axes and compute it."""
    x = as_float("input", input)
    check_input(name, "an input", x, axes)
    where = pooling(x.shape[-axes:], kernel_size, stride, padding, dilation, ceil_mode)
    if return_indices:
        return window_maxima(x, where)
    return reduce_windows(np.maximum, x, where, -math.inf)


def _backward(
    name: str,
    axes: int,
    grad_output: ArrayLike,
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None,
    padding: Ints,
    dilation: Ints,
    ceil_mode: bool,
) -> Array:
    """Check the arguments of a max pooling's gradient and compute it."""
    g, x = as_floats(("grad_output", "input"), grad_output, input)
    check_input(name, "an input", x, axes)
    where = pooling(x.shape[-axes:], kernel_size, stride, padding, dilation, ceil_mode)
    check_grad_output(g, x.shape[:-axes], where)
    return add_at_positions(g, winners(x, where), where.sizes)
