"""What convolution and pooling share: a window that slides over the padded input, and the output so far."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from studyapp.exercise.trace import Trace
from studyapp.texts import Texts
from studyapp.tui.traces.layout import Block, Cell, grid, number
from studyapp.tui.traces.story import Story

UNKNOWN, OUTSIDE = "·", "0"


class SlidingStory(Story):
    """Knows where the window lies at each step and draws input and output around it."""

    outside = OUTSIDE

    def __init__(self, trace: Trace, texts: Texts) -> None:
        super().__init__(trace, texts)
        self.input = np.asarray(trace.arguments["input"], np.float64)
        self.dilation = pair(trace.arguments.get("dilation", 1))
        lasts = [self._taps(step) for step in self.steps]
        self.top = min(0, *(taps[0][0] for taps in lasts))
        self.left = min(0, *(taps[0][1] for taps in lasts))
        self.bottom = max(self.input.shape[-2], *(taps[-1][0] + 1 for taps in lasts))
        self.right = max(self.input.shape[-1], *(taps[-1][1] + 1 for taps in lasts))

    def _taps(self, step: Any) -> list[tuple[int, int]]:
        """List the rows and columns that a window looks at."""
        (row, column), (rows, columns) = step.origin, step.inside.shape
        down, across = self.dilation
        return [(row + i * down, column + j * across) for i in range(rows) for j in range(columns)]

    def input_grid(self, step: Any, plane: Sequence[int], title: str, winner: tuple[int, int] | None = None) -> Block:
        """Draw one plane of the input with its padding, the window in brackets."""
        taps = set(self._taps(step))
        cells = self.input[tuple(plane)]
        rows = [
            [self._input_cell(cells, (row, column), taps, winner) for column in range(self.left, self.right)]
            for row in range(self.top, self.bottom)
        ]
        return grid(title, rows)

    def _input_cell(
        self, cells: np.ndarray, at: tuple[int, int], taps: set[tuple[int, int]], winner: tuple[int, int] | None
    ) -> Cell:
        inside = 0 <= at[0] < cells.shape[0] and 0 <= at[1] < cells.shape[1]
        text = number(cells[at]) if inside else self.outside
        if at == winner:
            return Cell(text, "right", wins=True)
        if at in taps:
            return Cell(text, "picked", lit=True)
        return Cell(text, "plain" if inside else "number")

    def output_grid(self, place: int, *, known: bool) -> Block:
        """Draw the plane of the output that a step belongs to: what is known so far, the present cell in brackets."""
        *plane, row, column = self.steps[place].cell
        values: Mapping[tuple[int, int], float] = {
            (step.cell[-2], step.cell[-1]): step.value
            for step in self.steps[: place + known]
            if list(step.cell[:-2]) == plane
        }
        same = [step.cell for step in self.steps if list(step.cell[:-2]) == plane]
        height, width = max(cell[-2] for cell in same) + 1, max(cell[-1] for cell in same) + 1
        rows = [
            [
                Cell(
                    number(values[i, j]) if (i, j) in values else UNKNOWN,
                    "right" if (i, j) == (row, column) else "plain" if (i, j) in values else "number",
                    lit=(i, j) == (row, column),
                )
                for j in range(width)
            ]
            for i in range(height)
        ]
        return grid(self.titled("tui.trace_output", plane), rows)

    def titled(self, key: str, indices: Sequence[int]) -> str:
        """Name a plane, with its indices where there are several."""
        shown = ", ".join(str(index) for index in indices)
        several = any(size > 1 for size in self.input.shape[:-2]) or any(indices)
        return self.texts(key) + (f" [{shown}]" if several and shown else "")

    def place(self, step: Any) -> str:
        """Say which output cell a step makes, and where its window begins."""
        row, column = step.origin
        cell = ", ".join(str(index) for index in step.cell[-2:])
        return self.texts("tui.trace_cell", cell=cell, row=number(row), column=number(column))


def pair(value: Any) -> tuple[int, int]:
    """Return an argument that may be one number for both directions."""
    first, last = (value, value) if isinstance(value, int) else tuple(value)
    return int(first), int(last)
