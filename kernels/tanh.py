"""The hyperbolic tangent and its gradient."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._losses import as_pair
from kernels.sigmoid import logistic


def tanh(input: ArrayLike) -> Array:
    r"""Squash every value into (-1, 1), symmetrically about zero.

    $\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}} = 2\,\sigma(2x) - 1$

    Any shape; float32 and float64 are kept, integers become float64. Returns an array of that shape. Raises TypeError
    for input that is not numeric. Source: `torch.tanh`. Not the sigmoid, whose range is (0, 1).

    >>> tanh([-10000.0, 0.0, 1.0]).round(4)
    array([-1.    ,  0.    ,  0.7616])
    """
    return np.asarray(np.tanh(as_float("input", input)))


def tanh_backward(grad_output: ArrayLike, input: ArrayLike) -> Array:
    r"""Return the gradient that reaches the input of a tanh: at most the incoming one, where the input is 0.

    $\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y}\left(1 - \tanh^2 x\right)
    = \frac{\partial L}{\partial y}\,4\,\sigma(2x)\,\sigma(-2x)$; the second form does not cancel

    Both arguments have one shape, any; the dtype is kept. Returns an array of that shape. Raises ValueError if the
    shapes differ. Source: autograd of `torch.tanh`. Rival convention: `torch.ops.aten.tanh_backward` takes the
    *output* y of the forward pass, this function its input x.

    >>> tanh_backward([1.0, 1.0], [0.0, 1.0]).round(4)
    array([1.  , 0.42])
    """
    grad, x = as_pair(grad_output, input, ("grad_output", "input"))
    return np.asarray(grad * 4 * logistic(2 * x) * logistic(-2 * x))
