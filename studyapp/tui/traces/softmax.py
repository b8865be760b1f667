"""Softmax and cross-entropy told row by row: shift, power, sum, share, logarithm."""

from collections.abc import Iterator

from studyapp.formula.spans import Line
from studyapp.tui.traces.layout import number, said
from studyapp.tui.traces.story import Story
from studyapp.tui.traces.table import Row, table


class SoftmaxStory(Story):
    """Five phases a row of logits."""

    phases = 5

    def page(self, place: int, phase: int, width: int) -> Iterator[Line]:
        """Show the table as far as it has come, and the sum or the loss below it."""
        step = self.steps[place]
        yield from said(self.texts("tui.trace_row", row=step.row, target=step.target), "heading", width)
        yield ()
        lit = None if step.ignored else step.target
        rows = (
            Row("z", step.logits, lit),
            Row(f"z − {number(step.maximum)}", step.shifted, lit),
            Row("exp", step.powers, lit),
            Row(f"p = exp / {number(step.total)}", step.probabilities, lit),
        )
        yield from table(rows, min(phase + 1, len(rows)), width)
        yield ()
        if phase == self.phases - 1:
            yield from self._loss(step, width)
        elif phase >= 2:
            yield from said(f"∑ exp = {number(step.total)}", "strong", width)

    def _loss(self, step: object, width: int) -> Iterator[Line]:
        """Say what the target's probability costs."""
        ignored, weight = getattr(step, "ignored", False), getattr(step, "weight", 1.0)
        if ignored:
            yield from said(self.texts("tui.trace_ignored"), "strong", width)
            return
        log, loss = getattr(step, "log_probability", 0.0), getattr(step, "loss", 0.0)
        factor = f" · {number(weight)}" if weight != 1 else ""
        yield from said(f"−ln p = {number(-log)}{factor}" + (f" = {number(loss)}" if factor else ""), "strong", width)
