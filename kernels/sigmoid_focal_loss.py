"""Focal loss: binary cross-entropy that turns easy samples down."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import check_reduction
from kernels._losses import Loss, as_pair, reduced
from kernels.sigmoid import logistic


def sigmoid_focal_loss(
    inputs: ArrayLike, targets: ArrayLike, alpha: float = 0.25, gamma: float = 2, reduction: str = "none"
) -> Loss:
    r"""Return the focal loss of logits: each binary cross-entropy scaled down the surer and righter it already is.

    $\ell = \alpha_t\,(1 - p_t)^\gamma\,(-\log p_t)$, where $p_t$ is $p = \sigma(x)$ for target 1 and $1 - p$ for 0, and
    $\alpha_t$ is $\alpha$ or $1 - \alpha$ likewise

    Inputs (logits) and targets (0 or 1; integers and booleans take the input's dtype) have one shape, any. An `alpha`
    of -1 leaves $\alpha_t$ out. Returns that shape under "none", else a scalar, in nats; "mean" divides by the number
    of elements, the paper by the number of positive anchors. Raises ValueError for different shapes, an alpha outside
    [0, 1], a negative gamma or an unknown reduction. Source: Lin et al. 2017, "Focal Loss for Dense Object
    Detection"; `torchvision.ops.sigmoid_focal_loss`.

    >>> sigmoid_focal_loss([0.0, 0.0], [1.0, 0.0]).round(4)
    array([0.0433, 0.13  ])
    """
    check_reduction(reduction)
    if alpha != -1 and not 0 <= alpha <= 1:
        raise ValueError(f"alpha must lie in [0, 1], or be -1 to leave it out, got {alpha}")
    if not gamma >= 0:
        raise ValueError(f"gamma must not be negative, got {gamma}")
    share, power = float(alpha), float(gamma)
    x, t = as_pair(inputs, targets, ("inputs", "targets"))
    entropy = np.log1p(np.exp(-np.abs(x))) - np.minimum(x, 0) + (1 - t) * x
    p = logistic(x)
    doubt = p * (1 - t) + logistic(-x) * t
    losses = entropy * doubt**power
    if share != -1:
        losses = losses * (share * t + (1 - share) * (1 - t))
    return reduced(losses, reduction)
