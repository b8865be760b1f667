"""The Huber loss."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import check_reduction
from kernels._losses import Loss, as_pair, reduced, weighted


def huber_loss(
    input: ArrayLike,
    target: ArrayLike,
    reduction: str = "mean",
    delta: float = 1.0,
    weight: ArrayLike | None = None,
) -> Loss:
    r"""Return a loss that is half the squared error up to `delta` and has slope `delta` beyond.

    $\ell_i = \frac{1}{2}d^2$ for $d \le \delta$, else $\delta\,(d - \frac{\delta}{2})$, with $d = |x_i - y_i|$

    Input, target and weight have one shape, any; the dtype is kept. Returns that shape under "none", else a scalar;
    "mean" divides by the number of elements, with a weight too (unlike `mse_loss` and `l1_loss`). Raises ValueError for
    different shapes, a delta that is not positive or an unknown reduction. Source: Huber 1964;
    `torch.nn.functional.huber_loss`. Rival: `smooth_l1_loss` is this divided by δ.

    >>> huber_loss([0.5, 3.0], [0.0, 0.0], reduction="none", delta=2.0)
    array([0.125, 4.   ])
    """
    check_reduction(reduction)
    if not delta > 0:
        raise ValueError(f"delta must be greater than 0, got {delta}")
    width = float(delta)
    x, y = as_pair(input, target)
    size = np.abs(x - y)
    losses = np.where(size <= width, 0.5 * size * size, (size - 0.5 * width) * width)
    return reduced(losses if weight is None else np.asarray(weighted(losses, weight, "none")), reduction)
