"""The review screen: one question, its answer, the verdict and the four ratings."""

from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from studyapp.errors import StudyError
from studyapp.formula.spans import Line, Span
from studyapp.formula.text import flow
from studyapp.memory.rating import Rating
from studyapp.session.page import Page
from studyapp.session.question import Question, Way
from studyapp.session.review import Phase, Review
from studyapp.session.wording import left_words
from studyapp.texts import Texts
from studyapp.tui.actions import bindings
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.lines import Lines
from studyapp.tui.widgets.ratings import Ratings

TYPED = (Way.VALUE, Way.WORDS, Way.ORDER, Way.MATCH, Way.LINE)
PICKED = (Way.PICK, Way.PICKS)


class ReviewScreen(Screen[None]):
    """Shows what a review hands out and passes keys and text back; it decides nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("review")
    AUTO_FOCUS = ""

    def __init__(self, session: Review, texts: Texts) -> None:
        super().__init__()
        self._session = session
        self._texts = texts
        self._at = 0
        self._picked: set[int] = set()

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        with Horizontal(id="head"):
            yield Static(id="top", markup=False)
            yield Static(id="left", markup=False)
        with VerticalScroll(id="page", can_focus=False):
            yield Lines(id="question")
            yield Lines(id="options")
            yield Lines(id="hints")
            yield Lines(id="outcome")
            yield Lines(id="reveal")
        yield Static(id="echo", markup=False)
        yield Input(id="answer", select_on_focus=False)
        yield Ratings(self._texts)
        yield KeyBar(self._texts, "review")

    def on_mount(self) -> None:
        """Show the first question."""
        self._new_question()

    @property
    def _question(self) -> Question:
        return self._session.current.posed.question

    @property
    def _typing(self) -> bool:
        """Tell whether the question at hand is answered by typing."""
        return self._session.phase is Phase.ASKING and self._question.way in TYPED

    def _page(self, width: int) -> Page:
        return Page(self._texts, width)

    def _lines(self, name: str) -> Lines:
        return self.query_one(f"#{name}", Lines)

    def _new_question(self, notice: str = "") -> None:
        """Show the question at hand, or the end; `notice` tells what led here."""
        if self._session.phase is Phase.DONE:
            from studyapp.tui.screens.end import EndScreen

            self.app.switch_screen(EndScreen(self._session.summary, self._texts))
            return
        self._at = 0
        self._picked = set()
        question = self._question
        self._lines("question").show(lambda width: self._page(width).question(question))
        for name in ("hints", "outcome", "reveal"):
            self._lines(name).clear()
        self.query_one("#page").scroll_home(animate=False)
        answer = self.query_one("#answer", Input)
        answer.value = ""
        answer.placeholder = question.asks
        self._refresh()
        if notice:
            self._echo(notice)
        self.set_timer(0.05, self._prepare)

    def _prepare(self) -> None:
        """Draw the coming exercise while this question is read."""
        if self._session.phase is not Phase.DONE and (work := self._session.prepare()) is not None:
            self.run_worker(work, thread=True, group="prepare", exclusive=True)

    def _refresh(self) -> None:
        """Show what follows from the state of the session: options, input, ratings, keys."""
        session, question = self._session, self._question
        judged = session.phase is Phase.JUDGED
        self.query_one("#top", Static).update(f"{question.card} · {self._texts(f'tui.kind_{question.kind}')}")
        self.query_one("#left", Static).update(left_words(session.left, self._texts))
        self._lines("options").show(lambda width: self._options(question, width))
        answer = self.query_one("#answer", Input)
        answer.display = self._typing
        if self._typing:
            answer.focus()
        else:
            self.set_focus(None)
        self._echo("" if judged or self._typing else question.asks)
        ratings = self.query_one(Ratings)
        if judged:
            ratings.show(session.intervals(), session.proposed())
        else:
            ratings.clear()
        self.refresh_bindings()
        self.query_one(KeyBar).refresh()

    def _options(self, question: Question, width: int) -> Iterator[Line]:
        """Lay the options out, the one at the cursor marked; once judged, the right ones marked too."""
        if question.way not in PICKED:
            return
        yield ()
        for index, lines in enumerate(self._page(width - 4).options(question)):
            cursor = "❯ " if index == self._at and self._session.phase is Phase.ASKING else "  "
            box = ("☑ " if index in self._picked else "☐ ") if question.way is Way.PICKS else ""
            for part, line in enumerate(lines):
                head = cursor + box if part == 0 else " " * len(cursor + box)
                yield (Span(head, "heading"), *line)

    def _echo(self, text: str) -> None:
        self.query_one("#echo", Static).update(text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Allow only what makes sense in the present phase."""
        phase = self._session.phase
        if phase is Phase.DONE:
            return False
        if action == "retry":
            return self._session.current.attempt.offered
        if action in ("hint", "show"):
            return phase is Phase.ASKING and (action == "show" or bool(self._question.hints))
        return True

    def action_advance(self) -> None:
        """Go on: pick or show while asking, grade as proposed once judged."""
        session = self._session
        if session.phase is Phase.JUDGED:
            if session.current.attempt.revealed:
                self._rate(session.proposed())
            else:
                self.action_show()
        elif self._question.way in PICKED:
            self._submit_picked()
        elif not self._typing:
            self.action_show()

    def action_choose(self, number: int) -> None:
        """Rate 1 to 4 once judged; while picking, choose the option with this number."""
        if self._session.phase is Phase.JUDGED:
            if number <= len(Rating):
                self._rate(Rating(number))
        elif self._question.way in PICKED and number <= len(self._question.options):
            self._at = number - 1
            if self._question.way is Way.PICK:
                self._submit_picked()
            else:
                self._picked ^= {self._at}
                self._refresh()

    def action_down(self) -> None:
        """Move to the next option, or scroll."""
        self._move(1)

    def action_up(self) -> None:
        """Move to the option before, or scroll back."""
        self._move(-1)

    def action_page_down(self) -> None:
        """Scroll down."""
        self.query_one("#page").scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll up."""
        self.query_one("#page").scroll_page_up(animate=False)

    def _move(self, by: int) -> None:
        if self._session.phase is Phase.ASKING and self._question.way in PICKED:
            self._at = (self._at + by) % len(self._question.options)
            self._refresh()
        else:
            self.query_one("#page").scroll_relative(y=by, animate=False)

    def _submit_picked(self) -> None:
        question = self._question
        picked = (self._picked or {self._at}) if question.way is Way.PICKS else {self._at}
        self._submit(" ".join(str(index + 1) for index in sorted(picked)))

    @on(Input.Changed, "#answer")
    def _say_reading(self, event: Input.Changed) -> None:
        """Say live how the answer is read so far."""
        if event.value and self._session.phase is Phase.ASKING:
            read = self._session.current.posed.echo(event.value)
            self._echo(self._texts("session.read_as", value=read) if read else "")

    @on(Input.Submitted, "#answer")
    def _typed(self, event: Input.Submitted) -> None:
        """Take the typed answer."""
        self._submit(event.value)

    def _submit(self, text: str) -> None:
        turn = self._session.current
        outcome = self._session.submit(text)
        if self._session.turn is None or self._session.current.card is not turn.card:
            self._new_question(self._texts("session.skipped"))
            return
        if outcome is not None:
            self._lines("outcome").show(lambda width: self._spaced(self._page(width).outcome(outcome)))
        self._reveal_if_out()
        self._refresh()

    def action_show(self) -> None:
        """Reveal the right answer."""
        self._session.show()
        self._reveal_if_out()
        self._refresh()

    def _reveal_if_out(self) -> None:
        turn = self._session.current
        if turn.attempt.revealed:
            reveal, way = turn.posed.reveal(), turn.posed.question.way
            self._lines("reveal").show(lambda width: self._spaced(self._page(width).reveal(reveal, way)))
            self.call_after_refresh(self._scroll_to_verdict)

    def _scroll_to_verdict(self) -> None:
        """Bring verdict and answer into view without losing the question where both fit."""
        page = self.query_one("#page", VerticalScroll)
        target = self._lines("outcome") if self._lines("outcome").size.height else self._lines("reveal")
        page.scroll_to_widget(target, animate=False, top=False)
        page.scroll_to_widget(self._lines("reveal"), animate=False, top=False)

    @staticmethod
    def _spaced(lines: Iterable[Line]) -> Iterator[Line]:
        yield ()
        yield from lines

    def action_retry(self) -> None:
        """Try once more with the same numbers."""
        self._session.retry()
        self._lines("outcome").clear()
        self._refresh()

    def action_hint(self) -> None:
        """Show the next hint."""
        hint = self._session.hint()
        if hint is None:
            self._echo(self._texts("session.no_hint"))
            return
        turn = self._session.current
        shown = turn.posed.question.hints[: turn.attempt.hints]
        total = len(turn.posed.question.hints)
        text = "\n\n".join(
            self._texts("session.hint", n=number, all=total, hint=each) for number, each in enumerate(shown, 1)
        )
        self._lines("hints").show(lambda width: self._spaced(flow(text, width)))

    def _rate(self, rating: Rating) -> None:
        key = self._session.current.card.key
        try:
            memory = self._session.rate(rating)
        except StudyError as error:
            self._echo(self._texts.error(error))
            return
        leech = memory.leech and memory.suspended
        self._new_question(self._texts("session.leech", card=key, lapses=memory.lapses) if leech else "")

    def action_undo(self) -> None:
        """Take the last change back."""
        self._change(self._session.undo, "session.undone", "session.nothing_to_undo")

    def action_bury(self) -> None:
        """Set the card aside until tomorrow."""
        self._change(self._session.bury, "session.buried")

    def action_suspend(self) -> None:
        """Take the card out of study."""
        self._change(self._session.suspend, "session.suspended")

    def _change(self, change: Callable[[], str | None], done: str, nothing: str = "") -> None:
        """Make a change and say what it did to which card, or why it could not be made."""
        try:
            card = change()
        except StudyError as error:
            self._echo(self._texts.error(error))
            return
        if card is None:
            self._echo(self._texts(nothing))
        else:
            self._new_question(self._texts(done, card=card))

    def action_info(self) -> None:
        """Show the line to paste when reporting this card."""
        self._echo(self._question.reference)
