"""The Dice coefficient of masks and the loss made of it."""

import math

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, check_reduction
from kernels._losses import Loss, as_pair, mean_scale, reduced


def dice_coefficient(input: ArrayLike, target: ArrayLike, smooth: float = 0.0) -> Array:
    r"""Return the overlap of prediction and target, once for every sample and channel.

    $D = \frac{2\sum p\,t + s}{\sum p + \sum t + s}$, summed over the spatial axes

    Input and target are (N, C, \*) of one shape, masks or probabilities; integers and booleans become floats. Returns
    (N, C), each value in [0, 1]; empty against empty is 1 where `smooth` is 0. Raises ValueError for different shapes,
    fewer than two axes or a negative `smooth`. Source: Dice 1945; Milletari et al. 2016. Rival conventions: V-Net
    squares both sums of the denominator, this one is linear; on 0/1 masks the two agree, and with them the F1 score.

    >>> dice_coefficient([[[1.0, 1.0, 0.0, 0.0]]], [[[1.0, 0.0, 0.0, 0.0]]]).round(4)
    array([[0.6667]])
    """
    return overlaps(*as_regions(input, target, smooth), float(smooth))[0]


def dice_loss(input: ArrayLike, target: ArrayLike, smooth: float = 1.0, reduction: str = "mean") -> Loss:
    r"""Return one minus the smoothed Dice coefficient of every sample and channel.

    $\ell_{nc} = 1 - \frac{2\sum p\,t + s}{\sum p + \sum t + s}$, summed over the spatial axes

    Input holds probabilities (not logits) and target masks, (N, C, \*) of one shape. Returns (N, C) under "none",
    else a scalar; "mean" divides by N·C. Raises ValueError for different shapes, fewer than two axes, a negative
    `smooth` or an unknown reduction. Source: Milletari et al. 2016, "V-Net"; torch has none. Rival conventions: V-Net
    squares the terms of the denominator; MONAI smooths numerator and denominator with 1e-5 each; some sum over the
    batch as well.

    >>> float(dice_loss([[[1.0, 0.0]]], [[[0.0, 1.0]]]).round(4))
    0.6667
    """
    check_reduction(reduction)
    return reduced(1 - overlaps(*as_regions(input, target, smooth), float(smooth))[0], reduction)


def dice_loss_backward(input: ArrayLike, target: ArrayLike, smooth: float = 1.0, reduction: str = "mean") -> Array:
    r"""Return the gradient of the Dice loss with respect to the probabilities.

    $\frac{\partial \ell}{\partial p_i} = \frac{D - 2 t_i}{\sum p + \sum t + s}$ with the smoothed coefficient $D$,
    divided by N·C under "mean"

    Arguments as in `dice_loss`. Returns an array of the input's shape and dtype; zero where both masks are empty and
    `smooth` is 0. Raises ValueError as `dice_loss` does, and for a reduction other than "mean" and "sum". Source:
    autograd of the formula of `dice_loss`.

    >>> dice_loss_backward([[[1.0, 0.0]]], [[[0.0, 1.0]]], smooth=0.0)
    array([[[ 0., -1.]]])
    """
    p, t = as_regions(input, target, smooth)
    coefficient, size = overlaps(p, t, float(smooth))
    scale = mean_scale(reduction, coefficient.size)
    safe_size = np.where(size == 0, np.inf, size)
    gradient = (coefficient[..., None] - 2 * t) / safe_size[..., None] * scale
    return np.asarray(gradient.reshape(np.shape(input)), dtype=p.dtype)


def as_regions(input: ArrayLike, target: ArrayLike, smooth: float) -> tuple[Array, Array]:
    """Return both masks as (N, C, cells), after the checks that the overlap losses share."""
    p, t = as_pair(input, target)
    if p.ndim < 2:
        raise ValueError(f"input must be (N, C, *), got shape {p.shape}; add the missing axes in front")
    if not smooth >= 0:
        raise ValueError(f"smooth must not be negative, got {smooth}")
    shape = (*p.shape[:2], math.prod(p.shape[2:]))
    return p.reshape(shape), t.reshape(shape)


def overlaps(p: Array, t: Array, smooth: float) -> tuple[Array, Array]:
    """Return the Dice coefficient per region and its denominator; 0/0 counts as full agreement."""
    size = np.add.reduce(p, axis=2) + np.add.reduce(t, axis=2) + smooth
    shared = 2 * np.add.reduce(p * t, axis=2) + smooth
    empty = size == 0
    return np.where(empty, 1, shared).astype(p.dtype, copy=False) / np.where(empty, 1, size), size
