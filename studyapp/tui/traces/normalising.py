"""Batch normalisation told channel by channel: mean, deviation, variance, normalised, scaled and shifted."""

from collections.abc import Iterator

from studyapp.formula.spans import Line
from studyapp.tui.traces.layout import number, said
from studyapp.tui.traces.story import Story
from studyapp.tui.traces.table import Row, table


class BatchNormStory(Story):
    """Four phases a channel."""

    phases = 4

    def page(self, place: int, phase: int, width: int) -> Iterator[Line]:
        """Show the values of one channel, and what becomes of them so far."""
        step = self.steps[place]
        eps = self.trace.arguments.get("eps", 1e-5)
        heading = "trace_channel" if self.trace.kernel == self.trace.told_as else "trace_shared"
        yield from said(self.texts(f"tui.{heading}", channel=step.channel), "heading", width)
        yield ()
        rows = (
            Row("x", step.values.ravel()),
            Row("x − μ", step.centred.ravel()),
            Row("(x − μ) / √(σ² + ε)", step.normalized.ravel()),
            Row(f"γ = {number(step.scale)}, β = {number(step.shift)}", step.output.ravel()),
        )
        yield from table(rows, phase + 1, width)
        yield ()
        yield from said(f"μ = {number(step.mean)}", "strong", width)
        if phase:
            yield from said(f"σ² = {number(step.variance)},  ε = {eps:g}", "strong", width)
