"""Pooling told window by window: the window slides, its largest cell wins or its sum is divided."""

from collections.abc import Iterator
from typing import Any

from studyapp.formula.spans import Line
from studyapp.tui.traces.layout import beside, number, said, summed
from studyapp.tui.traces.sliding import SlidingStory


class MaxPoolingStory(SlidingStory):
    """Two phases a window: what it sees, and which cell wins."""

    phases = 2
    outside = "−∞"

    def page(self, place: int, phase: int, width: int) -> Iterator[Line]:
        """Show the window on the input, then the winner and the output."""
        step, plane = self.steps[place], self.steps[place].cell[:-2]
        done = phase == self.phases - 1
        yield from said(self.place(step), "heading", width)
        yield ()
        source = self.input_grid(
            step, plane, self.titled("tui.trace_input", plane), self.winner(step) if done else None
        )
        yield from beside((source, self.output_grid(place, known=done)), width)
        yield ()
        yield from said(self.outcome(step, width) if done else self.seen(step, width), "strong", width)

    def winner(self, step: Any) -> tuple[int, int] | None:
        """Return the cell that makes the value by itself."""
        found: tuple[int, int] = step.winner
        return found

    def seen(self, step: Any, width: int) -> str:
        """Name what the window holds."""
        return f"max({', '.join(self.terms(step))})"[: max(width, 1)]

    def outcome(self, step: Any, width: int) -> str:
        """Say what comes out."""
        return f"{self.seen(step, width)} = {number(step.value)}"

    @staticmethod
    def terms(step: Any) -> list[str]:
        """Write the real cells of the window."""
        return [number(value) for value in step.window[step.inside]]


class AveragePoolingStory(MaxPoolingStory):
    """Two phases a window: the cells and their sum, then the sum divided."""

    outside = "0"

    def winner(self, step: Any) -> None:
        """Have no winner: every cell counts alike."""
        del step

    def seen(self, step: Any, width: int) -> str:
        """Write the sum of what the window holds."""
        return f"{summed(self.terms(step), width - 20)} = {number(step.total)}"

    def outcome(self, step: Any, width: int) -> str:
        """Divide the sum."""
        del width
        return f"{number(step.total)} / {step.divisor} = {number(step.value)}"
