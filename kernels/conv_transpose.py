"""Transposed convolution in one, two and three dimensions: the input gradient of a convolution, used forwards."""

from numpy.typing import ArrayLike

from kernels._checks import Array, Ints, as_floats, as_int, int_tuple
from kernels._convolution import Geometry, check_bias, check_input, check_weight, correlate_input
from kernels.conv_output_size import conv_transpose_output_size


def conv_transpose1d(
    input: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: Ints = 1,
    padding: Ints = 0,
    output_padding: Ints = 0,
    groups: int = 1,
    dilation: Ints = 1,
) -> Array:
    r"""Spread every cell of a signal over a kernel's width and add up where the copies overlap.

    $$y[n, o, l] = b[o] + \sum_{c, u} w[c, o, u] \, x[n, c, i] \quad\text{with } i s + u d - p = l$$

    The arguments are those of `conv_transpose2d` with one spatial axis: input (N, C_in, L) or (C_in, L), weight
    (C_in, C_out/groups, kL), bias (C_out,). Source: `torch.nn.functional.conv_transpose1d`.

    >>> conv_transpose1d([[1, 10]], [[[1, 2, 3]]], stride=2)
    array([[ 1.,  2., 13., 20., 30.]])
    """
    return _transpose("conv_transpose1d", 1, input, weight, bias, stride, padding, output_padding, groups, dilation)


def conv_transpose2d(
    input: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: Ints = 1,
    padding: Ints = 0,
    output_padding: Ints = 0,
    groups: int = 1,
    dilation: Ints = 1,
) -> Array:
    r"""Spread every cell of an image over a kernel's area and add up where the copies overlap.

    $$y[n, o, h, w] = b[o] + \sum_{c, u, v} w[c, o, u, v] \, x[n, c, i, j]
    \quad\text{with } i s + u d - p = h,\ j s + v d - p = w$$

    - input: (N, C_in, H, W) or (C_in, H, W); weight: (C_in, C_out/groups, kH, kW), input channels first; bias:
      (C_out,).
    - stride spreads the cells apart; padding cuts that many cells off every side; output_padding adds cells at the
      end only, to choose among the sizes a strided convolution maps to the same one (less than stride or dilation).

    Returns (N, C_out, H_out, W_out), or without N as given, with
    H_out = (H − 1)s − 2p + d(kH − 1) + output_padding + 1. float32 and float64 keep their type. Raises `ValueError`
    for shapes that do not fit. Source: `torch.nn.functional.conv_transpose2d`. Also called fractionally strided
    convolution and, wrongly, deconvolution: it is the transpose of a convolution, not its inverse.

    >>> conv_transpose2d([[[1, 10]]], [[[[1, 2], [3, 4]]]])
    array([[[ 1., 12., 20.],
            [ 3., 34., 40.]]])
    """
    return _transpose("conv_transpose2d", 2, input, weight, bias, stride, padding, output_padding, groups, dilation)


def conv_transpose3d(
    input: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    stride: Ints = 1,
    padding: Ints = 0,
    output_padding: Ints = 0,
    groups: int = 1,
    dilation: Ints = 1,
) -> Array:
    r"""Spread every cell of a volume over a kernel's volume and add up where the copies overlap.

    $$y[n, o, a] = b[o] + \sum_{c, t} w[c, o, t] \, x[n, c, i]
    \quad\text{with } i s + t d - p = a \text{ along every axis}$$

    The arguments are those of `conv_transpose2d` with three spatial axes: input (N, C_in, D, H, W) or (C_in, D, H, W),
    weight (C_in, C_out/groups, kD, kH, kW), bias (C_out,). Source: `torch.nn.functional.conv_transpose3d`.

    >>> conv_transpose3d([[[[1, 10]]]], [[[[[1, 2]]]]])
    array([[[[ 1., 12., 20.]]]])
    """
    return _transpose("conv_transpose3d", 3, input, weight, bias, stride, padding, output_padding, groups, dilation)


def _transpose(
    name: str,
    axes: int,
    input: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None,
    stride: Ints,
    padding: Ints,
    output_padding: Ints,
    groups: int,
    dilation: Ints,
) -> Array:
    """Check the arguments of a transposed convolution and hand them to the core."""
    offset: Array | None = None
    if bias is None:
        x, w = as_floats(("input", "weight"), input, weight)
    else:
        x, w, offset = as_floats(("input", "weight", "bias"), input, weight, bias)
    check_input(name, "an input", x, axes)
    check_weight(name, w.shape, axes, "C_in", "C_out/groups")
    channels = x.shape[-axes - 1]
    groups = as_int("groups", groups, 1)
    if w.shape[0] != channels:
        raise ValueError(f"weight of shape {w.shape} expects {w.shape[0]} input channels, but the input has {channels}")
    if channels % groups:
        raise ValueError(f"groups {groups} must divide the {channels} input channels")
    if offset is not None:
        check_bias(offset, w.shape[1] * groups)
    cells = int_tuple("padding", padding, axes, 0)
    where = Geometry(
        w.shape[2:], int_tuple("stride", stride, axes), cells, cells, int_tuple("dilation", dilation, axes)
    )
    extra = int_tuple("output_padding", output_padding, axes, 0)
    sizes = [
        conv_transpose_output_size(n, k, s, p, e, d)
        for n, k, s, p, e, d in zip(
            x.shape[-axes:], where.kernel, where.stride, cells, extra, where.dilation, strict=True
        )
    ]
    batch = x if x.ndim == axes + 2 else x[None]
    output = correlate_input(w, batch, where, groups, sizes)
    if offset is not None:
        output = output + offset.reshape(-1, *(1,) * axes)
    return output if batch is x else output[0]
