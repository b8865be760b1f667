"""The default boxes of the single-shot detector told one by one: cell, scale and ratio, and the box they make."""

from collections.abc import Mapping
from math import sqrt

from studyapp.tui.traces.layout import number
from studyapp.tui.traces.ledger import LedgerStory


class DefaultBoxesStory(LedgerStory):
    """One row a box."""

    heading = "tui.trace_box"

    def cells(self, place: int) -> Mapping[str, str]:
        """Give where the box stands, what it is drawn with, and its centre and sides."""
        step = self.steps[place]
        return {
            "trace_box_map": str(step.map),
            "trace_box_cell": f"{step.row}, {step.column}",
            "trace_box_scale": number(step.scale),
            "trace_box_ratio": number(step.aspect_ratio),
            "trace_box_centre": ", ".join(map(number, step.box[:2])),
            "trace_box_sides": ", ".join(map(number, step.box[2:])),
        }

    def equation(self, place: int) -> str:
        """Write how scale and ratio make width and height."""
        step = self.steps[place]
        scale, root = number(step.scale), number(sqrt(step.aspect_ratio))
        width, height = number(step.box[2]), number(step.box[3])
        sign = "→" if step.clipped else "="
        return f"{scale} · {root} {sign} {width}; {scale} / {root} {sign} {height}"
