"""Gradients of the convolutions with respect to their input and their weight."""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from kernels._checks import Array, Ints, as_floats, as_int
from kernels._convolution import (
    check_groups,
    check_input,
    check_weight,
    correlate_input,
    correlate_weight,
    geometry,
)
from kernels._window import window_counts


def conv1d_input(
    input_size: Sequence[int],
    weight: ArrayLike,
    grad_output: ArrayLike,
    stride: Ints = 1,
    padding: Ints | str = 0,
    dilation: Ints = 1,
    groups: int = 1,
) -> Array:
    r"""Return the gradient of `conv1d` with respect to its input; see `conv2d_input`.

    $$\frac{\partial L}{\partial x[n, c, l]} = \sum_{o, u} w[o, c, u] \, g[n, o, i]
    \quad\text{with } i s + u d - p = l$$

    input_size is (N, C_in, L) or (C_in, L), weight (C_out, C_in/groups, kL), grad_output the shape of the output.
    Source: `torch.nn.grad.conv1d_input`.

    >>> conv1d_input((1, 3), [[[1, -1]]], [[5, 7]])
    array([[ 5.,  2., -7.]])
    """
    return _input("conv1d_input", 1, input_size, weight, grad_output, stride, padding, dilation, groups)


def conv2d_input(
    input_size: Sequence[int],
    weight: ArrayLike,
    grad_output: ArrayLike,
    stride: Ints = 1,
    padding: Ints | str = 0,
    dilation: Ints = 1,
    groups: int = 1,
) -> Array:
    r"""Return the gradient of `conv2d` with respect to its input.

    $$\frac{\partial L}{\partial x[n, c, h, w]} = \sum_{o, u, v} w[o, c, u, v] \, g[n, o, i, j]
    \quad\text{with } i s + u d - p = h,\ j s + v d - p = w$$

    Each output gradient is spread over the cells its window saw, weighted as they were; cells seen by several windows
    add up, cells seen by none get 0.

    - input_size: the shape of the input, (N, C_in, H, W) or (C_in, H, W).
    - weight: (C_out, C_in/groups, kH, kW); grad_output: the shape of the output, (N, C_out, H_out, W_out).
    - stride, padding, dilation, groups: those of the forward call.

    Returns an array of shape input_size; float32 and float64 keep their type. Raises `ValueError` for shapes that do
    not belong together. Source: `torch.nn.grad.conv2d_input`; the same map is `conv_transpose2d`.

    >>> conv2d_input((1, 3, 3), [[[[1, 2], [3, 4]]]], [[[1, 0], [0, 10]]])
    array([[[ 1.,  2.,  0.],
            [ 3., 14., 20.],
            [ 0., 30., 40.]]])
    """
    return _input("conv2d_input", 2, input_size, weight, grad_output, stride, padding, dilation, groups)


def conv3d_input(
    input_size: Sequence[int],
    weight: ArrayLike,
    grad_output: ArrayLike,
    stride: Ints = 1,
    padding: Ints | str = 0,
    dilation: Ints = 1,
    groups: int = 1,
) -> Array:
    r"""Return the gradient of `conv3d` with respect to its input; see `conv2d_input`.

    $$\frac{\partial L}{\partial x[n, c, a]} = \sum_{o, t} w[o, c, t] \, g[n, o, i]
    \quad\text{with } i s + t d - p = a \text{ along every axis}$$

    input_size is (N, C_in, D, H, W) or (C_in, D, H, W), weight (C_out, C_in/groups, kD, kH, kW), grad_output the shape
    of the output. Source: `torch.nn.grad.conv3d_input`.

    >>> conv3d_input((1, 1, 1, 3), [[[[[1, -1]]]]], [[[[5, 7]]]])
    array([[[[ 5.,  2., -7.]]]])
    """
    return _input("conv3d_input", 3, input_size, weight, grad_output, stride, padding, dilation, groups)


def conv1d_weight(
    input: ArrayLike,
    weight_size: Sequence[int],
    grad_output: ArrayLike,
    stride: Ints = 1,
    padding: Ints | str = 0,
    dilation: Ints = 1,
    groups: int = 1,
) -> Array:
    r"""Return the gradient of `conv1d` with respect to its weight; see `conv2d_weight`.

    $$\frac{\partial L}{\partial w[o, c, u]} = \sum_{n, i} g[n, o, i] \, x[n, c, i s + u d - p]$$

    input is (N, C_in, L) or (C_in, L), weight_size (C_out, C_in/groups, kL), grad_output the shape of the output.
    Source: `torch.nn.grad.conv1d_weight`.

    >>> conv1d_weight([[1, 2, 4]], (1, 1, 2), [[1, 10]])
    array([[[21., 42.]]])
    """
    return _weight("conv1d_weight", 1, input, weight_size, grad_output, stride, padding, dilation, groups)


