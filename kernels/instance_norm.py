"""Instance normalisation."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._normalize import affine, channel_values, check_channels, check_count, normalized


def instance_norm(
    input: ArrayLike,
    running_mean: ArrayLike | None = None,
    running_var: ArrayLike | None = None,
    weight: ArrayLike | None = None,
    bias: ArrayLike | None = None,
    use_input_stats: bool = True,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> Array:
    r"""Normalise every channel of every sample over its own cells.

    $y = \gamma_c\,\frac{x - \mu_{nc}}{\sqrt{\sigma_{nc}^2 + \epsilon}} + \beta_c$ with the mean and biased variance of
    channel $c$ in sample $n$, or with the running statistics of channel $c$

    Input is (N, C, \*) with at least two cells; running statistics, weight and bias are (C,) and take its dtype.
    Running statistics are read only without `use_input_stats` and never written, so `momentum` only stands where
    torch has it. Returns an array of the input's shape. Raises ValueError for shapes that do not fit, a single cell,
    or running statistics that are missing. Source: Ulyanov et al. 2016; `torch.nn.functional.instance_norm`.

    >>> instance_norm([[[1.0, 3.0], [10.0, 30.0]]], eps=0.0)
    array([[[-1.,  1.],
            [-1.,  1.]]])
    """
    del momentum
    x = as_float("input", input)
    check_channels(x)
    scale = channel_values("weight", weight, x)
    shift = channel_values("bias", bias, x)
    mean = channel_values("running_mean", running_mean, x)
    variance = channel_values("running_var", running_var, x)
    if use_input_stats:
        axes = tuple(range(2, x.ndim))
        check_count(x, axes, "channel and sample")
        return affine(normalized(x, axes, eps)[0], scale, shift)
    if mean is None or variance is None:
        raise ValueError("without use_input_stats, running_mean and running_var are needed; give both")
    return affine((x - mean) / np.sqrt(variance + float(eps)), scale, shift)
