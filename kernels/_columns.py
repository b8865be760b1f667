"""Windows laid out as matrix columns, a cache-sized block at a time, so that a convolution becomes a matrix product."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from kernels._checks import Array

BLOCK_BYTES = 2 << 20


def column_blocks(view: Array, axes: int) -> Iterator[tuple[slice, slice, Array]]:
    """Yield (images, positions, columns) of a (images, C, taps, windows) view with this many spatial axes.

    The columns, (images, C * taps, positions), lie in one buffer that is used again for the next block.
    """
    images = view.shape[0]
    counts = view.shape[-axes:]
    rows = math.prod(view.shape[1:-axes])
    length = math.prod(counts)
    budget = max(1, BLOCK_BYTES // view.itemsize)
    together = budget // (rows * length)
    if together:
        buffer = np.empty((min(together, images), *view.shape[1:]), view.dtype)
        for start in range(0, images, together):
            stop = min(start + together, images)
            block = buffer[: stop - start]
            np.copyto(block, view[start:stop])
            yield slice(start, stop), slice(0, length), block.reshape(stop - start, rows, length)
        return
    yield from _blocks_of_one_image(view, rows, counts, budget)


def pixel_blocks(view: Array, axes: int) -> Iterator[tuple[slice, slice, Array]]:
    """Yield what `column_blocks` does, image by image, for one tap and stride 1, whose columns need no copy."""
    images, rows = view.shape[:2]
    length = math.prod(view.shape[-axes:])
    columns = view.reshape(images, rows, length)
    for image in range(images):
        yield slice(image, image + 1), slice(0, length), columns[image : image + 1]


def _blocks_of_one_image(
    view: Array, rows: int, counts: Sequence[int], budget: int
) -> Iterator[tuple[slice, slice, Array]]:
    """Yield the columns of one image at a time, in runs of consecutive positions that fit the budget."""
    axis = 0
    while axis < len(counts) - 1 and rows * math.prod(counts[axis + 1 :]) > budget:
        axis += 1
    inner = math.prod(counts[axis + 1 :])
    pieces = -(-counts[axis] // max(1, budget // (rows * inner)))
    step = -(-counts[axis] // pieces)
    buffer = np.empty(rows * step * inner, view.dtype)
    taps = (slice(None),) * (view.ndim - 1 - len(counts))
    for image in range(view.shape[0]):
        for number, lead in enumerate(np.ndindex(*counts[:axis])):
            for start in range(0, counts[axis], step):
                block = view[(image, *taps, *lead, slice(start, start + step))]
                columns = buffer[: block.size]
                np.copyto(columns.reshape(block.shape), block)
                first = (number * counts[axis] + start) * inner
                length = block.size // rows
                yield slice(image, image + 1), slice(first, first + length), columns.reshape(1, rows, length)
