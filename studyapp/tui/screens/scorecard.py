"""The scorecard screen: what an interview came to, and one key to practise what it names."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from studyapp.formula.cells import cell_len
from studyapp.formula.spans import Line, Span
from studyapp.formula.wrap import wrap
from studyapp.session.interview.office import Office
from studyapp.session.interview.scorecard import Scorecard
from studyapp.session.interview.words import item_words, scorecard_lines
from studyapp.tui.widgets.lines import Lines


class ScorecardScreen(Screen[None]):
    """Shows a scorecard; `d` practises exactly the cards that it names."""

    CSS = """
    #card-page { padding: 1 2; scrollbar-size-vertical: 1; }
    #card-keys { dock: bottom; height: 1; background: $panel; padding: 0 1; text-wrap: nowrap; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "practise", show=False),
        Binding("escape,q", "leave_card", show=False),
        Binding("j,down", "scroll_card(1)", show=False),
        Binding("k,up", "scroll_card(-1)", show=False),
        Binding("pagedown,space", "scroll_card(20)", show=False),
        Binding("pageup", "scroll_card(-20)", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(self, office: Office, card: Scorecard) -> None:
        super().__init__()
        self._office = office
        self._texts = office.desk.texts
        self.card = card

    def compose(self) -> ComposeResult:
        """Lay out the scorecard and the keys."""
        with VerticalScroll(id="card-page", can_focus=False):
            yield Lines(id="card-lines")
        yield Static(self._texts("interview.keys_scorecard"), id="card-keys", markup=False)

    def on_mount(self) -> None:
        """Show the scorecard."""
        self.query_one("#card-lines", Lines).show(self._lines)

    def _lines(self, width: int) -> Iterator[Line]:
        headed = self._texts("interview.to_work_on")
        for number, text in enumerate(scorecard_lines(self.card, self._office.titles, self._texts)):
            yield from _fitted(Span(text, "heading" if number == 0 or text == headed else "plain"), width)
        yield ()
        yield (Span(self._texts("interview.report_questions"), "heading"),)
        for number, item in enumerate(self.card.items, 1):
            yield from _fitted(Span(item_words(number, item, self._texts)), width)

    def action_practise(self) -> None:
        """Practise the cards that the scorecard names."""
        from studyapp.tui.screens.review import ReviewScreen

        session = self._office.practice(self.card.cards)
        if session.turn is not None:
            self.app.push_screen(ReviewScreen(session, self._texts))

    def action_leave_card(self) -> None:
        """Leave; the scorecard is kept."""
        self.app.exit()

    def action_scroll_card(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one("#card-page").scroll_relative(y=by, animate=False)


def _fitted(span: Span, width: int) -> Iterator[Line]:
    """Keep a line that fits as it is, blanks included, and wrap a longer one between its words."""
    if cell_len(span.text) <= width:
        yield (span,)
    else:
        yield from wrap((span,), width)
