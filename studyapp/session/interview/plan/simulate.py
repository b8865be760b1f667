"""Days of study played forward with the memory model: what is due first, then new cards, within the day's minutes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from studyapp.memory.equations import next_state, raw_interval
from studyapp.memory.rating import Rating
from studyapp.memory.rules import Rules
from studyapp.session.interview.plan.habits import Habits

SECONDS: Mapping[str, int] = {"exercise": 75, "bug": 35, "output": 30, "derivation": 120, "open": 150}
OTHER_SECONDS = 14
READING = 2.0
STEP = 0.5
AFTERWARDS = 0.9


@dataclass(frozen=True, slots=True)
class Known:
    """A card in memory: the model's stability and difficulty, when it was answered last, and when it is due."""

    stability: float
    difficulty: float
    last_day: int
    due_day: int


@dataclass(frozen=True, slots=True)
class Task:
    """One card of the plan; `known` is None for a new one."""

    card: str
    topic: str
    kind: str
    known: Known | None = None

    @property
    def seconds(self) -> int:
        """The usual time of one answer."""
        return SECONDS.get(self.kind, OTHER_SECONDS)


def usual_seconds(kind: str, answers: int) -> float:
    """Give the time that so many answers to one card usually take: read first, gone through in steps, then reviewed.

    >>> usual_seconds("basic", 0), usual_seconds("basic", 2), usual_seconds("basic", 3)
    (0.0, 35.0, 47.6)
    """
    shares = (READING, STEP)[:answers]
    return SECONDS.get(kind, OTHER_SECONDS) * (sum(shares) + AFTERWARDS * max(0, answers - len(shares)))


@dataclass(slots=True)
class Day:
    """What one day came to."""

    day: int
    reviews: int = 0
    seconds: float = 0.0
    new: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Played:
    """One course of the days: each day, and the memory of every card at the end."""

    days: tuple[Day, ...]
    known: Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class Course:
    """The days from `first` up to (not including) `by`, so many minutes each; `spent` seconds of the first are gone."""

    first: int
    by: int
    minutes: int
    habits: Habits
    rules: Rules
    spent: float = 0.0


def play(tasks: Sequence[Task], course: Course, seed: int, *, attendance: float | None = None) -> Played:
    """Play the days forward once; new cards come in the order of the tasks."""
    return _Player(tasks, course, Random(seed), attendance).play()


def recall(known: Known, day: int, strength: float, parameters: tuple[float, ...]) -> float:
    """Give the chance that a card is recalled on a day by a learner of some strength."""
    decay = -parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    return float((1 + factor * max(0, day - known.last_day) / (known.stability * strength)) ** decay)


class _Player:
    """One course of days under way."""

    def __init__(self, tasks: Sequence[Task], course: Course, chance: Random, attendance: float | None) -> None:
        self._tasks = {task.card: task for task in tasks}
        self._course = course
        self._chance = chance
        self._attendance = course.habits.attendance if attendance is None else attendance
        self._known = {task.card: task.known for task in tasks if task.known is not None}
        self._new = [task.card for task in tasks if task.known is None]

    def play(self) -> Played:
        days = [Day(number) for number in range(self._course.first, self._course.by)]
        missed = set(self._chance.sample(range(len(days)), round((1 - self._attendance) * len(days))))
        for index, day in enumerate(days):
            if index not in missed:
                self._study(day)
        return Played(tuple(days), self._known)

    def _study(self, day: Day) -> None:
        """Answer what is due, oldest first, then begin new cards while there is time."""
        budget = self._course.minutes * 60 - (self._course.spent if day.day == self._course.first else 0)
        due = sorted((known.due_day, card) for card, known in self._known.items() if known.due_day <= day.day)
        day.reviews = self._spend(day, [card for _, card in due], budget, self._review)
        begun = self._spend(day, self._new, budget, self._begin)
        day.new = self._new[:begun]
        del self._new[:begun]

    def _spend(self, day: Day, cards: Sequence[str], budget: float, answer: Callable[[str, int], float]) -> int:
        """Answer cards until the time is spent; returns how many. An answer begun is finished."""
        done = 0
        for card in cards:
            if day.seconds >= budget:
                break
            day.seconds += answer(card, day.day) * self._course.habits.tempo
            done += 1
        return done

    def _review(self, card: str, day: int) -> float:
        """Answer a due card; a miss is asked once more the same day. Returns the usual seconds it takes."""
        known, habits = self._known[card], self._course.habits
        seconds = self._tasks[card].seconds
        right = self._chance.random() < recall(known, day, habits.strength, self._course.rules.parameters)
        if right:
            self._known[card] = self._after(known, Rating.GOOD, day)
            return seconds
        missed = self._after(known, Rating.AGAIN, day)
        self._known[card] = self._after(missed, Rating.GOOD, day)
        return seconds * (1 + STEP)

    def _begin(self, card: str, day: int) -> float:
        """Learn a new card in its steps; returns the usual seconds it takes."""
        right = self._chance.random() < self._course.habits.first
        ratings = (Rating.GOOD, Rating.GOOD) if right else (Rating.AGAIN, Rating.GOOD, Rating.GOOD)
        known = None
        for rating in ratings:
            known = self._after(known, rating, day)
        if known is not None:
            self._known[card] = known
        return self._tasks[card].seconds * (READING + STEP * (len(ratings) - 1))

    def _after(self, known: Known | None, rating: Rating, day: int) -> Known:
        rules = self._course.rules
        if known is None:
            stability, difficulty = next_state(0.0, 0.0, None, rating, rules.parameters)
        else:
            elapsed = day - known.last_day
            stability, difficulty = next_state(known.stability, known.difficulty, elapsed, rating, rules.parameters)
        wait = max(1, round(raw_interval(stability, rules.retention, rules.parameters)))
        return Known(stability, difficulty, day, day + wait)
