"""The rectifier and its gradient."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._losses import as_pair


def relu(input: ArrayLike) -> Array:
    r"""Keep positive values and set the others to zero.

    $\mathrm{relu}(x) = \max(0, x)$

    Any shape and real dtype, which is kept (integers too, as in torch). Returns an array of that shape. Raises
    TypeError for input that is not numeric. Source: Nair and Hinton 2010; `torch.nn.functional.relu`.

    >>> relu([-1.5, 0.0, 2.0])
    array([0., 0., 2.])
    """
    x = np.asarray(input)
    return np.asarray(np.maximum(x if x.dtype.kind in "iu" else as_float("input", x), 0))


def relu_backward(grad_output: ArrayLike, input: ArrayLike) -> Array:
    r"""Let the gradient through where the input is positive.

    $\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y}\,[x > 0]$

    Both arguments have one shape, any; the dtype is kept. Returns an array of that shape. Raises ValueError if the
    shapes differ. Source: autograd of `torch.nn.functional.relu`. Rival convention: at 0, where any value in [0, 1] is
    a subgradient, torch, TensorFlow and JAX all take 0.

    >>> relu_backward([5.0, 6.0, 7.0], [-1.0, 0.0, 2.0])
    array([0., 0., 7.])
    """
    grad, x = as_pair(grad_output, input, ("grad_output", "input"))
    return np.asarray(np.where(x > 0, grad, 0))
