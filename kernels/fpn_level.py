"""The pyramid level that a region of interest is read from."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, as_int


def fpn_level(
    width: ArrayLike, height: ArrayLike, k0: int = 4, canonical: float = 224, low: int = 2, high: int = 5
) -> int | Array:
    r"""Return the level of a feature pyramid that a region of this width and height (in pixels) is pooled from.

    $$k = \operatorname{clamp}\left(\left\lfloor k_0 + \log_2 \frac{\sqrt{w h}}{224} + 10^{-6} \right\rfloor, low,
    high\right)$$

    width, height: numbers, or arrays of one shape; returns an int, or an int64 array. A region of the canonical 224 x
    224 belongs to level k0, one of half the side a level below (finer). Raises `ValueError` for a side that is not
    positive or for low above high. Source: Lin et al. 2017, equation 1; the 1e-6, which keeps 224 itself from falling
    a level by rounding, is torchvision's (`LevelMapper`). Detectron2 numbers the levels from 0.

    >>> fpn_level(224, 224), fpn_level(112, 112), fpn_level(10, 10), fpn_level(448, 223)
    (4, 3, 2, 4)
    """
    w, h = as_float("width", width), as_float("height", height)
    if w.shape != h.shape:
        raise ValueError(f"width has shape {w.shape} but height has shape {h.shape}; give both the same shape")
    if not ((w > 0) & (h > 0)).all():
        raise ValueError("width and height must be positive")
    if canonical <= 0:
        raise ValueError(f"canonical must be positive, got {canonical}")
    lowest, highest = as_int("low", low), as_int("high", high)
    if lowest > highest:
        raise ValueError(f"low {lowest} is above high {highest}")
    raw = np.floor(as_int("k0", k0) + np.log2(np.sqrt(w * h) / canonical) + 1e-6)
    levels: Array = np.clip(raw, lowest, highest).astype(np.int64)
    return int(levels) if levels.ndim == 0 else levels
