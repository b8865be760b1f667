"""Gradient descent with momentum, one step after the other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, as_int
from kernels.sgd_step import sgd_step


@dataclass(frozen=True, slots=True, eq=False)
class SgdStep:
    """One step: where it starts, the gradient there, the buffer and the direction made of it, and where it ends."""

    index: int
    param: Array
    gradient: Array
    decayed: Array
    buffer: Array | None
    direction: Array
    updated: Array


def sgd_steps(
    gradient: Callable[[Any], ArrayLike],
    start: ArrayLike,
    *,
    lr: float,
    steps: int,
    momentum: float = 0,
    dampening: float = 0,
    weight_decay: float = 0,
    nesterov: bool = False,
) -> Iterator[SgdStep]:
    r"""Yield each step of SGD on a function whose gradient is given.

    `decayed` is the gradient plus $\lambda\theta$, `direction` what the learning rate multiplies: `updated` is exactly
    param − lr·direction, and what `sgd_step` returns. Without momentum and decay the params are the points of
    `gradient_descent`. Raises what `sgd_step` raises.

    >>> [round(float(s.updated), 4) for s in sgd_steps(lambda x: 2 * x, 1.0, lr=0.1, steps=2, momentum=0.9)]
    [0.8, 0.46]
    """
    param = np.array(as_float("start", start))
    buffer = None
    for index in range(as_int("steps", steps, least=0)):
        slope = np.asarray(as_float("gradient", gradient(param.copy()[()])).astype(param.dtype))
        updated, new_buffer = sgd_step(
            param,
            slope,
            buffer,
            lr=lr,
            momentum=momentum,
            dampening=dampening,
            weight_decay=weight_decay,
            nesterov=nesterov,
        )
        decayed = np.asarray(slope + param * float(weight_decay) if weight_decay else slope)
        direction = decayed if new_buffer is None else new_buffer
        if new_buffer is not None and nesterov:
            direction = np.asarray(decayed + new_buffer * float(momentum))
        yield SgdStep(index, param, slope, decayed, new_buffer, direction, updated)
        param, buffer = updated, new_buffer
