"""The Kullback-Leibler divergence."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import check_reduction
from kernels._losses import Loss, as_pair, ratio, reduced


def kl_div(input: ArrayLike, target: ArrayLike, *, reduction: str = "mean", log_target: bool = False) -> Loss:
    r"""Return the terms of the divergence of the target from the prediction, which is given as log-probabilities.

    $\ell_i = t_i\,(\log t_i - x_i)$ with 0·log 0 = 0, or $e^{t_i}(t_i - x_i)$ with `log_target`;
    $\sum_i \ell_i = D_{KL}(t \,\|\, e^x)$

    Input (log-probabilities) and target (probabilities, or their logarithms) have one shape, any; the dtype is kept.
    Returns that shape under "none", else a scalar, in nats. "batchmean" divides the sum by the first axis and is the
    divergence; "mean" divides by the number of elements and is not. Raises ValueError for different shapes or an
    unknown reduction. A negative target gives NaN. Source: `torch.nn.functional.kl_div`. Rival conventions: texts
    write D(p‖q) with the true p first, here it is the second argument; `scipy.stats.entropy(p, q)` takes
    probabilities.

    >>> float(kl_div([[-0.6931471805599453, -0.6931471805599453]], [[1.0, 0.0]], reduction="batchmean").round(4))
    0.6931
    """
    check_reduction(reduction, ("none", "batchmean", "mean", "sum"))
    x, t = as_pair(input, target)
    if reduction == "batchmean" and x.ndim == 0:
        raise ValueError('"batchmean" needs a batch axis, got a scalar; use "sum"')
    with np.errstate(invalid="ignore"):
        terms = np.exp(t) * (t - x) if log_target else t * np.log(np.where(t == 0, 1, t)) - t * x
    if reduction == "batchmean":
        return ratio(np.add.reduce(terms, axis=None), len(x))
    return reduced(terms, reduction)
