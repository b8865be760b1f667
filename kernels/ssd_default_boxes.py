"""The default boxes of the single-shot detector and their scales."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from kernels._checks import Array, Ints, as_int, int_tuple


def ssd_scales(num_maps: int, low: float = 0.2, high: float = 0.9) -> Array:
    r"""Return the scales of the default boxes, evenly spaced from the first feature map to the last, and a final 1.

    $$s_k = s_\text{low} + \frac{s_\text{high} - s_\text{low}}{m - 1} (k - 1),
    \qquad k = 1 \dots m, \qquad s_{m+1} = 1$$

    Returns num_maps + 1 float64 fractions of the image's side: the additional 1 is for the last map's extra box of
    scale √(s_k s_{k+1}). A single map has [low, high]. Raises `ValueError` for scales outside 0 < low ≤ high ≤ 1.
    Source: Liu et al. 2016, equation 4; torchvision's `DefaultBoxGenerator`. The paper's SSD300 sets the first map's
    scale to 0.1 apart and spaces the rest in whole percents.

    >>> ssd_scales(3, 0.2, 0.8)
    array([0.2, 0.5, 0.8, 1. ])
    """
    maps = as_int("num_maps", num_maps, 1)
    if not 0 < low <= high <= 1:
        raise ValueError(f"scales need 0 < low <= high <= 1, got low {low} and high {high}")
    if maps == 1:
        return np.array([low, high], np.float64)
    return np.array([low + (high - low) * k / (maps - 1) for k in range(maps)] + [1.0])


def ssd_default_boxes(
    grid_sizes: Sequence[Ints],
    aspect_ratios: Sequence[Sequence[float]],
    scales: Sequence[float] | Array,
    clip: bool = True,
) -> Array:
    r"""Return the default boxes of all feature maps: around every cell, one box for each scale and aspect ratio.

    $$c_x = \frac{j + \frac12}{W_k}, \quad c_y = \frac{i + \frac12}{H_k}, \qquad (w, h) \in
    \{(s_k, s_k), (s'_k, s'_k), (s_k \sqrt a, s_k / \sqrt a), (s_k / \sqrt a, s_k \sqrt a)\},
    \quad s'_k = \sqrt{s_k s_{k+1}}$$

    - grid_sizes: one integer (square) or (H, W) for each map.
    - aspect_ratios: the ratios a > 1 of each map; their reciprocals are added.
    - scales: one more than maps, fractions of the image's side, as `ssd_scales` gives them.
    - clip: clamp widths and heights (not the centres) to [0, 1].

    Returns (M, 4) float64 rows c_x, c_y, w, h in fractions of the image, map by map, row by row, cell by cell; a map of
    H x W cells with r ratios has H·W·(2 + 2r). Raises `ValueError` for lists of different lengths, scales that are not
    positive and ratios not above 1. Source: Liu et al. 2016; torchvision's `DefaultBoxGenerator`, whose order this is
    (the original Caffe code puts s' second too but clips the corners).

    >>> ssd_default_boxes([1], [[]], [0.25, 1.0])
    array([[0.5 , 0.5 , 0.25, 0.25],
           [0.5 , 0.5 , 0.5 , 0.5 ]])
    >>> ratios = [[2], [2, 3], [2, 3], [2, 3], [2], [2]]
    >>> len(ssd_default_boxes([38, 19, 10, 5, 3, 1], ratios, ssd_scales(6)))
    8732
    """
    return np.concatenate([boxes_of_map(*each, clip) for each in maps_in_order(grid_sizes, aspect_ratios, scales)])


def maps_in_order(
    grid_sizes: Sequence[Ints], aspect_ratios: Sequence[Sequence[float]], scales: Sequence[float] | Array
) -> Iterator[tuple[tuple[int, ...], tuple[float, ...], float, float]]:
    """Check the arguments and yield each map's grid, aspect ratios, scale and next scale."""
    maps = len(grid_sizes)
    if maps == 0 or len(aspect_ratios) != maps or len(scales) != maps + 1:
        raise ValueError(
            f"{maps} grid_sizes need as many aspect_ratios and one scale more, "
            f"got {len(aspect_ratios)} aspect_ratios and {len(scales)} scales"
        )
    sides = [float(scale) for scale in scales]
    for number, side in enumerate(sides):
        if not side > 0:
            raise ValueError(f"scale {number} must be positive, got {side}")
    for number, (grid, ratios) in enumerate(zip(grid_sizes, aspect_ratios, strict=True)):
        for ratio in ratios:
            if not ratio > 1:
                raise ValueError(
                    f"aspect ratio {ratio} of map {number} must be above 1; 1 and the reciprocals are added to the list"
                )
        yield (
            int_tuple(f"grid size {number}", grid, 2),
            tuple([float(ratio) for ratio in ratios]),
            sides[number],
            sides[number + 1],
        )


def box_sides(ratios: Sequence[float], scale: float, next_scale: float, clip: bool) -> list[tuple[float, float]]:
    """Return the (width, height) pairs of one map's boxes, in order."""
    between = math.sqrt(scale * next_scale)
    pairs = [(scale, scale), (between, between)]
    for ratio in ratios:
        root = math.sqrt(ratio)
        pairs += [(scale * root, scale / root), (scale / root, scale * root)]
    return [(min(w, 1.0), min(h, 1.0)) for w, h in pairs] if clip else pairs


def boxes_of_map(grid: tuple[int, ...], ratios: Sequence[float], scale: float, next_scale: float, clip: bool) -> Array:
    """Return the default boxes of one feature map, (H * W * shapes, 4)."""
    height, width = grid
    sides = box_sides(ratios, scale, next_scale, clip)
    boxes = np.empty((height, width, len(sides), 4))
    boxes[..., 0] = ((np.arange(width) + 0.5) / width)[:, None]
    boxes[..., 1] = ((np.arange(height) + 0.5) / height)[:, None, None]
    boxes[..., 2:] = sides
    return boxes.reshape(-1, 4)
