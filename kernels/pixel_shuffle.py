"""Pixel shuffle: channels rearranged into a finer grid."""

from numpy.typing import ArrayLike

from kernels._checks import Array, as_float, as_int


def pixel_shuffle(input: ArrayLike, upscale_factor: int) -> Array:
    r"""Rearrange r² channels into an r times finer grid (sub-pixel convolution).

    $$y[c, h r + a, w r + b] = x[c r^2 + a r + b, h, w]$$

    input: (*, C·r², H, W); returns (*, C, H·r, W·r) of the same type. Raises `ValueError` when r² does not divide the
    channels. Source: Shi et al. 2016; `torch.nn.functional.pixel_shuffle`. TensorFlow's depth_to_space and ONNX's
    DepthToSpace in its default mode DCR order the channels (a, b, c) instead; ONNX's mode CRD is this one.

    >>> pixel_shuffle([[[1]], [[2]], [[3]], [[4]]], 2)
    array([[[1., 2.],
            [3., 4.]]])
    """
    x = as_float("input", input)
    r = as_int("upscale_factor", upscale_factor, 1)
    if x.ndim < 3:
        raise ValueError(f"pixel_shuffle needs an input of shape (*, C, H, W), got shape {x.shape}")
    *lead, channels, height, width = x.shape
    if channels % (r * r):
        raise ValueError(f"upscale_factor {r} needs channels divisible by {r * r}, but the input has {channels}")
    fine = x.reshape(-1, channels // (r * r), r, r, height, width).transpose(0, 1, 4, 2, 5, 3)
    return fine.reshape(*lead, channels // (r * r), height * r, width * r)
