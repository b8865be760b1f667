"""Numerals to exact fractions by our own code, with the decimals they were typed with."""

import re
from dataclasses import dataclass
from fractions import Fraction

from studyapp.answer.forms import DIGITS, MAX_DIGITS, MAX_EXPONENT, UnreadableError

_POINT = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_COMMA = re.compile(r"(?:[0-9]+(?:\.[0-9]*|,[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as typed: its exact value and how many decimals it shows."""

    value: Fraction
    decimals: int


def scan_numeral(plain: str, start: int, decimal_comma: bool) -> int:
    """Find where the numeral that starts at `start` ends, refusing the spellings we do not take."""
    match = (_COMMA if decimal_comma else _POINT).match(plain, start)
    end = match.end() if match else start
    after = plain[end : end + 1]
    if after == "_":
        raise UnreadableError("underscore", end, end + 1)
    if after in ("'", "’"):
        raise UnreadableError("thousands", end, end + 1, separator=after)
    if after in ("x", "X") and plain[start:end] == "0":
        raise UnreadableError("hexadecimal", start, _word_end(plain, end))
    if after == "." or (decimal_comma and after == "," and plain[end + 1 : end + 2] in DIGITS):
        if plain.startswith("..", end):
            raise UnreadableError("ellipsis", end, end + 2)
        raise UnreadableError("two_points", end, end + 1)
    return end


def read_numeral(text: str, start: int) -> Numeral:
    """Turn a scanned numeral into an exact fraction, refusing sizes no answer needs."""
    mantissa, _, exponent = text.lower().replace(",", ".").partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0") or "0"
    end = start + len(text)
    if len(digits) > MAX_DIGITS or len(fraction) > MAX_DIGITS:
        raise UnreadableError("too_many_digits", start, end, limit=MAX_DIGITS)
    power = _exponent(exponent, start, end)
    value = Fraction(int(digits)) * Fraction(10) ** (power - len(fraction))
    return Numeral(value, max(0, len(fraction) - power))


def _exponent(text: str, start: int, end: int) -> int:
    magnitude = text.lstrip("+-").lstrip("0") or "0"
    below = text.startswith("-")
    if len(magnitude) > 4 or int(magnitude) > MAX_EXPONENT:
        raise UnreadableError("too_small" if below else "too_large", start, end)
    return -int(magnitude) if below else int(magnitude)


def _word_end(plain: str, at: int) -> int:
    while at < len(plain) and plain[at].isalnum():
        at += 1
    return at
