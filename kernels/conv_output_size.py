"""How many cells a convolution, a pooling or a transposed convolution puts out along one axis."""

from kernels._checks import as_int


def conv_output_size(
    size: int, kernel: int, stride: int = 1, padding: int = 0, dilation: int = 1, ceil_mode: bool = False
) -> int:
    r"""Return the output size of a convolution or a pooling along one axis.

    $$o = \left\lfloor \frac{n + 2p - d(k - 1) - 1}{s} \right\rfloor + 1$$

    size n, kernel k, stride s, padding p and dilation d are integers in cells. With ceil_mode (pooling only) the
    quotient is rounded up, and a last window that would start beyond the input and the padding before it is dropped.
    Raises `ValueError` when the kernel does not fit. Source: Dumoulin and Visin, "A guide to convolution arithmetic
    for deep learning"; `torch.nn.Conv2d`, `torch.nn.MaxPool2d`. TensorFlow's "SAME" gives ⌈n/s⌉ instead.

    >>> conv_output_size(224, 7, stride=2, padding=3)
    112
    >>> conv_output_size(6, 3, stride=2), conv_output_size(6, 3, stride=2, ceil_mode=True)
    (2, 3)
    """
    n, k = as_int("size", size, 1), as_int("kernel", kernel, 1)
    s, p, d = as_int("stride", stride, 1), as_int("padding", padding, 0), as_int("dilation", dilation, 1)
    span = d * (k - 1) + 1
    room = n + 2 * p - span
    count = (room + s - 1 if ceil_mode else room) // s + 1
    if ceil_mode and (count - 1) * s >= n + p:
        count -= 1
    if count < 1:
        raise ValueError(
            f"kernel {k} with dilation {d} spans {span} cells, more than the padded input's {n + 2 * p}; "
            "add padding or use a smaller kernel"
        )
    return count


def conv_transpose_output_size(
    size: int, kernel: int, stride: int = 1, padding: int = 0, output_padding: int = 0, dilation: int = 1
) -> int:
    r"""Return the output size of a transposed convolution along one axis.

    $$o = (n - 1)s - 2p + d(k - 1) + p_\text{out} + 1$$

    All arguments are integers in cells; output_padding must be less than the stride or the dilation. Raises
    `ValueError` when the padding would cut everything off. Source: `torch.nn.ConvTranspose2d`.

    >>> conv_transpose_output_size(4, 3, stride=2, padding=1)
    7
    >>> conv_transpose_output_size(4, 3, stride=2, padding=1, output_padding=1)
    8
    """
    n, k = as_int("size", size, 1), as_int("kernel", kernel, 1)
    s, p, d = as_int("stride", stride, 1), as_int("padding", padding, 0), as_int("dilation", dilation, 1)
    extra = as_int("output_padding", output_padding, 0)
    if extra >= max(s, d):
        raise ValueError(f"output_padding {extra} must be smaller than the stride {s} or the dilation {d}")
    result = (n - 1) * s - 2 * p + d * (k - 1) + extra + 1
    if result < 1:
        raise ValueError(f"padding {p} cuts off the whole output, whose size would be {result}; use less padding")
    return result
