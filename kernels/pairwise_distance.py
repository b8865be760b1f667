"""The distance of paired vectors."""

import math

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_floats


def pairwise_distance(x1: ArrayLike, x2: ArrayLike, p: float = 2.0, eps: float = 1e-6, keepdim: bool = False) -> Array:
    r"""Return the p-norm of the difference of each pair of vectors, the i-th of one with the i-th of the other.

    $d_i = \lVert x_{1,i} - x_{2,i} + \epsilon \rVert_p$

    Both are (N, D) or (D,), more generally (\*, D), and broadcast against each other; the wider dtype is kept.
    Returns (\*), or (\*, 1) with `keepdim`. ε is added to every difference, so equal vectors lie $\epsilon\,D^{1/p}$
    apart. `p` may be infinite (largest difference) or 0 (number of differences). Raises ValueError for shapes that do
    not broadcast. Source: `torch.nn.functional.pairwise_distance`. Rival conventions: `torch.cdist` and
    `scipy.spatial.distance.cdist` compare all pairs and add no ε.

    >>> pairwise_distance([[0.0, 0.0], [1.0, 1.0]], [[3.0, 4.0], [1.0, 2.0]]).round(4)
    array([5., 1.])
    """
    first, second = as_floats(("x1", "x2"), x1, x2)
    check_vectors(("x1", "x2"), first, second)
    distances = distance(first, second, p, eps)
    return distances[..., None] if keepdim else distances


def distance(first: Array, second: Array, p: float = 2.0, eps: float = 1e-6) -> Array:
    """Return the p-norm of the difference plus eps, along the last axis, of checked arrays."""
    difference = first - second + float(eps)
    if p == 2:
        return np.asarray(np.sqrt(np.add.reduce(difference * difference, axis=-1)))
    size = np.abs(difference)
    if p == 1:
        return np.asarray(np.add.reduce(size, axis=-1))
    if p == math.inf:
        return np.asarray(np.maximum.reduce(size, axis=-1))
    if p == 0:
        return np.asarray(np.add.reduce(size != 0, axis=-1, dtype=size.dtype))
    if p < 0:
        raise ValueError(f"p must not be negative, got {p}")
    return np.asarray(np.add.reduce(size ** float(p), axis=-1) ** (1 / float(p)))


def check_vectors(names: tuple[str, ...], *arrays: Array) -> None:
    """Refuse arrays that are not vectors along a last axis, or whose shapes do not broadcast."""
    for name, array in zip(names, arrays, strict=True):
        if array.ndim == 0:
            raise ValueError(f"{name} must be (*, D), got a scalar; give vectors")
    shapes = [array.shape for array in arrays]
    if shapes.count(shapes[0]) == len(shapes):
        return
    try:
        np.broadcast_shapes(*shapes)
    except ValueError:
        listed = ", ".join(f"{name} {shape}" for name, shape in zip(names, shapes, strict=True))
        raise ValueError(
            f"the shapes do not broadcast: {listed}; give vectors of one length in equal numbers"
        ) from None
