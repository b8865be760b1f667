"""The interview screen: one question under its clock; at the end the answers that only the candidate can grade."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from studyapp.errors import StudyError
from studyapp.formula.spans import Line, Span
from studyapp.formula.text import flow
from studyapp.memory.rating import Rating
from studyapp.session.interview.office import Office
from studyapp.session.interview.scorecard import Scorecard
from studyapp.session.interview.sitting import Interview, Phase
from studyapp.session.interview.words import clock
from studyapp.session.page import Page
from studyapp.session.question import Outcome, Step, Way
from studyapp.session.wording import rating_word
from studyapp.tui.widgets.lines import Lines

MOST_TICKS = 9
SECOND = 1.0
KEPT_EVERY = 15.0


class InterviewScreen(Screen[None]):
    """Shows what an interview hands out and passes texts and keys back; it decides nothing itself."""

    CSS = """
    #clock { dock: top; height: 1; background: $panel; color: $text-muted; padding: 0 1; text-wrap: nowrap; }
    #keys { dock: bottom; height: 1; background: $panel; padding: 0 1; text-wrap: nowrap; }
    #told { dock: bottom; height: auto; max-height: 3; margin-bottom: 1; padding: 0 2; color: $text-muted; }
    #said { border: tall $border-blurred; margin: 0 1; }
    #said:focus { border: tall $border; }
    #sheet { padding: 1 2; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "skip", show=False),
        Binding("ctrl+t", "note", show=False),
        Binding("ctrl+s", "pause", show=False),
        Binding("ctrl+g", "end", show=False),
        Binding("escape", "leave_for_later", show=False),
        Binding("enter,space", "advance", show=False),
        Binding("pagedown", "scroll(15)", show=False),
        Binding("pageup", "scroll(-15)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        *(Binding(str(number), f"choose({number})", show=False) for number in range(1, MOST_TICKS + 1)),
    ]
    AUTO_FOCUS = ""

    def __init__(self, office: Office, session: Interview, concluded: Callable[[Scorecard], None]) -> None:
        """Take the interview, and what to do with its scorecard."""
        super().__init__()
        self._concluded = concluded
        self._office = office
        self._session = session
        self._texts = office.desk.texts
        self._ticked: set[int] = set()

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        yield Static(id="clock", markup=False)
        with VerticalScroll(id="sheet", can_focus=False):
            yield Lines(id="asked")
        yield Input(id="said", select_on_focus=False)
        yield Static(id="told", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Start the clock and show the question at hand."""
        self._session.resume()
        self.set_interval(SECOND, self._show_clock)
        self.set_interval(KEPT_EVERY, self._keep_time)
        self._show()

    @property
    def _asking(self) -> bool:
        return self._session.phase in (Phase.ASKING, Phase.FOLLOWING)

    @property
    def _held(self) -> bool:
        """Tell whether the clock was stopped in the middle of a question."""
        return self._asking and self._session.paused

    def _say(self, text: str) -> None:
        self.query_one("#told", Static).update(text)

    def _show(self, told: str = "") -> None:
        """Show what is at hand, or the scorecard."""
        if self._session.phase is Phase.DONE:
            self._conclude()
            return
        typed = self.query_one("#said", Input)
        typed.display = self._asking and not self._held
        typed.value = ""
        typed.placeholder = self._how()
        if typed.display:
            typed.focus()
        else:
            self.set_focus(None)
        self.query_one("#asked", Lines).show(self._lines)
        self.query_one("#sheet").scroll_home(animate=False)
        self._say(told)
        self.query_one("#keys", Static).update(self._keys())
        self._show_clock()

    def _show_clock(self) -> None:
        session = self._session
        if session.phase is Phase.DONE:
            return
        head = self._texts("interview.grading")
        if self._asking:
            turn = session.current
            head = self._texts(
                "interview.head",
                number=turn.number,
                questions=len(session.state.items),
                role=self._texts(f"interview.role_{turn.item.role}"),
                given=clock(session.question_ms),
                left=clock(session.left_ms),
            )
        self.query_one("#clock", Static).update(head)

    def _keep_time(self) -> None:
        """Write the clock down now and then, so that little of it is lost with the terminal."""
        if self._asking and not self._held:
            try:
                self._session.keep()
            except StudyError as error:
                self._say(self._texts.error(error))

    def _how(self) -> str:
        if not self._asking:
            return ""
        question = self._session.current.posed.question
        if self._session.phase is Phase.FOLLOWING:
            return self._texts("interview.ask_follow_up")
        return question.asks if question.checked else self._texts(f"interview.ask_{question.way}")

    def _keys(self) -> str:
        if self._held:
            return self._texts("interview.keys_paused")
        if self._asking:
            return self._texts("interview.keys_asking")
        if self._session.phase is Phase.SHOWN:
            return self._texts("interview.keys_shown")
        if self._session.ticks:
            return self._texts("interview.keys_ticking")
        words = {rating.name.lower(): rating_word(rating, self._texts) for rating in Rating}
        return self._texts("interview.keys_grading", **words)

    def _lines(self, width: int) -> Iterator[Line]:
        """Lay out what is at hand; while the clock stands the question is out of sight."""
        page = Page(self._texts, width)
        if self._held:
            yield (Span(self._texts("interview.pausing"), "heading"),)
            return
        turn, question = self._session.current, self._session.current.posed.question
        yield from page.question(question)
        for option in page.options(question) if question.way in (Way.PICK, Way.PICKS) else ():
            yield from option
        if self._session.phase is Phase.FOLLOWING:
            yield ()
            yield from flow(turn.follow_up, width)
        for note in turn.item.notes:
            yield (Span(f"… {note}", "quote"),)
        if not self._asking:
            yield from self._revealed(page)

    def _revealed(self, page: Page) -> Iterator[Line]:
        """Lay out the answer given and the right one, with the points to tick."""
        turn = self._session.current
        item, reveal = turn.item, turn.posed.reveal()
        yield ()
        if turn.posed.question.checked:
            yield from page.outcome(Outcome(verdict=item.verdict, message=item.message))
        yield (Span(self._texts("interview.you_said"), "heading"),)
        for text in (item.answer, *item.said):
            yield from flow(text, page.width)
        yield ()
        if self._session.phase is Phase.GRADING and self._session.ticks:
            for index, step in enumerate(reveal.steps):
                yield from self._point(index, step, page.width)
            yield ()
            reveal = replace(reveal, steps=())
        yield from page.reveal(reveal, turn.posed.question.way)

    def _point(self, index: int, step: Step, width: int) -> Iterator[Line]:
        """Lay out one point to tick, with what a derivation says there."""
        ticked = index in self._ticked
        head = f"{'☑' if ticked else '☐'} {index + 1} "
        for part in filter(None, (step.ask, step.text)):
            for line in flow(part, width - len(head)):
                yield (Span(head, "picked" if ticked and head.strip() else "number"), *line)
                head = " " * len(head)

    @on(Input.Submitted, "#said")
    def _typed(self, event: Input.Submitted) -> None:
        """Take the typed answer."""
        session = self._session
        before = session.current
        try:
            outcome = session.submit(event.value)
        except StudyError as error:
            self._show(self._texts.error(error))
            return
        if outcome is not None and before.item.status != "unread":
            told = " ".join(filter(None, (self._texts("session.unreadable"), outcome.message)))
            self._say(told)
        else:
            self._show(self._texts("session.skipped") if outcome is not None else self._texts("interview.taken"))

    def _change(self, change: Callable[[], object], told: str = "") -> None:
        """Make a change and show what follows from it, or why it could not be kept."""
        try:
            change()
        except StudyError as error:
            told = self._texts.error(error)
        self._show(told)

    def action_skip(self) -> None:
        """Pass the question; it comes back after the others."""
        if self._asking and not self._held:
            self._change(self._session.skip, self._texts("interview.passed_on"))

    def action_note(self) -> None:
        """Keep what is typed so far as a thought, and go on with an empty line."""
        text = self.query_one("#said", Input).value.strip()
        if self._asking and text:
            self._change(lambda: self._session.note(text), self._texts("interview.noted"))
        else:
            self._say(self._texts("interview.note_how_keys"))

    def action_pause(self) -> None:
        """Stop the clock and put the question out of sight, or go on."""
        if self._asking:
            self._change(self._session.resume if self._session.paused else self._session.pause)

    def action_end(self) -> None:
        """Ask no more and go on to the grading."""
        if self._asking:
            self._change(self._session.end)

    def action_leave_for_later(self) -> None:
        """Leave with the clock stopped; the interview is taken up again the next time."""
        self._session.pause()
        self.app.exit()

    def action_advance(self) -> None:
        """Go on from a pause, a shown answer or a graded one."""
        session = self._session
        if self._held:
            self._change(session.resume)
        elif session.phase is Phase.SHOWN:
            self._change(session.proceed)
        elif session.phase is Phase.GRADING and session.ticks:
            ticked, self._ticked = self._ticked, set()
            self._change(lambda: session.tick(ticked))
        elif session.phase is Phase.GRADING:
            self._change(lambda: session.grade(Rating.GOOD))

    def action_choose(self, number: int) -> None:
        """Tick a point, or grade."""
        session = self._session
        if session.phase is not Phase.GRADING:
            return
        if session.ticks:
            if number <= len(session.current.posed.reveal().steps):
                self._ticked ^= {number - 1}
                self.query_one("#asked", Lines).show(self._lines)
        elif number <= len(Rating):
            self._change(lambda: session.grade(Rating(number)))

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one("#sheet").scroll_relative(y=by, animate=False)

    def _conclude(self) -> None:
        """Write the interview down and show its scorecard."""
        from studyapp.tui.screens.scorecard import ScorecardScreen

        try:
            card = self._office.conclude(self._session)
        except StudyError as error:
            self._say(self._texts.error(error))
            return
        self._concluded(card)
        self.app.switch_screen(ScorecardScreen(self._office, card))
