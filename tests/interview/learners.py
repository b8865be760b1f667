"""Simulated learners whose memory is not the model's: scheduled by the app, forgetting by their own numbers."""

from dataclasses import dataclass, field, replace
from random import Random

from studyapp.memory.equations import next_state, retrievability
from studyapp.memory.rating import Rating
from studyapp.memory.review import review
from studyapp.memory.rules import FSRS6_PARAMETERS, Rules
from studyapp.memory.state import NEW, Memory
from studyapp.session.interview.plan.forecast import plan, spread
from studyapp.session.interview.plan.habits import Habits, attendance, first_right, strength, tempo
from studyapp.session.interview.plan.simulate import Course, Known, Task, usual_seconds

RULES = Rules(fuzz=False)
TODAY, DAYS, MINUTES, MISSED = 20_000, 21, 25, 0.15
KINDS = ("basic", "cloze", "choice", "exercise", "claim", "cloze", "basic", "exercise", "bug", "choice")


def other(first: float, growth: float, decay: float = 1.0) -> tuple[float, ...]:
    """Give parameters of a learner whose first stabilities, growth and shape of forgetting are scaled."""
    w = list(FSRS6_PARAMETERS)
    w[:4] = [value * first for value in w[:4]]
    w[8] += growth
    w[20] *= decay
    return tuple(w)


LEARNERS = {
    "forgets faster": (other(0.6, -0.25), 0.6, 1.0),
    "remembers longer": (other(1.7, 0.25), 0.85, 1.0),
    "slow start, strong growth": (other(0.7, 0.4), 0.65, 1.0),
    "slow and uneven, forgets along another curve": (other(1.0, 0.0, 2.0), 0.7, 1.7),
}


@dataclass
class Learner:
    """One course of days really lived: the app schedules, the learner's own memory decides."""

    parameters: tuple[float, ...]
    first_right: float
    chance: Random
    tempo: float = 1.0
    memories: dict[str, Memory] = field(default_factory=dict)
    true: dict[str, tuple[float, float, int]] = field(default_factory=dict)
    days: list[int] = field(default_factory=list)
    ms: int = 0
    again: int = 0
    tested: int = 0
    passed: int = 0
    predicted: float = 0.0

    def recalled(self, card: str, day: int) -> float:
        stability, difficulty, last = self.true[card]
        memory = Memory(phase=2, stability=stability, difficulty=difficulty, last_day=last)  # type: ignore[arg-type]
        return retrievability(memory, day, self.parameters)

    def answer(self, card: str, day: int, seconds: float) -> float:
        """Answer a card until its steps are over; give the seconds spent."""
        spent, first = 0.0, True
        known = card in self.true
        while True:
            memory = self.memories.get(card, NEW)
            if known and first:
                expected = retrievability(memory, day, RULES.parameters)
                right = self.chance.random() < self.recalled(card, day)
                self.tested, self.passed = self.tested + 1, self.passed + right
                self.predicted += expected
            else:
                right = self.chance.random() < (self.first_right if first else 0.95)
            self.again += not right
            self._take(card, Rating.GOOD if right else Rating.AGAIN, day)
            usual = seconds * (1.0 if known and first else 2.0 if first else 0.5)
            spent += usual * self.tempo * self.chance.lognormvariate(-0.08, 0.4)
            first = False
            if self.memories[card].due_ms is None:
                self.ms += int(spent * 1000)
                return spent

    def _take(self, card: str, rating: Rating, day: int) -> None:
        memory = self.memories.get(card, NEW)
        self.memories[card] = review(memory, rating, day=day, wall_ms=day * 86_400_000, rules=RULES, seed=card)
        before = self.true.get(card)
        state = (0.0, 0.0, None) if before is None else (before[0], before[1], day - before[2])
        self.true[card] = (*next_state(*state, rating, self.parameters), day)

    def study(self, day: int, tasks: list[Task]) -> None:
        """Study a day: what is due, then new cards in the order of the plan."""
        self.days.append(day)
        left = MINUTES * 60.0
        seconds = {task.card: task.seconds for task in tasks}
        due = sorted((memory.due_day or 0, card) for card, memory in self.memories.items())
        cards = [card for at, card in due if at <= day] + [task.card for task in tasks if task.known is None]
        for card in cards:
            if left <= 0:
                break
            left -= self.answer(card, day, seconds[card])

    def tasks(self, cards: list[Task]) -> list[Task]:
        """Give the plan's cards with what the app remembers of them."""
        known = {
            card: Known(memory.stability, memory.difficulty, memory.last_day or 0, memory.due_day or 0)
            for card, memory in self.memories.items()
        }
        return [replace(task, known=known.get(task.card)) for task in cards]

    def habits(self, today: int) -> Habits:
        return Habits(
            attendance(self.days, today),
            tempo(self.ms / 1000, sum(usual_seconds(KINDS_OF[card], m.reviews) for card, m in self.memories.items())),
            strength(self.tested, self.passed, self.predicted),
            first_right(len(self.memories), self.again - (self.tested - self.passed)),
        )


def cards() -> list[Task]:
    return spread([Task(f"{topic}/{n}", topic, KINDS[n % len(KINDS)]) for topic in "abcdefgh" for n in range(50)])


KINDS_OF = {task.card: task.kind for task in cards()}


def lived(name: str, seed: int) -> tuple[list[float], float]:
    """Give the forecasts of a course, made weekly, and the number of cards really recalled on its date."""
    parameters, first_right, tempo = LEARNERS[name]
    one = Learner(parameters, first_right, Random(seed), tempo)
    by, forecasts = TODAY + DAYS, []
    missed = set(one.chance.sample(range(TODAY, by), round(MISSED * DAYS)))
    for day in range(TODAY, by):
        tasks = one.tasks(cards())
        if (day - TODAY) % 7 == 0:
            forecasts.append(plan(tasks, Course(day, by, MINUTES, one.habits(day), RULES)).known)
        if day not in missed:
            one.study(day, tasks)
    return forecasts, sum(one.recalled(card, by) for card in one.true)
