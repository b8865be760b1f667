"""Binary cross-entropy on logits: the stable way to train sigmoid outputs."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, check_reduction
from kernels._losses import Loss, as_pair, mean_scale, reduced, spread
from kernels.sigmoid import logistic


def binary_cross_entropy_with_logits(
    input: ArrayLike,
    target: ArrayLike,
    weight: ArrayLike | None = None,
    *,
    reduction: str = "mean",
    pos_weight: ArrayLike | None = None,
) -> Loss:
    r"""Return the binary cross-entropy of logits, sigmoid and logarithm in one stable step.

    $\ell_i = w_i\left[(1 - y_i)\,x_i + (1 + (p - 1)\,y_i)\,\log(1 + e^{-x_i})\right]$, which is
    $-w_i\left[p\,y_i \log\sigma(x_i) + (1 - y_i)\log(1 - \sigma(x_i))\right]$ with $p$ = `pos_weight`

    Input and target have one shape, any; targets are probabilities, 0 and 1 as a rule (integers and booleans take the
    input's dtype). `weight` and `pos_weight` broadcast to that shape (a `pos_weight` of shape (C,) weighs the last
    axis). Returns that shape under "none", else a scalar, in nats; "mean" divides by the number of elements, never by
    the weights. Raises ValueError for shapes that do not fit or an unknown reduction. Source:
    `torch.nn.functional.binary_cross_entropy_with_logits`. Rival: TensorFlow names it
    `sigmoid_cross_entropy_with_logits` and never reduces.

    >>> binary_cross_entropy_with_logits([0.0, 10000.0], [1.0, 0.0], reduction="none").round(4)
    array([6.931e-01, 1.000e+04])
    """
    check_reduction(reduction)
    x, y = as_pair(input, target)
    losses = np.log1p(np.exp(-np.abs(x))) - np.minimum(x, 0)
    if pos_weight is not None:
        losses = losses * (1 + (spread("pos_weight", pos_weight, x) - 1) * y)
    losses = losses + (1 - y) * x
    if weight is not None:
        losses = losses * spread("weight", weight, x)
    return reduced(losses, reduction)


def binary_cross_entropy_with_logits_backward(
    input: ArrayLike,
    target: ArrayLike,
    weight: ArrayLike | None = None,
    reduction: str = "mean",
    pos_weight: ArrayLike | None = None,
) -> Array:
    r"""Return the gradient of the binary cross-entropy with respect to the logits.

    $\frac{\partial L}{\partial x_i} = w_i\left[(1 - y_i) - (1 + (p - 1)\,y_i)(1 - \sigma(x_i))\right]$, which is
    $\sigma(x_i) - y_i$ without weights, divided by the number of elements under "mean"

    Arguments as in `binary_cross_entropy_with_logits`. Returns an array of the input's shape and dtype. Raises
    ValueError for shapes that do not fit or a reduction other than "mean" and "sum". Source: autograd of
    `torch.nn.functional.binary_cross_entropy_with_logits`.

    >>> binary_cross_entropy_with_logits_backward([0.0, 0.0], [1.0, 0.0])
    array([-0.25,  0.25])
    """
    x, y = as_pair(input, target)
    scale = mean_scale(reduction, x.size)
    if pos_weight is None:
        gradient = logistic(x) - y
    else:
        gradient = (1 - y) - (1 + (spread("pos_weight", pos_weight, x) - 1) * y) * logistic(-x)
    if weight is not None:
        gradient = gradient * spread("weight", weight, x)
    return np.asarray(gradient * scale)
