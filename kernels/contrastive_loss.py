"""The contrastive loss of pairs."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import as_floats, check_reduction
from kernels._losses import Loss, as_like, reduced
from kernels.pairwise_distance import check_vectors, distance


def contrastive_loss(
    input1: ArrayLike, input2: ArrayLike, target: ArrayLike, margin: float = 1.0, reduction: str = "mean"
) -> Loss:
    r"""Pull pairs of the same class together, and push pairs of different classes apart up to the margin.

    $\ell_i = \frac{1}{2}\left[y_i\,d_i^2 + (1 - y_i)\max(0, m - d_i)^2\right]$ with
    $d_i = \lVert x_{1,i} - x_{2,i} \rVert_2$

    Inputs are (N, D) or (D,), target is (N,) or a scalar, 1 for a pair of the same class and 0 for different ones;
    the wider dtype of the inputs is kept. Returns (N,) (a scalar for vectors) under "none", else a scalar. Raises
    ValueError for shapes that do not fit, a margin that is not positive or an unknown reduction. Source: Hadsell,
    Chopra and LeCun 2006. Rival conventions: Hadsell writes 0 for the same class; some leave out the ½ or the
    square.

    >>> contrastive_loss([[0.0, 0.0], [0.0, 0.0]], [[3.0, 4.0], [3.0, 4.0]], [1, 0], margin=6.0, reduction="none")
    array([12.5,  0.5])
    """
    check_reduction(reduction)
    if not margin > 0:
        raise ValueError(f"margin must be greater than 0, got {margin}")
    first, second = as_floats(("input1", "input2"), input1, input2)
    check_vectors(("input1", "input2"), first, second)
    apart = distance(first, second, eps=0.0)
    same = as_like("target", target, apart)
    if same.shape != apart.shape:
        raise ValueError(f"target has shape {same.shape} but there is one pair per entry of {apart.shape}")
    short = np.maximum(float(margin) - apart, 0)
    return reduced(0.5 * (same * apart * apart + (1 - same) * short * short), reduction)
