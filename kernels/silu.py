"""The sigmoid linear unit, also called swish."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels.sigmoid import logistic


def silu(input: ArrayLike) -> Array:
    r"""Weigh every value by its own sigmoid.

    $\mathrm{silu}(x) = x\,\sigma(x) = \frac{x}{1 + e^{-x}}$

    Any shape; float32 and float64 are kept, integers become float64. Returns an array of that shape. Raises TypeError
    for input that is not numeric. Source: Elfwing et al. 2017; `torch.nn.functional.silu`. Also called swish
    (Ramachandran et al. 2017), with $x\,\sigma(\beta x)$ in general.

    >>> silu([-1.0, 0.0, 1.0]).round(4)
    array([-0.2689,  0.    ,  0.7311])
    """
    x = as_float("input", input)
    return np.asarray(x * logistic(x))
