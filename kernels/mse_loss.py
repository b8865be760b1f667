"""The squared error."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, check_reduction
from kernels._losses import Loss, as_pair, mean_scale, reduced, weighted


def mse_loss(input: ArrayLike, target: ArrayLike, *, reduction: str = "mean", weight: ArrayLike | None = None) -> Loss:
    r"""Return the squared difference of prediction and target.

    $\ell_i = (x_i - y_i)^2$; "mean" divides $\sum_i \ell_i$ by the number of elements, or with a weight
    $\sum_i w_i \ell_i$ by $\sum_i w_i$

    Input, target and weight have one shape, any; the dtype is kept. Returns that shape under "none", else a scalar, in
    the square of the input's unit. Raises ValueError for different shapes (torch only warns, and broadcasts) or an
    unknown reduction. Source: `torch.nn.functional.mse_loss`. Rival conventions: some texts write ½(x − y)², so
    that the gradient loses its factor 2; Keras averages the last axis first.

    >>> float(mse_loss([1.0, 5.0], [2.0, 2.0]))
    5.0
    >>> mse_loss([1.0, 5.0], [2.0, 2.0], reduction="none")
    array([1., 9.])
    """
    check_reduction(reduction)
    x, y = as_pair(input, target)
    difference = x - y
    squares = difference * difference
    return reduced(squares, reduction) if weight is None else weighted(squares, weight, reduction)


def mse_loss_backward(input: ArrayLike, target: ArrayLike, reduction: str = "mean") -> Array:
    r"""Return the gradient of the squared error with respect to the input.

    $\frac{\partial L}{\partial x_i} = 2(x_i - y_i)$, divided by the number of elements under "mean"

    Input and target have one shape, any; the dtype is kept. Returns an array of that shape. Raises ValueError for
    different shapes or a reduction other than "mean" and "sum". Source: autograd of `torch.nn.functional.mse_loss`.

    >>> mse_loss_backward([1.0, 5.0], [2.0, 2.0])
    array([-1.,  3.])
    """
    x, y = as_pair(input, target)
    return np.asarray((x - y) * (2.0 * mean_scale(reduction, x.size)))
