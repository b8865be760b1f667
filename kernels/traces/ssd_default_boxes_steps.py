"""The default boxes of the single-shot detector, one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kernels._checks import Array, Ints
from kernels.ssd_default_boxes import box_sides, boxes_of_map, maps_in_order


@dataclass(frozen=True, slots=True)
class SsdDefaultBoxStep:
    """One default box: the map and cell it stands on, the scale and aspect ratio (width by height) it is drawn with.

    `clipped` says that its width or height was cut to the image's side; all lengths are fractions of that.
    """

    map: int
    row: int
    column: int
    scale: float
    aspect_ratio: float
    clipped: bool
    box: tuple[float, float, float, float]


def ssd_default_boxes_steps(
    grid_sizes: Sequence[Ints],
    aspect_ratios: Sequence[Sequence[float]],
    scales: Sequence[float] | Array,
    clip: bool = True,
) -> Iterator[SsdDefaultBoxStep]:
    r"""Return the steps of `ssd_default_boxes`, one for each box in its order.

    The boxes, stacked, are exactly what `ssd_default_boxes` returns. Takes and refuses what it does.

    >>> [(s.scale, s.aspect_ratio, s.box) for s in ssd_default_boxes_steps([1], [[]], [0.25, 1.0])]
    [(0.25, 1.0, (0.5, 0.5, 0.25, 0.25)), (0.5, 1.0, (0.5, 0.5, 0.5, 0.5))]
    """
    return _steps(list(maps_in_order(grid_sizes, aspect_ratios, scales)), clip)


def _steps(
    maps: Sequence[tuple[tuple[int, ...], tuple[float, ...], float, float]], clip: bool
) -> Iterator[SsdDefaultBoxStep]:
    """Yield one step for each box."""
    for number, (grid, ratios, scale, next_scale) in enumerate(maps):
        (_, _), (between, _), *_ = whole = box_sides(ratios, scale, next_scale, clip=False)
        shapes = [(scale, 1.0), (between, 1.0)]
        for ratio in ratios:
            shapes += [(scale, ratio), (scale, 1 / ratio)]
        for place, box in enumerate(boxes_of_map(grid, ratios, scale, next_scale, clip).tolist()):
            cell, shape = divmod(place, len(shapes))
            row, column = divmod(cell, grid[1])
            clipped = tuple(box[2:]) != whole[shape]
            yield SsdDefaultBoxStep(number, row, column, *shapes[shape], clipped, tuple(box))
