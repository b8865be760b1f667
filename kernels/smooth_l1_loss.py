"""The smooth absolute error of box regression."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import check_reduction
from kernels._losses import Loss, as_pair, reduced


def smooth_l1_loss(input: ArrayLike, target: ArrayLike, *, reduction: str = "mean", beta: float = 1.0) -> Loss:
    r"""Return a loss that is quadratic near zero and has slope 1 beyond `beta`.

    $\ell_i = \frac{d^2}{2\beta}$ for $d < \beta$, else $d - \frac{\beta}{2}$, with $d = |x_i - y_i|$

    Input and target have one shape, any; the dtype is kept. A `beta` of 0 gives the absolute error. Returns that
    shape under "none", else a scalar. Raises ValueError for different shapes, a negative beta or an unknown
    reduction. Source: Girshick 2015, "Fast R-CNN"; `torch.nn.functional.smooth_l1_loss`. Rival: `huber_loss` is β
    times this one, so the two agree at 1.

    >>> smooth_l1_loss([0.5, 3.0], [0.0, 0.0], reduction="none")
    array([0.125, 2.5  ])
    """
    check_reduction(reduction)
    if not beta >= 0:
        raise ValueError(f"beta must not be negative, got {beta}")
    width = float(beta)
    x, y = as_pair(input, target)
    size = np.abs(x - y)
    if width == 0:
        return reduced(size, reduction)
    return reduced(np.where(size < width, size * size * (0.5 / width), size - 0.5 * width), reduction)
