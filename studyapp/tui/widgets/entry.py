"""Where answers are entered: a line to type in or a grid of cells, and above it one line that says what is going on."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from studyapp.formula.cells import cell_len
from studyapp.session.marking import flat
from studyapp.session.question import Posed, Way
from studyapp.texts import Texts

if TYPE_CHECKING:
    from textual.widgets import Input

    from studyapp.session.sheet import Sheet
    from studyapp.tui.widgets.answer_input import AnswerInput
    from studyapp.tui.widgets.sheet_entry import SheetEntry

TYPED = (Way.VALUE, Way.WORDS)
LONGEST_ECHO = 60


class Entry(Vertical):
    """Takes the answer to questions that are answered by typing; grid and line are made when first needed."""

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
        self._free = False
        self._echo = Static(id="echo", markup=False)
        self._made_sheet: SheetEntry | None = None
        self._made_input: AnswerInput | None = None

    def compose(self) -> ComposeResult:
        """Lay out the line of words."""
        yield self._echo

    @property
    def _sheet(self) -> "SheetEntry":
        if self._made_sheet is None:
            from studyapp.tui.widgets.sheet_entry import SheetEntry

            self._made_sheet = SheetEntry(id="sheet")
            self.mount(self._made_sheet, after=self._echo)
        return self._made_sheet

    @property
    def _input(self) -> "AnswerInput":
        if self._made_input is None:
            from studyapp.tui.widgets.answer_input import AnswerInput

            self._made_input = AnswerInput(id="answer", select_on_focus=False, max_length=4_001)
            self.mount(self._made_input)
        return self._made_input

    @property
    def sheet(self) -> "Sheet | None":
        """The sheet of the question at hand, if its answer may be entered in cells."""
        return self._posed.sheet if self._posed else None

    def new(self, posed: Posed, *, free: bool = False) -> None:
        """Make ready for a question: empty cells, an empty line; `free` takes words where the learner grades."""
        self._posed = posed
        self._free = free
        self._in_cells = posed.sheet is not None
        if posed.sheet is not None:
            self._sheet.open(posed.sheet)
        if self._types:
            self._input.value = ""
            self._input.row_separator = "; " if posed.question.way is Way.VALUE else " "

    @property
    def _types(self) -> bool:
        """Tell whether the question at hand is answered by typing."""
        return self._posed is not None and (self._free or self._posed.question.way in TYPED)

    def open(self, *, asking: bool) -> bool:
        """Show what the question is answered in and put the cursor there; tell whether there is any."""
        typing = asking and self._types
        if self._made_sheet is not None:
            self._made_sheet.display = typing and self._in_cells
        if self._made_input is not None:
            self._made_input.display = typing and not self._in_cells
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

    @property
    def draft(self) -> str:
        """What was entered so far; the cells of a grid apart from each other, nothing where all are empty."""
        if not self._in_cells:
            return self._input.value
        return "\t".join(self._sheet.cells) if any(self._sheet.cells) else ""

    def restore(self, draft: str) -> None:
        """Put back what was entered before, in the grid or in the line, as it was."""
        cells = draft.split("\t")
        if self._in_cells and len(cells) == len(self._sheet.cells):
            self._sheet.fill(cells)
        elif draft:
            self._in_cells = False
            self._input.value = draft
            self._input.cursor_position = len(draft)

    def mark(self, cells: object) -> None:
        """Mark the wrong cells in the grid."""
        if self._in_cells and cells is not None:
            self._sheet.mark(flat(cells))

    def say(self, text: str) -> None:
        """Say something in one line."""
        self._echo.update(text)

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Say live how the answer is read so far."""
        words = self._posed is not None and self._posed.question.way is Way.WORDS
        if event.value and self._input.display and not words:
            self._say_read(event.value)

    def on_sheet_entry_changed(self) -> None:
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
        if self._in_cells and cell_len(read) > LONGEST_ECHO:
            self.say(self._texts("tui.cells_filled"))
        else:
            self.say(self._texts("session.read_as", value=read) if read else "")

    def on_sheet_entry_unfit(self) -> None:
        """Say that what was pasted does not fit."""
        if self.sheet is not None:
            self.say(self._texts("tui.paste_unfit", shape="×".join(map(str, self.sheet.shape))))

    def on_sheet_entry_sent(self) -> None:
        """Send the filled cells."""
        self.post_message(self.Given(self._sheet.text))

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        """Send the line."""
        event.stop()
        self.post_message(self.Given(event.value))
