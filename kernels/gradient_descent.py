"""Plain gradient descent."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, as_int


def gradient_descent(gradient: Callable[[Any], ArrayLike], start: ArrayLike, *, lr: float, steps: int) -> Array:
    r"""Walk against the gradient with a constant step size and return every point of the way.

    $x_{k+1} = x_k - \eta\,\nabla f(x_k)$

    `gradient` maps a point to the gradient there, of the same shape; `start` is a scalar or an array, whose float dtype
    is kept. Returns an array of shape (steps + 1, \*start), the start first. On a quadratic of curvature c it converges
    for a rate below 2/c and diverges above. Raises ValueError for a negative number of steps or a gradient of another
    shape. Source: Cauchy 1847.

    >>> gradient_descent(lambda x: 2 * x, 8.0, lr=0.25, steps=3)
    array([8., 4., 2., 1.])
    """
    count = as_int("steps", steps, least=0)
    point = as_float("start", start)
    path = np.empty((count + 1, *point.shape), point.dtype)
    path[0] = point
    for index in range(count):
        slope = as_float("gradient", gradient(np.array(path[index])[()]))
        if slope.shape != point.shape:
            raise ValueError(f"the gradient has shape {slope.shape} but the point has shape {point.shape}")
        path[index + 1] = path[index] - slope * float(lr)
    return path
