"""What was read, written back in one canonical way that reads as the same value."""

from collections.abc import Sequence
from fractions import Fraction

from studyapp.answer.forms import Number, Value

_PLAIN_DECIMALS = 20
_PLAIN_DIGITS = 21


def echo(value: Value) -> str:
    """Write a value as `read` takes it: exact cells as fractions or with the decimals typed, arrays in brackets."""
    written = [echo_cell(cell, typed) for cell, typed in zip(value.cells, value.typed, strict=True)]
    return _nested(written, value.shape)


def echo_cell(cell: Number, typed: int | None) -> str:
    """Write one number with the decimals it was typed with."""
    if isinstance(cell, float):
        return repr(cell)
    if typed is not None:
        return _decimal(int(cell * 10**typed), typed)
    if cell.denominator != 1:
        return f"{cell.numerator}/{cell.denominator}"
    return _whole(cell)


def _whole(cell: Fraction) -> str:
    digits = str(cell.numerator)
    bare = digits.rstrip("0")
    return digits if len(digits) <= _PLAIN_DIGITS or bare == digits else f"{bare}e{len(digits) - len(bare)}"


def _decimal(scaled: int, decimals: int) -> str:
    if decimals > _PLAIN_DECIMALS:
        return f"{scaled}e-{decimals}"
    digits = str(abs(scaled)).rjust(decimals + 1, "0")
    return f"{'-' * (scaled < 0)}{digits[:-decimals]}.{digits[-decimals:]}"


def _nested(written: Sequence[str], shape: tuple[int, ...]) -> str:
    if not shape:
        return written[0]
    step = len(written) // shape[0] if shape[0] else 0
    rows = (_nested(written[at * step : (at + 1) * step], shape[1:]) for at in range(shape[0]))
    return f"[{', '.join(rows)}]"
