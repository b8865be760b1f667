"""A convolution told cell by cell: the window slides, the products light up, their sum appears."""

from collections.abc import Iterator, Mapping
from typing import Any

from studyapp.formula.spans import Line
from studyapp.tui.traces.layout import Block, Cell, beside, grid, number, said, summed
from studyapp.tui.traces.sliding import SlidingStory

RECAST_NOTES: Mapping[str, str] = {
    "conv_transpose1d": "trace_as_transposed",
    "conv_transpose2d": "trace_as_transposed",
    "conv1d_weight": "trace_as_weight_gradient",
    "conv2d_weight": "trace_as_weight_gradient",
}


class ConvolutionStory(SlidingStory):
    """Three phases a cell: the window, the products, the sum."""

    phases = 3

    def page(self, place: int, phase: int, width: int) -> Iterator[Line]:
        """Show every input channel beside its kernel, and their products once they are formed."""
        step = self.steps[place]
        yield from said(self.place(step), "heading", width)
        if self.trace.kernel in RECAST_NOTES:
            yield from said(self.texts(f"tui.{RECAST_NOTES[self.trace.kernel]}"), "number", width)
        yield ()
        blocks: list[Block] = []
        for index, channel in enumerate(step.channels):
            plane = [*step.cell[:-3], channel]
            blocks.append(self.input_grid(step, plane, self.titled("tui.trace_input", plane)))
            blocks.append(grid(self.texts("tui.trace_kernel"), _cells(step.weight[index])))
            if phase:
                blocks.append(grid(self.texts("tui.trace_products"), _cells(step.products[index], lit=phase == 1)))
        blocks.append(self.output_grid(place, known=phase == self.phases - 1))
        yield from beside(blocks, width)
        yield ()
        if phase:
            yield from said(self._sum(step, width, whole=phase == self.phases - 1), "strong", width)

    def _sum(self, step: Any, width: int, *, whole: bool) -> str:
        """Write the sum of the products and the bias, and what it comes to."""
        terms = [number(product) for product in step.products.ravel()]
        text = summed(terms, width - 20)
        if step.bias:
            text += f" + {self.texts('tui.trace_bias')} {number(step.bias)}"
        return f"{text} = {number(step.value)}" if whole else text


def _cells(rows: Any, *, lit: bool = False) -> list[list[Cell]]:
    """Make cells of a plane."""
    return [[Cell(number(value), "picked" if lit else "plain", lit=lit) for value in row] for row in rows]
