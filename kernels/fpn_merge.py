"""The top-down step of a feature pyramid."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_floats, by


def fpn_merge(lateral: ArrayLike, top_down: ArrayLike) -> Array:
    r"""Add the coarser map, upsampled by nearest neighbour to the finer one's size, to the lateral map.

    $$y[n, c, i, j] = l[n, c, i, j] + t[n, c, \lfloor i h / H \rfloor, \lfloor j w / W \rfloor]$$

    lateral: (N, C, H, W) or (C, H, W), after its 1x1 convolution; top_down: the same but for a coarser h x w. Returns
    the lateral's shape and the common type. Raises `ValueError` when batch or channels differ or top_down is the
    larger. Source: Lin et al. 2017, figure 3; torchvision's `FeaturePyramidNetwork`, which upsamples to the lateral's
    exact size, so odd sizes fit too. Some re-implementations upsample bilinearly or concatenate, as a U-Net does.

    >>> fpn_merge([[[1, 2, 3, 4]]], [[[10, 20]]])
    array([[[11., 12., 23., 24.]]])
    """
    fine, coarse = as_floats(("lateral", "top_down"), lateral, top_down)
    if fine.ndim not in (3, 4) or fine.shape[:-2] != coarse.shape[:-2] or 0 in coarse.shape[-2:]:
        raise ValueError(
            "fpn_merge needs two maps of shape (N, C, H, W) or (C, H, W) with equal batch and channels, "
            f"got {fine.shape} and {coarse.shape}"
        )
    (height, width), (rows, columns) = fine.shape[-2:], coarse.shape[-2:]
    if rows > height or columns > width:
        raise ValueError(
            f"top_down {by((rows, columns))} is larger than lateral {by((height, width))}; give the finer map first"
        )
    up = coarse[..., (np.arange(height) * rows // height)[:, None], np.arange(width) * columns // width]
    merged: Array = fine + up
    return merged
