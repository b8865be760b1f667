"""Where the maximum of every pooling window lies, which max pooling's indices and its gradient both need."""

import math

import numpy as np

from kernels._checks import Array
from kernels._pooling import Pooling, pad_for_windows
from kernels._window import windows

BLOCK_BYTES = 2 << 20


def window_maxima(array: Array, where: Pooling) -> tuple[Array, Array]:
    """Return the windows' maxima and their positions in the flattened spatial axes: the first of ties, the last NaN."""
    lead = array.shape[: array.ndim - len(where.counts)]
    flat = array.reshape(-1, *where.sizes)
    taps = math.prod(where.kernel)
    cells = math.prod(where.counts)
    step = max(1, BLOCK_BYTES // (cells * taps * array.itemsize))
    if step >= len(flat):
        values, chosen = _block_maxima(flat, where, taps)
    else:
        values = np.empty((len(flat), *where.counts), array.dtype)
        chosen = np.empty((len(flat), *where.counts), np.int64)
        for start in range(0, len(flat), step):
            part = slice(start, start + step)
            values[part], chosen[part] = _block_maxima(flat[part], where, taps)
    shape = (*lead, *where.counts)
    return values.reshape(shape), _positions(chosen, where).reshape(shape)


def _block_maxima(planes: Array, where: Pooling, taps: int) -> tuple[Array, Array]:
    """Return the maximum of every window and the tap that holds it."""
    padded = pad_for_windows(planes, where, -math.inf)
    columns = windows(padded, where.kernel, where.stride, where.dilation, where.counts, taps_last=True).reshape(
        len(planes), *where.counts, taps
    )
    chosen = columns.argmax(axis=-1)
    values: Array = np.maximum.reduce(columns, axis=-1)
    if not (values > -math.inf).all():
        inside = pad_for_windows(np.ones(where.sizes), where, 0.0)
        first = (
            windows(inside, where.kernel, where.stride, where.dilation, where.counts, taps_last=True)
            .reshape(*where.counts, taps)
            .argmax(axis=-1)
        )
        unknown = np.isnan(columns)
        last = taps - 1 - unknown[..., ::-1].argmax(axis=-1)
        chosen = np.where(unknown.any(axis=-1), last, np.where(values == -math.inf, first, chosen))
    return values, chosen


def _positions(chosen: Array, where: Pooling) -> Array:
    """Turn the chosen tap of every window into a position in the flattened spatial axes of the input."""
    position: Array | int = 0
    place: Array | int = 0
    for n, k, s, p, d, count in zip(*where, strict=True):
        position = np.add.outer(np.multiply(position, n), np.arange(-p, count * s - p, s))
        place = np.add.outer(np.multiply(place, n), np.arange(0, k * d, d))
    taken: Array = np.ravel(place)[chosen]
    taken += position
    return taken


def add_at_positions(values: Array, positions: Array, sizes: tuple[int, ...]) -> Array:
    """Add every value at its position in the flattened spatial axes of a zero array of these sizes."""
    lead = values.shape[: values.ndim - len(sizes)]
    cells = math.prod(sizes)
    planes = math.prod(lead)
    total = np.zeros(planes * cells, values.dtype)
    if planes > 1:
        positions = positions.reshape(planes, -1) + np.arange(0, planes * cells, cells)[:, None]
    np.add.at(total, positions.ravel(), values.ravel())
    return total.reshape(*lead, *sizes)
