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
    columns = _columns(planes, where, -math.inf).reshape(len(planes), *where.counts, taps)
    chosen = columns.argmax(-1)
    values: Array = np.maximum.reduce(columns, -1)
    if not np.minimum.reduce(values, None, initial=math.inf) > -math.inf:
        first = _columns(np.ones((1, *where.sizes)), where, 0.0).reshape(*where.counts, taps).argmax(-1)
        unknown = np.isnan(columns)
        last = taps - 1 - unknown[..., ::-1].argmax(-1)
        chosen = np.where(unknown.any(-1), last, np.where(values == -math.inf, first, chosen))
    return values, chosen


def _columns(planes: Array, where: Pooling, outside: float) -> Array:
    """View every window's cells, (planes, *windows, *taps)."""
    padded = pad_for_windows(planes, where, outside)
    return windows(padded, where.kernel, where.stride, where.dilation, taps_last=True)


def _positions(chosen: Array, where: Pooling) -> Array:
    """Turn the chosen tap of every window into a position in the flattened spatial axes of the input."""
    first: Array | int = 0
    offset: Array | int = 0
    unit = 1
    for n, k, s, p, d, count in zip(*[reversed(each) for each in where], strict=True):
        ahead = (-1, *(1,) * np.ndim(first))
        first = np.arange(-p * unit, (count * s - p) * unit, s * unit).reshape(ahead) + first
        offset = np.arange(0, k * d * unit, d * unit).reshape(ahead) + offset
        unit *= n
    taken: Array = np.ravel(offset)[chosen]
    taken += first
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
