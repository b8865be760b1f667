"""Non-maximum suppression: of boxes that overlap too much, only the best stays."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels.box_iou import check_boxes, overlaps

_CHUNK = 128


def nms(boxes: ArrayLike, scores: ArrayLike, iou_threshold: float) -> Array:
    r"""Return the indices of the boxes that survive non-maximum suppression, the best score first.

    Going through the boxes by falling score (equal scores in their given order), keep a box unless its
    $\mathrm{IoU}$ with one already kept is *greater* than the threshold.

    boxes: (N, 4), rows x1, y1, x2, y2; scores: (N,); iou_threshold: a number in [0, 1]. Returns int64 indices. Raises
    `ValueError` for other shapes, exchanged corners and a threshold outside [0, 1]. Source: `torchvision.ops.nms`. It
    knows no classes: detectors call it once per class. Soft-NMS (Bodla et al. 2017) lowers scores instead of dropping.

    >>> nms([[0, 0, 2, 2], [0, 0, 2, 1.9], [5, 5, 6, 6]], [0.8, 0.9, 0.3], 0.5)
    array([1, 2])
    """
    candidates, ranks = as_float("boxes", boxes), as_float("scores", scores)
    check_boxes("boxes", candidates)
    if ranks.shape != candidates.shape[:1]:
        raise ValueError(f"scores must have shape {candidates.shape[:1]}, one per box, got {ranks.shape}")
    if not 0 <= iou_threshold <= 1:
        raise ValueError(f"iou_threshold must lie in [0, 1], got {iou_threshold}")
    order = (-ranks).argsort(kind="stable")
    kept: list[int] = []
    for start in range(0, len(order), _CHUNK):
        chunk = order[start : start + _CHUNK]
        if kept:
            chunk = chunk[~(overlaps(candidates[kept], candidates[chunk]) > iou_threshold).any(axis=0)]
        rivals = candidates.take(chunk, axis=0)
        overlapping = (overlaps(rivals, rivals) > iou_threshold).tolist()
        alive: list[int] = []
        for number, row in enumerate(overlapping):
            if not any(row[each] for each in alive):
                alive.append(number)
        kept += chunk[alive].tolist()
    return np.array(kept, np.int64)
