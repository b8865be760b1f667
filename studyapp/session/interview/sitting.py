"""One interview as a state machine: asked under a clock, skipped and come back to, graded at the end; no printing."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from studyapp.deck.cards import Card
from studyapp.deck.library import Library
from studyapp.deck.models import Open
from studyapp.memory.clock import Clock
from studyapp.memory.rating import Rating
from studyapp.session.attempt import UNREADABLE_TRIES
from studyapp.session.interview.grading import take_grade, take_outcome, take_ticks
from studyapp.session.interview.state import Item, Keeper, State
from studyapp.session.posing import Asked, pose
from studyapp.session.question import Outcome, Posed, Way

MOST_FOLLOW_UPS = 2


class Phase(StrEnum):
    """Where it stands: a question or follow-up is open, an answer is shown or waits to be graded, or all is done."""

    ASKING = "asking"
    FOLLOWING = "following"
    SHOWN = "shown"
    GRADING = "grading"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Turn:
    """The question at hand, its number from 1, and its follow-ups."""

    number: int
    item: Item
    card: Card
    posed: Posed
    follow_ups: tuple[str, ...] = ()

    @property
    def follow_up(self) -> str:
        """The follow-up that is open."""
        return self.follow_ups[len(self.item.said)]


def turn_of(library: Library, asked: Asked, number: int, item: Item) -> Turn | None:
    """Pose a question of an interview, now or years later; nothing where its card is no more."""
    card = library.card(item.card)
    if card is None:
        return None
    posed = pose(card, replace(asked, seed=item.seed, level=item.level))
    entry = card.entry
    follow_ups = asked.all_words(entry.follow_ups)[:MOST_FOLLOW_UPS] if isinstance(entry, Open) else ()
    return Turn(number, item, card, posed, follow_ups)


class Interview:
    """Front ends show the turn and the clock, hand texts and grades in, and decide nothing; every change is kept."""

    def __init__(self, library: Library, clock: Clock, asked: Asked, state: State, keeper: Keeper) -> None:
        """Begin, or go on where the state stands; the clock runs from `resume`."""
        self._library = library
        self._clock = clock
        self._asked = asked
        self._keeper = keeper
        self._since: int | None = None
        self._posed: dict[int, Turn] = {}
        self._following = False
        self.state = state
        self._settle()

    @property
    def phase(self) -> Phase:
        """Where the interview stands."""
        if self.state.asking and self._asks_at(self.state.at):
            return Phase.FOLLOWING if self._following else Phase.ASKING
        return self._after_asking()

    def _after_asking(self) -> Phase:
        if not 0 <= self.state.at < len(self.state.items):
            return Phase.DONE
        return Phase.GRADING if self._ungraded(self.state.items[self.state.at]) else Phase.SHOWN

    @property
    def current(self) -> Turn:
        """The question at hand; asking for it when all is done is a fault of the caller."""
        at = self.state.at
        if at not in self._posed:
            turn = turn_of(self._library, self._asked, at + 1, self.state.items[at])
            if turn is None:
                raise LookupError(self.state.items[at].card)
            self._posed[at] = turn
        return self._posed[at]

    @property
    def paused(self) -> bool:
        """Tell whether the clock stands."""
        return self._since is None

    @property
    def question_ms(self) -> int:
        """The time left for the question at hand; below zero once it is over."""
        item = self.state.items[self.state.at]
        return item.seconds * 1000 - item.ms - self._running

    @property
    def left_ms(self) -> int:
        """The time left in all, at least zero."""
        spent = sum(item.ms for item in self.state.items) + self._running
        return max(0, self.state.minutes * 60_000 - spent)

    @property
    def _running(self) -> int:
        return 0 if self._since is None else max(0, self._clock.now() - self._since)

    def pause(self) -> None:
        """Stop the clock; everything so far is kept."""
        self._bank()
        self._since = None
        self._keeper.save(self.state)

    def resume(self) -> None:
        """Let the clock run while a question is open."""
        if self.state.asking and self._since is None:
            self._since = self._clock.now()

    def _bank(self) -> None:
        """Put the time that ran on the question at hand."""
        if self._since is not None and 0 <= self.state.at < len(self.state.items):
            self.state.items[self.state.at].ms += self._running
            self._since = self._clock.now()

    def note(self, text: str) -> None:
        """Keep a thought spoken aloud with the question at hand."""
        self.current.item.notes.append(text)
        self.keep()

    def submit(self, text: str) -> Outcome | None:
        """Take an answer, or the answer to a follow-up; what cannot be read is returned and costs nothing but time."""
        turn = self.current
        item = turn.item
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
            self._since = None
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
        asking = self.phase in (Phase.ASKING, Phase.FOLLOWING)
        if not asking or not self._asks_at(number - 1):
            return False
        self._bank()
        self.current.item.status = "answered" if self._following else "skipped"
        self._following = False
        self._open(number - 1)
        self.keep()
        return True

    def proceed(self) -> None:
        """Leave the answer that is shown (with a coach)."""
        if self.phase is Phase.SHOWN:
            self._go_on()

    def end(self) -> None:
        """Ask no more: questions without an answer stay so, and what waits to be graded comes next."""
        self._bank()
        self._stop_asking()
        self.keep()

    def finish(self) -> None:
        """End at once; what is not graded counts as not answered."""
        self._bank()
        self._since = None
        self.state.asking = False
        self.state.at = len(self.state.items)
        self.keep()

    def grade(self, rating: Rating) -> None:
        """Grade the answer at hand by the right one."""
        take_grade(self.current.item, rating)
        self._graded()

    def tick(self, ticked: Collection[int]) -> None:
        """Tick the points of the rubric, or the steps of the derivation, that the answer met (from 0)."""
        take_ticks(self.current.item, self.current.posed.reveal().steps, ticked)
        self._graded()

    def leave_ungraded(self) -> None:
        """Pass over the grading of the answer at hand, which then counts as not answered."""
        self.current.item.status = "unread"
        self._graded()

    def _graded(self) -> None:
        if self.state.asking:
            self._go_on()
        else:
            self._next_to_grade()
            self.keep()

    @property
    def ticks(self) -> bool:
        """Tell whether the answer at hand is ticked point by point, rather than graded as a whole."""
        return self.current.posed.question.way in (Way.TICK, Way.STEPS) and bool(self.current.posed.reveal().steps)

    def _go_on(self) -> None:
        """Turn to the next question; when none waits or the time is up, to the grading."""
        self._bank()
        following = self._next_question()
        if following is None or not self.left_ms:
            self._stop_asking()
        else:
            self._open(following)
        self.keep()

    def _next_question(self) -> int | None:
        """Find the next question never opened, else the next one that was passed, round and round."""
        items, at = self.state.items, self.state.at
        round_trip = [*range(at + 1, len(items)), *range(min(at + 1, len(items)))]
        fresh = [index for index in round_trip if items[index].status == "waiting"]
        passed = [index for index in round_trip if items[index].status in ("open", "skipped")]
        return next(iter([*sorted(fresh), *passed]), None)

    def _open(self, at: int) -> None:
        self.state.at = at
        if self.state.items[at].status == "waiting":
            self.state.items[at].status = "open"
        if self._since is not None or self.state.coach:
            self._since = self._clock.now()

    def _stop_asking(self) -> None:
        self._since = None
        self._following = False
        self.state.asking = False
        self._next_to_grade()

    def _next_to_grade(self) -> None:
        items = self.state.items
        self.state.at = next((at for at, item in enumerate(items) if self._ungraded(item)), len(items))

    def _asks_at(self, at: int) -> bool:
        return 0 <= at < len(self.state.items) and self.state.items[at].waits

    @staticmethod
    def _ungraded(item: Item) -> bool:
        return item.status == "answered" and item.credit is None

    def _settle(self) -> None:
        """Set out from the state: cards that are no more are passed over, and open follow-ups are taken up again."""
        for item in self.state.items:
            if (item.waits or self._ungraded(item)) and self._library.card(item.card) is None:
                item.status = "gone"
        if not self.state.asking:
            self._next_to_grade()
        elif self._asks_at(self.state.at):
            self._open(self.state.at)
            turn = self.current
            begun = bool(turn.item.said) or (bool(turn.item.answer) and not turn.posed.question.checked)
            self._following = begun and len(turn.item.said) < len(turn.follow_ups)
        elif self.phase is Phase.DONE or self.state.items[self.state.at].status != "answered":
            self._go_on()
        self._since = None

    def keep(self) -> None:
        """Write everything down as it stands, the time that has run included."""
        self._bank()
        self._keeper.save(self.state)
