"""The soft intersection over union as a loss."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import check_reduction
from kernels._losses import Loss, reduced
from kernels.dice_loss import as_regions


def soft_iou_loss(input: ArrayLike, target: ArrayLike, smooth: float = 1.0, reduction: str = "mean") -> Loss:
    r"""Return one minus the smoothed soft IoU (Jaccard index) of every sample and channel.

    $\ell_{nc} = 1 - \frac{\sum p\,t + s}{\sum p + \sum t - \sum p\,t + s}$, summed over the spatial axes

    Input holds probabilities (not logits) and target masks, (N, C, \*) of one shape. Returns (N, C) under "none",
    else a scalar; "mean" divides by N·C. Empty against empty is a loss of 0. Raises ValueError for different shapes,
    fewer than two axes, a negative `smooth` or an unknown reduction. Source: Rahman and Wang 2016; torch has none.
    Within one region and without smoothing Dice is $2J/(1 + J)$ of the IoU $J$, so both rank alike.

    >>> float(soft_iou_loss([[[1.0, 1.0, 0.0]]], [[[1.0, 0.0, 0.0]]], smooth=0.0))
    0.5
    """
    check_reduction(reduction)
    p, t = as_regions(input, target, smooth)
    extra = float(smooth)
    shared = np.add.reduce(p * t, axis=2)
    union = np.add.reduce(p, axis=2) + np.add.reduce(t, axis=2) - shared + extra
    empty = union == 0
    return reduced(1 - np.where(empty, 1, shared + extra) / np.where(empty, 1, union), reduction)
