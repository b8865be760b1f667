"""One step of Adam or AdamW."""

import math

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, as_int, check_same_shape
from kernels._losses import as_like


def adam_step(
    param: ArrayLike,
    grad: ArrayLike,
    exp_avg: ArrayLike | None = None,
    exp_avg_sq: ArrayLike | None = None,
    step: int = 1,
    *,
    lr: float = 1e-3,
    betas: tuple[float, float] = (0.9, 0.999),
    eps: float = 1e-8,
    weight_decay: float = 0,
    decoupled: bool = False,
) -> tuple[Array, Array, Array]:
    r"""Return a parameter and both moving averages after one step of Adam, or of AdamW where the decay is decoupled.

    $m \leftarrow \beta_1 m + (1 - \beta_1) g$, $v \leftarrow \beta_2 v + (1 - \beta_2) g^2$,
    $\theta \leftarrow \theta - \eta\,\frac{m / (1 - \beta_1^t)}{\sqrt{v / (1 - \beta_2^t)} + \epsilon}$; the decay adds
    $\lambda\theta$ to $g$, or decoupled shrinks $\theta$ by $1 - \eta\lambda$ first

    All arrays have one shape, any, and the parameter's dtype; averages not given are zeros, `step` t counts from 1.
    Returns new arrays (parameter, exp_avg, exp_avg_sq). Raises ValueError for different shapes, a step below 1,
    betas outside [0, 1), or a negative lr, eps or weight decay. Source: Kingma and Ba 2015, Loshchilov and Hutter 2019;
    `torch.optim.Adam` and `AdamW` (whose default decay is 0.01). Rival convention: TensorFlow puts ε inside the bias
    correction.

    >>> param, exp_avg, exp_avg_sq = adam_step(1.0, 5.0, lr=0.1)
    >>> round(float(param), 4), round(float(exp_avg), 4), round(float(exp_avg_sq), 4)
    (0.9, 0.5, 0.025)
    """
    as_int("step", step, least=1)
    for name, value in (("lr", lr), ("eps", eps), ("weight_decay", weight_decay)):
        if not value >= 0:
            raise ValueError(f"{name} must not be negative, got {value}")
    if not all(0 <= beta < 1 for beta in betas):
        raise ValueError(f"betas must lie in [0, 1), got {betas}")
    weights = as_float("param", param)
    gradient = _shaped("grad", grad, weights)
    mean = np.zeros_like(weights) if exp_avg is None else _shaped("exp_avg", exp_avg, weights)
    square = np.zeros_like(weights) if exp_avg_sq is None else _shaped("exp_avg_sq", exp_avg_sq, weights)
    first, second = float(betas[0]), float(betas[1])
    if decoupled:
        weights = weights * (1 - float(lr) * float(weight_decay))
    elif weight_decay:
        gradient = gradient + weights * float(weight_decay)
    mean = mean * first + gradient * (1 - first)
    square = square * second + gradient * gradient * (1 - second)
    rate = float(lr) / (1 - first**step)
    spread = np.sqrt(square) / math.sqrt(1 - second**step) + float(eps)
    return np.asarray(weights - mean / spread * rate), np.asarray(mean), np.asarray(square)


def _shaped(name: str, value: ArrayLike, weights: Array) -> Array:
    """Return an array of the parameter's dtype, refusing another shape."""
    array = as_like(name, value, weights)
    check_same_shape(name, array, "param", weights)
    return array
