"""Numbers on a decimal lattice: rendered, read back and found equal, so that the displayed number is the used one."""

from collections.abc import Sequence

import numpy as np

from studyapp.exercise.errors import ExpressionError
from studyapp.exercise.values import SCALARS, Array, Value, array

MAX_PLACES = 6


def places(cells: Sequence[float]) -> int:
    """Return the fewest decimals (at most 6) with which every number is written exactly."""
    for decimals in range(MAX_PLACES + 1):
        if all(float(f"{cell:.{decimals}f}") == cell for cell in cells):
            return decimals
    raise ExpressionError("off_lattice", value=repr(max(cells, key=lambda cell: len(repr(cell)))), limit=MAX_PLACES)


def written(cell: float, decimals: int) -> str:
    """Write one number with that many decimals, never as a negative zero."""
    text = f"{cell:.{decimals}f}"
    return text.removeprefix("-") if float(text) == 0 else text


def trimmed(cell: float, decimals: int) -> str:
    """Write a computed number rounded to `decimals`, without the zeros at its end."""
    text = written(cell, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def cells_of(value: Value) -> list[float]:
    """Return the numbers of a drawn value as floats, row by row."""
    if isinstance(value, np.ndarray):
        return [float(cell) for cell in value.ravel().tolist()]
    if isinstance(value, tuple | list):
        return [cell for item in value for cell in cells_of(item)]
    return [float(value)] if type(value) in SCALARS else []


def settled(value: Value) -> Value:
    """Return a drawn value frozen, a list as an array, after writing it and reading it back gave the same numbers."""
    if isinstance(value, list):
        value = array(value)
    cells = cells_of(value)
    decimals = places(cells)
    assert [float(written(cell, decimals)) for cell in cells] == cells
    if isinstance(value, np.ndarray):
        kept: Array = value.copy()
        kept.flags.writeable = False
        return kept
    return value
