"""The Gaussian error linear unit, exact and approximate, and its gradient."""

import math

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._losses import as_pair

_CUBIC = 0.044715
_SLOPE = math.sqrt(2 / math.pi)


def gelu(input: ArrayLike, *, approximate: str = "none") -> Array:
    r"""Weigh every value by the share of a standard normal distribution that lies below it.

    $\mathrm{gelu}(x) = x\,\Phi(x) = \frac{x}{2}\,\mathrm{erfc}\left(-\frac{x}{\sqrt 2}\right)$; with approximate="tanh"
    $\frac{x}{2}\left(1 + \tanh\left(\sqrt{2/\pi}\,(x + 0.044715\,x^3)\right)\right)$

    Any shape; float32 and float64 are kept, integers become float64. Returns an array of that shape. Raises ValueError
    for another approximation, TypeError for input that is not numeric. Source: Hendrycks and Gimpel 2016;
    `torch.nn.functional.gelu`. Rival conventions: JAX and GPT-2 use the tanh form by default; the rougher
    $x\,\sigma(1.702\,x)$ is known as quick GELU.

    >>> gelu([-1.0, 0.0, 1.0]).round(4)
    array([-0.1587,  0.    ,  0.8413])
    """
    x = as_float("input", input)
    if _is_tanh(approximate):
        return np.asarray(0.5 * x * (1 + np.tanh(_SLOPE * (x + _CUBIC * x * x * x))))
    return np.asarray(x * normal_cdf(x))


def gelu_backward(grad_output: ArrayLike, input: ArrayLike, *, approximate: str = "none") -> Array:
    r"""Return the gradient that reaches the input of a GELU.

    $\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y}\left(\Phi(x) + x\,\varphi(x)\right)$ with
    $\varphi(x) = e^{-x^2/2} / \sqrt{2\pi}$; with approximate="tanh" the derivative of that form

    Both arrays have one shape, any; the dtype is kept. Returns an array of that shape. Raises ValueError if the shapes
    differ or for another approximation. Source: autograd of `torch.nn.functional.gelu`.

    >>> gelu_backward([1.0, 1.0], [0.0, 1.0]).round(4)
    array([0.5   , 1.0833])
    """
    grad, x = as_pair(grad_output, input, ("grad_output", "input"))
    if not _is_tanh(approximate):
        density = np.exp(-0.5 * x * x) * (1 / math.sqrt(2 * math.pi))
        return np.asarray(grad * (normal_cdf(x) + x * density))
    bent = np.tanh(_SLOPE * (x + _CUBIC * x * x * x))
    inner = _SLOPE * (1 + 3 * _CUBIC * x * x)
    return np.asarray(grad * 0.5 * (1 + bent + x * (1 - bent * bent) * inner))


def normal_cdf(x: Array) -> Array:
    """Return the standard normal distribution function, exact to the last digits in both tails (C's erfc)."""
    flat = (x * -math.sqrt(0.5)).ravel().tolist()
    return np.fromiter(map(math.erfc, flat), x.dtype, len(flat)).reshape(x.shape) * 0.5


def _is_tanh(approximate: str) -> bool:
    """Tell which of the two forms is asked for, refusing any other."""
    if approximate not in ("none", "tanh"):
        raise ValueError(f'approximate must be "none" or "tanh", got {approximate!r}')
    return approximate == "tanh"
