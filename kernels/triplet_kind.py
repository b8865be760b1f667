"""How hard a triplet is."""

import math

from numpy.typing import ArrayLike

from kernels._checks import as_floats, check_same_shape
from kernels.pairwise_distance import distance


def triplet_kind(anchor: ArrayLike, positive: ArrayLike, negative: ArrayLike, margin: float = 1.0) -> str:
    r"""Say whether a triplet is "easy", "semi-hard" or "hard" to a triplet loss with this margin.

    hard: $d_{an} \le d_{ap}$; semi-hard: $d_{ap} < d_{an} < d_{ap} + m$; easy: $d_{an} \ge d_{ap} + m$, where the
    loss is 0

    All three are vectors (D,). Distances are Euclidean, not squared, without ε. Returns the word. Raises ValueError for
    shapes that differ, a margin that is not positive or NaN among the values. Source: Schroff et al. 2015, "FaceNet",
    which squares the distances.

    >>> [triplet_kind([0.0], [2.0], [far]) for far in (1.0, 2.5, 3.0)]
    ['hard', 'semi-hard', 'easy']
    """
    if not margin > 0:
        raise ValueError(f"margin must be greater than 0, got {margin}")
    a, p, n = as_floats(("anchor", "positive", "negative"), anchor, positive, negative)
    check_same_shape("anchor", a, "positive", p)
    check_same_shape("anchor", a, "negative", n)
    if a.ndim != 1:
        raise ValueError(f"a triplet is three vectors (D,), got shape {a.shape}; ask for one triplet at a time")
    near = float(distance(a, p, eps=0.0))
    far = float(distance(a, n, eps=0.0))
    if math.isnan(near) or math.isnan(far):
        raise ValueError("a triplet with NaN has no kind")
    if far <= near:
        return "hard"
    return "semi-hard" if far < near + margin else "easy"
