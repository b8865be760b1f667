"""An answer as read, brought side by side with what was asked: shapes made to meet, precision per cell."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from studyapp.answer import Unreadable, Value, read
from studyapp.exercise.shapes import canonical
from studyapp.exercise.values import Array
from studyapp.exercise.variant import Variant


@dataclass(frozen=True, slots=True)
class Typed:
    """The numbers of an answer as floats and in their typed shape, with the decimals each was typed with."""

    value: Value
    cells: Array
    decimals: tuple[int | None, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape as typed."""
        return self.value.shape

    def meets(self, shape: tuple[int, ...]) -> bool:
        """Tell whether the typed shape stands for `shape`: leading ones free, a row or column also as a vector."""
        return canonical(self.shape) == canonical(shape)


def read_typed(variant: Variant, text: str, decimal_comma: bool) -> Typed | Unreadable:
    """Read an answer in the variant's form; a single number is also tried as an array, to meet a mistake's shape."""
    value = read(text, variant.form, decimal_comma=decimal_comma)
    if isinstance(value, Unreadable) and variant.form in ("number", "integer"):
        wider = read(text, "tensor", decimal_comma=decimal_comma)
        if not isinstance(wider, Unreadable) and (len(wider.cells) == 1 or _has_shape(variant, wider.shape)):
            value = wider
    if isinstance(value, Unreadable):
        return value
    return Typed(value, np.array([_float(cell) for cell in value.cells]).reshape(value.shape), value.typed)


def _has_shape(variant: Variant, shape: tuple[int, ...]) -> bool:
    """Tell whether a mistake of the variant gives an array of this shape."""
    return any(
        canonical(np.shape(mistake.value)) == canonical(shape)
        for mistake in variant.applicable
        if mistake.value is not None and not isinstance(mistake.value, str)
    )


def _float(cell: Fraction | float) -> float:
    """Return a read number as a float; a huge one becomes infinite."""
    try:
        return float(cell)
    except OverflowError:
        return float("inf") if cell > 0 else float("-inf")
