"""Gradient clipping, by norm and by value."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float


def clip_grad_norm(grads: ArrayLike, max_norm: float, norm_type: float = 2.0) -> tuple[Any, np.floating[Any]]:
    r"""Shrink all gradients by one factor, so that their joint norm stays within a bound; the direction is kept.

    $g' = g \cdot \min\left(1, \frac{M}{\lVert g \rVert + 10^{-6}}\right)$ with the norm over all gradients together

    `grads` is one array or a sequence of arrays, one per parameter, of any shapes and float dtypes, which are kept;
    `norm_type` may be infinite. Returns (clipped gradients, an array or a list of arrays; total norm before clipping),
    where torch writes into the parameters. Raises ValueError for a negative bound or a norm type that is not
    positive. Source: Pascanu et al. 2013; `torch.nn.utils.clip_grad_norm_`. Rival conventions: TensorFlow's
    `clip_by_norm` takes each tensor alone, its `clip_by_global_norm` adds no 1e-6.

    >>> clipped, norm = clip_grad_norm([3.0, 4.0], max_norm=1.0)
    >>> clipped.round(4), float(norm)
    (array([0.6, 0.8]), 5.0)
    """
    if not max_norm >= 0:
        raise ValueError(f"max_norm must not be negative, got {max_norm}")
    if not norm_type > 0:
        raise ValueError(f"norm_type must be greater than 0, got {norm_type}")
    arrays, pack = _unpacked(grads)
    total = _norm(np.stack([_norm(each, norm_type) for each in arrays]) if arrays else np.zeros(1), norm_type)
    factor = min(1.0, float(max_norm / (total + 1e-6)))
    return pack([np.asarray(each * factor) for each in arrays]), total


def clip_grad_value(grads: ArrayLike, clip_value: float) -> Any:
    r"""Hold every single gradient value within a bound; the direction may change.

    $g'_i = \min(\max(g_i, -v), v)$

    `grads` is one array or a sequence of arrays, one per parameter, of any shapes and float dtypes, which are kept.
    Returns the clipped gradients, an array or a list. Raises ValueError for a negative bound. Source:
    `torch.nn.utils.clip_grad_value_`.

    >>> clip_grad_value([3.0, -0.5, -4.0], clip_value=1.0)
    array([ 1. , -0.5, -1. ])
    """
    if not clip_value >= 0:
        raise ValueError(f"clip_value must not be negative, got {clip_value}")
    arrays, pack = _unpacked(grads)
    bound = float(clip_value)
    return pack([np.asarray(np.minimum(np.maximum(each, -bound), bound)) for each in arrays])


def _unpacked(grads: ArrayLike) -> tuple[list[Array], Callable[[list[Array]], Any]]:
    """Return the gradients as a list, and how to arrange the results as they came: a list, or the one array."""
    if isinstance(grads, list | tuple) and not all(np.ndim(each) == 0 for each in grads):
        return [as_float("grads", each) for each in grads], list
    return [as_float("grads", grads)], lambda arrays: arrays[0]


def _norm(values: Array, norm_type: float) -> np.floating[Any]:
    """Return the p-norm of all values of an array."""
    if values.size == 0:
        return np.float64(0)
    sizes = np.abs(values)
    norm: np.floating[Any]
    if norm_type == math.inf:
        norm = np.maximum.reduce(sizes, axis=None)
    elif norm_type == 2:
        norm = np.sqrt(np.add.reduce(sizes * sizes, axis=None))
    else:
        norm = np.add.reduce(sizes**norm_type, axis=None) ** (1 / norm_type)
    return norm
