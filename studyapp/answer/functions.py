"""The functions and constants an answer may use."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from studyapp.answer.arithmetic import NoResultError, settle
from studyapp.answer.forms import Number

CONSTANTS: Mapping[str, float] = {"pi": math.pi, "π": math.pi, "e": math.e}
NOT_FINITE = frozenset({"inf", "infinity", "nan", "infty"})
LIBRARIES = ("np.", "numpy.", "math.", "torch.")


@dataclass(frozen=True, slots=True)
class Function:
    """A function by name; `variadic` ones take any number of arguments, the others one."""

    apply: Callable[[list[Number]], Number]
    variadic: bool = False
    keeps_digits: bool = False


def _of_one(function: Callable[[float], float]) -> Function:
    def apply(arguments: list[Number]) -> Number:
        try:
            return settle(function(float(arguments[0])))
        except OverflowError:
            raise NoResultError("too_large") from None

    return Function(apply)


def _logarithm(function: Callable[[float], float]) -> Function:
    def apply(arguments: list[Number]) -> Number:
        if arguments[0] <= 0:
            raise NoResultError("log_of_nonpositive")
        shown = float(arguments[0])
        if shown == 0:
            raise NoResultError("too_small")
        return settle(function(shown))

    return Function(apply)


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def square_root(arguments: list[Number]) -> Number:
    """Square root, exact where numerator and denominator are squares."""
    value = arguments[0]
    if value < 0:
        raise NoResultError("root_of_negative")
    if isinstance(value, Fraction):
        above, below = math.isqrt(value.numerator), math.isqrt(value.denominator)
        if above * above == value.numerator and below * below == value.denominator:
            return Fraction(above, below)
    return settle(math.sqrt(value))


def _magnitude(arguments: list[Number]) -> Number:
    value = arguments[0]
    return -value if value < 0 else value


_SAME = Function(lambda arguments: arguments[0], keeps_digits=True)

FUNCTIONS: Mapping[str, Function] = {
    "ln": _logarithm(math.log),
    "log2": _logarithm(math.log2),
    "log10": _logarithm(math.log10),
    "exp": _of_one(math.exp),
    "sqrt": Function(square_root),
    "abs": Function(_magnitude),
    "sigmoid": _of_one(_sigmoid),
    "tanh": _of_one(math.tanh),
    "max": Function(max, variadic=True),
    "min": Function(min, variadic=True),
    **dict.fromkeys(("float16", "float32", "float64", "int8", "int16", "int32", "int64"), _SAME),
}


def plain_name(name: str) -> str:
    """Fold the case of a name and drop a library prefix, so that `np.sqrt` is `sqrt`."""
    folded = name.casefold()
    for library in LIBRARIES:
        folded = folded.removeprefix(library)
    return folded
