"""The home screen: the decks, what is due in each, and one key to start."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from studyapp.formula.cells import cell_len, cut, ljust
from studyapp.formula.spans import Line, Span
from studyapp.formula.text import flow
from studyapp.session.desk import Desk, Wanted
from studyapp.session.wording import when_next
from studyapp.tui.actions import bindings
from studyapp.tui.screens.review import ReviewScreen
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines

COLUMN = 9


class HomeScreen(Screen[None]):
    """Shows every deck with its counts; Enter studies what is due, `d` the deck at the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("home")
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._today = desk.today()
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        with Horizontal(id="head"):
            yield Static("studyapp", id="top", markup=False)
        with VerticalScroll(id="page", can_focus=False):
            yield Lines(id="today")
            yield Lines(id="decks")
            yield Lines(id="problems")
        yield KeyBar(self._desk.texts, "home")

    def on_mount(self) -> None:
        """Count what is due."""
        self._show()

    def on_screen_resume(self) -> None:
        """Count anew after a sitting."""
        self._today = self._desk.today()
        self._show()

    def _show(self) -> None:
        self.query_one("#today", Lines).show(lambda _width: self._greeting())
        self.query_one("#decks", Lines).show(self._decks)
        self.query_one("#problems", Lines).show(lambda _width: self._problems())

    def _greeting(self) -> Iterator[Line]:
        texts, today = self._desk.texts, self._today
        yield ()
        if today.due or today.new or today.learning:
            counts = {"due": today.due, "learning": today.learning, "new": today.new}
            yield (Span(texts("tui.today", **counts), "heading"),)
            yield (Span(texts("tui.press_enter"), "plain"),)
        elif not today.decks:
            yield (Span(texts("cli.no_cards", folder=str(self._desk.own_decks)), "heading"),)
        else:
            yield (Span(texts("tui.nothing_due", when=when_next(today.next_days, texts)), "heading"),)
        if self._desk.store.read_only:
            yield (Span(texts("cli.read_only"), "wrong"),)
        yield ()

    def _decks(self, width: int) -> Iterator[Line]:
        texts = self._desk.texts
        name_width = max(10, width - 2 - 3 * COLUMN)
        heads = (texts("tui.due"), texts("tui.new"), texts("tui.cards"))
        yield (Span("  " + ljust(texts("tui.deck"), name_width) + "".join(right(head) for head in heads), "number"),)
        for index, deck in enumerate(self._today.decks):
            marked = index == self._at
            yield (
                Span("❯ " if marked else "  ", "heading"),
                Span(
                    ljust(cut(deck.title.to(self._desk.lang), name_width), name_width), "picked" if marked else "plain"
                ),
                Span(right(str(deck.due)), "strong" if deck.due else "number"),
                Span(right(str(deck.new)), "plain" if deck.new else "number"),
                Span(right(str(deck.cards)), "number"),
            )

    def _problems(self) -> Iterator[Line]:
        problems = self._desk.library.problems
        if problems:
            files = ", ".join(sorted({problem.file for problem in problems}))
            yield ()
            yield (Span(self._desk.texts("cli.broken_decks", count=len(problems), files=files), "wrong"),)

    def action_down(self) -> None:
        """Move to the next deck."""
        self._move(1)

    def action_up(self) -> None:
        """Move to the deck before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        if self._today.decks:
            self._at = (self._at + by) % len(self._today.decks)
            self.query_one("#decks", Lines).show(self._decks)

    def action_study(self) -> None:
        """Study what is due in all decks, then new cards."""
        self._start(Wanted())

    def action_study_deck(self) -> None:
        """Study the deck at the cursor."""
        if self._today.decks:
            self._start(Wanted(names=(self._today.decks[self._at].deck,)))

    def _start(self, wanted: Wanted) -> None:
        session = self._desk.review(wanted)
        if session.turn is None:
            self.query_one("#problems", Lines).show(lambda width: flow(self._desk.texts("tui.nothing_here"), width))
            return
        self.app.push_screen(ReviewScreen(session, self._desk.texts))


def right(text: str) -> str:
    """Set a number or a heading flush right in its column."""
    return " " * (COLUMN - cell_len(text)) + text
