"""The receptive field told layer by layer: what each adds, and the size after it."""

from collections.abc import Iterator

from studyapp.formula.spans import Line
from studyapp.tui.traces.layout import Cell, beside, grid, said
from studyapp.tui.traces.story import Story


class ReceptiveFieldStory(Story):
    """One phase a layer."""

    phases = 1

    def page(self, place: int, phase: int, width: int) -> Iterator[Line]:
        """Show the layers so far as a table, the newest in brackets."""
        del phase
        yield from said(self.texts("tui.trace_layer", layer=place + 1), "heading", width)
        yield ()
        heads = ("kernel", "stride", "dilation", "effective_kernel", "growth", "size", "jump")
        blocks = []
        for name in heads:
            cells = []
            for index, step in enumerate(self.steps[: place + 1]):
                newest = index == place
                cells.append([Cell(str(getattr(step, name)), "picked" if newest else "plain", lit=newest)])
            blocks.append(grid(self.texts(f"tui.trace_layer_{name}"), cells))
        yield from beside(blocks, width)
        yield ()
        before = self.steps[place - 1] if place else None
        size, jump = (before.size, before.jump) if before else (1, 1)
        step = self.steps[place]
        yield from said(f"{size} + ({step.effective_kernel} − 1) · {jump} = {step.size}", "strong", width)
