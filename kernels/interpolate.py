"""Resampling to another size by nearest neighbour, linear or bilinear interpolation."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, Ints, as_float, int_tuple

_MODES = {"nearest": (1, 2, 3), "linear": (1,), "bilinear": (2,)}


class _Axis(NamedTuple):
    """One axis to resample: cells before, cells after, and source cells per output cell."""

    size: int
    cells: int
    scale: float


def interpolate(
    input: ArrayLike,
    size: Ints | None = None,
    scale_factor: float | Sequence[float] | None = None,
    mode: str = "nearest",
    align_corners: bool | None = None,
    recompute_scale_factor: bool | None = None,
) -> Array:
    r"""Resample an array to another size.

    $$\text{nearest: } y[i] = x[\lfloor i r \rfloor], \qquad
    \text{linear: } y[i] = (1 - t)\, x[\lfloor s \rfloor] + t\, x[\lfloor s \rfloor + 1], \quad t = s - \lfloor s
    \rfloor,
    \quad s = \max(0, (i + \tfrac12) r - \tfrac12)$$

    - input: (N, C, L), (N, C, H, W) or (N, C, D, H, W); "linear" takes the first, "bilinear" (linear along both axes)
      the second.
    - size, or scale_factor: one number, or one per axis; exactly one of the two. The output has ⌊n·scale_factor⌋ cells.
    - align_corners: only for linear and bilinear; True maps the first and last cells' centres onto each other,
      s = i (n − 1)/(o − 1); False (and None) maps the outer edges.
    - recompute_scale_factor: True takes r from the two sizes even where a scale_factor was given.

    r = n/o, or 1/scale_factor where that was given. Returns (N, C, *size) of the same type. Raises `ValueError` for
    modes that do not belong to the shape. Source: `torch.nn.functional.interpolate`. torch's "nearest" takes the lower
    neighbour of the edge; OpenCV and PIL round to the nearest centre, which torch calls "nearest-exact".

    >>> interpolate([[[1, 2]]], scale_factor=2)
    array([[[1., 1., 2., 2.]]])
    >>> interpolate([[[0, 4]]], size=4, mode="linear")
    array([[[0., 1., 3., 4.]]])
    >>> interpolate([[[0, 3]]], size=4, mode="linear", align_corners=True)
    array([[[0., 1., 2., 3.]]])
    """
    x = as_float("input", input)
    if mode not in _MODES:
        raise ValueError(f"mode must be one of {', '.join(_MODES)}, got {mode!r}")
    if x.ndim - 2 not in _MODES[mode] or 0 in x.shape[1:]:
        dims = " or ".join(str(axes + 2) for axes in _MODES[mode])
        raise ValueError(f"mode {mode!r} needs an input with {dims} axes, none empty, got shape {x.shape}")
    if mode == "nearest" and align_corners is not None:
        raise ValueError("align_corners belongs to the modes linear and bilinear; leave it out for nearest")
    axes = _resampled(x.shape[2:], size, scale_factor, recompute_scale_factor)
    for number, axis in enumerate(axes, 2):
        x = _nearest(x, number, axis) if mode == "nearest" else _linear(x, number, axis, bool(align_corners))
    return x.copy() if x is input else x


def _resampled(
    sizes: tuple[int, ...],
    size: Ints | None,
    scale_factor: float | Sequence[float] | None,
    recompute: bool | None,
) -> list[_Axis]:
    """Return how each axis is resampled, from the wanted size or the scale factor."""
    if (size is None) == (scale_factor is None):
        raise ValueError("give either size or scale_factor, not both and not neither")
    if size is not None:
        if recompute:
            raise ValueError("recompute_scale_factor needs a scale_factor, not a size")
        counts = int_tuple("size", size, len(sizes))
        return [_Axis(n, o, n / o) for n, o in zip(sizes, counts, strict=True)]
    factors = (
        (float(scale_factor),) * len(sizes)
        if isinstance(scale_factor, int | float)
        else tuple([float(each) for each in scale_factor or ()])
    )
    if len(factors) == 1:
        factors *= len(sizes)
    if len(factors) != len(sizes):
        raise ValueError(f"scale_factor must be one number or {len(sizes)} numbers, got {factors}")
    axes = []
    for n, factor in zip(sizes, factors, strict=True):
        count = math.floor(n * factor) if math.isfinite(factor) else 0
        if factor <= 0 or count < 1:
            raise ValueError(f"scale_factor {factor} leaves no cell of an axis of {n}; use a larger factor")
        axes.append(_Axis(n, count, n / count if recompute else 1 / factor))
    return axes


def _nearest(x: Array, number: int, axis: _Axis) -> Array:
    """Repeat or drop cells along one axis; as in torch in single precision, but exactly in doubled images."""
    if axis.size == axis.cells:
        return x
    if axis.cells == 2 * axis.size and x.ndim == 4:
        return x.repeat(2, axis=number)
    source = (np.arange(axis.cells, dtype=np.float32) * np.float32(axis.scale)).astype(np.intp)
    return x.take(np.minimum(source, axis.size - 1), axis=number)


def _linear(x: Array, number: int, axis: _Axis, align_corners: bool) -> Array:
    """Blend the two neighbouring cells along one axis."""
    if axis.size == axis.cells and axis.scale == 1:
        return x
    if align_corners:
        step, start = (axis.size - 1) / (axis.cells - 1) if axis.cells > 1 else 0.0, 0.0
    else:
        step, start = axis.scale, 0.5 * axis.scale - 0.5
    place = np.arange(axis.cells) * step
    place += start
    np.maximum(place, 0.0, out=place)
    lower = place.astype(np.intp)
    place -= lower
    share = place.astype(x.dtype).reshape(-1, *(1,) * (x.ndim - 1 - number))
    blended: Array = x.take(lower, axis=number)
    lower += 1
    rise = x.take(np.minimum(lower, axis.size - 1, out=lower), axis=number)
    rise -= blended
    rise *= share
    blended += rise
    return blended
