"""Channel shuffle: the channels of a grouped convolution dealt out to all groups."""

from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, as_int


def channel_shuffle(input: ArrayLike, groups: int) -> Array:
    r"""Deal the channels of each group out in turn, so that the next grouped convolution mixes the groups.

    $$y[n, i g + a] = x[n, a \tfrac{C}{g} + i], \qquad 0 \le a < g$$

    input: (N, C, *); returns a new array of the same shape and type. Raises `ValueError` when groups does not divide
    the channels. Source: Zhang et al. 2018, ShuffleNet; `torch.nn.functional.channel_shuffle`.

    >>> channel_shuffle([[[0], [1], [2], [3], [4], [5]]], 2)[0, :, 0]
    array([0., 3., 1., 4., 2., 5.])
    """
    x = as_float("input", input)
    parts = as_int("groups", groups, 1)
    if x.ndim < 3:
        raise ValueError(f"channel_shuffle needs an input of shape (N, C, *), got shape {x.shape}")
    images, channels, *sizes = x.shape
    if channels % parts:
        raise ValueError(f"groups {parts} must divide the {channels} channels of the input")
    dealt = x.reshape(images, parts, channels // parts, *sizes).swapaxes(1, 2)
    return dealt.copy().reshape(x.shape)
