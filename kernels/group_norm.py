"""Group normalisation."""

from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, as_int
from kernels._normalize import affine, channel_values, check_channels, normalized


def group_norm(
    input: ArrayLike,
    num_groups: int,
    weight: ArrayLike | None = None,
    bias: ArrayLike | None = None,
    eps: float = 1e-5,
) -> Array:
    r"""Normalise each sample over groups of neighbouring channels and all their cells, whatever the batch size.

    $y = \gamma_c\,\frac{x - \mu_{ng}}{\sqrt{\sigma_{ng}^2 + \epsilon}} + \beta_c$ with the mean and biased variance of
    group $g$ in sample $n$

    Input is (N, C, \*) with C divisible by `num_groups`; weight and bias are (C,) and take its dtype. Returns an
    array of the input's shape. Raises ValueError for shapes that do not fit. Source: Wu and He 2018;
    `torch.nn.functional.group_norm`. One group is layer norm over (C, \*) with a γ per channel; as many groups as
    channels is instance norm.

    >>> group_norm([[[1.0], [3.0], [5.0], [9.0]]], 2, eps=0.0)[0, :, 0]
    array([-1.,  1., -1.,  1.])
    """
    x = as_float("input", input)
    check_channels(x)
    groups = as_int("num_groups", num_groups, least=1)
    if x.shape[1] % groups:
        raise ValueError(f"{x.shape[1]} channels do not divide into {groups} groups; choose a divisor")
    if x.size == groups:
        raise ValueError(f"an input of shape {x.shape} has 1 value per group; use fewer groups or larger maps")
    scale = channel_values("weight", weight, x)
    shift = channel_values("bias", bias, x)
    grouped = x.reshape(x.shape[0], groups, x.shape[1] // groups, *x.shape[2:])
    return affine(normalized(grouped, tuple(range(2, grouped.ndim)), eps)[0].reshape(x.shape), scale, shift)
