"""How a sitting's values are worded: ratings and the wait until a card comes back."""

from studyapp.memory.buttons import Interval
from studyapp.memory.rating import Rating
from studyapp.session.question import Question
from studyapp.texts import Texts

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
MONTH_DAYS = 30.4
YEAR_DAYS = 365


def rating_word(rating: Rating, texts: Texts) -> str:
    """Name a rating."""
    return texts(f"session.{rating.name.lower()}")


def wait(interval: Interval, texts: Texts) -> str:
    """Word a wait in the largest unit that fits: minutes, hours, days, months, years."""
    if interval.ms is not None:
        if interval.ms < HOUR_MS:
            return texts("session.minutes", n=max(1, round(interval.ms / MINUTE_MS)))
        return texts("session.hours", n=_short(interval.ms / HOUR_MS))
    if interval.days < MONTH_DAYS:
        return texts("session.days", n=interval.days)
    if interval.days < YEAR_DAYS:
        return texts("session.months", n=_short(interval.days / MONTH_DAYS))
    return texts("session.years", n=_short(interval.days / YEAR_DAYS))


def asked_form(question: Question, texts: Texts) -> str:
    """Say what is to be typed: the form, the shape and the decimals."""
    decimals = "" if question.decimals is None else texts("session.decimals", n=question.decimals)
    shape = "×".join(str(size) for size in question.shape or ())
    return texts(f"session.form_{question.form}", shape=shape, decimals=decimals)


def _short(value: float) -> str:
    """Write a number with one decimal, without a trailing zero."""
    return f"{value:.1f}".removesuffix(".0")
