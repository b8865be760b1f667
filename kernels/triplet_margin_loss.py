"""The triplet loss: an anchor nearer to its like than to its unlike, by a margin."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import as_floats, check_reduction
from kernels._losses import Loss, reduced
from kernels.pairwise_distance import check_vectors, distance


def triplet_margin_loss(
    anchor: ArrayLike,
    positive: ArrayLike,
    negative: ArrayLike,
    margin: float = 1.0,
    p: float = 2,
    eps: float = 1e-6,
    swap: bool = False,
    *,
    reduction: str = "mean",
) -> Loss:
    r"""Return by how much each anchor misses being nearer to its positive than to its negative by the margin.

    $\ell_i = \max\left(0,\; d(a_i, p_i) - d(a_i, n_i) + m\right)$ with $d(x, y) = \lVert x - y + \epsilon \rVert_p$;
    `swap` takes $\min(d(a, n), d(p, n))$ as the distance to the negative

    All three are (N, D) or (D,) and may broadcast; the wider dtype is kept. Returns (N,) (a scalar for vectors) under
    "none", else a scalar. Raises ValueError for shapes that do not fit, a margin that is not positive or an unknown
    reduction. Source: Balntas et al. 2016; `torch.nn.functional.triplet_margin_loss`. Rival convention: FaceNet
    squares the distances.

    >>> float(triplet_margin_loss([0.0, 0.0], [3.0, 4.0], [6.0, 8.0], margin=6.0).round(4))
    1.0
    """
    check_reduction(reduction)
    if not margin > 0:
        raise ValueError(f"margin must be greater than 0, got {margin}")
    names = ("anchor", "positive", "negative")
    a, b, c = as_floats(names, anchor, positive, negative)
    if not a.ndim == b.ndim == c.ndim:
        raise ValueError(f"anchor {a.shape}, positive {b.shape} and negative {c.shape} must have equally many axes")
    check_vectors(names, a, b, c)
    far = distance(a, c, p, eps)
    if swap:
        far = np.minimum(far, distance(b, c, p, eps))
    return reduced(np.maximum(float(margin) + distance(a, b, p, eps) - far, 0), reduction)
