"""Whether typed numbers are right: inside the hull widened by 0.51 units, or close enough to say so."""

import numpy as np

from studyapp.exercise.typed import Typed
from studyapp.exercise.values import Array

INSIDE = 0.51
NEAR = 2.0
_NOISE = 1e-9


def outside(cells: Array, low: Array, high: Array, decimals: int) -> Array:
    """Measure in units, cell by cell, how far answers lie outside the hull; 0 inside."""
    unit = 10.0**-decimals
    with np.errstate(all="ignore"):
        distance = np.maximum(np.maximum(low - cells, cells - high), 0.0) / unit
    return np.where(np.isfinite(distance), distance, np.inf)


def right_cells(cells: Array, low: Array, high: Array, decimals: int, exact: bool) -> Array:
    """Tell which cells are right; whole numbers must be met exactly."""
    distance = outside(cells, low, high, decimals)
    if exact:
        return np.asarray(distance <= _exact_slack(low))
    noise = _NOISE * np.maximum(1.0, np.abs(low)) * 10.0**decimals
    return np.asarray(distance <= INSIDE + np.minimum(noise, 0.01))


def _exact_slack(value: Array | float) -> Array:
    """Return what float64 itself may lose on a number that must be met exactly: far less than a whole unit."""
    return np.asarray(np.maximum(1e-6, 1e-15 * np.abs(value)))


def all_inside(cells: Array | float, low: Array | float, high: Array | float, decimals: int, exact: bool) -> bool:
    """Tell whether numbers or arrays lie inside throughout; NaN lies nowhere."""
    slack = _exact_slack(low) if exact else INSIDE * 10.0**-decimals * (1 + _NOISE) + _NOISE * np.abs(low)
    return bool(np.all((cells >= low - slack) & (cells <= high + slack)))


def imprecise_cells(typed: Typed, cells: Array, low: Array, high: Array, decimals: int) -> Array:
    """Tell which cells are right to the fewer decimals they were typed with, and keep a digit that says something."""
    verdicts = []
    pairs = zip(cells.ravel(), typed.decimals, low.ravel(), high.ravel(), strict=True)
    for cell, places, least, most in pairs:
        if places is None and float(cell).is_integer():
            places = 0
        coarse = places is not None and places < decimals and round(abs(cell), places) > 10.0**-places * (places == 0)
        unit = 10.0 ** -(places or 0)
        verdicts.append(bool(coarse and least - INSIDE * unit <= cell <= most + INSIDE * unit))
    return np.array(verdicts, bool).reshape(cells.shape)
