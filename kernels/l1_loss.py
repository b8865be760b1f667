"""The absolute error."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import check_reduction
from kernels._losses import Loss, as_pair, reduced, weighted


def l1_loss(input: ArrayLike, target: ArrayLike, *, reduction: str = "mean", weight: ArrayLike | None = None) -> Loss:
    r"""Return the absolute difference of prediction and target.

    $\ell_i = |x_i - y_i|$; "mean" divides $\sum_i \ell_i$ by the number of elements, or with a weight
    $\sum_i w_i \ell_i$ by $\sum_i w_i$

    Input, target and weight have one shape, any; the dtype is kept. Returns that shape under "none", else a scalar, in
    the input's unit. Raises ValueError for different shapes (torch only warns, and broadcasts) or an unknown
    reduction. Source: `torch.nn.functional.l1_loss`; also called MAE. The best constant prediction is the median,
    under the squared error the mean.

    >>> float(l1_loss([1.0, 5.0], [2.0, 2.0]))
    2.0
    """
    check_reduction(reduction)
    x, y = as_pair(input, target)
    sizes = np.abs(x - y)
    return reduced(sizes, reduction) if weight is None else weighted(sizes, weight, reduction)
