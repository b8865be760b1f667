"""The running statistics that batch normalisation keeps for evaluation."""

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_float
from kernels._normalize import channel_values, check_channels, check_count


def update_running_stats(
    input: ArrayLike, running_mean: ArrayLike, running_var: ArrayLike, momentum: float = 0.1
) -> tuple[Array, Array]:
    r"""Return the running mean and variance after one more training batch.

    $\mu' = (1 - m)\,\mu + m\,\bar{x}$, $\sigma'^2 = (1 - m)\,\sigma^2 + m\,\frac{1}{n-1}\sum (x - \bar{x})^2$

    Input is (N, C, \*), the statistics are (C,) and take its dtype; n counts all values of a channel. Returns new
    arrays (mean, variance), where torch writes into its buffers. Raises ValueError for shapes that do not fit or
    fewer than two values per channel. Source: `torch.nn.functional.batch_norm` in training. Rival conventions:
    torch's momentum weighs the *new* value, that of Keras and TensorFlow the *old* one; the output of the layer uses
    the biased variance, the running one is unbiased.

    >>> update_running_stats([[1.0], [3.0]], [0.0], [1.0], momentum=0.5)
    (array([1.]), array([1.5]))
    """
    x = as_float("input", input)
    check_channels(x)
    axes = (0, *range(2, x.ndim))
    count = check_count(x, axes, "channel")
    share = float(momentum)
    old_mean = channel_values("running_mean", running_mean, x)
    old_variance = channel_values("running_var", running_var, x)
    if old_mean is None or old_variance is None:
        raise ValueError("running_mean and running_var must be given; start from zeros and ones")
    mean = np.add.reduce(x, axis=axes, keepdims=True) / count
    centred = x - mean
    variance = np.add.reduce(centred * centred, axis=axes) / (count - 1)
    return (
        (1 - share) * old_mean.reshape(-1) + share * mean.reshape(-1),
        (1 - share) * old_variance.reshape(-1) + share * variance,
    )
