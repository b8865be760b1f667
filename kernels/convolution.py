"""Convolution in one, two and three dimensions."""

from numpy.typing import ArrayLike

from kernels._checks import Array, Ints, as_floats
from kernels._convolution import check_bias, check_groups, check_input, check_weight, correlate, geometry


def conv1d(
    input: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: Ints = 1,
    padding: Ints | str = 0,
    dilation: Ints = 1,
    groups: int = 1,
) -> Array:
    r"""Slide a one-dimensional kernel along a signal and return a weighted sum at every position.

    $$y[n, o, i] = b[o] + \sum_{c, u} w[o, c, u] \, x[n, c, i s + u d - p]$$

    The arguments are those of `conv2d` with one spatial axis: input (N, C_in, L) or (C_in, L), weight
    (C_out, C_in/groups, kL), bias (C_out,); returns (N, C_out, L_out) or (C_out, L_out) with
    L_out = ⌊(L + 2p − d(kL − 1) − 1)/s⌋ + 1. float32 and float64 keep their type, integers become float64.
    Raises `ValueError` for shapes that do not fit and `TypeError` for values that are not numbers.

    Source: `torch.nn.functional.conv1d`. Like every deep-learning library it computes the cross-correlation: the
    kernel is not flipped, as it is in signal processing and in `numpy.convolve`.

    >>> conv1d([[1, 2, 4, 8]], [[[1, -1]]])
    array([[-1., -2., -4.]])
    >>> conv1d([[1, 2, 4, 8]], [[[1, -1]]], bias=[10], stride=2)
    array([[9., 6.]])
    """
    return _convolve("conv1d", 1, input, weight, bias, stride, padding, dilation, groups)


def conv2d(
    input: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: Ints = 1,
    padding: Ints | str = 0,
    dilation: Ints = 1,
    groups: int = 1,
) -> Array:
    r"""Slide a two-dimensional kernel over an image and return a weighted sum at every position.

    $$y[n, o, i, j] = b[o] + \sum_{c, u, v} w[o, c, u, v] \, x[n, c, s i + d u - p, s j + d v - p]$$

    - input: (N, C_in, H, W), or (C_in, H, W) for one image; cells outside it count as 0.
    - weight: (C_out, C_in/groups, kH, kW); output channel o sees only the input channels of its group.
    - bias: (C_out,) or None.
    - stride, padding, dilation: one integer, or one per axis. padding "valid" is 0; "same" keeps the size (stride 1
      only) and puts the odd cell after.
    - groups: how many independent convolutions the channels are split into; C_in groups make it depthwise.

    Returns (N, C_out, H_out, W_out), or without N as given, with H_out = ⌊(H + 2p − d(kH − 1) − 1)/s⌋ + 1.
    float32 and float64 keep their type, integers become float64. Raises `ValueError` for shapes that do not fit and
    `TypeError` for values that are not numbers.

    Source: `torch.nn.functional.conv2d`. Like every deep-learning library it computes the cross-correlation: the
    kernel is not flipped, as it is in signal processing (`scipy.signal.convolve2d`). TensorFlow lays images out as
    N, H, W, C and its "SAME" with a stride pads by the stride, which torch refuses.

    >>> conv2d([[[1, 2, 3], [4, 5, 6], [7, 8, 9]]], [[[[1, 0], [0, -1]]]])
    array([[[-4., -4.],
            [-4., -4.]]])
    >>> conv2d([[[1, 2], [3, 4]]], [[[[1, 1], [1, 1]]]], bias=[0.5], stride=2, padding=1)
    array([[[1.5, 2.5],
            [3.5, 4.5]]])
    """
    return _convolve("conv2d", 2, input, weight, bias, stride, padding, dilation, groups)


def conv3d(
    input: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: Ints = 1,
    padding: Ints | str = 0,
    dilation: Ints = 1,
    groups: int = 1,
) -> Array:
    r"""Slide a three-dimensional kernel along depth (or time), height and width; channels are summed, never slid along.

    $$y[n, o, i, j, k] = b[o] + \sum_{c, t, u, v} w[o, c, t, u, v] \,
    x[n, c, s i + d t - p, s j + d u - p, s k + d v - p]$$

    The arguments are those of `conv2d` with three spatial axes: input (N, C_in, D, H, W) or (C_in, D, H, W), weight
    (C_out, C_in/groups, kD, kH, kW), bias (C_out,); returns (N, C_out, D_out, H_out, W_out), or without N as given.
    float32 and float64 keep their type, integers become float64. Raises `ValueError` for shapes that do not fit and
    `TypeError` for values that are not numbers.

    Source: `torch.nn.functional.conv3d`; a cross-correlation, the kernel is not flipped.

    >>> conv3d([[[[1, 2]], [[3, 5]]]], [[[[[-1]], [[1]]]]])
    array([[[[2., 3.]]]])
    """
    return _convolve("conv3d", 3, input, weight, bias, stride, padding, dilation, groups)


def _convolve(
    name: str,
    axes: int,
    input: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None,
    stride: Ints,
    padding: Ints | str,
    dilation: Ints,
    groups: int,
) -> Array:
    """Check the arguments of a convolution with this many spatial axes and hand them to the core."""
    offset: Array | None = None
    if bias is None:
        x, w = as_floats(("input", "weight"), input, weight)
    else:
        x, w, offset = as_floats(("input", "weight", "bias"), input, weight, bias)
        check_bias(offset, w.shape[0] if w.ndim else 0)
    check_input(name, "an input", x, axes)
    check_weight(name, w.shape, axes, "C_out", "C_in/groups")
    where = geometry(w.shape[2:], stride, padding, dilation)
    groups = check_groups(groups, x.shape[-axes - 1], w.shape)
    if x.ndim == axes + 2:
        return correlate(x, w, offset, where, groups)
    single: Array = correlate(x[None], w, offset, where, groups)[0]
    return single
