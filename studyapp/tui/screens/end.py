"""The end of a sitting: what was answered, how well, and which mistakes were made."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from studyapp.formula.cells import clean
from studyapp.formula.spans import Line, Span
from studyapp.formula.wrap import wrap
from studyapp.session.summary import Summary
from studyapp.session.wording import summary_lines
from studyapp.texts import Texts
from studyapp.tui.actions import bindings
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines


class EndScreen(Screen[None]):
    """Sums one sitting up."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("end")
    AUTO_FOCUS = ""

    def __init__(self, summary: Summary, texts: Texts) -> None:
        super().__init__()
        self._summary = summary
        self._texts = texts

    def compose(self) -> ComposeResult:
        """Lay out the summary and the keys."""
        yield Lines(id="summary")
        yield KeyBar(self._texts, "end")

    def on_mount(self) -> None:
        """Show the summary."""
        self.query_one("#summary", Lines).show(self._lines)

    def _lines(self, width: int) -> Iterator[Line]:
        yield ()
        yield from wrap([Span(self._texts("session.done"), "heading")], width)
        yield ()
        for line in summary_lines(self._summary, self._texts):
            yield from wrap([Span(clean(line))], width)
