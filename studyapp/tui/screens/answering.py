"""What screens share on which a question is answered: the board, the entry and the pad, and the keys that work them."""

from typing import ClassVar

from textual.screen import Screen

from studyapp.texts import Texts
from studyapp.tui.pads import Pad
from studyapp.tui.sizes import HEIGHTS, USUAL, WIDTHS
from studyapp.tui.widgets.board import Board
from studyapp.tui.widgets.entry import Entry


class AnsweringScreen(Screen[None]):
    """A question on its board, answered on a pad of choices or by typing; what is sent goes to `_submit`."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS: ClassVar[str | None] = ""
    _pad: Pad

    def __init__(self, texts: Texts) -> None:
        super().__init__(classes=USUAL)
        self._texts = texts

    @property
    def _board(self) -> Board:
        return self.query_one(Board)

    @property
    def _entry(self) -> Entry:
        return self.query_one(Entry)

    @property
    def pad(self) -> Pad:
        """The pad on which the question at hand is answered."""
        return self._pad

    @property
    def _judged(self) -> bool:
        """Tell whether the answer is out, so that it is scrolled rather than the question."""
        return self._pad.judged

    def _submit(self, text: str) -> None:
        """Hand an answer to the session."""
        raise NotImplementedError

    def _send_chosen(self) -> None:
        answer = self._pad.answer
        if answer is None:
            self._entry.say(self._texts("tui.incomplete"))
        else:
            self._submit(answer)

    def action_down(self) -> None:
        """Move to the next row, or scroll."""
        self._move(1)

    def action_up(self) -> None:
        """Move to the row before, or scroll back."""
        self._move(-1)

    def _move(self, by: int) -> None:
        if self._pad.move(by):
            self._moved()
        else:
            self._board.scroll_rows(by, judged=self._judged)

    def _moved(self) -> None:
        self._board.show("pad", self._pad.lines)
        self._board.to_cursor()

    def action_carry_down(self) -> None:
        """Move the item at the cursor down."""
        self._pad.carry(1)
        self._moved()

    def action_carry_up(self) -> None:
        """Move the item at the cursor up."""
        self._pad.carry(-1)
        self._moved()

    def action_next_choice(self) -> None:
        """Take the next value for the row at the cursor."""
        self._pad.turn(1)
        self._moved()

    def action_last_choice(self) -> None:
        """Take the value before for the row at the cursor."""
        self._pad.turn(-1)
        self._moved()

    def action_page_down(self) -> None:
        """Scroll down."""
        self._board.scroll_page(1, judged=self._judged)

    def action_page_up(self) -> None:
        """Scroll up."""
        self._board.scroll_page(-1, judged=self._judged)

    def action_in_line(self) -> None:
        """Change between a grid of cells and one line of text."""
        self._entry.toggle()
