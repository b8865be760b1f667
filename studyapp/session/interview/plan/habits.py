"""How this learner studies: on how many of the days, how fast, and how well compared with the memory model."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Protocol

RECENT_DAYS = 28
USUAL_ATTENDANCE, ATTENDANCE_DAYS = 0.85, 21.0
TRUSTED_SECONDS = 900.0
CALIBRATION_ANSWERS = 25.0
USUAL_FIRST, FIRST_CARDS = 0.7, 20.0
SLOWEST, FASTEST = 3.0, 0.4
STRONGEST = 3.0
USUAL_MINUTES, TRUSTED_DAYS = 30, 4


class StudyDay(Protocol):
    """What a day of the statistics tells."""

    @property
    def day(self) -> int:
        """The scheduler day."""

    @property
    def reviews(self) -> int:
        """Its answers."""

    @property
    def ms(self) -> int:
        """The time they took."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a learner differs from the usual.

    `attendance` is the share of days studied, `tempo` the time an answer takes compared with the usual, `strength` the
    factor between the learner's stabilities and the model's, `first` the share of new cards right at once.
    """

    attendance: float = USUAL_ATTENDANCE
    tempo: float = 1.0
    strength: float = 1.0
    first: float = USUAL_FIRST


def attendance(days: Sequence[int], today: int) -> float:
    """Give the share of the recent days (before today) that were studied, leaning on the usual where few are known.

    >>> attendance([], 100), attendance([90, 92, 94, 96, 98], 100)
    (0.85, 0.737)
    """
    since = max(min(days, default=today), today - RECENT_DAYS)
    span = today - since
    studied = len({day for day in days if since <= day < today})
    return round((studied + USUAL_ATTENDANCE * ATTENDANCE_DAYS) / (span + ATTENDANCE_DAYS), 3)


def tempo(spent: float, usual: float) -> float:
    """Give the factor on the usual time: seconds spent on all answers so far against those they usually take.

    >>> tempo(0, 0), tempo(900, 300)
    (1.0, 1.5)
    """
    return min(SLOWEST, max(FASTEST, (spent + TRUSTED_SECONDS) / (usual + TRUSTED_SECONDS)))


def strength(tested: int, passed: int, predicted: float) -> float:
    """Give the factor on stability that turns the predicted share of passes into the one observed.

    Forgetting is taken for a power of time near the usual due days, so that odds of a miss scale with stability.

    >>> strength(0, 0, 0.0)
    1.0
    """
    expected = predicted / tested if tested else 0.9
    observed = (passed + expected * CALIBRATION_ANSWERS) / (tested + CALIBRATION_ANSWERS)
    observed, expected = (min(0.995, max(0.3, share)) for share in (observed, expected))
    return min(STRONGEST, max(1 / STRONGEST, log(expected) / log(observed)))


def first_right(begun: int, misses: int) -> float:
    """Give the share of new cards that are right at once, from those begun and the misses of their first day.

    >>> first_right(0, 0), first_right(80, 54)
    (0.7, 0.4)
    """
    missed = (misses + (1 - USUAL_FIRST) * FIRST_CARDS) / (begun + FIRST_CARDS)
    return round(min(0.98, max(0.2, 1 - missed)), 3)


def minutes_of(days: Sequence[StudyDay]) -> int:
    """Give the minutes a day that were studied lately, leaning on the usual where few days are known.

    >>> minutes_of([])
    30
    """
    spent = [day.ms / 60_000 for day in days if day.reviews][-RECENT_DAYS:]
    lean = max(0, TRUSTED_DAYS - len(spent))
    return max(5, round((sum(spent) + USUAL_MINUTES * lean) / (len(spent) + lean)))
