"""The leaky rectifier and its gradient."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._losses import as_pair


def leaky_relu(input: ArrayLike, negative_slope: float = 0.01) -> Array:
    r"""Keep positive values and shrink the others, so that no unit ever dies.

    $y = x$ for $x > 0$, else $y = a\,x$ with the slope $a$

    Any shape; float32 and float64 are kept, integers become float64. Returns an array of that shape. Raises TypeError
    for input that is not numeric. Source: Maas et al. 2013; `torch.nn.functional.leaky_relu`. Rival convention: the
    slope defaults to 0.01 in torch and JAX, to 0.2 in TensorFlow and 0.3 in Keras 2.

    >>> leaky_relu([-2.0, 3.0], negative_slope=0.1)
    array([-0.2,  3. ])
    """
    x = as_float("input", input)
    return np.asarray(np.where(x > 0, x, x * float(negative_slope)))


def leaky_relu_backward(grad_output: ArrayLike, input: ArrayLike, negative_slope: float = 0.01) -> Array:
    r"""Return the gradient that reaches the input of a leaky rectifier.

    $\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y}$ for $x > 0$, else $a$ times that

    Both arrays have one shape, any; the dtype is kept. Returns an array of that shape. Raises ValueError if the shapes
    differ. Source: autograd of `torch.nn.functional.leaky_relu`, which takes the slope at 0.

    >>> leaky_relu_backward([1.0, 1.0], [-2.0, 3.0], negative_slope=0.1)
    array([0.1, 1. ])
    """
    grad, x = as_pair(grad_output, input, ("grad_output", "input"))
    return np.asarray(np.where(x > 0, grad, grad * float(negative_slope)))
