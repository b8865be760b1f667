"""Average pooling: the mean of every window, and the gradient spread evenly back over it."""

import math

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, Ints, as_float, as_floats, as_int
from kernels._convolution import check_input
from kernels._pooling import Pooling, check_grad_output, pooling, reduce_windows, spread_windows


def avg_pool1d(
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None = None,
    padding: Ints = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
) -> Array:
    r"""Return the mean of every window of a signal.

    $$y[n, c, i] = \frac{1}{k} \sum_{u} x[n, c, i s + u - p]$$

    The arguments are those of `avg_pool2d` with one spatial axis: input (N, C, L) or (C, L), result (N, C, L_out) or
    (C, L_out). Source: `torch.nn.functional.avg_pool1d`.

    >>> avg_pool1d([[1, 5, 2, 4]], 2)
    array([[3., 3.]])
    """
    return _avg_pool("avg_pool1d", 1, input, kernel_size, stride, padding, ceil_mode, count_include_pad, None)


def avg_pool2d(
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None = None,
    padding: Ints = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
    divisor_override: int | None = None,
) -> Array:
    r"""Return the mean of every window of an image.

    $$y[n, c, i, j] = \frac{1}{k_h k_w} \sum_{u, v} x[n, c, s i + u - p, s j + v - p]$$

    - input: (N, C, H, W) or (C, H, W); the padding counts as 0.
    - kernel_size, stride (None: the kernel size), padding: one integer, or one per axis.
    - ceil_mode: round the output size up; a last window may hang over the end but must start inside. The cells beyond
      the padding are then left out of the divisor.
    - count_include_pad: whether padded cells count in the divisor; False divides by the real cells only.
    - divisor_override: divide every sum by this number instead.

    Returns (N, C, H_out, W_out) with H_out = ⌊(H + 2p − k)/s⌋ + 1, or without N as given; float32 and float64 keep
    their type. Raises `ValueError` for a window larger than the padded input and for padding beyond half the kernel.

    Source: `torch.nn.functional.avg_pool2d`. TensorFlow's "SAME" and ONNX's default leave the padding out of the
    divisor (count_include_pad=False); torch counts it.

    >>> avg_pool2d([[[1, 2, 3], [5, 6, 7]]], 2, stride=1)
    array([[[3.5, 4.5]]])
    >>> avg_pool2d([[[4.0]]], 2, padding=1), avg_pool2d([[[4.0]]], 2, padding=1, count_include_pad=False)
    (array([[[1.]]]), array([[[4.]]]))
    """
    return _avg_pool(
        "avg_pool2d", 2, input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override
    )


def avg_pool1d_backward(
    grad_output: ArrayLike,
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None = None,
    padding: Ints = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
) -> Array:
    r"""Return the gradient of `avg_pool1d` with respect to its input; see `avg_pool2d_backward`.

    $$\frac{\partial L}{\partial x[n, c, l]} = \frac{1}{k} \sum_{i : l \in \text{window } i} g[n, c, i]$$

    Source: what autograd computes for `torch.nn.functional.avg_pool1d`.

    >>> avg_pool1d_backward([[10, 2]], [[1, 5, 2]], 2, stride=1)
    array([[5., 6., 1.]])
    """
    return _backward("avg_pool1d", 1, grad_output, input, kernel_size, stride, padding, ceil_mode, count_include_pad)


def avg_pool2d_backward(
    grad_output: ArrayLike,
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None = None,
    padding: Ints = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
) -> Array:
    r"""Return the gradient of `avg_pool2d` with respect to its input.

    $$\frac{\partial L}{\partial x[n, c, h, w]} = \frac{1}{k_h k_w} \sum_{(i, j) : (h, w) \in \text{window } (i, j)}
    g[n, c, i, j]$$

    Each window shares its gradient evenly among its cells; a cell seen by several overlapping windows receives their
    sum. Only the input's shape matters, not its values.

    - grad_output: the shape of the output; input: (N, C, H, W) or (C, H, W); the rest as in the forward call.

    Returns an array of the input's shape; float32 and float64 keep their type. Raises `ValueError` for shapes that do
    not belong together. Source: what autograd computes for `torch.nn.functional.avg_pool2d`.

    >>> avg_pool2d_backward([[[4, 8]]], [[[1, 5, 2], [0, 3, 4]]], 2, stride=1)
    array([[[1., 3., 2.],
            [1., 3., 2.]]])
    """
    return _backward("avg_pool2d", 2, grad_output, input, kernel_size, stride, padding, ceil_mode, count_include_pad)


def window_divisors(where: Pooling, count_include_pad: bool) -> int | Array:
    """Return what each window's sum is divided by: one number where all agree, else an array of the output's sizes."""
    counted = []
    uniform = True
    for n, k, s, p, _, count, _ in zip(*where, strict=True):
        if (count - 1) * s - p + k <= (n + p if count_include_pad else n) and (count_include_pad or not p):
            counted.append([k] * count)
            continue
        uniform = False
        low, high = (-p, n + p) if count_include_pad else (0, n)
        counted.append([min(i + k, high) - max(i, low) for i in range(-p, count * s - p, s)])
    if uniform:
        return math.prod(where.kernel)
    divisors = np.array(counted[0])
    for lengths in counted[1:]:
        divisors = np.multiply.outer(divisors, lengths)
    return divisors


def _avg_pool(
    name: str,
    axes: int,
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None,
    padding: Ints,
    ceil_mode: bool,
    count_include_pad: bool,
    divisor_override: int | None,
) -> Array:
    """Check the arguments of an average pooling with this many spatial axes and compute it."""
    x = as_float("input", input)
    check_input(name, "an input", x, axes)
    where = pooling(x.shape[-axes:], kernel_size, stride, padding, 1, ceil_mode)
    if divisor_override is None:
        divisors = window_divisors(where, count_include_pad)
    else:
        divisors = as_int("divisor_override", divisor_override)
        if divisors == 0:
            raise ValueError("divisor_override must not be 0")
    sums = reduce_windows(np.add, x, where, 0.0)
    sums /= divisors if isinstance(divisors, int) else divisors.astype(sums.dtype)
    return sums


def _backward(
    name: str,
    axes: int,
    grad_output: ArrayLike,
    input: ArrayLike,
    kernel_size: Ints,
    stride: Ints | None,
    padding: Ints,
    ceil_mode: bool,
    count_include_pad: bool,
) -> Array:
    """Check the arguments of an average pooling's gradient and compute it."""
    g, x = as_floats(("grad_output", "input"), grad_output, input)
    check_input(name, "an input", x, axes)
    where = pooling(x.shape[-axes:], kernel_size, stride, padding, 1, ceil_mode)
    check_grad_output(g, x.shape[:-axes], where)
    divisors = window_divisors(where, count_include_pad)
    shares: Array = g / (divisors if isinstance(divisors, int) else divisors.astype(g.dtype))
    return spread_windows(shares, where)
