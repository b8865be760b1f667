"""FSRS-6 through py-fsrs, which is handed scheduler days as datetimes at one fixed hour and neither steps nor fuzz."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from studyapp.memory.rating import Rating
from studyapp.memory.state import Memory, Phase

if TYPE_CHECKING:
    import fsrs

LAST_REVIEW = datetime(2000, 1, 1, 12, tzinfo=UTC)
LONGEST_WAIT = 1_000_000


@lru_cache(maxsize=8)
def _scheduler(parameters: tuple[float, ...]) -> fsrs.Scheduler:
    """Build the calculator of one parameter set; py-fsrs costs 30 ms to import, so that waits for the first need."""
    import fsrs

    return fsrs.Scheduler(parameters=parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@lru_cache(maxsize=128)
def next_state(
    stability: float, difficulty: float, elapsed: int | None, rating: Rating, parameters: tuple[float, ...]
) -> tuple[float, float]:
    """Give stability and difficulty after an answer `elapsed` scheduler days after the last one (None: the first)."""
    import fsrs

    scheduler = _scheduler(parameters)
    if elapsed is None:
        card = fsrs.Card(1, fsrs.State.Learning, 0, due=LAST_REVIEW)
        moment = LAST_REVIEW
    else:
        card = fsrs.Card(1, fsrs.State.Review, None, stability, difficulty, LAST_REVIEW, LAST_REVIEW)
        moment = LAST_REVIEW + timedelta(days=min(max(0, elapsed), LONGEST_WAIT))
    after, _ = scheduler.review_card(card, fsrs.Rating(int(rating)), moment)
    if after.stability is None or after.difficulty is None:
        raise AssertionError("a reviewed card has a memory")
    return after.stability, after.difficulty


def answered(memory: Memory, rating: Rating, day: int, parameters: tuple[float, ...]) -> tuple[float, float]:
    """Give stability and difficulty after answering a card on a day."""
    if memory.phase is Phase.NEW or memory.last_day is None:
        return next_state(0.0, 0.0, None, rating, parameters)
    return next_state(memory.stability, memory.difficulty, day - memory.last_day, rating, parameters)


def raw_interval(stability: float, retention: float, parameters: tuple[float, ...]) -> float:
    """Give the days after which recall has fallen to `retention`: S/F · (R^(−1/w20) − 1), F = 0.9^(−1/w20) − 1."""
    decay = -parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    return float(stability / factor * (retention ** (1 / decay) - 1))


def retrievability(memory: Memory, day: int, parameters: tuple[float, ...]) -> float:
    """Give the probability (0 to 1) that the card is recalled on `day`; 0 for a card never answered."""
    if memory.phase is Phase.NEW or memory.last_day is None or memory.stability <= 0:
        return 0.0
    decay = -parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    return float((1 + factor * max(0, day - memory.last_day) / memory.stability) ** decay)
