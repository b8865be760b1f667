"""One sitting of review as a state machine: ask, check, reveal, rate, go on; no printing, no screens."""

from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from studyapp.deck.cards import Card
from studyapp.deck.library import Library
from studyapp.deck.models import Exercise
from studyapp.errors import StudyError
from studyapp.memory.buttons import Interval
from studyapp.memory.rating import Rating
from studyapp.memory.state import NEW, Memory
from studyapp.session.attempt import Attempt
from studyapp.session.posing import Asked, pose
from studyapp.session.question import Outcome, Posed, Way
from studyapp.session.queue import Coming, Queue, Why
from studyapp.session.seeds import Seeds
from studyapp.session.summary import Summary
from studyapp.store import Answered, Store
from studyapp.store.kinds import Kind

FLAG = 1


class Phase(StrEnum):
    """Where a sitting stands: a question is open, its answer is judged or shown, or nothing is left."""

    ASKING = "asking"
    JUDGED = "judged"
    DONE = "done"


class Turn(Struct, frozen=True):
    """One card posed, with what happened at it so far."""

    coming: Coming
    card: Card
    memory: Memory
    posed: Posed
    attempt: Attempt


class Review:
    """One sitting over a queue: front ends show the turn, hand texts and ratings in, and decide nothing."""

    def __init__(
        self,
        library: Library,
        store: Store,
        queue: Queue,
        asked: Asked,
        seeds: Seeds,
        level: int | None = None,
    ) -> None:
        """Begin with the first card; `level` holds for every exercise that has it, else the memory decides."""
        self._library = library
        self._store = store
        self._queue = queue
        self._asked = asked
        self._seeds = seeds
        self._level = level
        self._askings: dict[str, int] = {}
        self._history: list[Turn] = []
        self._prepared: dict[str, Posed] = {}
        self.summary = Summary()
        self.turn: Turn | None = None
        self._advance()

    @property
    def phase(self) -> Phase:
        """Where the sitting stands."""
        if self.turn is None:
            return Phase.DONE
        return Phase.ASKING if self.turn.attempt.open else Phase.JUDGED

    @property
    def current(self) -> Turn:
        """The turn at hand; asking for it when nothing is left is a fault of the caller."""
        if self.turn is None:
            raise LookupError("the sitting is over")
        return self.turn

    @property
    def read_only(self) -> bool:
        """Tell whether no answer can be kept here, as another window keeps them."""
        return self._store.read_only

    @property
    def left(self) -> dict[Why, int]:
        """Count what is still to come, the card at hand included."""
        counts = self._queue.counts()
        if self.turn is not None:
            counts[self.turn.coming.why] += 1
        return counts

    def submit(self, text: str) -> Outcome | None:
        """Check an answer; for a card that the learner grades, reveal it. What cannot be read costs nothing."""
        turn = self.current
        if not turn.posed.question.checked:
            self.show()
            return None
        outcome = turn.posed.check(text)
        attempt = replace(turn.attempt.after(outcome, text), answered_ms=self._store.clock.now())
        self.turn = replace(turn, attempt=attempt)
        if attempt.skips:
            self.skip()
        return outcome

    def show(self) -> None:
        """Reveal the right answer."""
        self.turn = replace(self.current, attempt=self.current.attempt.shown())

    def step(self) -> None:
        """Reveal the next step of a derivation; with the last one the answer is out."""
        turn = self.current
        if turn.posed.question.way is Way.STEPS and turn.attempt.open:
            total = len(turn.posed.reveal().steps)
            self.turn = replace(turn, attempt=turn.attempt.stepped(total))

    def tick(self, point: int) -> None:
        """Tick a point of the rubric once the points are out, or take its tick away."""
        turn = self.current
        points = turn.posed.reveal().steps if turn.posed.question.way is Way.TICK else ()
        if turn.attempt.revealed and 0 <= point < len(points):
            self.turn = replace(turn, attempt=turn.attempt.with_tick(point))

    def retry(self) -> None:
        """Open the question once more where that is offered."""
        if self.current.attempt.offered:
            self.turn = replace(self.current, attempt=self.current.attempt.reopened())

    def hint(self) -> str | None:
        """Give the next hint, or nothing when all are out."""
        turn = self.current
        hints, used = turn.posed.question.hints, turn.attempt.hints
        if used >= len(hints) or not turn.attempt.open:
            return None
        self.turn = replace(turn, attempt=replace(turn.attempt, hints=used + 1))
        return hints[used]

    def proposed(self) -> Rating:
        """Return the rating that the app proposes."""
        posed, attempt = self.current.posed, self.current.attempt
        if posed.question.operations and attempt.tries:
            return self._timed(self.current)
        points = posed.reveal().steps if attempt.ticked is not None else ()
        return attempt.proposed(checked=posed.question.checked, points=points)

    def _timed(self, turn: Turn) -> Rating:
        """Propose the rating of an exercise: what was found, retries, hints, and the learner's own pace."""
        from studyapp.exercise.rating import Attempt as Tried
        from studyapp.exercise.rating import propose

        attempt, outcome, pace = turn.attempt, turn.attempt.outcome, self._store.pace_ms()
        if outcome is None:
            return Rating.AGAIN
        right = outcome.verdict == "correct"
        spent = None if attempt.answered_ms is None else (attempt.answered_ms - attempt.started_ms) / 1000
        return propose(
            Tried(
                right=right,
                credit=outcome.credit,
                retries=int(attempt.retried),
                close=right and outcome.rating is Rating.HARD,
                hints=attempt.hints,
                confirmed_mistake=outcome.mistake is not None,
                seconds=spent,
                usual_seconds=None if pace is None else pace * turn.posed.question.operations / 1000,
                earlier_reviews=turn.memory.reviews,
                at_highest_level=turn.posed.question.top_level,
            )
        )

    def intervals(self) -> dict[Rating, Interval]:
        """Return the wait that each rating would give; practice gives none."""
        return {} if self._practice(self.current) else self._store.previews(self.current.card.key)

    def rate(self, rating: Rating) -> Memory:
        """Record the answer in one durable transaction, then go on; returns what is remembered now."""
        turn = self.current
        ms = max(0, self._store.clock.now() - turn.attempt.started_ms)
        practice = self._practice(turn)
        memory = self._store.record(Answered(turn.card.key, rating, ms, self._payload(turn), practice=practice))
        self._history.append(turn)
        self.summary.ratings[rating] += 1
        self.summary.ms += ms
        mistake = turn.attempt.outcome.mistake if turn.attempt.outcome else None
        if mistake:
            self.summary.mistakes[mistake] = self.summary.mistakes.get(mistake, 0) + 1
        if memory.due_ms is not None and not memory.suspended and not practice:
            self._queue.learn(turn.card.key, memory.due_ms)
        self._advance()
        return memory

    def skip(self) -> None:
        """Pass over the card at hand; nothing is recorded and it is not asked again in this sitting."""
        self._queue.drop((self.current.card.key,))
        self.summary.skipped += 1
        self._advance()

    def reread(self, key: str) -> bool:
        """Ask the card at hand anew, with the same seed, after its deck was edited; False where it is no card now."""
        turn, card = self.current, self._library.card(key)
        if card is None:
            return False
        askings = self._askings.get(turn.card.key, 1)
        seed = self._seeds.of(turn.card.key, askings - 1)
        posed = pose(card, replace(self._asked_for(card), seed=seed))
        self._prepared.clear()
        self._askings[key] = askings
        memory = self._store.memory(key) or NEW
        self.turn = Turn(replace(turn.coming, card=key), card, memory, posed, Attempt(self._store.clock.now()))
        return True

    def bury(self) -> str:
        """Set the card at hand aside until the next day; returns its key."""
        return self._set_aside(self._store.bury)

    def suspend(self) -> str:
        """Take the card at hand out of study until it is resumed; returns its key."""
        return self._set_aside(self._store.suspend)

    def flag(self) -> bool:
        """Flag the card at hand, or take its flag away; tells whether it has one now."""
        turn = self.current
        memory = self._store.flag(turn.card.key, 0 if turn.memory.flag else FLAG)
        self.turn = replace(turn, memory=memory)
        return bool(memory.flag)

    def undo(self) -> str | None:
        """Take the last change back, whenever it was made; returns the card, which is asked again but for its flag."""
        undone = self._store.undo()
        if undone is None:
            return None
        if undone.kind == Kind.FLAG.label and self.turn is not None:
            self.turn = replace(self.turn, memory=self._store.memory(self.turn.card.key) or NEW)
            return undone.card
        past = self._history.pop() if self._history and self._history[-1].card.key == undone.card else None
        if self.turn is not None:
            self._queue.put_back(self.turn.coming)
        self._queue.unlearn(undone.card)
        if past is not None and undone.rating is not None:
            self._uncount(past, undone.rating)
        card = past.card if past else self._library.card(undone.card)
        coming = past.coming if past else Coming(undone.card, "due")
        if card is None or not self._open(coming, card, past.posed if past else None):
            self._advance()
        return undone.card

    def prepare(self) -> Callable[[], None] | None:
        """Return work for another thread that poses the coming card while this one is read."""
        coming = self._queue.peek(self._store.clock.now())
        card = self._library.card(coming.card) if coming else None
        if coming is None or card is None or coming.card in self._prepared:
            return None
        asked = self._asked_for(card)

        def work() -> None:
            with suppress(StudyError):
                self._prepared[card.key] = pose(card, asked)

        return work

    def _set_aside(self, change: Callable[[str], object]) -> str:
        turn = self.current
        change(turn.card.key)
        self._history.append(turn)
        self._queue.drop((turn.card.key,))
        self._advance()
        return turn.card.key

    def _uncount(self, past: Turn, rating: Rating) -> None:
        self.summary.ratings[rating] -= 1
        mistake = past.attempt.outcome.mistake if past.attempt.outcome else None
        if mistake:
            self.summary.mistakes[mistake] -= 1

    def _advance(self) -> None:
        """Pose the next card that still exists and can be posed."""
        self.turn = None
        while (coming := self._queue.pop(self._store.clock.now())) is not None:
            card = self._library.card(coming.card)
            if card is not None and self._open(coming, card, None):
                return

    def _open(self, coming: Coming, card: Card, posed: Posed | None) -> bool:
        """Pose a card unless it was posed before; one that cannot be posed is noted and passed over."""
        memory = self._store.memory(card.key) or NEW
        if posed is None:
            try:
                posed = self._prepared.pop(card.key, None) or pose(card, self._asked_for(card))
            except StudyError as error:
                self.summary.unposed[card.key] = error
                return False
            self._askings[card.key] = self._askings.get(card.key, 0) + 1
        self.turn = Turn(coming, card, memory, posed, Attempt(self._store.clock.now()))
        return True

    def _practice(self, turn: Turn) -> bool:
        """Tell whether an answer leaves the schedule alone: practice on demand of a card that is not due."""
        due = turn.memory.due_day is not None and turn.memory.due_day <= self._store.today()
        return turn.coming.why in ("probe", "drill") and not due

    def _asked_for(self, card: Card) -> Asked:
        """Choose the numbers: new ones at each asking, harder as the memory grows, telling active mistakes apart."""
        seed = self._seeds.of(card.key, self._askings.get(card.key, 0))
        if not isinstance(card.entry, Exercise):
            return replace(self._asked, seed=seed)
        memory = self._store.memory(card.key) or NEW
        level = self._level if self._level in (1, *card.entry.levels) else level_for(card.entry, memory)
        wanted = () if self._seeds.fixed is not None else self._to_tell(card.key, card.entry)
        return replace(self._asked, seed=seed, level=level or 1, telling=wanted)

    def _to_tell(self, card: str, exercise: Exercise) -> tuple[str, ...]:
        """Choose the mistakes that the next numbers should tell apart: active ones, else those no numbers told yet."""
        active = tuple(name for name, record in self._store.mistakes(card).items() if record.active)
        if active:
            return active
        told = {name for event in self._store.history(card) for name in (event.payload or {}).get("told", ())}
        return tuple(mistake.id for mistake in exercise.mistakes if mistake.id not in told)

    def _payload(self, turn: Turn) -> dict[str, Any]:
        """Return what is kept with an answer, so that the question can be replayed years later."""
        attempt, question = turn.attempt, turn.posed.question
        kept: dict[str, Any] = {"lang": self._asked.lang, "hints": attempt.hints, "tries": attempt.tries}
        if attempt.ticked is not None:
            kept["ticked"] = sorted(attempt.ticked)
        if not question.checked:
            return kept
        kept |= {"seed": question.seed, "raw": attempt.answer, "retried": attempt.retried}
        if attempt.outcome is not None:
            kept |= {"verdict": attempt.outcome.verdict, "mistake": attempt.outcome.mistake, **attempt.outcome.payload}
        return kept


def level_for(exercise: Exercise, memory: Memory) -> int:
    """Choose the level of an exercise by stability (under 7 days 1, under 30 days 2, else 3), as far as it has any."""
    wanted = 1 if memory.stability < 7 else 2 if memory.stability < 30 else 3
    return max(level for level in (1, *exercise.levels) if level <= wanted)
