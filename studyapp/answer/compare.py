"""Numbers compared with an interval; u is one unit of the last decimal asked for, 10 to the minus `decimals`."""

from fractions import Fraction
from math import isfinite

from studyapp.answer.forms import Number

_SLACK = Fraction(51, 100)
_NEAR = 2
_DOUBT = 1e-12


def within(value: Number, low: float, high: float, decimals: int) -> bool:
    """Tell whether low − 0.51u ≤ value ≤ high + 0.51u, computed exactly."""
    return _inside(value, low, high, _SLACK, decimals)


def near(value: Number, low: float, high: float, decimals: int) -> bool:
    """Tell whether a value is at most 2u outside the interval."""
    return _inside(value, low, high, Fraction(_NEAR), decimals)


def units_outside(value: Number, low: float, high: float, decimals: int) -> float:
    """Measure in units how far outside the interval a value is; 0 inside, infinite where nothing compares."""
    if not (isfinite(value) and isfinite(low) and isfinite(high)):
        return float("inf")
    number = Fraction(value)
    outside = max(Fraction(low) - number, number - Fraction(high), Fraction(0))
    return _rounded_float(outside / unit(decimals))


def imprecise(value: Number, typed: int | None, low: float, high: float, decimals: int) -> bool:
    """Tell whether fewer decimals were typed than asked for and the value is right to those."""
    if typed is None or typed >= decimals or within(value, low, high, decimals):
        return False
    return within(value, low, high, typed)


def truncated(value: Number, low: float, high: float, decimals: int) -> bool:
    """Tell whether the value is some number of the interval cut off, not rounded, at the decimals asked for."""
    if not (isfinite(value) and isfinite(low) and isfinite(high)):
        return False
    number, one = Fraction(value), unit(decimals)
    if (number / one).denominator != 1:
        return False
    first, last = Fraction(low), Fraction(high)
    above = number >= 0 and first < number + one and number <= last and last >= 0
    below = number <= 0 and number - one < last and first <= number and first <= 0
    return above or below


def unit(decimals: int) -> Fraction:
    """One unit of the last decimal, exactly."""
    return Fraction(10) ** -decimals


def _inside(value: Number, low: float, high: float, slack: Fraction, decimals: int) -> bool:
    if not (isfinite(value) and isfinite(low) and isfinite(high)):
        return False
    rough, rough_margin = float(value), float(slack) * 10.0**-decimals
    edge = max(low - rough, rough - high) - rough_margin
    if abs(edge) > _DOUBT * (abs(rough) + abs(low) + abs(high) + rough_margin):
        return edge < 0
    number, margin = Fraction(value), slack * unit(decimals)
    return Fraction(low) - margin <= number <= Fraction(high) + margin


def _rounded_float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf")
