"""How much of the input one output cell of a stack of layers sees."""

from collections.abc import Iterable, Sequence

from kernels._checks import as_int


def receptive_field(layers: Iterable[Sequence[int]]) -> tuple[int, int]:
    r"""Return the receptive field of a stack of layers and the jump between neighbouring output cells, in input cells.

    $$r_l = r_{l-1} + (k_l - 1) \, d_l \, j_{l-1}, \qquad j_l = j_{l-1} s_l, \qquad r_0 = j_0 = 1$$

    layers: one (kernel, stride, dilation) for each convolution or pooling along one axis, the first layer first.
    Padding moves the field but does not change its size. An empty stack sees one cell. Raises `ValueError` for
    anything but three positive integers a layer. Source: Araujo, Norris and Sim, "Computing receptive fields of
    convolutional neural networks", Distill 2019. The *effective* receptive field of Luo et al. 2016 is smaller: the
    cells that matter.

    >>> receptive_field([(3, 1, 1), (3, 1, 1)])
    (5, 1)
    >>> receptive_field([(7, 2, 1), (3, 2, 1), (3, 1, 2)])
    (27, 4)
    """
    size = jump = 1
    for number, layer in enumerate(layers):
        kernel, stride, dilation = layer_numbers(number, layer)
        size += (kernel - 1) * dilation * jump
        jump *= stride
    return size, jump


def layer_numbers(number: int, layer: Sequence[int]) -> tuple[int, int, int]:
    """Return a layer's kernel, stride and dilation, refusing anything but three positive integers."""
    if len(layer) != 3:
        raise ValueError(f"layer {number} must be (kernel, stride, dilation), got {tuple(layer)}")
    kernel, stride, dilation = layer
    return (
        as_int(f"kernel of layer {number}", kernel, 1),
        as_int(f"stride of layer {number}", stride, 1),
        as_int(f"dilation of layer {number}", dilation, 1),
    )
