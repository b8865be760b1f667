"""Where answers are entered: a line to type in or a grid of cells, and above it one line that says what is going on."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from studyapp.session.marking import flat
from studyapp.session.question import Posed, Way
from studyapp.texts import Texts
from studyapp.tui.widgets.answer_input import AnswerInput
from studyapp.tui.widgets.sheet_entry import SheetEntry

if TYPE_CHECKING:
    from studyapp.session.sheet import Sheet

TYPED = (Way.VALUE, Way.WORDS)


class Entry(Vertical):
    """Takes the answer to questions that are answered by typing; hidden but for its first line otherwise."""

    DEFAULT_CSS = """
    Entry { height: auto; max-height: 70%; }
    """

    class Given(Message):
        """An answer was sent."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, texts: Texts) -> None:
        super().__init__(id="entry")
        self._texts = texts
        self._posed: Posed | None = None
        self._in_cells = False

    def compose(self) -> ComposeResult:
        """Lay out the line of words, the grid and the input."""
        yield Static(id="echo", markup=False)
        yield SheetEntry(id="sheet")
        yield AnswerInput(id="answer", select_on_focus=False, max_length=4_001)

    @property
    def _sheet(self) -> SheetEntry:
        return self.query_one("#sheet", SheetEntry)

    @property
    def _input(self) -> AnswerInput:
        return self.query_one("#answer", AnswerInput)

    @property
    def sheet(self) -> "Sheet | None":
        """The sheet of the question at hand, if its answer may be entered in cells."""
        return self._posed.sheet if self._posed else None

    def new(self, posed: Posed) -> None:
        """Make ready for a question: empty cells, an empty line."""
        self._posed = posed
        self._in_cells = posed.sheet is not None
        if posed.sheet is not None:
            self._sheet.open(posed.sheet)
        self._input.value = ""
        self._input.row_separator = "; " if posed.question.way is Way.VALUE else " "

    def open(self, *, asking: bool) -> bool:
        """Show what the question is answered in and put the cursor there; tell whether there is any."""
        typing = asking and self._posed is not None and self._posed.question.way in TYPED
        self._sheet.display = typing and self._in_cells
        self._input.display = typing and not self._in_cells
        if typing:
            (self._sheet if self._in_cells else self._input).focus()
        return typing

    def toggle(self) -> None:
        """Change between the grid and one line, taking along what was entered."""
        sheet = self.sheet
        if sheet is None:
            return
        self._in_cells = not self._in_cells
        if self._in_cells:
            cells = sheet.fill(self._input.value)
            if cells is not None:
                self._sheet.fill(cells)
        elif self._sheet.filled:
            self._input.value = self._sheet.text
            self._input.cursor_position = len(self._input.value)
        self.open(asking=True)

    def mark(self, cells: object) -> None:
        """Mark the wrong cells in the grid."""
        if self._in_cells and cells is not None:
            self._sheet.mark(flat(cells))

    def say(self, text: str) -> None:
        """Say something in one line."""
        self.query_one("#echo", Static).update(text)

    @on(Input.Changed, "#answer")
    def _say_reading(self, event: Input.Changed) -> None:
        """Say live how the answer is read so far."""
        if event.value and self._input.display:
            self._say_read(event.value)

    @on(SheetEntry.Changed)
    def _say_cells(self) -> None:
        """Say live how the cell is read, or the whole once all cells are filled."""
        sheet, entry = self.sheet, self._sheet
        if sheet is None or not entry.display or not any(entry.cells):
            return
        if entry.filled:
            self._say_read(entry.text)
        elif entry.cell:
            value = sheet.cell_value(entry.cell)
            self.say("" if value is None else self._texts("session.read_as", value=value))

    def _say_read(self, text: str) -> None:
        read = self._posed.echo(text) if self._posed else ""
        self.say(self._texts("session.read_as", value=read) if read else "")

    @on(SheetEntry.Unfit)
    def _say_unfit(self) -> None:
        if self.sheet is not None:
            self.say(self._texts("tui.paste_unfit", shape="×".join(map(str, self.sheet.shape))))

    @on(SheetEntry.Sent)
    def _send_cells(self) -> None:
        self.post_message(self.Given(self._sheet.text))

    @on(Input.Submitted, "#answer")
    def _send_line(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Given(event.value))
