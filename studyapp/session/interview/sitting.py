"""One interview as a state machine: asked under a clock, skipped and come back to, graded at the end; no printing."""

from collections.abc import Collection
from enum import StrEnum

from studyapp.deck.library import Library
from studyapp.errors import StudyError
from studyapp.memory.clock import Clock
from studyapp.memory.rating import Rating
from studyapp.session.attempt import UNREADABLE_TRIES
from studyapp.session.interview.grading import take_grade, take_outcome, take_ticks
from studyapp.session.interview.order import next_question, next_to_grade, ungraded, waiting_before
from studyapp.session.interview.state import Item, Keeper, State
from studyapp.session.interview.stopwatch import Stopwatch
from studyapp.session.interview.turn import Turn, turn_of
from studyapp.session.posing import Asked
from studyapp.session.question import Outcome


class Phase(StrEnum):
    """Where it stands: a question or follow-up is open, an answer is shown or waits to be graded, or all is done."""

    ASKING = "asking"
    FOLLOWING = "following"
    SHOWN = "shown"
    GRADING = "grading"
    DONE = "done"


class Interview:
    """Front ends show the turn and the clock, hand texts and grades in, and decide nothing; every change is kept."""

    def __init__(self, library: Library, clock: Clock, asked: Asked, state: State, keeper: Keeper) -> None:
        """Begin, or go on where the state stands; the clock runs from `resume`."""
        self._library = library
        self._asked = asked
        self._keeper = keeper
        self._watch = Stopwatch(clock)
        self._posed: dict[int, Turn | None] = {}
        self._following = False
        self.state = state
        self._settle()

    @property
    def phase(self) -> Phase:
        """Where the interview stands."""
        if self.state.asking and self._asks_at(self.state.at):
            return Phase.FOLLOWING if self._following else Phase.ASKING
        if not 0 <= self.state.at < len(self.state.items):
            return Phase.DONE
        return Phase.GRADING if ungraded(self.state.items[self.state.at]) else Phase.SHOWN

    @property
    def asking(self) -> bool:
        """Tell whether a question or a follow-up is open."""
        return self.phase in (Phase.ASKING, Phase.FOLLOWING)

    @property
    def current(self) -> Turn:
        """The question at hand; asking for it when all is done is a fault of the caller."""
        turn = self._turn(self.state.at)
        if turn is None:
            raise LookupError(self.state.items[self.state.at].card)
        return turn

    def _turn(self, at: int) -> Turn | None:
        """Pose a question once; nothing where its card is no more or can be posed no more."""
        if at not in self._posed:
            try:
                self._posed[at] = turn_of(self._library, self._asked, at + 1, self.state.items[at])
            except StudyError:
                self._posed[at] = None
        return self._posed[at]

    @property
    def paused(self) -> bool:
        """Tell whether the clock stands."""
        return self._watch.stands

    @property
    def question_ms(self) -> int:
        """The time left for the question at hand; below zero once it is over."""
        item = self.state.items[self.state.at]
        return item.seconds * 1000 - item.ms - self._watch.running

    @property
    def left_ms(self) -> int:
        """The time left in all, at least zero."""
        spent = sum(item.ms for item in self.state.items) + self._watch.running
        return max(0, self.state.minutes * 60_000 - spent)

    def pause(self) -> None:
        """Stop the clock; everything so far is kept."""
        self._bank()
        self._watch.stop()
        self._keeper.save(self.state)

    def resume(self) -> None:
        """Let the clock run while a question is open."""
        if self.state.asking:
            self._watch.start()

    def _bank(self) -> None:
        """Put the time that ran on the question at hand."""
        if 0 <= self.state.at < len(self.state.items):
            self.state.items[self.state.at].ms += self._watch.lap()

    def note(self, text: str) -> None:
        """Keep a thought spoken aloud with the question at hand."""
        self.current.item.notes.append(text)
        self.keep()

    def draft(self, text: str) -> None:
        """Hold what is typed but not sent, to come back to; it is written down with the next change."""
        self.current.item.draft = text

    def submit(self, text: str) -> Outcome | None:
        """Take an answer, or the answer to a follow-up; what cannot be read is returned and costs nothing but time."""
        turn = self.current
        item = turn.item
        item.draft = ""
        item.version = turn.posed.question.version
        if self._following:
            item.said.append(text)
            self._answered(turn)
            return None
        item.answer = text
        if turn.posed.question.checked:
            outcome = turn.posed.check(text)
            if outcome.verdict == "unreadable":
                self._not_read(item)
                return outcome
            take_outcome(item, outcome)
        self._answered(turn)
        return None

    def _not_read(self, item: Item) -> None:
        item.unreadable += 1
        if item.unreadable >= UNREADABLE_TRIES:
            item.status = "unread"
            self._go_on()
        else:
            self.keep()

    def _answered(self, turn: Turn) -> None:
        """Go on to the follow-ups, to the answer (with a coach), or to the next question."""
        if len(turn.item.said) < len(turn.follow_ups):
            self._following = True
            self.keep()
            return
        self._following = False
        turn.item.status = "answered"
        if self.state.coach:
            self._bank()
            self._watch.stop()
            self.keep()
        else:
            self._go_on()

    def skip(self) -> None:
        """Pass the question for now; it comes back after the others. A follow-up is passed for good."""
        if self._following:
            self.submit("")
            return
        self.current.item.status = "skipped"
        self._go_on()

    def go(self, number: int) -> bool:
        """Turn to a question by its number (from 1); tell whether it still waits for an answer."""
        if not self.asking or not self._asks_at(number - 1) or self._turn(number - 1) is None:
            return False
        self._bank()
        self.current.item.status = "answered" if self._following else "skipped"
        self._following = False
        self._open(number - 1)
        self.keep()
        return True

    def back(self) -> bool:
        """Turn back to the last question that was passed; tell whether there is one."""
        before = waiting_before(self.state.items, self.state.at)
        return before is not None and self.go(before + 1)

    def proceed(self) -> None:
        """Leave the answer that is shown (with a coach)."""
        if self.phase is Phase.SHOWN:
            self._go_on()

    def end(self) -> None:
        """Ask no more: questions without an answer stay so, and what waits to be graded comes next."""
        self._bank()
        if self._following:
            self.current.item.status = "answered"
        self._stop_asking()
        self.keep()

    def finish(self) -> None:
        """End at once; what is not graded counts as not answered."""
        self._bank()
        self._watch.stop()
        self.state.asking = False
        self.state.at = len(self.state.items)
        self.keep()

    def grade(self, rating: Rating) -> None:
        """Grade the answer at hand by the right one."""
        take_grade(self.current.item, rating)
        self._graded()

    def tick(self, ticked: Collection[int]) -> None:
        """Tick the points of the rubric, or the steps of the derivation, that the answer met (from 0)."""
        take_ticks(self.current.item, self.current.points, ticked)
        self._graded()

    def leave_ungraded(self) -> None:
        """Pass over the grading of the answer at hand, which then counts as not answered."""
        self.current.item.status = "unread"
        self._graded()

    def _graded(self) -> None:
        if self.state.asking:
            self._go_on()
        else:
            self._to_grading()
            self.keep()

    @property
    def ticks(self) -> bool:
        """Tell whether the answer at hand is ticked point by point, rather than graded as a whole."""
        return bool(self.current.points)

    def _go_on(self) -> None:
        """Turn to the next question; when none waits or the time is up, to the grading."""
        self._bank()
        following = next_question(self.state.items, self.state.at)
        while following is not None and self._turn(following) is None:
            self.state.items[following].status = "gone"
            following = next_question(self.state.items, self.state.at)
        if following is None or not self.left_ms:
            self._stop_asking()
        else:
            self._open(following)
        self.keep()

    def _open(self, at: int) -> None:
        self.state.at = at
        if self.state.items[at].status == "waiting":
            self.state.items[at].status = "open"
        if self.state.coach:
            self._watch.start()

    def _stop_asking(self) -> None:
        self._watch.stop()
        self._following = False
        self.state.asking = False
        self._to_grading()

    def _to_grading(self) -> None:
        self.state.at = next_to_grade(self.state.items)

    def _asks_at(self, at: int) -> bool:
        return 0 <= at < len(self.state.items) and self.state.items[at].waits

    @property
    def _shown(self) -> bool:
        return self.state.items[self.state.at].status == "answered"

    def _settle(self) -> None:
        """Set out from the state: cards that are no more are passed over, and open follow-ups are taken up again."""
        for at, item in enumerate(self.state.items):
            missing = self._library.card(item.card) is None
            if (item.waits and missing) or (ungraded(item) and self._turn(at) is None):
                item.status = "gone"
        if not self.state.asking:
            self._to_grading()
        elif self._asks_at(self.state.at) and self._turn(self.state.at) is not None:
            self._open(self.state.at)
            turn = self.current
            begun = bool(turn.item.said) or (bool(turn.item.answer) and not turn.posed.question.checked)
            self._following = begun and len(turn.item.said) < len(turn.follow_ups)
        elif self.phase is Phase.DONE or self._turn(self.state.at) is None or not self._shown:
            self._go_on()
        self._watch.stop()

    def keep(self) -> None:
        """Write everything down as it stands, the time that has run included."""
        self._bank()
        self._keeper.save(self.state)
