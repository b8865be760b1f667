"""A grid in which an array is entered cell by cell, one page at a time."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widget import Widget

from studyapp.formula.cells import cell_len
from studyapp.formula.spans import Line, Span, Style
from studyapp.tui.widgets.lines import content_of

if TYPE_CHECKING:
    from studyapp.session.sheet import Sheet

NARROWEST = 5
LONGEST_CELL = 80
LONGEST_PASTE = 5_000
MOVES = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}


class SheetEntry(Widget, can_focus=True):
    """Cells of text, one at the cursor; Enter goes on to the next empty cell and sends when there is none."""

    DEFAULT_CSS = """
    SheetEntry { height: auto; width: 1fr; margin: 0 2; text-wrap: nowrap; }
    """
    takes_text: ClassVar[bool] = True

    class Changed(Message):
        """A cell was edited or the cursor moved."""

    class Sent(Message):
        """All cells are filled and the answer is to be checked."""

    class Unfit(Message):
        """What was pasted has not as many cells as there are here."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.sheet: Sheet | None = None
        self.cells: list[str] = []
        self.wrong: set[int] = set()
        self._at = 0
        self._fresh = True

    def open(self, sheet: "Sheet") -> None:
        """Show empty cells for an answer."""
        self.sheet = sheet
        self.cells = [""] * sheet.size
        self.wrong = set()
        self._go(0)

    def mark(self, verdicts: Sequence[bool]) -> None:
        """Mark the cells that were judged wrong, until they are edited."""
        if len(verdicts) == len(self.cells):
            self.wrong = {index for index, right in enumerate(verdicts) if not right}
            self._go(min(self.wrong, default=self._at))

    @property
    def text(self) -> str:
        """The cells as one typed answer."""
        return self.sheet.text(self.cells) if self.sheet else ""

    @property
    def filled(self) -> bool:
        """Tell whether no cell is empty."""
        return all(cell.strip() for cell in self.cells)

    @property
    def cell(self) -> str:
        """The text of the cell at the cursor."""
        return self.cells[self._at] if self.cells else ""

    def fill(self, cells: Sequence[str]) -> None:
        """Put texts into all cells."""
        self.cells = list(cells)
        self.wrong = set()
        self._go(len(self.cells) - 1)

    def on_key(self, event: events.Key) -> None:
        """Edit the cell at the cursor, or move."""
        sheet = self.sheet
        if sheet is None or not self._handled(event, sheet):
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Fill the cells with a pasted literal, or one cell with a pasted number."""
        event.stop()
        if self.sheet is None:
            return
        text = event.text[:LONGEST_PASTE]
        cells = self.sheet.fill(text) if len(event.text) <= LONGEST_PASTE else None
        if cells is not None:
            self.fill(cells)
        elif len(text) <= LONGEST_CELL and self.sheet.cell_value(text) is not None:
            self._write(text.strip())
        else:
            self.post_message(self.Unfit())

    def on_click(self, event: events.Click) -> None:
        """Move to the cell under the mouse."""
        sheet, place = self.sheet, event.get_content_offset(self)
        if sheet is None or place is None:
            return
        row = place.y - (1 if sheet.pages > 1 else 0)
        column = (place.x - 1) // (self._width(sheet) + 3)
        if 0 <= row < sheet.rows and 0 <= column < sheet.columns:
            self._go(self._page * sheet.rows * sheet.columns + row * sheet.columns + column)

    def on_focus(self) -> None:
        """Show the cursor."""
        self._follow()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Take a row for each row of a page, and one that names the page."""
        return self.sheet.rows + (1 if self.sheet.pages > 1 else 0) if self.sheet else 0

    def render(self) -> Content:
        """Paint the page at the cursor."""
        return content_of(self._lines())

    @property
    def _page(self) -> int:
        return self._at // (self.sheet.rows * self.sheet.columns) if self.sheet else 0

    def _handled(self, event: events.Key, sheet: "Sheet") -> bool:
        """Carry out a key; tell whether it meant anything here."""
        key, page = event.key, sheet.rows * sheet.columns
        if key in MOVES:
            rows, columns = MOVES[key]
            self._go(self._at + rows * sheet.columns + columns)
        elif key in ("tab", "shift+tab"):
            self._go((self._at + (1 if key == "tab" else -1)) % sheet.size)
        elif key == "enter":
            self._enter()
        elif key in ("pagedown", "pageup") and sheet.pages > 1:
            self._go(self._at + (page if key == "pagedown" else -page))
        elif key in ("home", "end"):
            self._go(self._page * page + (0 if key == "home" else page - 1))
        elif key in ("backspace", "delete"):
            self._write(self.cell[:-1] if key == "backspace" else "")
        elif event.is_printable and event.character:
            self._type(event.character)
        else:
            return False
        return True

    def _type(self, character: str) -> None:
        """Write a character; what separates cells in a typed literal goes on to the next one."""
        if character in "[]【】":
            return
        parted = character in " ;，；" or (character == "," and not (self.sheet and self.sheet.decimal_comma))
        if parted and self.cell.count("(") <= self.cell.count(")"):
            if not self._fresh:
                self._go(self._at + 1)
        else:
            self._write((("" if self._fresh else self.cell) + character)[:LONGEST_CELL])

    def _enter(self) -> None:
        """Go to the next empty cell; send the answer when there is none."""
        after = [*range(self._at + 1, len(self.cells)), *range(self._at + 1)]
        empty = next((index for index in after if not self.cells[index].strip()), None)
        if empty is None:
            self.post_message(self.Sent())
        else:
            self._go(empty)

    def _go(self, place: int) -> None:
        """Move the cursor, past no end."""
        self._at = max(0, min(place, len(self.cells) - 1))
        self._fresh = True
        self._show()

    def _write(self, text: str) -> None:
        """Set the cell at the cursor."""
        self.cells[self._at] = text
        self.wrong.discard(self._at)
        self._fresh = False
        self._show()

    def _show(self) -> None:
        self.refresh(layout=True)
        self._follow()
        self.post_message(self.Changed())

    def _width(self, sheet: "Sheet") -> int:
        longest = max((cell_len(cell) for cell in self.cells), default=0) + 1
        room = (max(self.size.width, 20) - 1) // sheet.columns - 3
        return max(1, min(max(NARROWEST, longest), room))

    def _lines(self) -> Iterator[Line]:
        sheet = self.sheet
        if sheet is None:
            return
        width, cells = self._width(sheet), sheet.rows * sheet.columns
        if sheet.pages > 1:
            yield (Span(f" {sheet.page_name(self._page)}  {self._page + 1}/{sheet.pages}  PgUp PgDn", "number"),)
        for row in range(sheet.rows):
            first = self._page * cells + row * sheet.columns
            yield tuple(part for index in range(first, first + sheet.columns) for part in self._cell(index, width))

    def _cell(self, index: int, width: int) -> tuple[Span, ...]:
        """Show one cell: its mark, its text or a dot, the one at the cursor lit."""
        cell = self.cells[index]
        unread = bool(cell.strip()) and self.sheet is not None and self.sheet.cell_value(cell) is None
        mark = "✗" if index in self.wrong else "?" if unread and index != self._at else " "
        shown = cell if cell_len(cell) < width else "…" + cell[-(width - 2) :] if width > 2 else cell[:width]
        text = " " * (width - cell_len(shown or "·")) + (shown or "·")
        style: Style = "picked" if index == self._at else "wrong" if mark != " " else "plain" if cell else "number"
        return (Span(f" {mark}", "wrong"), Span(text, style), Span(" "))

    def _follow(self) -> None:
        """Put the terminal's own cursor into the cell, where an input method opens its window."""
        sheet = self.sheet
        if sheet is None or not self.has_focus:
            return
        row, column = divmod(self._at % (sheet.rows * sheet.columns), sheet.columns)
        x = (column + 1) * (self._width(sheet) + 3) - 2
        y = row + (1 if sheet.pages > 1 else 0)
        self.app.cursor_position = self.content_region.offset + Offset(x, y)