def conv2d_weight(
    input: ArrayLike,
    weight_size: Sequence[int],
    grad_output: ArrayLike,
    stride: Ints = 1,
    padding: Ints | str = 0,
    dilation: Ints = 1,
    groups: int = 1,
) -> Array:
    r"""Return the gradient of `conv2d` with respect to its weight.

    $$\frac{\partial L}{\partial w[o, c, u, v]} = \sum_{n, i, j} g[n, o, i, j] \,
    x[n, c, i s + u d - p, j s + v d - p]$$

    - input: (N, C_in, H, W) or (C_in, H, W); grad_output: the shape of the output, (N, C_out, H_out, W_out).
    - weight_size: the shape of the weight, (C_out, C_in/groups, kH, kW).
    - stride, padding, dilation, groups: those of the forward call.

    Returns an array of shape weight_size, summed over the batch (the bias's gradient is grad_output summed over all but
    the channels); float32 and float64 keep their type. Raises
    `ValueError` for shapes that do not belong together. Source: `torch.nn.grad.conv2d_weight`.

    >>> conv2d_weight([[[1, 2], [3, 4]]], (1, 1, 1, 2), [[[1], [10]]])
    array([[[[31., 42.]]]])
    """
    return _weight("conv2d_weight", 2, input, weight_size, grad_output, stride, padding, dilation, groups)


def conv3d_weight(
    input: ArrayLike,
    weight_size: Sequence[int],
    grad_output: ArrayLike,
    stride: Ints = 1,
    padding: Ints | str = 0,
    dilation: Ints = 1,
    groups: int = 1,
) -> Array:
    r"""Return the gradient of `conv3d` with respect to its weight; see `conv2d_weight`.

    $$\frac{\partial L}{\partial w[o, c, t]} = \sum_{n, i} g[n, o, i] \, x[n, c, i s + t d - p]
    \quad\text{along every axis}$$

    input is (N, C_in, D, H, W) or (C_in, D, H, W), weight_size (C_out, C_in/groups, kD, kH, kW), grad_output the shape
    of the output. Source: `torch.nn.grad.conv3d_weight`.

    >>> conv3d_weight([[[[1, 2, 4]]]], (1, 1, 1, 1, 2), [[[[1, 10]]]])
    array([[[[[21., 42.]]]]])
    """
    return _weight("conv3d_weight", 3, input, weight_size, grad_output, stride, padding, dilation, groups)


def _input(
    name: str,
    axes: int,
    input_size: Sequence[int],
    weight: ArrayLike,
    grad_output: ArrayLike,
    stride: Ints,
    padding: Ints | str,
    dilation: Ints,
    groups: int,
) -> Array:
    """Check the arguments of an input gradient and hand them to the core."""
    w, g = as_floats(("weight", "grad_output"), weight, grad_output)
    shape = _shape("input_size", input_size)
    if len(shape) not in (axes + 1, axes + 2):
        raise ValueError(f"{name} needs an input_size of {axes + 1} or {axes + 2} integers, got {shape}")
    check_weight(name, w.shape, axes, "C_out", "C_in/groups")
    where = geometry(w.shape[2:], stride, padding, dilation)
    groups = check_groups(groups, shape[-axes - 1], w.shape)
    sizes = shape[-axes:]
    padded = [n + b + a for n, b, a in zip(sizes, where.before, where.after, strict=True)]
    counts = window_counts(padded, where.kernel, where.stride, where.dilation)
    expected = (*shape[: -axes - 1], len(w), *counts)
    if g.shape != expected:
        raise ValueError(f"grad_output must have the output's shape {expected}, got {g.shape}")
    if len(shape) == axes + 2:
        return correlate_input(w, g, where, groups, sizes)
    single: Array = correlate_input(w, g[None], where, groups, sizes)[0]
    return single


def _weight(
    name: str,
    axes: int,
    input: ArrayLike,
    weight_size: Sequence[int],
    grad_output: ArrayLike,
    stride: Ints,
    padding: Ints | str,
    dilation: Ints,
    groups: int,
) -> Array:
    """Check the arguments of a weight gradient and hand them to the core."""
    x, g = as_floats(("input", "grad_output"), input, grad_output)
    check_input(name, "an input", x, axes)
    shape = _shape("weight_size", weight_size)
    check_weight(name, shape, axes, "C_out", "C_in/groups")
    where = geometry(shape[2:], stride, padding, dilation)
    groups = check_groups(groups, x.shape[-axes - 1], shape)
    if g.ndim != x.ndim:
        raise ValueError(f"grad_output must have as many axes as the input, {x.ndim}, got shape {g.shape}")
    if x.ndim == axes + 1:
        x, g = x[None], g[None]
    if g.shape[1] != shape[0]:
        raise ValueError(f"grad_output has {g.shape[1]} channels but weight_size {shape} has {shape[0]}")
    return correlate_weight(x, g, where, groups)


def _shape(name: str, size: Sequence[int]) -> tuple[int, ...]:
    """Return a shape as a tuple of integers, refusing a lone number."""
    if isinstance(size, int | str):
        raise ValueError(f"{name} must be a whole shape, got {size!r}")
    return tuple([as_int(name, each, 0) for each in size])
