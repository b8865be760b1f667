"""How often a random wrong number would be taken for a mistake: a name is given only where that is rare."""

import numpy as np

from studyapp.exercise.forms import numbers
from studyapp.exercise.variant import Variant

RARE = 0.01
_WIDTH = 1.02


def reach(variant: Variant) -> float:
    """Return how far from zero a wrong number of this variant may plausibly lie."""
    values = [variant.expected, *(mistake.value for mistake in variant.applicable if mistake.value is not None)]
    largest = max((float(np.abs(numbers(value)).max(initial=0.0)) for value in values), default=0.0)
    return 2.0 * max(largest, 10.0**-variant.decimals)


def share(variant: Variant, value: float, far: float) -> float:
    """Return the share of plausible numbers that would be taken for one value."""
    return _WIDTH * 10.0**-variant.decimals / (2 * far) if abs(value) <= far else 0.0


def named_share(variant: Variant) -> float:
    """Return the share of plausible numbers that a mistake of the author's would claim."""
    values = {float(numbers(mistake.value)) for mistake in variant.applicable if np.ndim(mistake.value) == 0
              and mistake.value is not None and not isinstance(mistake.value, str)}  # fmt: skip
    far = reach(variant)
    return sum(share(variant, value, far) for value in values)


def rare(variant: Variant) -> bool:
    """Tell whether the author's mistakes may be named: always for arrays and for what is exact."""
    return variant.exact or variant.low.ndim > 0 or named_share(variant) < RARE
