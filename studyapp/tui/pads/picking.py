"""Pads for choices and claims: one option, or all that are right."""

from collections.abc import Iterator

from studyapp.formula.spans import Line, Style
from studyapp.session.page import Page
from studyapp.session.review import Phase
from studyapp.tui.pads.pad import Pad, Sitting


class PickPad(Pad):
    """One option is picked: by its number, or by moving to it and going on."""

    active_in = Phase.ASKING

    def __init__(self, session: Sitting) -> None:
        super().__init__(session)
        self.picked: set[int] = set()

    @property
    def answer(self) -> str | None:
        """The number of the option at the cursor."""
        self.picked = {self.at}
        return str(self.at + 1)

    def choose(self, number: int) -> bool:
        """Pick the option with this number."""
        super().choose(number)
        return 1 <= number <= self.size

    def lines(self, page: Page) -> Iterator[Line]:
        """Show the options."""
        inner = Page(page.texts, page.width - 4)
        for index, lines in enumerate(inner.options(self.question)):
            box, style = self.box(index)
            yield from self.row(index, lines, box=box, style=style)

    def box(self, index: int) -> tuple[str, Style]:
        """Mark the right option and a wrong pick once judged."""
        if not self.judged:
            return "", "plain"
        if self._right(index):
            return "✓ ", "right"
        return ("✗ ", "wrong") if index in self.picked else ("  ", "plain")

    def _right(self, index: int) -> bool:
        expected = self.posed.expected
        return self.question.options[index] in (expected if isinstance(expected, list) else [expected])


class PicksPad(PickPad):
    """Several options are ticked with Space or their numbers."""

    @property
    def answer(self) -> str | None:
        """The numbers of the ticked options."""
        return " ".join(str(index + 1) for index in sorted(self.picked)) or None

    def choose(self, number: int) -> bool:
        """Tick the option with this number, or take its tick away."""
        if 1 <= number <= self.size:
            self.at = number - 1
            self.picked ^= {self.at}
        return False

    def mark(self) -> bool:
        """Tick the option at the cursor, or take its tick away."""
        if self.active:
            self.picked ^= {self.at}
        return self.active

    def box(self, index: int) -> tuple[str, Style]:
        """Show the tick, and once judged whether it belongs there."""
        tick = "☑ " if index in self.picked else "☐ "
        if not self.judged:
            return tick, "heading"
        if self._right(index):
            return f"✓ {tick}", "right"
        return (f"✗ {tick}", "wrong") if index in self.picked else (f"  {tick}", "plain")
