"""A list of any length of which only the visible rows are made, with a cursor that stays in view."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from studyapp.formula.cells import cell_len
from studyapp.formula.spans import Line, Span
from studyapp.tui.widgets.lines import content_of

HERE, ELSEWHERE = "❯ ", "  "
MakeRow = Callable[[int, int], Line]


class Rows(Widget):
    """Shows the rows that `make(index, width)` gives; the row at the cursor is marked."""

    DEFAULT_CSS = """
    Rows { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    @dataclass
    class Moved(Message):
        """The cursor came to another row."""

        rows: "Rows"

        @property
        def control(self) -> "Rows":
            """The list it happened in."""
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._make: MakeRow = lambda _index, _width: ()
        self._top = 0
        self.count = 0
        self.at = 0

    def show(self, count: int, make: MakeRow, at: int | None = None) -> None:
        """Show another list; the cursor stays where it is as far as it can."""
        self.count, self._make = count, make
        self.at = max(0, min(self.at if at is None else at, count - 1))
        self.refresh()

    def move(self, by: int) -> None:
        """Move the cursor; it stops at both ends."""
        self.move_to(self.at + by)

    def move_to(self, index: int) -> None:
        """Put the cursor on a row."""
        index = max(0, min(index, self.count - 1))
        if index != self.at:
            self.at = index
            self.refresh()
            self.post_message(self.Moved(self))

    @property
    def page(self) -> int:
        """How many rows are in view."""
        return max(1, self.content_size.height)

    def render(self) -> Content:
        """Paint the rows in view, and where they stand in the whole list."""
        height, width = self.content_size.height, self.content_size.width
        self._top = max(0, min(self._top, self.at, self.count - height))
        self._top = max(self._top, self.at - height + 1)
        shown = range(self._top, min(self.count, self._top + height))
        thumb = self._thumb(height)
        return content_of(self._line(index, width, thumb) for index in shown)

    def _line(self, index: int, width: int, thumb: range) -> Line:
        room = width - len(HERE) - (1 if thumb else 0)
        line = self._make(index, room)
        mark = Span(HERE if index == self.at else ELSEWHERE, "heading")
        if not thumb:
            return (mark, *line)
        gap = room - sum(cell_len(span.text) for span in line)
        return (mark, *line, Span(" " * gap), Span("┃" if index - self._top in thumb else "│", "rule"))

    def _thumb(self, height: int) -> range:
        """Tell which lines of the edge show the part in view; none where everything is."""
        if self.count <= height or not height:
            return range(0)
        size = max(1, height * height // self.count)
        start = round((height - size) * self._top / (self.count - height))
        return range(start, start + size)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked."""
        if self._top + event.y < self.count:
            self.move_to(self._top + event.y)

    def on_mouse_scroll_down(self) -> None:
        """Move on."""
        self.move(3)

    def on_mouse_scroll_up(self) -> None:
        """Move back."""
        self.move(-3)
