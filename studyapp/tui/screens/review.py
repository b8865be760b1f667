"""The review screen: one question, its answer, the verdict and the four ratings."""

import os
from collections.abc import Callable
from typing import ClassVar, cast

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from studyapp.errors import StudyError
from studyapp.memory.rating import Rating
from studyapp.session.question import Question, Way
from studyapp.session.review import Phase, Review
from studyapp.texts import Texts
from studyapp.tui.actions import Action, bindings
from studyapp.tui.pads import pad_for
from studyapp.tui.progress import progress
from studyapp.tui.screens.answering import AnsweringScreen
from studyapp.tui.study import Host
from studyapp.tui.widgets.board import Board
from studyapp.tui.widgets.entry import Entry
from studyapp.tui.widgets.head import Head
from studyapp.tui.widgets.keybar import KeyBar
from studyapp.tui.widgets.ratings import Ratings
from studyapp.tui.words import bar_words, how_to


class ReviewScreen(AnsweringScreen):
    """Shows what a review hands out and passes keys and text back; it decides nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("review")

    def __init__(self, session: Review, texts: Texts) -> None:
        super().__init__(texts)
        self._session = session
        self._pad = pad_for(session)
        self._more = False

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        yield Head(self._texts)
        yield Board(self._texts)
        yield Entry(self._texts)
        yield Ratings(self._texts)
        yield KeyBar(self._texts, "review", words=self._words)

    def on_mount(self) -> None:
        """Show the first question, and say where no answer can be kept."""
        self._board.on_scrolled(self._tell_more)
        self._new_question(self._texts("cli.read_only") if self._session.read_only else "")

    @property
    def _question(self) -> Question:
        return self._session.current.posed.question

    @property
    def _judged(self) -> bool:
        return self._session.phase is Phase.JUDGED

    def _tell_more(self) -> None:
        """Name the key that scrolls as long as there is more below."""
        more = self._board.more(judged=self._judged)
        if more is not self._more:
            self._more = more
            self.query_one(KeyBar).refresh()

    def _words(self, action: Action) -> str:
        if action.name == "page_down" and not self._more:
            return ""
        return bar_words(action, self._session, self._pad, self._texts)

    def _new_question(self, notice: str = "") -> None:
        """Show the question at hand, or the end; `notice` tells what led here."""
        if self._session.phase is Phase.DONE:
            from studyapp.tui.screens.end import EndScreen

            self.app.switch_screen(EndScreen(self._session.summary, self._texts))
            return
        question, board = self._question, self._board
        self._pad = pad_for(self._session)
        apart = question.way in (Way.ORDER, Way.MATCH) or self._pad.shows_code
        board.begin()
        board.show("question", lambda page: page.text(question.text) if apart else page.question(question))
        self._entry.new(self._session.current.posed)
        self._show_head()
        self._refresh()
        if notice:
            self._entry.say(notice)
        self.set_timer(0.05, self._prepare)

    def _show_head(self) -> None:
        """Name the kind and the card at hand, its flag before it, and how far the sitting has come."""
        turn = self._session.current
        flag = "⚑ " if turn.memory.flag else ""
        title = f"{flag}{self._texts(f'tui.kind_{turn.posed.question.kind}')} · {turn.card.key}"
        self.query_one(Head).show(title, progress(self._session, self._texts))

    def _prepare(self) -> None:
        """Draw the coming exercise while this question is read."""
        if self._session.phase is not Phase.DONE and (work := self._session.prepare()) is not None:
            self.run_worker(work, thread=True, group="prepare", exclusive=True)

    def _refresh(self) -> None:
        """Show what follows from the state of the session: what is chosen, entry, ratings, keys."""
        self._board.show("pad", self._pad.lines)
        if not self._entry.open(asking=not self._judged):
            self.set_focus(None)
        self._entry.say(how_to(self._session, self._pad, self._entry.sheet, self._texts))
        ratings = self.query_one(Ratings)
        if self._judged:
            ratings.show(self._session.intervals(), self._session.proposed())
        else:
            ratings.clear()
        self.refresh_bindings()
        self.query_one(KeyBar).refresh()

    def on_descendant_focus(self) -> None:
        """Name the keys that work with the new focus."""
        self.query_one(KeyBar).refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Allow only what makes sense in the present phase."""
        session = self._session
        if session.phase is Phase.DONE:
            return False
        if action == "retry":
            return session.current.attempt.offered
        if action in ("hint", "show"):
            return session.phase is Phase.ASKING and (action == "show" or bool(self._question.hints))
        if action.startswith("carry"):
            return self._question.way is Way.ORDER
        if action.endswith("choice"):
            return self._question.way is Way.MATCH
        if action == "trace":
            return session.current.attempt.revealed and self._question.kind == "exercise"
        if action == "in_line":
            return session.phase is Phase.ASKING and session.current.posed.sheet is not None
        return True

    def action_advance(self) -> None:
        """Go on: send what was chosen or show the answer while asking, grade as proposed once judged."""
        session, pad = self._session, self._pad
        if session.phase is Phase.JUDGED:
            if session.current.attempt.revealed:
                self._rate(session.proposed())
            else:
                self.action_show()
        elif self._question.way is Way.STEPS:
            self.action_mark()
        elif pad.active:
            self._send_chosen()
        elif self.focused is None:
            self.action_show()

    def action_mark(self) -> None:
        """Tick, lift or reveal one step more where the question has that, else go on."""
        if not self._pad.mark():
            self.action_advance()
            return
        self._reveal_if_out()
        self._refresh()
        if self._question.way is Way.STEPS and not self._judged:
            self._board.to_steps()
        else:
            self._board.to_cursor()

    def action_choose(self, number: int) -> None:
        """Rate 1 to 4 once judged; while choosing, take the option or place with this number."""
        if self._judged:
            if number <= len(Rating):
                self._rate(Rating(number))
        elif self._pad.active:
            if self._pad.choose(number):
                self._send_chosen()
            else:
                self._moved()

    @on(Entry.Given)
    def _typed(self, event: Entry.Given) -> None:
        """Take the typed answer."""
        if self._session.phase is Phase.ASKING:
            self._submit(event.text)

    def _submit(self, text: str) -> None:
        turn = self._session.current
        outcome = self._session.submit(text)
        if self._session.turn is None or self._session.current.card is not turn.card:
            self._new_question(self._texts("session.skipped"))
            return
        if outcome is not None:
            self._board.show("outcome", lambda page: page.outcome(outcome))
            self._entry.mark(outcome.cells)
            self._board.to_verdict()
        self._reveal_if_out()
        self._refresh()

    def action_show(self) -> None:
        """Reveal the right answer."""
        self._session.show()
        self._reveal_if_out()
        self._refresh()

    def _reveal_if_out(self) -> None:
        """Show the right answer once it is out."""
        turn = self._session.current
        if not turn.attempt.revealed:
            return
        way = turn.posed.question.way
        reveal = turn.posed.reveal()
        if way in (Way.STEPS, Way.TICK):
            reveal = replace(reveal, steps=())
        self._board.show("reveal", lambda page: page.reveal(reveal, way))
        if way is not Way.TICK:
            self._board.to_verdict()

    def action_trace(self) -> None:
        """Play the computation of the answer, step by step."""
        from studyapp.tui.motion import may_move
        from studyapp.tui.screens.trace import TraceScreen
        from studyapp.tui.traces import story_of

        story = story_of(self._session.current.posed.trace(), self._texts)
        if story is not None:
            moving = may_move(os.environ, animation=self.app.animation_level)
            self.app.push_screen(TraceScreen(story, self._texts, moving=moving))

    def action_retry(self) -> None:
        """Try once more with the same numbers."""
        self._session.retry()
        self._board.clear("outcome")
        self._refresh()

    def action_hint(self) -> None:
        """Show the next hint."""
        if self._session.hint() is None:
            self._entry.say(self._texts("session.no_hint"))
            return
        hints, used = self._question.hints, self._session.current.attempt.hints
        self._board.show("hints", lambda page: page.hints(hints, used))

    def _rate(self, rating: Rating) -> None:
        key = self._session.current.card.key
        try:
            memory = self._session.rate(rating)
        except StudyError as error:
            self._entry.say(self._texts.error(error))
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
        posed = self._session.current.posed
        try:
            card = change()
        except StudyError as error:
            self._entry.say(self._texts.error(error))
            return
        if card is None:
            self._entry.say(self._texts(nothing))
        elif self._session.turn is not None and self._session.current.posed is posed:
            self._show_head()
            self._entry.say(self._texts("session.taken_back", card=card))
        else:
            self._new_question(self._texts(done, card=card))

    def action_edit(self) -> None:
        """Open the card in the learner's editor, and ask it anew as it was saved."""
        app = cast("Host", self.app)
        try:
            card = app.edit_card(self._session.current.card.key)
            asked = self._session.reread(card)
        except StudyError as error:
            self._entry.say(self._texts.error(error))
            return
        if asked:
            self._new_question(self._texts("authoring.edited", card=card))
        else:
            self._entry.say(self._texts("authoring.edited_away", card=card))

    def action_flag(self) -> None:
        """Flag the card, or take its flag away."""
        try:
            flagged = self._session.flag()
        except StudyError as error:
            self._entry.say(self._texts.error(error))
            return
        self._show_head()
        self._entry.say(self._texts("session.flagged" if flagged else "session.unflagged", card=self._question.card))

    def action_info(self) -> None:
        """Show the line to paste when reporting this card."""
        self._entry.say(self._question.reference)
