"""What makes a variant fit to be asked: a telling answer, no rounding tie, and mistakes that stand apart."""

from dataclasses import dataclass

import numpy as np

from studyapp.exercise.forms import numbers
from studyapp.exercise.shapes import canonical
from studyapp.exercise.values import SCALARS, Value

APART_UNITS = 4.0
APART_SHARE = 0.02
TIE_UNITS = 0.02
LEAST_UNITS = 10.0
ENOUGH_CELLS = 3
_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Scale:
    """How finely an answer is asked for: its decimals, or exactly."""

    decimals: int
    exact: bool

    @property
    def unit(self) -> float:
        """One unit of the last decimal asked for."""
        return float(10.0**-self.decimals)


def trivial(value: Value, scale: Scale, form: str) -> bool:
    """Tell whether an answer gives itself away: zero, too small for its decimals, or one number in every cell."""
    if form in ("choice", "shape", "integer"):
        return False
    cells = numbers(value)
    if cells.size == 0:
        return True
    if cells.size > 1 and float(np.ptp(cells)) == 0.0:
        return True
    least = 0.5 if scale.exact or scale.decimals == 0 else LEAST_UNITS * scale.unit
    return float(np.abs(cells).max()) < least


def near_tie(value: Value, scale: Scale) -> bool:
    """Tell whether a cell lies within 0.02 units of where rounding turns, exact ties included."""
    if scale.exact:
        return False
    scaled = numbers(value) / scale.unit
    distance = np.abs(scaled - np.floor(scaled) - 0.5)
    return bool((distance < TIE_UNITS).any())


def differing(left: Value, right: Value, scale: Scale) -> int:
    """Count the cells in which two answers lie 4 units and 2 % apart; all three that suffice where shapes differ."""
    if type(left) in SCALARS and type(right) in SCALARS:
        return int(_far(float(left), float(right), scale))
    if isinstance(left, str) or isinstance(right, str):
        return ENOUGH_CELLS * int(left != right)
    one, other = numbers(left), numbers(right)
    if one.shape != other.shape and canonical(one.shape) != canonical(other.shape):
        return ENOUGH_CELLS
    one, other = one.ravel(), other.ravel()
    if scale.exact:
        return int((one != other).sum())
    least = np.maximum(APART_UNITS * scale.unit, APART_SHARE * np.maximum(np.abs(one), np.abs(other)))
    return int((np.abs(one - other) >= least - _NOISE * scale.unit).sum())


def _far(one: float, other: float, scale: Scale) -> bool:
    """Tell whether two numbers lie 4 units and 2 % apart, or differ at all where the answer is exact."""
    if scale.exact:
        return one != other
    least = max(APART_UNITS * scale.unit, APART_SHARE * max(abs(one), abs(other)))
    return abs(one - other) >= least - _NOISE * scale.unit
