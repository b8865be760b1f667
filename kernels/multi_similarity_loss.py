"""The multi-similarity loss of a batch of embeddings."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, as_integers
from kernels._losses import Loss


def multi_similarity_loss(
    embeddings: ArrayLike,
    labels: ArrayLike,
    alpha: float = 2.0,
    beta: float = 50.0,
    base: float = 0.5,
    epsilon: float | None = None,
) -> Loss:
    r"""Weigh every pair of a batch by how its similarity compares with the base and with the other pairs.

    $L = \frac{1}{N}\sum_i \frac{1}{\alpha}\log\Bigl(1 + \sum_{k \in P_i} e^{-\alpha(S_{ik} - \lambda)}\Bigr)
    + \frac{1}{\beta}\log\Bigl(1 + \sum_{k \in N_i} e^{\beta(S_{ik} - \lambda)}\Bigr)$ with the cosine $S$ and the base
    $\lambda$

    Embeddings are (N, D), labels N integers; self-pairs are left out. With `epsilon` None all pairs count; else pairs
    are mined: positives below the most similar negative plus ε, negatives above the least similar positive minus ε.
    Returns a scalar of the embeddings' dtype, the mean over all anchors. Raises ValueError for shapes that do not
    fit, an empty batch or scales that are not positive. Source: Wang et al. 2019. Rival convention: the authors' code
    has β = 40 and ε = 0.1 and skips anchors that lack either kind of pair.

    >>> x = [[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]
    >>> float(multi_similarity_loss(x, [0, 0, 1], alpha=1.0, beta=1.0, base=0.0).round(4))
    1.0371
    """
    x = as_float("embeddings", embeddings)
    classes = as_integers("labels", labels)
    if x.ndim != 2 or classes.shape != x.shape[:1] or not x.size:
        raise ValueError(f"embeddings must be (N, D) with N labels, got shapes {x.shape} and {classes.shape}")
    if not (alpha > 0 and beta > 0):
        raise ValueError(f"alpha and beta must be greater than 0, got {alpha} and {beta}")
    pulling, pushing, middle = float(alpha), float(beta), float(base)
    lengths = np.sqrt(np.add.reduce(x * x, axis=1, keepdims=True))
    unit = x / np.maximum(lengths, 1e-12)
    similarity = unit @ unit.T
    positive = classes[:, None] == classes
    negative = ~positive
    positive.flat[:: len(classes) + 1] = False
    if epsilon is not None:
        positive, negative = mined(similarity, positive, negative, float(epsilon))
    pull = np.where(positive, -pulling * (similarity - middle), -np.inf)
    push = np.where(negative, pushing * (similarity - middle), -np.inf)
    losses = np.logaddexp.reduce(pull, axis=1, initial=0) / pulling
    losses += np.logaddexp.reduce(push, axis=1, initial=0) / pushing
    total: Loss = np.add.reduce(losses) / len(losses)
    return total


def mined(similarity: Array, positive: Array, negative: Array, epsilon: float) -> tuple[Array, Array]:
    """Return which pairs teach something: positives and negatives whose similarities come within epsilon."""
    nearest_negative = np.maximum.reduce(np.where(negative, similarity, -np.inf), axis=1, keepdims=True)
    farthest_positive = np.minimum.reduce(np.where(positive, similarity, np.inf), axis=1, keepdims=True)
    return (
        positive & (similarity < nearest_negative + epsilon),
        negative & (similarity > farthest_positive - epsilon),
    )
