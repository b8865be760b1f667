"""Weights that make up for an uneven number of samples per class."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, as_int, as_integers
from kernels.one_hot import check_labels


def class_weights(labels: ArrayLike, num_classes: int) -> Array:
    r"""Weigh every class by the inverse of its frequency, so that all weigh alike in sum.

    $w_c = \frac{n}{C\,n_c}$ with $n$ samples, $C$ classes and $n_c$ samples of class $c$; balanced data give ones

    Labels are integers of any shape. Returns float64 (num_classes,). Raises ValueError if a class has no sample,
    IndexError for a label that is not a class. Source: scikit-learn's `compute_class_weight("balanced")`, after King
    and Zeng 2001. Rival conventions: $1/n_c$, or $n/n_c$, unscaled.

    >>> class_weights([0, 0, 0, 1], 2).round(4)
    array([0.6667, 2.    ])
    """
    counts = class_counts("labels", labels, num_classes)
    missing = np.flatnonzero(counts == 0)
    if missing.size:
        named = ", ".join(str(each) for each in missing)
        raise ValueError(f"no sample of class {named}; drop it or choose another weight for it")
    return np.asarray(counts.sum() / (len(counts) * counts))


def sample_weights(labels: ArrayLike, num_classes: int) -> Array:
    r"""Give every sample the weight of its class, so that drawing by these weights makes balanced batches.

    $w_i = \frac{n}{C\,n_{y_i}}$

    Labels are integers of any shape. Returns float64 of that shape. Raises ValueError if a class has no sample,
    IndexError for a label that is not a class. Source: scikit-learn's `compute_sample_weight("balanced")`; made for
    `torch.utils.data.WeightedRandomSampler`.

    >>> sample_weights([0, 0, 0, 1], 2).round(4)
    array([0.6667, 0.6667, 0.6667, 2.    ])
    """
    return np.asarray(class_weights(labels, num_classes)[as_integers("labels", labels)])


def effective_number_weights(counts: ArrayLike, beta: float) -> Array:
    r"""Weigh every class by the inverse of its effective number of samples, which grows ever more slowly.

    $w_c \propto \frac{1 - \beta}{1 - \beta^{n_c}}$, scaled to sum to the number of classes

    Counts are the samples per class, (C,). Returns float64 (C,). A beta of 0 gives ones, towards 1 the inverse
    frequency. Raises ValueError for a beta outside [0, 1) or a count below 1. Source: Cui et al. 2019, "Class-Balanced
    Loss Based on Effective Number of Samples".

    >>> effective_number_weights([1, 2], 0.5)
    array([1.2, 0.8])
    """
    if not 0 <= beta < 1:
        raise ValueError(f"beta must lie in [0, 1), got {beta}")
    sizes = as_float("counts", counts).astype(np.float64)
    if sizes.ndim != 1 or not sizes.size or not np.all(sizes >= 1):
        raise ValueError("counts must be (C,) with at least one sample per class")
    if beta == 0:
        return np.ones(len(sizes))
    weights = 1 / -np.expm1(sizes * np.log(beta))
    return np.asarray(weights * (len(weights) / np.add.reduce(weights)))


def class_counts(name: str, labels: ArrayLike, num_classes: int) -> Array:
    """Return how many labels each class has, after checking that all are classes."""
    classes = as_int("num_classes", num_classes, least=1)
    indices = as_integers(name, labels).reshape(-1)
    check_labels(name, indices, classes)
    return np.bincount(indices, minlength=classes)
