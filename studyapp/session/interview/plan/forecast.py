"""From the cards and the learner's habits to the plan: the schedule, the forecast, and what has to be dropped."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studyapp.session.interview.plan.simulate import Course, Known, Played, Task, play, recall

RUNS = 6
BLOCK = 6
HALF = 0.5


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One day of the schedule; `new` counts the new cards by topic, `cards` names them."""

    day: int
    minutes: float
    reviews: int
    new: Mapping[str, int]
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicForecast:
    """One topic: its cards, how many are known now and by the date, and the cards that do not fit in."""

    topic: str
    cards: int
    known_now: float
    known: float
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What can be learnt; `known` is the number of cards expected to be recalled on the date itself."""

    course: Course
    cards: int
    known_now: float
    known: float
    days: tuple[PlannedDay, ...]
    topics: tuple[TopicForecast, ...]

    @property
    def dropped(self) -> tuple[str, ...]:
        """The cards that do not fit in."""
        return tuple(card for topic in self.topics for card in topic.dropped)


def plan(tasks: Sequence[Task], course: Course) -> Plan:
    """Plan the days: the schedule supposes that each is studied, the forecast counts on those usually missed."""
    runs = [play(tasks, course, seed) for seed in range(RUNS)]
    begun = Counter(card for run in runs for day in run.days for card in day.new)
    by_topic: dict[str, list[Task]] = {}
    for task in tasks:
        by_topic.setdefault(task.topic, []).append(task)
    topics = tuple(_topic(name, own, course, runs, begun) for name, own in by_topic.items())
    return Plan(
        course=course,
        cards=len(tasks),
        known_now=sum(topic.known_now for topic in topics),
        known=sum(topic.known for topic in topics),
        days=_schedule(tasks, course),
        topics=topics,
    )


def spread(new: Sequence[Task]) -> list[Task]:
    """Take turns between the topics, a few cards of each at a time in teaching order, large topics more often.

    So a day stays with few topics, and what does not fit in is the end of each.
    """
    by_topic: dict[str, list[Task]] = {}
    for task in new:
        by_topic.setdefault(task.topic, []).append(task)
    placed = [
        ((index // BLOCK * BLOCK + HALF) / len(own), turn, task)
        for turn, own in enumerate(by_topic.values())
        for index, task in enumerate(own)
    ]
    return [task for *_, task in sorted(placed, key=lambda each: each[:2])]


def _topic(
    name: str, own: Sequence[Task], course: Course, runs: Sequence[Played], begun: Mapping[str, int]
) -> TopicForecast:
    cards = [task.card for task in own]
    now = _recalled({task.card: task.known for task in own if task.known}, cards, course, course.first)
    then = sum(_recalled(run.known, cards, course, course.by) for run in runs) / len(runs)
    new = [task.card for task in own if task.known is None]
    return TopicForecast(name, len(own), now, then, tuple(card for card in new if begun[card] < HALF * len(runs)))


def _recalled(known: Mapping[str, Known], cards: Sequence[str], course: Course, day: int) -> float:
    strength, parameters = course.habits.strength, course.rules.parameters
    return sum(recall(known[card], day, strength, parameters) for card in cards if card in known)


def _schedule(tasks: Sequence[Task], course: Course) -> tuple[PlannedDay, ...]:
    """Give the days as they should go when each of them is studied."""
    topic = {task.card: task.topic for task in tasks}
    played = play(tasks, course, 0, attendance=1.0)
    return tuple(
        PlannedDay(
            day.day,
            round(day.seconds / 60, 1),
            day.reviews,
            dict(Counter(topic[card] for card in day.new)),
            tuple(day.new),
        )
        for day in played.days
    )
