"""The logistic sigmoid and its gradient."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._losses import as_pair


def sigmoid(input: ArrayLike) -> Array:
    r"""Squash every value into (0, 1), without overflow for large values of either sign.

    $\sigma(x) = \frac{1}{1 + e^{-x}}$

    Any shape; float32 and float64 are kept, integers become float64. Returns an array of the input's shape.
    Raises TypeError for input that is not numeric. Source: `torch.sigmoid`; also called the logistic function
    (`scipy.special.expit`). Not tanh, whose range is (-1, 1): $\tanh x = 2\sigma(2x) - 1$.

    >>> sigmoid([0.0, 10000.0, -10000.0])
    array([0.5, 1. , 0. ])
    """
    return logistic(as_float("input", input))


def logistic(x: Array) -> Array:
    """Return the sigmoid of a checked float array through exp(-|x|), which never overflows."""
    decay = np.exp(-np.abs(x))
    return np.asarray(np.where(x < 0, decay, 1) / (1 + decay), dtype=x.dtype)


def sigmoid_backward(grad_output: ArrayLike, input: ArrayLike) -> Array:
    r"""Return the gradient that reaches the input of a sigmoid: at most a quarter of the incoming one.

    $\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y}\,\sigma(x)\,(1 - \sigma(x))$

    Both arguments have one shape, any; the dtype is kept. Returns an array of that shape. Raises ValueError if the
    shapes differ. Source: autograd of `torch.sigmoid`. Rival convention: `torch.ops.aten.sigmoid_backward` takes the
    *output* y of the forward pass, this function its input x.

    >>> sigmoid_backward([1.0, 8.0], [0.0, 0.0])
    array([0.25, 2.  ])
    """
    grad, x = as_pair(grad_output, input, ("grad_output", "input"))
    return np.asarray(grad * logistic(x) * logistic(-x))
