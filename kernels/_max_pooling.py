"""Where the maximum of every pooling window lies, which max pooling's indices and its gradient both need."""

import math

import numpy as np

from kernels._checks import Array
from kernels._pooling import Pooling, pad_for_windows
from kernels._window import windows

BLOCK_BYTES = 2 << 20


def window_maxima(array: Array, where: Pooling) -> tuple[Array, Array]:
    """Return the windows' maxima and their positions in the flattened spatial axes: the first of ties, the last NaN."""
    positions = winners(array, where)
    lead = array.shape[: array.ndim - len(where.counts)]
    planes = math.prod(lead)
    cells = math.prod(where.sizes)
    starts = np.arange(0, planes * cells, cells)[:, None]
    windows_of_plane = math.prod(where.counts)
    values = np.ravel(array).take(positions.reshape(planes, windows_of_plane) + starts)
    return values.reshape(*lead, *where.counts), positions


def winners(array: Array, where: Pooling) -> Array:
    """Return the position of every window's maximum in the flattened spatial axes."""
    lead = array.shape[: array.ndim - len(where.counts)]
    flat = array.reshape(-1, *where.sizes) if array.size else array.reshape(0, *where.sizes)
    taps = math.prod(where.kernel)
    step = max(1, BLOCK_BYTES // (math.prod(where.counts) * taps * array.itemsize))
    if step >= len(flat):
        chosen = _winning_taps(flat, where, taps)
    else:
        chosen = np.empty((len(flat), *where.counts), np.int64)
        for start in range(0, len(flat), step):
            part = slice(start, start + step)
            chosen[part] = _winning_taps(flat[part], where, taps)
    return _positions(chosen, where).reshape(*lead, *where.counts)


def _winning_taps(planes: Array, where: Pooling, taps: int) -> Array:
    """Return the tap that holds the maximum of every window; padding never wins."""
    columns = _columns(planes, where, -math.inf).reshape(len(planes), *where.counts, taps)
    chosen: Array = columns.argmax(-1)
    if np.minimum.reduce(planes, None, initial=math.inf) > -math.inf:
        return chosen
    first = _columns(np.ones((1, *where.sizes)), where, 0.0).reshape(*where.counts, taps).argmax(-1)
    unknown = np.isnan(columns)
    last = taps - 1 - unknown[..., ::-1].argmax(-1)
    nothing = np.maximum.reduce(columns, -1) == -math.inf
    careful: Array = np.where(nothing, first, chosen)
    np.copyto(careful, last, where=unknown.any(-1))
    return careful


def _columns(planes: Array, where: Pooling, outside: float) -> Array:
    """View every window's cells, (planes, *windows, *taps)."""
    padded = pad_for_windows(planes, where, outside)
    return windows(padded, where.kernel, where.stride, where.dilation, taps_last=True)


def _positions(chosen: Array, where: Pooling) -> Array:
    """Turn the chosen tap of every window into a position in the flattened spatial axes of the input."""
    first: Array | None = None
    offsets = [0]
    unit = math.prod(where.sizes)
    for n, k, s, p, d, count, _ in zip(*where, strict=True):
        unit //= n
        cells = np.arange(-p * unit, (count * s - p) * unit, s * unit)
        first = cells if first is None else first[..., None] + cells
        offsets = [offset + tap * d * unit for offset in offsets for tap in range(k)]
    taken: Array = np.array(offsets).take(chosen)
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
