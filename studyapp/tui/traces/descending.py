"""Gradient descent told step by step: where it stands, the slope there, the momentum, and where it goes."""

from collections.abc import Mapping

from studyapp.tui.traces.layout import number
from studyapp.tui.traces.ledger import LedgerStory


class DescentStory(LedgerStory):
    """One row a step of a single parameter."""

    heading = "tui.trace_step"

    def cells(self, place: int) -> Mapping[str, str]:
        """Give the parameter before, its gradient, the momentum buffer and the parameter after."""
        step = self.steps[place]
        buffer = {} if step.buffer is None else {"trace_buffer": number(step.buffer)}
        return {
            "trace_parameter": number(step.param),
            "trace_gradient": number(step.gradient),
            **buffer,
            "trace_updated": number(step.updated),
        }

    def equation(self, place: int) -> str:
        """Write the update of the buffer, and then that of the parameter."""
        step, rate = self.steps[place], number(self.trace.arguments["lr"])
        update = f"{number(step.param)} − {rate} · {signed(step.direction)} = {number(step.updated)}"
        if step.buffer is None or not place:
            return update
        momentum = number(self.trace.arguments["momentum"])
        before = signed(self.steps[place - 1].buffer)
        return f"{momentum} · {before} + {signed(step.gradient)} = {number(step.buffer)}; {update}"


def signed(value: float) -> str:
    """Write a number as a term, a negative one in brackets."""
    text = number(value)
    return f"({text})" if text.startswith("−") else text
