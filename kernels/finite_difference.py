"""Numeric derivatives."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._losses import Loss


def forward_difference(f: Callable[[Any], ArrayLike], x: ArrayLike, h: float) -> Loss:
    r"""Estimate a derivative from the value ahead.

    $f'(x) \approx \frac{f(x + h) - f(x)}{h}$, with an error of about $\frac{h}{2}|f''|$ plus rounding over $h$

    `f` works on each element of `x`, a scalar or an array whose float dtype is kept. Returns the derivative at each
    element. Raises ValueError for a step of 0. Source: `scipy.optimize.approx_fprime`. At best half the digits
    survive (h ≈ 1e-8 in float64); in float32 3 + 1e-8 is 3, and the estimate 0. A negative h looks back.

    >>> float(forward_difference(lambda x: x * x, 3.0, 0.5))
    6.5
    """
    point, step = _checked(x, h)
    return _slope(f, point + step, point, step)


def central_difference(f: Callable[[Any], ArrayLike], x: ArrayLike, h: float) -> Loss:
    r"""Estimate a derivative from the values on both sides, where the errors of first order cancel.

    $f'(x) \approx \frac{f(x + h) - f(x - h)}{2h}$, with an error of about $\frac{h^2}{6}|f'''|$ plus rounding over $h$

    `f` works on each element of `x`, a scalar or an array whose float dtype is kept. Returns the derivative at each
    element. Raises ValueError for a step of 0. Source: `torch.autograd.gradcheck`. About two thirds of the digits
    survive (h ≈ 6e-6 in float64); on a quadratic only rounding is left.

    >>> float(central_difference(lambda x: x * x, 3.0, 0.5))
    6.0
    """
    point, step = _checked(x, h)
    return _slope(f, point + step, point - step, 2 * step)


def _checked(x: ArrayLike, h: float) -> tuple[Array, float]:
    """Return the point as floats and the step as a Python float, which leaves the point's dtype alone."""
    if h == 0:
        raise ValueError("h must not be 0, the difference is divided by it")
    return as_float("x", x), float(h)


def _slope(f: Callable[[Any], ArrayLike], ahead: Array, behind: Array, width: float) -> Loss:
    """Return the difference of two values of a function over the width between them."""
    rise = as_float("f(x)", f(np.array(ahead)[()])) - as_float("f(x)", f(np.array(behind)[()]))
    slope: Loss = rise / width
    return slope
