"""The four ratings with the wait that each would give, the proposed one marked."""

from collections.abc import Mapping

from textual.content import Content, Span
from textual.widget import Widget

from studyapp.memory.buttons import Interval
from studyapp.memory.rating import Rating
from studyapp.session.page import Page
from studyapp.texts import Texts

COLOURS = {
    Rating.AGAIN: "$text-error",
    Rating.HARD: "$text-warning",
    Rating.GOOD: "$text-success",
    Rating.EASY: "$text-primary",
}


class Ratings(Widget):
    """One row: key, name and wait of each rating."""

    DEFAULT_CSS = """
    Ratings { dock: bottom; height: 1; margin-bottom: 1; text-align: center; text-wrap: nowrap; }
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._content = Content("")

    def show(self, intervals: Mapping[Rating, Interval], proposed: Rating) -> None:
        """Show the ratings; the proposed one is given by Space as well."""
        text, spans = "", []
        for rating, words, marked in Page(self._texts, 80).ratings(intervals, proposed):
            start = len(text)
            text += f"{'▸' if marked else ' '}{rating.value} {words}"
            style = COLOURS[rating] + (" bold reverse" if marked else "")
            spans.append(Span(start, len(text), style))
            text += "  "
        self._content = Content(text.rstrip(), spans)
        self.refresh()

    def clear(self) -> None:
        """Show nothing."""
        self._content = Content("")
        self.refresh()

    def render(self) -> Content:
        """Paint the row."""
        return self._content
