"""Batch normalisation and its gradient."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._losses import as_pair
from kernels._normalize import affine, channel_values, check_channels, check_count, normalized


def batch_norm(
    input: ArrayLike,
    running_mean: ArrayLike | None,
    running_var: ArrayLike | None,
    weight: ArrayLike | None = None,
    bias: ArrayLike | None = None,
    training: bool = False,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> Array:
    r"""Normalise every channel: by the batch's own statistics in training, by the running ones in evaluation.

    $y = \gamma\,\frac{x - \mu_c}{\sqrt{\sigma_c^2 + \epsilon}} + \beta$, with the biased batch variance in training

    Input is (N, C, \*); running statistics, weight $\gamma$ and bias $\beta$ are (C,) and take its dtype. Training
    averages over every axis but the channels and needs two values per channel; it neither reads nor writes the running
    statistics, so `momentum` only stands where torch has it: see `update_running_stats`. Returns an array of the
    input's shape. Raises ValueError for shapes that do not fit, too few values, or evaluation without running
    statistics. Source: Ioffe and Szegedy 2015; `torch.nn.functional.batch_norm`. Rival conventions: Keras has
    ε = 1e-3 and channels last, and its momentum (0.99) weighs the old statistics.

    >>> batch_norm([[1.0], [3.0]], None, None, training=True, eps=0.0)
    array([[-1.],
           [ 1.]])
    >>> batch_norm([[1.0], [3.0]], [1.0], [4.0], weight=[10.0], bias=[5.0], eps=0.0)
    array([[ 5.],
           [15.]])
    """
    del momentum
    x = as_float("input", input)
    check_channels(x)
    scale = channel_values("weight", weight, x)
    shift = channel_values("bias", bias, x)
    mean = channel_values("running_mean", running_mean, x)
    variance = channel_values("running_var", running_var, x)
    if training:
        axes = (0, *range(2, x.ndim))
        check_count(x, axes, "channel")
        return affine(normalized(x, axes, eps)[0], scale, shift)
    if mean is None or variance is None:
        raise ValueError("evaluation needs running_mean and running_var; give both, or set training=True")
    return affine((x - mean) / np.sqrt(variance + float(eps)), scale, shift)


def batch_norm_backward(
    grad_output: ArrayLike, input: ArrayLike, weight: ArrayLike | None, eps: float = 1e-5
) -> tuple[Array, Array, Array]:
    r"""Return the gradients of training-mode batch normalisation: for the input, the weight and the bias.

    $\frac{\partial L}{\partial x} = \frac{\gamma}{\sqrt{\sigma^2 + \epsilon}}
    \left(g - \overline{g} - \hat{x}\,\overline{g\hat{x}}\right)$,
    $\frac{\partial L}{\partial\gamma} = \sum g\hat{x}$, $\frac{\partial L}{\partial\beta} = \sum g$; the bars are means
    over all axes but the channels

    `grad_output` and input are (N, C, \*) of one shape, weight is (C,) or None for ones. Returns (grad_input of the
    input's shape, grad_weight (C,), grad_bias (C,)) in the input's dtype. Raises ValueError for shapes that do not
    fit or fewer than two values per channel. Source: Ioffe and Szegedy 2015; autograd of
    `torch.nn.functional.batch_norm`. In evaluation the statistics are constants and the gradient is only
    $\gamma g / \sqrt{\sigma^2 + \epsilon}$.

    >>> grad_input, grad_weight, grad_bias = batch_norm_backward([[3.0], [1.0]], [[1.0], [3.0]], [1.0], eps=0.0)
    >>> grad_input, grad_weight, grad_bias
    (array([[0.],
           [0.]]), array([-2.]), array([4.]))
    """
    grad, x = as_pair(grad_output, input, ("grad_output", "input"))
    check_channels(x)
    axes = (0, *range(2, x.ndim))
    count = check_count(x, axes, "channel")
    scale = channel_values("weight", weight, x)
    x_hat, inverse = normalized(x, axes, eps)
    grad_bias = np.add.reduce(grad, axis=axes, keepdims=True)
    grad_weight = np.add.reduce(grad * x_hat, axis=axes, keepdims=True)
    centred = grad - (grad_bias + x_hat * grad_weight) / count
    grad_input = centred * (inverse if scale is None else inverse * scale)
    return grad_input, grad_weight.reshape(-1), grad_bias.reshape(-1)
