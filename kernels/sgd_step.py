"""One step of stochastic gradient descent."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, check_same_shape
from kernels._losses import as_like


def sgd_step(
    param: ArrayLike,
    grad: ArrayLike,
    momentum_buffer: ArrayLike | None = None,
    *,
    lr: float,
    momentum: float = 0,
    dampening: float = 0,
    weight_decay: float = 0,
    nesterov: bool = False,
) -> tuple[Array, Array | None]:
    r"""Return a parameter and its momentum buffer after one step.

    $g \leftarrow g + \lambda\theta$; $b \leftarrow g$ in the first step, else $\mu b + (1 - \tau) g$;
    $\theta \leftarrow \theta - \eta\,b$, or with Nesterov $\theta - \eta\,(g + \mu b)$; without momentum
    $\theta - \eta\,g$

    Parameter, gradient and buffer have one shape, any, and the parameter's dtype. Returns new arrays (parameter,
    buffer); the buffer is as it came without momentum. Raises ValueError for different shapes, a negative lr, momentum
    or weight decay, or Nesterov without momentum or with dampening. Source: Sutskever et al. 2013; `torch.optim.SGD`.
    Rival convention: TensorFlow and the papers keep the learning rate inside the buffer, $b \leftarrow \mu b - \eta g$,
    which differs once the rate changes.

    >>> param, buffer = sgd_step(1.0, 2.0, lr=0.1, momentum=0.9)
    >>> param, buffer = sgd_step(param, 2.0, buffer, lr=0.1, momentum=0.9)
    >>> round(float(param), 4), round(float(buffer), 4)
    (0.42, 3.8)
    """
    for name, value in (("lr", lr), ("momentum", momentum), ("weight_decay", weight_decay)):
        if not value >= 0:
            raise ValueError(f"{name} must not be negative, got {value}")
    if nesterov and (momentum == 0 or dampening != 0):
        raise ValueError("nesterov needs a momentum and no dampening")
    weights = as_float("param", param)
    step = as_like("grad", grad, weights)
    check_same_shape("grad", step, "param", weights)
    buffer = None if momentum_buffer is None else as_like("momentum_buffer", momentum_buffer, weights)
    if buffer is not None:
        check_same_shape("momentum_buffer", buffer, "param", weights)
    if weight_decay:
        step = step + weights * float(weight_decay)
    if momentum:
        buffer = step if buffer is None else buffer * float(momentum) + step * (1 - float(dampening))
        step = step + buffer * float(momentum) if nesterov else buffer
    return np.asarray(weights - step * float(lr)), None if buffer is None else np.array(buffer)
