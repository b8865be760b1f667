"""The receptive field of a stack of layers, one layer after the other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kernels._window import effective_size
from kernels.receptive_field import layer_numbers


@dataclass(frozen=True, slots=True)
class ReceptiveFieldStep:
    """What one layer adds: its effective kernel, the growth of the field, and field size and jump after it."""

    layer: int
    kernel: int
    stride: int
    dilation: int
    effective_kernel: int
    growth: int
    size: int
    jump: int


def receptive_field_steps(layers: Iterable[Sequence[int]]) -> Iterator[ReceptiveFieldStep]:
    r"""Return the steps of `receptive_field`, one for each layer.

    The growth is $(k - 1) \, d \, j$ with the jump j before the layer.
    The last step's size and jump are exactly what `receptive_field` returns. Takes and refuses what it does.

    >>> [(s.growth, s.size, s.jump) for s in receptive_field_steps([(3, 2, 1), (3, 1, 2)])]
    [(2, 3, 2), (8, 11, 2)]
    """
    return _steps([layer_numbers(number, layer) for number, layer in enumerate(layers)])


def _steps(layers: Sequence[tuple[int, int, int]]) -> Iterator[ReceptiveFieldStep]:
    """Yield one step for each layer."""
    size = jump = 1
    for number, (kernel, stride, dilation) in enumerate(layers):
        effective = effective_size(kernel, dilation)
        growth = (effective - 1) * jump
        size += growth
        jump *= stride
        yield ReceptiveFieldStep(number, kernel, stride, dilation, effective, growth, size, jump)
