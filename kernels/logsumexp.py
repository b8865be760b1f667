"""The smooth maximum."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels.softmax import check_axis


def logsumexp(input: ArrayLike, dim: int | tuple[int, ...], keepdim: bool = False) -> Array:
    r"""Return the logarithm of a sum of exponentials along one or more axes, without overflow.

    $\log\sum_j e^{x_j} = m + \log\sum_j e^{x_j - m},\quad m = \max_j x_j$; it lies between $m$ and $m + \log n$

    Any shape; float32 and float64 are kept, integers become float64. Returns the input's shape without the axes `dim`,
    or with length 1 there under `keepdim`. A sum over nothing but -inf is -inf. Raises ValueError for an axis that
    the input does not have. Source: `torch.logsumexp`; `scipy.special.logsumexp` calls the arguments `axis` and
    `keepdims`.

    >>> logsumexp([[0.0, 0.0], [10000.0, 10000.0]], dim=1).round(4)
    array([6.93100000e-01, 1.00006931e+04])
    """
    x = as_float("input", input)
    axes = dim if isinstance(dim, tuple) else (dim,)
    for axis in axes:
        check_axis(axis, x)
    top = np.maximum.reduce(x, axis=axes if x.ndim else None, keepdims=True, initial=-np.inf)
    top = np.where(np.isfinite(top), top, 0)
    with np.errstate(divide="ignore", over="ignore"):
        sums = np.log(np.add.reduce(np.exp(x - top), axis=axes if x.ndim else None, keepdims=True)) + top
    return np.asarray(sums if keepdim or not x.ndim else sums.squeeze(axes))
