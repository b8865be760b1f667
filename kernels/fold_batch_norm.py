"""Folding a batch normalisation into the convolution before it."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_floats


def fold_batch_norm(
    weight: ArrayLike,
    bias: ArrayLike | None,
    running_mean: ArrayLike,
    running_var: ArrayLike,
    bn_weight: ArrayLike | None,
    bn_bias: ArrayLike | None,
    eps: float = 1e-5,
) -> tuple[Array, Array]:
    r"""Return the weight and bias of the one convolution that equals a convolution followed by an eval batch norm.

    $$w' = w \cdot \frac{\gamma}{\sqrt{\sigma^2 + \epsilon}}, \qquad
    b' = (b - \mu) \cdot \frac{\gamma}{\sqrt{\sigma^2 + \epsilon}} + \beta$$

    weight: (C_out, *), of a convolution or a linear layer; all others (C_out,). A bias or bn_bias of None is 0, a
    bn_weight of None is 1. Returns (weight, bias) of the common type. Right only for the running statistics (eval
    mode). Raises `ValueError` for other shapes and for a negative variance. Source: Jacob et al. 2018;
    `torch.nn.utils.fusion.fuse_conv_bn_weights`, which takes eps before γ and β.

    >>> fold_batch_norm([[2.0]], [1.0], [3.0], [4.0], [10.0], [0.5], eps=0.0)
    (array([[10.]]), array([-9.5]))
    """
    given = {
        "weight": weight,
        "running_mean": running_mean,
        "running_var": running_var,
        "bias": bias,
        "bn_weight": bn_weight,
        "bn_bias": bn_bias,
    }
    present = {name: value for name, value in given.items() if value is not None}
    arrays = dict(zip(present, as_floats(tuple(present), *present.values()), strict=True))
    w = arrays["weight"]
    channels = w.shape[0] if w.ndim else 0
    for name, array in arrays.items():
        if name != "weight" and array.shape != (channels,):
            raise ValueError(
                f"{name} must have shape ({channels},), one value per output channel of the weight {w.shape}, "
                f"got {array.shape}"
            )
    if (arrays["running_var"] < 0).any():
        raise ValueError("running_var holds a negative variance")
    factor = 1 / np.sqrt(arrays["running_var"] + eps)
    if "bn_weight" in arrays:
        factor = arrays["bn_weight"] * factor
    shift = arrays["bias"] - arrays["running_mean"] if "bias" in arrays else -arrays["running_mean"]
    shift = shift * factor
    if "bn_bias" in arrays:
        shift = shift + arrays["bn_bias"]
    return w * factor.reshape(-1, *(1,) * (w.ndim - 1)), shift
