"""A trace as pages to leaf through: one page for every phase of every step."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from studyapp.exercise.trace import Trace
from studyapp.formula.spans import Line
from studyapp.texts import Texts


class Story(ABC):
    """Lays out each phase of each step of one trace."""

    phases: ClassVar[int]

    def __init__(self, trace: Trace, texts: Texts) -> None:
        self.trace = trace
        self.texts = texts
        self.steps = trace.steps

    @property
    def title(self) -> str:
        """The heading of the player."""
        return self.texts("tui.trace_of", kernel=self.trace.kernel)

    @property
    def pages(self) -> int:
        """Count the pages."""
        return len(self.steps) * self.phases

    def lines(self, page: int, width: int) -> list[Line]:
        """Lay out one page."""
        step, phase = divmod(page, self.phases)
        return list(self.page(step, phase, width))

    @abstractmethod
    def page(self, number: int, phase: int, width: int) -> Iterable[Line]:
        """Lay out one phase of one step."""
