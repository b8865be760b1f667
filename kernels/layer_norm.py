"""Layer normalisation."""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._losses import as_like
from kernels._normalize import affine, normalized


def layer_norm(
    input: ArrayLike,
    normalized_shape: int | Sequence[int],
    weight: ArrayLike | None = None,
    bias: ArrayLike | None = None,
    eps: float = 1e-5,
) -> Array:
    r"""Normalise every sample over its last axes, the same in training and evaluation.

    $y = \gamma \odot \frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta$ with the mean and biased variance over the
    last axes

    Input is (\*, normalized_shape); weight $\gamma$ and bias $\beta$ have the normalized shape and take the input's
    dtype. Returns an array of the input's shape. Raises ValueError if the last axes or a parameter have another
    shape. Source: Ba et al. 2016; `torch.nn.functional.layer_norm`. Rival conventions: Keras has ε = 1e-3; RMSNorm
    leaves the mean and β out. Every element has its own γ and β here, every channel in the other norms.

    >>> layer_norm([[1.0, 3.0], [10.0, 30.0]], 2, eps=0.0)
    array([[-1.,  1.],
           [-1.,  1.]])
    """
    x = as_float("input", input)
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if not shape or x.shape[-len(shape) :] != shape:
        raise ValueError(f"normalized_shape {shape} must be the last axes of the input, whose shape is {x.shape}")
    scale = _element_values("weight", weight, shape, x)
    shift = _element_values("bias", bias, shape, x)
    return affine(normalized(x, tuple(range(x.ndim - len(shape), x.ndim)), eps)[0], scale, shift)


def _element_values(name: str, value: ArrayLike | None, shape: tuple[int, ...], x: Array) -> Array | None:
    """Return one value per normalised element, in the input's dtype."""
    if value is None:
        return None
    values = as_like(name, value, x)
    if values.shape != shape:
        raise ValueError(f"{name} has shape {values.shape} but normalized_shape is {shape}; give both the same shape")
    return values
