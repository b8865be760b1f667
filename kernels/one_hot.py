"""Class indices as vectors with a single one."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_int, as_integers


def one_hot(tensor: ArrayLike, num_classes: int = -1) -> Array:
    r"""Turn every class index into a vector that is 1 there and 0 elsewhere.

    $y_{ic} = [c = t_i]$

    `tensor` holds integers of any shape; `num_classes` of -1 takes the largest index plus one. Returns int64 of the
    shape (\*, num_classes). Raises TypeError for indices that are not integers, IndexError for one outside
    0 … num_classes − 1, ValueError if the number of classes cannot be told from an empty array. Source:
    `torch.nn.functional.one_hot`. Rival: in TensorFlow and JAX an index outside gives a row of zeros.

    >>> one_hot([2, 0])
    array([[0, 0, 1],
           [1, 0, 0]])
    """
    indices = as_integers("tensor", tensor)
    classes = as_int("num_classes", num_classes)
    if classes < 1 and (classes != -1 or indices.size == 0):
        raise ValueError(f"num_classes must be at least 1, or -1 with at least one index, got {classes}")
    check_labels("tensor", indices, None if classes == -1 else classes)
    if classes == -1:
        classes = int(np.maximum.reduce(indices, axis=None)) + 1
    return np.asarray(indices[..., None] == np.arange(classes), dtype=np.int64)


def check_labels(name: str, labels: Array, num_classes: int | None) -> None:
    """Refuse a label below 0 or, where the number of classes is given, past the last class."""
    if labels.size == 0:
        return
    above = np.maximum.reduce(labels, axis=None)
    if np.minimum.reduce(labels, axis=None) >= 0 and (num_classes is None or above < num_classes):
        return
    outside = labels < 0 if num_classes is None else (labels < 0) | (labels >= num_classes)
    place = tuple(int(axis) for axis in np.argwhere(outside)[0])
    span = "0 and up" if num_classes is None else f"0 to {num_classes - 1}"
    raise IndexError(f"{name} holds {labels[place]} at position {place}, which is not a class; classes are {span}")
