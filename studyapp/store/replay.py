"""From a card's events to what is remembered of it; pure, so that verifying is running it once more."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from studyapp.memory.equations import retrievability
from studyapp.memory.mistakes import MistakeRecord, after_answer
from studyapp.memory.rating import Rating
from studyapp.memory.retune import retuned
from studyapp.memory.review import review
from studyapp.memory.rules import FSRS6_PARAMETERS, Rules
from studyapp.memory.state import NEW, Memory, Phase
from studyapp.store.events import Event
from studyapp.store.kinds import Kind
from studyapp.store.rollups import Counts, added, counted, of_answer, of_memory

RATINGS = frozenset(int(rating) for rating in Rating)
ANSWERS = frozenset({Kind.REVIEW.label, Kind.PRACTICE.label})


class Tally(Struct, frozen=True):
    """What one or more answers add to a day: counts, and `tested`/`passed` for true retention."""

    reviews: int = 0
    again: int = 0
    hard: int = 0
    good: int = 0
    easy: int = 0
    new: int = 0
    tested: int = 0
    passed: int = 0
    practised: int = 0
    ms: int = 0

    def cells(self) -> tuple[int, ...]:
        """List the counts in the order of the columns."""
        return (
            self.reviews, self.again, self.hard, self.good, self.easy,
            self.new, self.tested, self.passed, self.practised, self.ms,
        )  # fmt: skip

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(a + b for a, b in zip(self.cells(), other.cells(), strict=True)))

    def __neg__(self) -> "Tally":
        return Tally(*(-cell for cell in self.cells()))


class Outcome(Struct, frozen=True):
    """Everything that a card's events come to; None where nothing but notes happened."""

    memory: Memory | None = None
    daily: Mapping[int, Tally] = field(default_factory=dict)
    mistakes: Mapping[str, MistakeRecord] = field(default_factory=dict)
    counts: Counts = field(default_factory=dict)


def effective(events: Iterable[Event]) -> list[Event]:
    """Put events in their order and leave out the undone ones and the undoings."""
    events = list(events)
    undone = {event.undoes for event in events}
    kept = [event for event in events if event.kind != Kind.UNDO.label and event.identity not in undone]
    return sorted(kept, key=lambda event: event.order)


def replay(
    events: Iterable[Event], rules_of: Callable[[Event], Rules], parameters: tuple[float, ...] = FSRS6_PARAMETERS
) -> Outcome:
    """Run a card's events from the first to the last; the memory is told by `parameters` in the end.

    Where parameters change, the past is told anew by the new ones before it goes on, and no due day moves by that.
    """
    memory: Memory | None = None
    daily: dict[int, Tally] = {}
    mistakes: dict[str, MistakeRecord] = {}
    counts: Counts = {}
    past: list[tuple[Rating, int]] = []
    told = parameters
    for event in effective(events):
        rules = rules_of(event)
        if event.kind == Kind.REVIEW.label and event.rating in RATINGS:
            if memory is not None and past and rules.parameters != told:
                memory = retuned(memory, past, rules.parameters)
            told = rules.parameters
            past.append((Rating(event.rating), event.day))
        elif event.kind == Kind.FORGET.label:
            past.clear()
        tally = tally_of(memory, event)
        if tally is not None:
            daily[event.day] = daily.get(event.day, Tally()) + tally
            added(counts, counts_of(memory, event, tally, rules))
        mistakes = ledger_after(mistakes, event)
        memory = memory_after(memory, event, rules)
    if memory is not None and past and told != parameters:
        memory = retuned(memory, past, parameters)
    return Outcome(memory, daily, mistakes, counted(of_memory(memory), counts))


def ledger_of(events: Iterable[Event]) -> dict[str, MistakeRecord]:
    """Run only the mistakes of a card's events."""
    mistakes: dict[str, MistakeRecord] = {}
    for event in effective(events):
        mistakes = ledger_after(mistakes, event)
    return mistakes


def memory_after(memory: Memory | None, event: Event, rules: Rules) -> Memory | None:
    """Give the memory after one event; kinds that do not concern it leave it as it is."""
    before = memory or NEW
    payload = event.payload or {}
    match event.kind:
        case "review" if event.rating in RATINGS:
            return review(
                memory,
                Rating(event.rating),
                day=event.day,
                wall_ms=event.wall_ms,
                rules=rules,
                seed=event.card or "",
                days=_whole(payload.get("days")),
            )
        case "suspend":
            return replace(before, suspended=True)
        case "resume":
            return replace(before, suspended=False, leech=False, buried_until=None)
        case "bury":
            return replace(before, buried_until=_whole(payload.get("until")) or event.day)
        case "forget":
            return replace(NEW, flag=before.flag)
        case "set_due" if before.phase is not Phase.NEW and _whole(payload.get("day")) is not None:
            return replace(before, phase=Phase.REVIEW, due_day=_whole(payload.get("day")), due_ms=None, step=None)
        case "flag":
            return replace(before, flag=_whole(payload.get("flag")) or 0)
        case _:
            return memory


def tally_of(before: Memory | None, event: Event) -> Tally | None:
    """Give what an answer adds to its day; retention is tested by a day's first answer to a card not new that day."""
    if event.kind == Kind.PRACTICE.label:
        return Tally(practised=1, ms=event.ms or 0)
    if event.kind != Kind.REVIEW.label or event.rating not in RATINGS:
        return None
    rating = Rating(event.rating)
    new = before is None or before.first_day is None
    tested = before is not None and before.last_day is not None and before.last_day < event.day
    return Tally(
        reviews=1,
        again=rating is Rating.AGAIN,
        hard=rating is Rating.HARD,
        good=rating is Rating.GOOD,
        easy=rating is Rating.EASY,
        new=new,
        tested=tested,
        passed=tested and rating.passed,
        ms=event.ms or 0,
    )


def counts_of(before: Memory | None, event: Event, tally: Tally, rules: Rules) -> Counts:
    """Give what an answer adds to the roll-ups; practice adds nothing."""
    if not tally.reviews:
        return {}
    recall = retrievability(before or NEW, event.day, rules.parameters) if tally.tested else 0.0
    return of_answer(bool(tally.tested), bool(tally.passed), recall, event.wall_ms, event.tz_offset_min, event.ms or 0)


def ledger_after(ledger: dict[str, MistakeRecord], event: Event) -> dict[str, MistakeRecord]:
    """Give a card's mistakes after one event, from what its payload says of the answer."""
    payload = event.payload
    if payload is None or event.kind not in ANSWERS:
        return ledger
    shown = payload.get("mistake")
    names = [shown] if isinstance(shown, str) else shown if isinstance(shown, list) else []
    kind = payload.get("mistake_kind")
    mistakes = {str(name): kind if isinstance(kind, str) else "bug" for name in names}
    if not mistakes and not ledger:
        return ledger
    passed = payload.get("verdict", "correct") == "correct" and (event.rating or 0) > Rating.AGAIN
    blind = payload.get("blind_spots")
    return after_answer(ledger, mistakes, passed, blind if isinstance(blind, list) else (), event.day)


def _whole(value: Any) -> int | None:
    """Take a whole number from a payload, and nothing else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None
