"""Steps told as a ledger: one row a step, the newest in brackets, and the equation that made it."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from studyapp.formula.spans import Line
from studyapp.tui.traces.layout import Cell, beside, grid, said
from studyapp.tui.traces.story import Story

ROWS = 12


class LedgerStory(Story):
    """One phase a step; only the last rows are shown."""

    phases: ClassVar[int] = 1
    heading: ClassVar[str]

    @abstractmethod
    def cells(self, place: int) -> Mapping[str, str]:
        """Give what a step's row holds, by the key of its column."""

    @abstractmethod
    def equation(self, place: int) -> str:
        """Write how the step came about."""

    def page(self, place: int, phase: int, width: int) -> Iterator[Line]:
        """Show the steps so far as a table."""
        del phase
        yield from said(self.texts(self.heading, step=place + 1), "heading", width)
        yield ()
        shown = [(at == place, self.cells(at)) for at in range(max(0, place + 1 - ROWS), place + 1)]
        columns = (
            grid(self.texts(f"tui.{key}"), [[Cell(row[key], style(newest), lit=newest)] for newest, row in shown])
            for key in self.cells(place)
        )
        yield from beside(columns, width)
        yield ()
        yield from said(self.equation(place), "strong", width)

    def step(self, place: int) -> Any:
        """Return a step of the trace."""
        return self.steps[place]


def style(newest: bool) -> Any:
    """Light the newest row."""
    return "picked" if newest else "plain"
