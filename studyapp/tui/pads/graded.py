"""Pads of cards that the learner grades: a rubric to tick once it is shown, a derivation revealed step by step."""

from collections.abc import Iterator

from studyapp.formula.spans import Line
from studyapp.session.page import Page
from studyapp.session.review import Phase
from studyapp.tui.pads.pad import Pad


class TickPad(Pad):
    """Points are ticked with Space; the session proposes the rating that they make."""

    active_in = Phase.JUDGED

    @property
    def size(self) -> int:
        """Count the points once they are shown."""
        return len(self.posed.reveal().steps) if self.judged else 0

    def mark(self) -> bool:
        """Tick the point at the cursor, or take its tick away."""
        if self.active:
            self.session.tick(self.at)
        return self.active

    def lines(self, page: Page) -> Iterator[Line]:
        """Show the points with their boxes once the answer is out."""
        if not self.judged:
            return
        ticked = self.session.current.attempt.ticked or frozenset()
        inner = Page(page.texts, page.width - 2)
        for index, point in enumerate(self.posed.reveal().steps):
            yield from self.row(index, inner.point(index + 1, point, ticked=index in ticked))


class StepsPad(Pad):
    """Space reveals one step more, until all are out."""

    active_in = Phase.ASKING

    @property
    def size(self) -> int:
        """Have no cursor: a derivation is read from top to bottom."""
        return 0

    def mark(self) -> bool:
        """Reveal the next step."""
        if self.active:
            self.session.step()
            return True
        return False

    def lines(self, page: Page) -> Iterator[Line]:
        """Show the steps that are out, and what the next one asks."""
        steps = self.posed.reveal().steps
        out = len(steps) if self.judged else self.session.current.attempt.steps
        yield from page.derivation(steps, out)
