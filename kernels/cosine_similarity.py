"""The cosine of the angle between paired vectors."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_floats
from kernels.pairwise_distance import check_vectors
from kernels.softmax import check_axis


def cosine_similarity(x1: ArrayLike, x2: ArrayLike, dim: int = 1, eps: float = 1e-8) -> Array:
    r"""Return the cosine of the angle between each pair of vectors, whatever their lengths.

    $\cos = \frac{x_1 \cdot x_2}{\max(\lVert x_1 \rVert, \epsilon)\,\max(\lVert x_2 \rVert, \epsilon)}$

    The arguments broadcast to one shape, whose axis `dim` holds the vectors; the wider dtype is kept. Returns that
    shape without the axis, values in [-1, 1]. A zero vector gives 0. Raises ValueError for shapes that do not
    broadcast or an axis that does not exist. Source: `torch.nn.functional.cosine_similarity`. Rival: the cosine
    *distance* of `scipy.spatial.distance.cosine` is one minus this.

    >>> cosine_similarity([[3.0, 4.0], [1.0, 0.0]], [[4.0, 3.0], [0.0, 2.0]]).round(4)
    array([0.96, 0.  ])
    """
    first, second = as_floats(("x1", "x2"), x1, x2)
    check_vectors(("x1", "x2"), first, second)
    if first.shape != second.shape:
        first, second = np.broadcast_arrays(first, second)
    check_axis(dim, first)
    least = float(eps)
    first_length = np.sqrt(np.add.reduce(first * first, axis=dim, keepdims=True))
    second_length = np.sqrt(np.add.reduce(second * second, axis=dim, keepdims=True))
    units = (first / np.maximum(first_length, least)) * (second / np.maximum(second_length, least))
    return np.asarray(np.add.reduce(units, axis=dim))
