"""Inverted dropout."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, check_same_shape


def dropout(
    input: ArrayLike,
    p: float = 0.5,
    training: bool = True,
    rng: "np.random.Generator | None" = None,
    mask: ArrayLike | None = None,
) -> Array:
    r"""Set each value to zero with probability p and scale up the others, so that the expected value stays.

    $y_i = \frac{m_i\,x_i}{1 - p}$ with $m_i \in \{0, 1\}$, $P(m_i = 1) = 1 - p$; the identity outside training

    Input has any shape; float32 and float64 are kept, integers become float64. Give either `rng`, which draws the mask,
    or a `mask` of the input's shape (1 = keep). Returns an array of that shape, the input itself outside training.
    Raises ValueError for a p outside [0, 1], neither or both of rng and mask, or a mask with other values or shape.
    Source: Srivastava et al. 2014; `torch.nn.functional.dropout`. Rival conventions: the paper leaves training
    unscaled and multiplies by 1 − p in tests; in TensorFlow 1 the argument was the probability to keep.

    >>> dropout([1.0, 2.0, 3.0, 4.0], p=0.5, mask=[1, 0, 1, 0])
    array([2., 0., 6., 0.])
    """
    if not 0 <= p <= 1:
        raise ValueError(f"p must lie in [0, 1], got {p}")
    if rng is not None and mask is not None:
        raise ValueError("rng and mask both decide what is kept; give only one")
    x = as_float("input", input)
    if not training or (p == 0 and mask is None):
        return x
    if mask is not None:
        keep = as_float("mask", mask)
        check_same_shape("mask", keep, "input", x)
        if not np.all((keep == 0) | (keep == 1)):
            raise ValueError("mask must hold only 1 (keep) and 0 (drop)")
        keep = keep.astype(x.dtype)
    elif rng is not None:
        keep = (rng.random(x.shape) >= p).astype(x.dtype)
    else:
        raise ValueError("training draws a mask: give rng=numpy.random.default_rng(seed), or the mask itself")
    return np.asarray(x * keep / (1 - float(p)) if p < 1 else x * 0.0)
