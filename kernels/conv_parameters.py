"""What a convolution costs: its parameters and its multiply-adds."""

import math

from kernels._checks import Ints, as_int, int_tuple


def conv_parameters(c_in: int, c_out: int, kernel: Ints, groups: int = 1, bias: bool = True) -> int:
    r"""Return the number of learned parameters of a convolution.

    $$P = C_\text{out} \cdot \frac{C_\text{in}}{g} \cdot \prod k \; + \; C_\text{out} \,[\text{bias}]$$

    kernel is one integer k for a k x k kernel, as in `torch.nn.Conv2d`, or the sizes of all axes: (k,) for 1-D. A
    transposed convolution has as many, with its input and output channels exchanged. Raises `ValueError` when groups
    does not divide both channel counts. Source: the shapes of `torch.nn.Conv2d`.

    >>> conv_parameters(3, 64, 7, bias=False), conv_parameters(64, 64, 3), conv_parameters(64, 64, 3, groups=64)
    (9408, 36928, 640)
    """
    each = _channels_seen(c_in, c_out, groups)
    return c_out * each * math.prod(_kernel(kernel)) + (c_out if bias else 0)


def conv_multiply_adds(c_in: int, c_out: int, kernel: Ints, output_size: Ints, groups: int = 1) -> int:
    r"""Return the number of multiply-adds of a convolution on one sample (the bias is not counted).

    $$M = C_\text{out} \cdot \frac{C_\text{in}}{g} \cdot \prod k \cdot \prod o$$

    kernel and output_size hold one integer for each axis; a single integer stands for every axis of the other, and two
    single integers mean a square 2-D convolution. Raises `ValueError` when groups does not divide both channel counts.
    Source: one product for each weight and output cell. Rival conventions: one multiply-add (MAC) is 2 FLOPs; papers
    and tools such as fvcore call the MAC itself a "FLOP".

    >>> conv_multiply_adds(3, 64, 7, 112)
    118013952
    >>> conv_multiply_adds(1, 1, (3,), 8)
    24
    """
    each = _channels_seen(c_in, c_out, groups)
    sizes = _kernel(kernel)
    if isinstance(kernel, int) and not isinstance(output_size, int):
        sizes = int_tuple("kernel", kernel, len(output_size))
    return c_out * each * math.prod(sizes) * math.prod(int_tuple("output_size", output_size, len(sizes)))


def _kernel(kernel: Ints) -> tuple[int, ...]:
    """Return the kernel's size along each axis, a single integer meaning a square."""
    return int_tuple("kernel", kernel, 2 if isinstance(kernel, int) else len(kernel))


def _channels_seen(c_in: int, c_out: int, groups: int) -> int:
    """Return how many input channels one output channel sees."""
    inputs, outputs, parts = as_int("c_in", c_in, 1), as_int("c_out", c_out, 1), as_int("groups", groups, 1)
    if inputs % parts or outputs % parts:
        raise ValueError(f"groups {parts} must divide both c_in {inputs} and c_out {outputs}")
    return inputs // parts
