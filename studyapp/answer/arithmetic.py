"""Arithmetic that stays exact while it can and stays small always: fractions first, floats after ln or sqrt."""

import math
from collections.abc import Callable
from fractions import Fraction

from studyapp.answer.forms import MAX_POWER, Number

_EXACT_BITS = 4_096
_FINITE_BITS = 1_020


class NoResultError(Exception):
    """An operation without a usable result; the parser adds the place."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def settle(value: Number) -> Number:
    """Pass a finite result on, as a float where the exact fraction has grown too long."""
    if isinstance(value, float):
        if not math.isfinite(value):
            raise NoResultError("too_large")
        return value
    above, below = value.numerator.bit_length(), value.denominator.bit_length()
    if above - below > _FINITE_BITS:
        raise NoResultError("too_large")
    return float(value) if max(above, below) > _EXACT_BITS else value


def _both(operation: Callable[[Number, Number], Number], a: Number, b: Number) -> Number:
    try:
        if isinstance(a, Fraction) and isinstance(b, Fraction):
            return settle(operation(a, b))
        return settle(operation(float(a), float(b)))
    except (OverflowError, ZeroDivisionError):
        raise NoResultError("too_large") from None


def add(a: Number, b: Number) -> Number:
    """Sum of two numbers."""
    return _both(lambda x, y: x + y, a, b)


def subtract(a: Number, b: Number) -> Number:
    """Difference of two numbers."""
    return _both(lambda x, y: x - y, a, b)


def multiply(a: Number, b: Number) -> Number:
    """Product of two numbers."""
    return _both(lambda x, y: x * y, a, b)


def divide(a: Number, b: Number) -> Number:
    """Quotient, exact for fractions; a zero divisor is refused."""
    if b == 0:
        raise NoResultError("division_by_zero")
    return _both(lambda x, y: x / y, a, b)


def power(base: Number, exponent: Number) -> Number:
    """Power with a whole exponent up to 64, or any other exponent of a base that is not negative."""
    if base == 0 and exponent < 0:
        raise NoResultError("division_by_zero")
    if exponent != int(exponent):
        if base < 0:
            raise NoResultError("root_of_negative")
        return _both(lambda x, y: float(x) ** float(y), base, exponent)
    whole = int(exponent)
    if not -MAX_POWER <= whole <= MAX_POWER:
        raise NoResultError("power_too_large", limit=MAX_POWER)
    if isinstance(base, float) or _bits(base) * abs(whole) > 2 * _EXACT_BITS:
        return _both(lambda x, y: float(x) ** float(y), base, exponent)
    return settle(Fraction(base**whole))


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())
