"""The line in which an answer is typed; what is pasted keeps its rows and may be of any length."""

from typing import ClassVar

from textual import events
from textual.widgets import Input

LONGEST = 4_001  # one more than the answers' parser takes, so that it refuses what was cut


class AnswerInput(Input):
    """An input that turns the line ends of a paste into what separates rows."""

    takes_text: ClassVar[bool] = True
    row_separator = " "

    def _on_paste(self, event: events.Paste) -> None:
        """Insert what was pasted as one line, cut where no answer is that long."""
        event.stop()
        event.prevent_default()
        room = max(0, LONGEST - len(self.value))
        self.replace(one_line(event.text[: 2 * LONGEST], self.row_separator)[:room], *self.selection)


def one_line(text: str, row_separator: str) -> str:
    """Join pasted lines: rows in brackets by blanks, bare rows by the separator."""
    rows = [row.strip() for row in text.splitlines() if row.strip()]
    return (" " if "[" in text else row_separator).join(rows)
