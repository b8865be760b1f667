"""The statistics screen: how the study goes, drawn in characters, with its numbers on demand."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from studyapp.formula.spans import Line
from studyapp.tui.actions import bindings
from studyapp.tui.study import Study
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines
from studyapp.tui.widgets.plot_page import StatsPage


class StatsScreen(Screen[None]):
    """Draws what the store has counted; `n` writes the numbers beside the charts."""

    CSS_PATH = "stats.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("statistics")
    AUTO_FOCUS = ""

    def __init__(self, study: Study) -> None:
        super().__init__()
        desk = study.desk
        self._study = study
        self._stats = desk.store.stats()
        self._titles = {deck.id: deck.title.to(desk.lang) for deck in desk.library.decks}
        self._numbers = False

    def compose(self) -> ComposeResult:
        """Lay out the page above the keys."""
        with Horizontal(id="head"):
            yield Static(self._study.texts("statistics.title"), id="top", markup=False)
        with VerticalScroll(id="charts", can_focus=False):
            yield Lines(id="page-of-charts")
        yield KeyBar(self._study.texts, "statistics")

    def on_mount(self) -> None:
        """Draw everything."""
        self._show()

    def _show(self) -> None:
        self.query_one("#page-of-charts", Lines).show(self._page)

    def _page(self, width: int) -> Iterable[Line]:
        goal = self._study.desk.settings.retention
        return StatsPage(self._stats, self._study.texts, goal, self._numbers, self._titles).lines(width)

    def action_numbers(self) -> None:
        """Write the numbers beside the charts, or leave them out."""
        self._numbers = not self._numbers
        self._show()

    def action_down(self) -> None:
        """Scroll on."""
        self.query_one("#charts").scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """Scroll back."""
        self.query_one("#charts").scroll_relative(y=-1, animate=False)

    def action_page_down(self) -> None:
        """Scroll a page on."""
        self.query_one("#charts").scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll a page back."""
        self.query_one("#charts").scroll_page_up(animate=False)
