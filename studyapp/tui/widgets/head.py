"""The row at the top of a screen on which questions are asked: what is asked, and how far the sitting has come."""

from textual.content import Content
from textual.widget import Widget

from studyapp.formula.cells import cell_len, cut, ljust
from studyapp.texts import Texts
from studyapp.tui.sizes import BOTH_FIT, LEAST_HEIGHT, LEAST_WIDTH


class Head(Widget):
    """Shows a title, what is left at its right, and on a screen that is too small only that it is."""

    DEFAULT_CSS = """
    Head { dock: top; height: 1; padding: 0 1; background: $panel; color: $text-muted; text-wrap: nowrap; }
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__(id="head")
        self._too_small = texts("tui.too_small")
        self._title = self._left = ""

    def show(self, title: str, left: str) -> None:
        """Show a title, and at the right what is left."""
        self._title, self._left = title, left
        self.refresh()

    @property
    def text(self) -> str:
        """The row as it is for the size of the screen."""
        width, screen = self.size.width, self.screen.size
        if screen.width < LEAST_WIDTH or screen.height < LEAST_HEIGHT:
            return cut(self._too_small, width)
        if not self._left or screen.width < BOTH_FIT:
            return cut(self._title, width)
        room = max(0, width - cell_len(self._left) - 2)
        return f"{ljust(cut(self._title, room), room)}  {self._left}"

    def render(self) -> Content:
        """Paint the row."""
        return Content(self.text)
