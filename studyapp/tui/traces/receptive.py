"""The receptive field told layer by layer: what each adds, and the size after it."""

from collections.abc import Mapping

from studyapp.tui.traces.ledger import LedgerStory

COLUMNS = ("kernel", "stride", "dilation", "effective_kernel", "growth", "size", "jump")


class ReceptiveFieldStory(LedgerStory):
    """One row a layer."""

    heading = "tui.trace_layer"

    def cells(self, place: int) -> Mapping[str, str]:
        """Give a layer's own numbers, and what it grows the field to."""
        return {f"trace_layer_{name}": str(getattr(self.steps[place], name)) for name in COLUMNS}

    def equation(self, place: int) -> str:
        """Add what the layer sees beyond one cell, in steps of the jump before."""
        size, jump = (self.steps[place - 1].size, self.steps[place - 1].jump) if place else (1, 1)
        step = self.steps[place]
        return f"{size} + ({step.effective_kernel} − 1) · {jump} = {step.size}"
