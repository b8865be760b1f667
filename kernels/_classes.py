"""Class targets: their checks, and the layout in which class losses are computed, one row of scores a target."""

import math

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, as_integers
from kernels._losses import as_like


def class_rows(x: Array) -> Array:
    """Return scores of shape (C,), (N, C) or (N, C, d1, …) as a matrix with one row of C scores per target."""
    if x.ndim == 2:
        return x
    if x.ndim == 1:
        return x[None]
    count, classes = x.shape[:2]
    cells = math.prod(x.shape[2:])
    return x.reshape(count, classes, cells).transpose(0, 2, 1).reshape(count * cells, classes)


def unclass_rows(rows: Array, shape: tuple[int, ...]) -> Array:
    """Undo `class_rows`: return the matrix in the shape that the scores had."""
    if len(shape) < 3:
        return rows.reshape(shape)
    count, classes = shape[:2]
    return rows.reshape(count, math.prod(shape[2:]), classes).transpose(0, 2, 1).reshape(shape)


def class_scores(input: ArrayLike) -> Array:
    """Return the input as a float array, refusing one that has no axis of classes."""
    x = as_float("input", input)
    if x.ndim == 0 or x.shape[min(x.ndim - 1, 1)] == 0:
        raise ValueError(f"input must be (C,), (N, C) or (N, C, d1, …) with at least one class, got shape {x.shape}")
    return x


def class_indices(target: ArrayLike, x: Array, ignore_index: int) -> tuple[Array, Array | None]:
    """Return one class index per row, and which rows count (None: all); a row that is ignored gets class 0.

    Seen as unsigned, a negative index is larger than every class, so one comparison finds both ends.
    """
    indices = as_integers("target", target)
    shape = x.shape[:1] + x.shape[2:] if x.ndim > 1 else ()
    if indices.shape != shape:
        raise ValueError(
            f"target has shape {indices.shape} but an input of shape {x.shape} needs class indices of shape {shape}"
        )
    flat = indices.reshape(-1)
    classes = x.shape[min(x.ndim - 1, 1)]
    outside = flat.view(np.uint64) >= classes
    if not (0 <= ignore_index < classes or np.logical_or.reduce(outside)):
        return flat, None
    ignored = flat == ignore_index
    kept = ~ignored
    wrong = outside & kept
    if np.logical_or.reduce(wrong):
        first = int(np.argmax(wrong))
        place = tuple(int(axis) for axis in np.unravel_index(first, shape)) if shape else ()
        raise IndexError(
            f"target {flat[first]} at position {place} is not a class; {classes} classes have the indices "
            f"0 to {classes - 1} (ignore_index is {ignore_index})"
        )
    return flat * kept, kept


def class_weight(weight: ArrayLike | None, x: Array) -> Array | None:
    """Return one weight per class in the dtype of the scores."""
    if weight is None:
        return None
    weights = as_like("weight", weight, x)
    classes = x.shape[min(x.ndim - 1, 1)]
    if weights.shape != (classes,):
        raise ValueError(f"weight has shape {weights.shape} but there are {classes} classes; give one weight per class")
    return weights
