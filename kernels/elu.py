"""The exponential linear unit."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float


def elu(input: ArrayLike, alpha: float = 1.0) -> Array:
    r"""Keep positive values and bend the others towards $-\alpha$.

    $y = x$ for $x > 0$, else $y = \alpha\,(e^x - 1)$

    Any shape; float32 and float64 are kept, integers become float64. Returns an array of that shape. Raises TypeError
    for input that is not numeric. Source: Clevert et al. 2015; `torch.nn.functional.elu`. Its relative SELU scales
    the whole by 1.0507 and has α = 1.6733.

    >>> elu([-10000.0, 0.0, 2.0])
    array([-1.,  0.,  2.])
    """
    x = as_float("input", input)
    return np.asarray(np.where(x > 0, x, np.expm1(np.minimum(x, 0)) * float(alpha)))
