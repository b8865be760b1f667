"""Batch normalisation, one channel after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._normalize import channel_values, check_channels, check_count, moments


@dataclass(frozen=True, slots=True, eq=False)
class BatchNormStep:
    """How one channel is normalised: its values, their statistics, and what becomes of them."""

    channel: int
    values: Array
    mean: float
    variance: float
    scale: float
    shift: float
    centred: Array
    normalized: Array
    output: Array


def batch_norm_steps(
    input: ArrayLike,
    weight: ArrayLike | None = None,
    bias: ArrayLike | None = None,
    eps: float = 1e-5,
    *,
    running_mean: ArrayLike | None = None,
    running_var: ArrayLike | None = None,
    training: bool = True,
) -> Iterator[BatchNormStep]:
    r"""Yield how each channel of (N, C, \*) is normalised; arrays have the shape (N, \*).

    The outputs, stacked along axis 1, are exactly what `batch_norm` returns, in training unless told otherwise. Without
    weight and bias, scale is 1 and shift 0. Raises what `batch_norm` raises.

    >>> [(step.mean, step.variance, step.output.tolist()) for step in batch_norm_steps([[1.0], [3.0]], eps=0.0)]
    [(2.0, 1.0, [-1.0, 1.0])]
    """
    x = as_float("input", input)
    check_channels(x)
    axes = (0, *range(2, x.ndim))
    scales = channel_values("weight", weight, x)
    shifts = channel_values("bias", bias, x)
    running = channel_values("running_mean", running_mean, x), channel_values("running_var", running_var, x)
    if training:
        check_count(x, axes, "channel")
        mean, centred, variance = moments(x, axes)
    elif running[0] is None or running[1] is None:
        raise ValueError("evaluation needs running_mean and running_var; give both, or set training=True")
    else:
        mean, centred, variance = running[0], x - running[0], running[1]
    inverse = np.ravel(1 / np.sqrt(variance + float(eps)))
    for channel in range(x.shape[1]):
        normalized = centred[:, channel] * inverse[channel]
        output = normalized if scales is None else normalized * scales[channel]
        yield BatchNormStep(
            channel,
            x[:, channel].copy(),
            mean.item(channel),
            variance.item(channel),
            1.0 if scales is None else scales.item(channel),
            0.0 if shifts is None else shifts.item(channel),
            centred[:, channel],
            normalized,
            output if shifts is None else output + shifts[channel],
        )
