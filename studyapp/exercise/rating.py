"""The rating that an exercise's attempts propose: from verdicts, hints, retries, reveals and the learner's own time."""

from dataclasses import dataclass

from studyapp.memory.rating import Rating

SLOW = 2.5
FAST = 0.5
SEASONED = 5


@dataclass(frozen=True, slots=True)
class Attempt:
    """What happened on one question until it was right or given up."""

    right: bool
    credit: float = 0.0
    retries: int = 0
    close: bool = False
    revealed: bool = False
    hints: int = 0
    confirmed_mistake: bool = False
    convention: bool = False
    seconds: float | None = None
    usual_seconds: float | None = None
    """The learner's own median time per operation, times the operations of this variant."""
    earlier_reviews: int = 0
    at_highest_level: bool = False


def propose(attempt: Attempt) -> Rating:
    """Propose Again, Hard, Good or Easy for one question of an exercise."""
    if attempt.revealed or attempt.confirmed_mistake:
        return Rating.AGAIN
    if not attempt.right:
        return Rating.HARD if attempt.credit >= 0.5 else Rating.AGAIN
    if attempt.retries > 1 or attempt.hints > 2:
        return Rating.AGAIN
    if attempt.retries or attempt.hints or attempt.close or attempt.convention:
        return Rating.HARD
    if attempt.seconds is None or not attempt.usual_seconds:
        return Rating.GOOD
    if attempt.seconds > SLOW * attempt.usual_seconds:
        return Rating.HARD
    seasoned = attempt.earlier_reviews >= SEASONED and attempt.at_highest_level
    return Rating.EASY if seasoned and attempt.seconds < FAST * attempt.usual_seconds else Rating.GOOD
