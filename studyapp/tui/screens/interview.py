"""The interview screen: one question under its clock; at the end the answers that only the candidate can grade."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import ClassVar, cast

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from studyapp.errors import StudyError
from studyapp.formula.spans import Line, Span
from studyapp.formula.text import flow
from studyapp.memory.rating import Rating
from studyapp.session.interview.office import Office
from studyapp.session.interview.sitting import Interview, Phase
from studyapp.session.page import Page
from studyapp.session.question import Way
from studyapp.tui.actions import Action, bindings
from studyapp.tui.interview_words import bar_words, how_to, overhead
from studyapp.tui.pads.seat import Seat
from studyapp.tui.screens.answering import AnsweringScreen
from studyapp.tui.study import Host
from studyapp.tui.widgets.board import Board
from studyapp.tui.widgets.entry import Entry
from studyapp.tui.widgets.head import Head
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.query_input import QueryInput
from studyapp.tui.widgets.ratings import Ratings

SECOND = 1.0
KEPT_EVERY = 15.0
APART = (Way.ORDER, Way.MATCH)


class InterviewScreen(AnsweringScreen):
    """Shows what an interview hands out and passes texts and keys back; it decides nothing itself."""

    CSS = """
    #thought { display: none; margin: 0 1; border: tall $border; }
    #thought.-open { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("interview")

    def __init__(self, office: Office, session: Interview) -> None:
        """Take the interview; its clock runs from the moment it is seen."""
        super().__init__(office.desk.texts)
        self._office = office
        self._session = session
        self._seat = Seat(session)
        self._wordless = False
        self._numbered = False
        self._shown: tuple[int, Phase, int] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        yield Head(self._texts)
        yield Board(self._texts)
        yield Entry(self._texts)
        yield QueryInput(id="thought", placeholder=self._texts("interview.thought"))
        yield Ratings(self._texts)
        yield KeyBar(self._texts, "interview", words=self._words)

    def on_mount(self) -> None:
        """Start the clock and show the question at hand."""
        self._session.resume()
        self.set_interval(SECOND, self._show_clock)
        self.set_interval(KEPT_EVERY, self._keep_time)
        self._show()

    def on_unmount(self) -> None:
        """Stop the clock however the screen was left."""
        if self._session.asking and not self._session.paused:
            with suppress(StudyError):
                self._session.pause()

    @property
    def _held(self) -> bool:
        """Tell whether the clock was stopped in the middle of a question."""
        return self._session.asking and self._session.paused

    @property
    def _typing(self) -> bool:
        return self._session.asking and not self._held and not self._pad.active

    def _words(self, action: Action) -> str:
        if self._session.phase is Phase.DONE:
            return ""
        return bar_words(action, self._session, self._pad, self._texts, held=self._held)

    def _show(self, told: str = "") -> None:
        """Show what is at hand, or the scorecard; `told` says what led here."""
        session = self._session
        if session.phase is Phase.DONE:
            self._conclude()
            return
        turn = session.current
        self._pad = self._seat.pad()
        now = (turn.number, session.phase, len(turn.item.said))
        if now != self._shown:
            self._shown = now
            self._board.begin()
            free = session.phase is Phase.FOLLOWING or not turn.posed.question.checked
            self._entry.new(turn.posed, free=free)
            self._entry.restore(turn.item.draft)
        self._draw()
        ratings = self.query_one(Ratings)
        if session.phase is Phase.GRADING and not session.ticks:
            ratings.show({}, Rating.GOOD)
        else:
            ratings.clear()
        if not self._entry.open(asking=session.asking and not self._held):
            self.set_focus(None)
        how = "" if self._held else how_to(session, self._pad, self._entry.sheet, self._texts)
        self._entry.say(" ".join(filter(None, (told, how))))
        self._show_clock()
        self.refresh_bindings()
        self.query_one(KeyBar).refresh()

    def _draw(self) -> None:
        """Draw the parts of the board; while the clock stands all of them are out of sight."""
        board = self._board
        if self._held:
            board.show("question", lambda _page: [(Span(self._texts("interview.pausing"), "heading"),)])
            board.clear("hints", "pad", "outcome", "reveal")
            return
        question = self._session.current.posed.question
        apart = self._pad.shows_code or (question.way in APART and self._pad.size > 0)
        board.show("question", lambda page: page.text(question.text) if apart else page.question(question))
        board.show("hints", self._said)
        board.show("pad", self._pad.lines)
        if self._seat.revealed:
            self._reveal()
        else:
            board.clear("outcome", "reveal")

    def _said(self, page: Page) -> Iterator[Line]:
        """Lay out the thoughts noted, the follow-up that is open, and once judged all that was answered."""
        turn = self._session.current
        item = turn.item
        for note in item.notes:
            yield from ((Span("… ", "quote"), *line) for line in flow(note, page.width - 2))
        if self._session.phase is Phase.FOLLOWING:
            number = len(item.said) + 1
            yield (Span(self._texts("interview.follow_up", number=number, all=len(turn.follow_ups)), "heading"),)
            yield from flow(turn.follow_up, page.width)
        if self._seat.revealed:
            for name, texts in (("you_said", [item.answer]), ("you_added", item.said)):
                if any(texts):
                    yield (Span(self._texts(f"interview.{name}"), "heading"),)
                    yield from (line for text in texts for line in flow(text, page.width))

    def _reveal(self) -> None:
        """Show what checking found, and the right answer."""
        turn, board = self._session.current, self._board
        outcome = self._seat.current.attempt.outcome
        if outcome is not None:
            board.show("outcome", lambda page: page.outcome(outcome))
        reveal = turn.posed.reveal()
        if self._session.ticks:
            reveal = replace(reveal, steps=())
        board.show("reveal", lambda page: page.reveal(reveal, turn.posed.question.way))

    def _show_clock(self) -> None:
        if self._session.phase is not Phase.DONE:
            self.query_one(Head).show(*overhead(self._session, self._texts))

    def _keep_time(self) -> None:
        """Write the clock and what is typed down now and then, so that little is lost with the terminal."""
        if self._session.asking and not self._held:
            try:
                self._hold_draft()
                self._session.keep()
            except StudyError as error:
                self._entry.say(self._texts.error(error))

    def _hold_draft(self) -> None:
        if self._typing:
            self._session.draft(self._entry.draft)

    def on_descendant_focus(self) -> None:
        """Name the keys that work with the new focus."""
        self.query_one(KeyBar).refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Allow only what makes sense where the interview stands."""
        session = self._session
        if session.phase is Phase.DONE:
            return action in ("advance", "go_on_later")
        if action in ("pass_on", "turn_back", "think"):
            passed = action != "turn_back" or any(item.status == "skipped" for item in session.state.items)
            return session.asking and not self._held and passed
        if action in ("pause", "end"):
            return session.asking
        if action == "in_line":
            return self._typing and self._entry.sheet is not None and session.phase is Phase.ASKING
        return True

    @on(Entry.Given)
    def _typed(self, event: Entry.Given) -> None:
        """Take the typed answer; an empty line is sent only when Enter is pressed twice."""
        if not event.text.strip() and not self._wordless:
            self._wordless = True
            self._entry.say(self._texts("interview.wordless"))
        else:
            self._submit(event.text)

    def _submit(self, text: str) -> None:
        self._wordless = False
        session = self._session
        item = session.current.item
        try:
            outcome = session.submit(text)
        except StudyError as error:
            self._show(self._texts.error(error))
            return
        if outcome is None:
            self._show(self._texts("interview.taken" if session.left_ms else "interview.time_up"))
        elif item.status == "unread":
            self._show(self._texts("session.skipped"))
        else:
            self._board.show("outcome", lambda page: page.outcome(outcome))
            self._board.to_verdict()

    def _change(self, change: Callable[[], object], told: str = "") -> None:
        """Make a change and show what follows from it, or why it could not be kept."""
        self._wordless = self._numbered = False
        try:
            self._hold_draft()
            change()
        except StudyError as error:
            told = self._texts.error(error)
        self._show(told)

    def action_advance(self) -> None:
        """Send what was chosen; go on from a pause, a shown answer or a graded one.

        An Enter right after a number that was sent by itself is not taken for the next question's answer.
        """
        session = self._session
        if session.phase is Phase.DONE:
            self._conclude()
        elif self._held:
            self._change(session.resume)
        elif session.phase is Phase.SHOWN:
            self._change(session.proceed)
        elif session.phase is Phase.GRADING and session.ticks:
            ticked, self._seat.ticked = self._seat.ticked, frozenset()
            self._change(lambda: session.tick(ticked))
        elif session.phase is Phase.GRADING:
            self._change(lambda: session.grade(Rating.GOOD))
        elif self._pad.active and not self._numbered:
            self._send_chosen()
        self._numbered = False

    def action_mark(self) -> None:
        """Tick or lift where the question has that, else go on."""
        if not self._held and self._pad.mark():
            self._moved()
        else:
            self.action_advance()

    def action_choose(self, number: int) -> None:
        """Take the option or place with this number, tick the point, or grade."""
        session = self._session
        if self._held or session.phase in (Phase.DONE, Phase.SHOWN):
            return
        if session.phase is Phase.GRADING and not session.ticks:
            if number <= len(Rating):
                self._change(lambda: session.grade(Rating(number)))
        elif session.phase is Phase.GRADING:
            self._pad.choose(number)
            if number <= self._pad.size:
                self._pad.mark()
            self._moved()
        elif self._pad.active:
            if self._pad.choose(number):
                self._send_chosen()
                self._numbered = True
            else:
                self._moved()

    def _moved(self) -> None:
        """Show the pad after a move, which makes the next Enter an answer again."""
        self._numbered = False
        super()._moved()

    def action_pass_on(self) -> None:
        """Pass the question; it comes back after the others."""
        self._change(self._session.skip, self._texts("interview.passed_on"))

    def action_turn_back(self) -> None:
        """Turn back to the last question that was passed."""
        self._hold_draft()
        if self._session.back():
            self._show()
        else:
            self._entry.say(self._texts("interview.none_passed"))

    def action_think(self) -> None:
        """Open the line for a thought."""
        line = self.query_one("#thought", QueryInput)
        line.set_class(True, "-open")
        line.focus()

    @on(QueryInput.Submitted, "#thought")
    def _thought(self, event: QueryInput.Submitted) -> None:
        """Keep a thought with the question."""
        event.stop()
        text = event.value.strip()
        self._close_thought()
        if text:
            self._change(lambda: self._session.note(text), self._texts("interview.noted"))

    def _close_thought(self) -> None:
        line = self.query_one("#thought", QueryInput)
        line.value = ""
        line.set_class(False, "-open")
        self.set_focus(None)
        self._entry.open(asking=self._session.asking and not self._held)

    def action_pause(self) -> None:
        """Stop the clock and put the question out of sight, or go on."""
        self._change(self._session.resume if self._session.paused else self._session.pause)

    def action_end(self) -> None:
        """Ask no more and go on to the grading."""
        self._change(self._session.end)

    def action_go_on_later(self) -> None:
        """Close the line for a thought if it is open, else leave with the clock stopped."""
        if self.query_one("#thought", QueryInput).has_class("-open"):
            self._close_thought()
            return
        try:
            self._hold_draft()
            self._session.pause()
        except StudyError as error:
            self._entry.say(self._texts.error(error))
            return
        cast("Host", self.app).action_home()

    def _conclude(self) -> None:
        """Write the interview down and show its scorecard."""
        from studyapp.tui.screens.scorecard import ScorecardScreen

        try:
            card = self._office.conclude(self._session)
        except StudyError as error:
            self._entry.say(self._texts.error(error))
            return
        self.app.switch_screen(ScorecardScreen(self._office, card, self._session.state.report))
