"""The scorecard screen: what an interview came to, and one key to practise what it names."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from studyapp.errors import StudyError
from studyapp.formula.spans import Line, Span
from studyapp.formula.wrap import wrap
from studyapp.session.interview.office import Office
from studyapp.session.interview.scorecard import Scorecard
from studyapp.session.interview.sheet import lost_lines, question_lines, scorecard_page
from studyapp.session.interview.words import day_text
from studyapp.tui.actions import bindings
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines


class ScorecardScreen(Screen[None]):
    """Shows a scorecard; `d` practises exactly the cards that it names."""

    CSS = """
    #card-page { padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    #card-lines { max-width: 100; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("scorecard")
    AUTO_FOCUS = ""

    def __init__(self, office: Office, card: Scorecard, report: str = "") -> None:
        """Take the scorecard, and the file that was asked for as its report."""
        super().__init__()
        self._office = office
        self._texts = office.desk.texts
        self._report = report
        self.card = card

    def compose(self) -> ComposeResult:
        """Lay out the scorecard and the keys."""
        with Horizontal(id="head"):
            yield Static(self._texts("interview.report_title", date=day_text(self.card.day)), id="top", markup=False)
        with VerticalScroll(id="card-page", can_focus=False):
            yield Lines(id="card-told")
            yield Lines(id="card-lines")
        yield KeyBar(self._texts, "scorecard")

    def on_mount(self) -> None:
        """Show the scorecard, and write the report that was asked for."""
        self.query_one("#card-lines", Lines).show(self._lines)
        if self._report:
            self._write(Path(self._report))

    def _lines(self, width: int) -> Iterator[Line]:
        office, texts = self._office, self._texts
        yield from scorecard_page(self.card, office.titles, texts, width)
        yield ()
        yield (Span(texts("interview.report_questions"), "heading"),)
        yield from question_lines(self.card, texts, width)
        yield from lost_lines(self.card, office.desk.library, office.asked, width)

    def _say(self, text: str) -> None:
        self.query_one("#card-told", Lines).show(lambda width: [*wrap([Span(text, "strong")], width), ()])
        self.query_one("#card-page").scroll_home(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer practice only where the scorecard names cards."""
        return action != "practise_these" or bool(self.card.cards)

    def action_practise_these(self) -> None:
        """Practise the cards that the scorecard names."""
        from studyapp.tui.screens.review import ReviewScreen

        session = self._office.practice(self.card.cards)
        if session.turn is not None:
            self.app.push_screen(ReviewScreen(session, self._texts))

    def action_write_report(self) -> None:
        """Write the report into the learner's folder, or where it was asked for."""
        self._write(Path(self._report) if self._report else self._office.report_file(self.card))

    def _write(self, file: Path) -> None:
        try:
            self._office.write_report(self.card, file)
        except StudyError as error:
            self._say(self._texts.error(error))
        else:
            self._say(self._texts("interview.reported", file=file))

    def action_down(self) -> None:
        """Scroll on."""
        self._scroll(1)

    def action_up(self) -> None:
        """Scroll back."""
        self._scroll(-1)

    def action_page_down(self) -> None:
        """Scroll a page on."""
        self._scroll(self.query_one("#card-page").size.height - 1)

    def action_page_up(self) -> None:
        """Scroll a page back."""
        self._scroll(1 - self.query_one("#card-page").size.height)

    def _scroll(self, by: int) -> None:
        self.query_one("#card-page").scroll_relative(y=by, animate=False)
