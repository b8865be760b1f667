"""The scorecard of an interview: by topic and skill, with the change since the last ones and what to work on."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from studyapp.session.interview.grading import given_up, pace, points
from studyapp.session.interview.roles import PARTS, Level, Skill, skill_of
from studyapp.session.interview.state import Item, State

COMPARED = 3


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """The score (0 to 1) in one topic or skill, over how many questions, and its change since the last interviews.

    A question without an answer counts as zero; `answered` tells how many had one (None: an older log does not say).
    """

    name: str
    score: float
    items: int
    answered: int | None = None
    change: float | None = None


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to work on: a topic, why, and the cards to do it with.

    `score` is None where nothing was answered; `studied` tells whether reviews or earlier interviews speak of it.
    """

    topic: str
    weakness: float
    score: float | None = None
    studied: bool = True
    skill: str | None = None
    mistakes: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()


class Scorecard(msgspec.Struct, frozen=True, kw_only=True):
    """What an interview came to; it is kept in the log as it is.

    `score` (0 to 1) weighs each question's credit and pace by its part, questions without an answer as zero.
    """

    id: str
    day: int
    wall_ms: int
    minutes: int
    level: Level
    seed: int | None
    lang: str
    coach: bool
    topics: tuple[str, ...]
    score: float
    change: float | None
    questions: int
    answered: int
    in_time: int
    ms: int
    by_topic: tuple[Share, ...]
    by_skill: tuple[Share, ...]
    tasks: tuple[Task, ...]
    items: tuple[Item, ...]

    @property
    def cards(self) -> tuple[str, ...]:
        """All cards of the things to work on, each once."""
        return tuple(dict.fromkeys(card for task in self.tasks for card in task.cards))


def weight_of(item: Item) -> float:
    """Give what an item weighs in the score."""
    return PARTS[item.role].weight


def score_of(items: Iterable[Item]) -> float:
    """Give the weighted mean of the points, 0 where there is nothing.

    >>> score_of(())
    0.0
    """
    kept = list(items)
    whole = sum(weight_of(item) for item in kept)
    return sum(points(item) * weight_of(item) for item in kept) / whole if whole else 0.0


def scorecard(state: State, day: int, wall_ms: int, past: Sequence[Scorecard], tasks: Iterable[Task]) -> Scorecard:
    """Sum an interview up; `past` are the scorecards before it, oldest first. What had no answer is no comparison."""
    items = [item for item in state.items if item.status != "gone"]
    counted = [item for item in items if item.credit is not None]
    past = [card for card in past if card.answered]
    recent = past[-COMPARED:] if counted else []
    return Scorecard(
        id=state.id,
        day=day,
        wall_ms=wall_ms,
        minutes=state.minutes,
        level=state.level,
        seed=state.seed,
        lang=state.lang,
        coach=state.coach,
        topics=tuple(state.topics),
        score=score_of(items),
        change=_change(score_of(items), [card.score for card in recent]),
        questions=len(items),
        answered=len(counted),
        in_time=sum(pace(item) == 1 for item in counted),
        ms=sum(item.ms for item in items),
        by_topic=_shares(items, [item.topic for item in items], past, "by_topic"),
        by_skill=_shares(items, [skill_of(item.kind) for item in items], past, "by_skill", tuple(Skill)),
        tasks=tuple(tasks),
        items=tuple(items),
    )


def _shares(
    items: Sequence[Item], names: Sequence[str], past: Sequence[Scorecard], field: str, order: Sequence[str] = ()
) -> tuple[Share, ...]:
    """Score each name over its items, weakest first unless an order is given."""
    shares = []
    for name in dict.fromkeys(names):
        own = [item for item, of in zip(items, names, strict=True) if of == name]
        shared = [
            share for card in past for share in getattr(card, field) if share.name == name and share.answered != 0
        ]
        score = score_of(own)
        answered = sum(item.credit is not None for item in own)
        change = _change(score, [share.score for share in shared[-COMPARED:]]) if answered else None
        shares.append(Share(name=str(name), score=score, items=len(own), answered=answered, change=change))
    return tuple(sorted(shares, key=lambda share: order.index(share.name) if order else share.score))


def evidence(card: Scorecard) -> dict[str, tuple[float, int]]:
    """Give the score in each topic over the questions that tell something of it, and how many they were."""
    telling: dict[str, list[Item]] = {}
    for item in card.items:
        if item.credit is not None or given_up(item):
            telling.setdefault(item.topic, []).append(item)
    return {topic: (score_of(own), len(own)) for topic, own in telling.items()}


def _change(score: float, before: Sequence[float]) -> float | None:
    return score - sum(before) / len(before) if before else None


def to_payload(card: Scorecard) -> dict[str, Any]:
    """Return a scorecard as the plain values that the log keeps."""
    values: dict[str, Any] = msgspec.to_builtins(card)
    return values


def from_payload(payload: dict[str, Any] | None) -> Scorecard | None:
    """Read a scorecard back; one that a newer version wrote otherwise is passed over."""
    try:
        return msgspec.convert(payload, Scorecard)
    except msgspec.ValidationError:
        return None
