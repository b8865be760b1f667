"""The four ratings with the wait that each would give, the proposed one marked."""

from collections.abc import Mapping

from textual import events
from textual.content import Content, Span
from textual.widget import Widget

from studyapp.formula.cells import cell_len
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
    """One row: key, name and wait of each rating; a click on one gives it."""

    DEFAULT_CSS = """
    Ratings { dock: bottom; height: 1; margin-bottom: 1; text-align: center; text-wrap: nowrap; }
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._full = self._short = Content("")

    def show(self, intervals: Mapping[Rating, Interval], proposed: Rating) -> None:
        """Show the ratings; the proposed one is given by Space as well."""
        page = Page(self._texts, 80)
        self._full = self._row(page.ratings(intervals, proposed), "  ")
        only = {proposed: intervals[proposed]} if proposed in intervals else {}
        self._short = self._row(page.ratings(only, proposed), "")
        self.refresh()

    @staticmethod
    def _row(ratings: list[tuple[Rating, str, bool]], gap: str) -> Content:
        """Write one row, the proposed rating lit."""
        text, spans = "", []
        for rating, words, marked in ratings:
            start = len(text)
            text += f"{'▸' if marked else ' '}{rating.value} {words}"
            style = COLOURS[rating] + (" bold reverse" if marked else "")
            spans.append(Span(start, len(text), style))
            text += gap
        return Content(text.rstrip(), spans)

    def clear(self) -> None:
        """Show nothing."""
        self._full = self._short = Content("")
        self.refresh()

    def render(self) -> Content:
        """Paint the row, where it is too narrow with the wait of the proposed rating only."""
        return self._full if self._full.cell_length <= self.size.width else self._short

    async def on_click(self, event: events.Click) -> None:
        """Give the rating that was clicked."""
        row = self.render()
        at = event.x - (self.size.width - row.cell_length) // 2
        for number, span in enumerate(row.spans, 1):
            if cell_len(row.plain[: span.start]) <= at < cell_len(row.plain[: span.end]):
                await self.app.run_action(f"choose({number})", default_namespace=self.screen)
