"""The pad for finding the faulty line: the cursor moves over the numbered code."""

from collections.abc import Iterator

from studyapp.formula.spans import Line, Style
from studyapp.session.page import Page
from studyapp.session.review import Phase
from studyapp.tui.pads.pad import Pad, Sitting


class LinePad(Pad):
    """The line at the cursor is the answer."""

    active_in = Phase.ASKING
    shows_code = True

    def __init__(self, session: Sitting) -> None:
        super().__init__(session)
        self.taken: int | None = None

    @property
    def size(self) -> int:
        """Count the lines of code."""
        return len(self.question.code.rstrip("\n").split("\n"))

    @property
    def answer(self) -> str | None:
        """The number of the line at the cursor."""
        self.taken = self.at
        return str(self.at + 1)

    def lines(self, page: Page) -> Iterator[Line]:
        """Show the code; once judged, the faulty line and a wrong choice."""
        for index, lines in enumerate(Page(page.texts, page.width - 4).code(self.question)):
            box, style = self._box(index)
            yield from self.row(index, lines, box=box, style=style)

    def _box(self, index: int) -> tuple[str, Style]:
        if not self.judged:
            return "", "plain"
        expected = self.posed.expected
        if index + 1 in (expected if isinstance(expected, list) else [expected]):
            return "✓ ", "right"
        return ("✗ ", "wrong") if index == self.taken else ("  ", "plain")
