"""Overlap of boxes: intersection over union, and its generalised form."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_floats


def box_iou(boxes1: ArrayLike, boxes2: ArrayLike) -> Array:
    r"""Return the intersection over union of every box of one set with every box of another.

    $$\mathrm{IoU}(a, b) = \frac{|a \cap b|}{|a \cup b|} = \frac{|a \cap b|}{|a| + |b| - |a \cap b|}$$

    boxes1: (N, 4), boxes2: (M, 4), rows x1, y1, x2, y2 with x1 ≤ x2 and y1 ≤ y2, in any one unit. Returns (N, M) values
    in [0, 1] of the boxes' type; two boxes without area give NaN. Raises `ValueError` for other shapes and for a box
    whose corners are exchanged. Source: `torchvision.ops.box_iou`. Coordinates are continuous: a box from 0 to 2 is 2
    wide. Pascal VOC's original code counts pixels and adds 1 to each side.

    >>> box_iou([[0, 0, 2, 2]], [[1, 1, 3, 3], [0, 0, 2, 1], [5, 5, 6, 6]])
    array([[0.14285714, 0.5       , 0.        ]])
    """
    first, second = _checked(boxes1, boxes2)
    return overlaps(first, second)


def generalized_box_iou(boxes1: ArrayLike, boxes2: ArrayLike) -> Array:
    r"""Return the generalised intersection over union of every box of one set with every box of another.

    $$\mathrm{GIoU}(a, b) = \mathrm{IoU}(a, b) - \frac{|h| - |a \cup b|}{|h|},
    \qquad h \text{ the smallest box around both}$$

    Arguments and errors as for `box_iou`. Returns (N, M) values in (−1, 1]: 1 for equal boxes, below 0 for boxes far
    apart, so that it has a gradient where the IoU is 0. Source: Rezatofighi et al. 2019;
    `torchvision.ops.generalized_box_iou`.

    >>> generalized_box_iou([[0, 0, 1, 1]], [[0, 0, 1, 1], [3, 0, 4, 1]])
    array([[ 1. , -0.5]])
    """
    first, second = _checked(boxes1, boxes2)
    shared, union = _overlap(first, second)
    sides = np.maximum(first[:, None, 2:], second[:, 2:])
    sides -= np.minimum(first[:, None, :2], second[:, :2])
    hull = sides[..., 0] * sides[..., 1]
    with np.errstate(invalid="ignore"):
        generalized: Array = shared / union - (hull - union) / hull
    return generalized


def _checked(boxes1: ArrayLike, boxes2: ArrayLike) -> list[Array]:
    """Return two sets of boxes as float arrays, refusing other shapes and exchanged corners."""
    sets = as_floats(("boxes1", "boxes2"), boxes1, boxes2)
    check_boxes("boxes1", sets[0])
    if sets[1] is not sets[0]:
        check_boxes("boxes2", sets[1])
    return sets


def check_boxes(name: str, boxes: Array) -> None:
    """Refuse what is not a list of boxes x1, y1, x2, y2, and a box whose corners are exchanged."""
    if boxes.ndim != 2 or boxes.shape[1] != 4:
        raise ValueError(f"{name} must have shape (N, 4), rows x1, y1, x2, y2, got {boxes.shape}")
    exchanged = boxes[:, 2:] < boxes[:, :2]
    if np.count_nonzero(exchanged):
        row = int(exchanged.any(axis=1).argmax())
        raise ValueError(
            f"box {row} of {name} is {boxes[row].tolist()}: x2 or y2 is below x1 or y1; "
            "give the corners as x1, y1, x2, y2"
        )


def overlaps(first: Array, second: Array) -> Array:
    """Return the intersection over union of every pair of checked boxes."""
    shared, union = _overlap(first, second)
    with np.errstate(invalid="ignore"):
        return np.divide(shared, union, out=shared)


def _overlap(first: Array, second: Array) -> tuple[Array, Array]:
    """Return the areas of the intersection and the union of every pair of boxes."""
    sides = np.minimum(first[:, None, 2:], second[:, 2:])
    sides -= np.maximum(first[:, None, :2], second[:, :2])
    np.maximum(sides, 0, out=sides)
    shared = sides[..., 0] * sides[..., 1]
    union = _area(first)[:, None] + _area(second)
    union -= shared
    return shared, union


def _area(boxes: Array) -> Array:
    """Return the area of every box."""
    sides = boxes[:, 2:] - boxes[:, :2]
    area: Array = sides[:, 0] * sides[:, 1]
    return area
