"""The core of the four normalisations: zero mean and unit variance over some axes, then an affine step."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array
from kernels._losses import as_like


def moments(x: Array, axes: tuple[int, ...]) -> tuple[Array, Array, Array]:
    """Return the mean over the axes, the deviations from it and the biased variance; the axes stay, with length 1."""
    count = max(math.prod([x.shape[axis] for axis in axes]), 1)
    mean = np.add.reduce(x, axis=axes, keepdims=True) / count
    centred = x - mean
    return mean, centred, np.add.reduce(centred * centred, axis=axes, keepdims=True) / count


def normalized(x: Array, axes: tuple[int, ...], eps: float) -> tuple[Array, Array]:
    """Return (x - mean) / sqrt(biased variance + eps) over the axes, and the factor 1 / sqrt(variance + eps)."""
    _, centred, variance = moments(x, axes)
    inverse = 1 / np.sqrt(variance + float(eps))
    return centred * inverse, inverse


def affine(x_hat: Array, weight: Array | None, bias: Array | None) -> Array:
    """Scale and shift a normalised array."""
    if weight is not None:
        x_hat = x_hat * weight
    return x_hat if bias is None else x_hat + bias


def channel_values(name: str, value: ArrayLike | None, x: Array) -> Array | None:
    """Return one value per channel, shaped to broadcast against (N, C, *), in the input's dtype."""
    if value is None:
        return None
    values = as_like(name, value, x)
    if values.shape != (x.shape[1],):
        raise ValueError(
            f"{name} has shape {values.shape} but the input {x.shape} has {x.shape[1]} channels; "
            f"give one value per channel"
        )
    return values.reshape((-1,) + (1,) * (x.ndim - 2))


def check_channels(x: Array) -> None:
    """Refuse an input without a batch and a channel axis."""
    if x.ndim < 2:
        raise ValueError(f"input must be (N, C, *), got shape {x.shape}; add the missing axes in front")


def check_count(x: Array, axes: Sequence[int], per: str) -> int:
    """Return how many values share one mean, refusing fewer than two: their variance says nothing."""
    count: int = math.prod([x.shape[axis] for axis in axes])
    if count < 2:
        raise ValueError(
            f"an input of shape {x.shape} has {count} value(s) per {per}; statistics need at least 2, "
            f"so use a larger batch or larger maps"
        )
    return count
