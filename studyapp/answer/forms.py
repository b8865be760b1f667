"""The forms an answer can take, what reading one yields, and the limits that keep hostile text cheap."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

Form = Literal["number", "integer", "shape", "vector", "matrix", "tensor", "choice", "multiple"]
Number = Fraction | float

DIGITS = frozenset("0123456789")
MAX_CHARACTERS = 4_000
MAX_TOKENS = 1_200
MAX_DEPTH = 24
MAX_POWER = 64
MAX_CELLS = 512
MAX_AXES = 5
MAX_DIGITS = 400
MAX_EXPONENT = 400


@dataclass(frozen=True, slots=True)
class Value:
    """What was read: numbers in row-major order under the shape they were typed in."""

    shape: tuple[int, ...]
    cells: tuple[Number, ...]
    typed: tuple[int | None, ...]
    """Decimals each cell was typed with; None where it is exact (an integer, a fraction, an expression)."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why text could not be read, and where: `texts` words `answer.<code>` with the details."""

    code: str
    start: int
    end: int
    details: Mapping[str, object] = field(default_factory=dict)


class UnreadableError(Exception):
    """Carries an `Unreadable` out of the depth of a parser; it never leaves this package."""

    def __init__(self, code: str, start: int, end: int, **details: object) -> None:
        super().__init__(code)
        self.unreadable = Unreadable(code, start, end, details)
