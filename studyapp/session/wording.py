"""How a sitting's values are worded: ratings and the wait until a card comes back."""

from collections.abc import Iterator, Mapping

from studyapp.memory.buttons import Interval
from studyapp.memory.rating import Rating
from studyapp.session.queue import Why
from studyapp.session.summary import Summary
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


def left_words(left: Mapping[Why, int], texts: Texts) -> str:
    """Say how much is left of a sitting."""
    if left["drill"]:
        return texts("session.left_drill", drill=left["drill"])
    return texts("session.left", due=left["due"] + left["probe"], learning=left["learning"], new=left["new"])


def when_next(days: int | None, texts: Texts) -> str:
    """Say in how many days the next card is due."""
    if days is None:
        return texts("session.when_unknown")
    return texts("session.when_tomorrow") if days <= 1 else texts("session.when_days", n=days)


def summary_lines(summary: Summary, texts: Texts) -> Iterator[str]:
    """Sum a sitting up: answers by rating, time, and the mistakes that were named."""
    counts = {rating.name.lower(): count for rating, count in summary.ratings.items()}
    minutes = f"{summary.ms / MINUTE_MS:.1f}"
    yield texts("session.summary", answered=summary.answered, minutes=minutes, **counts)
    named = [f"{name} ×{count}" for name, count in sorted(summary.mistakes.items()) if count]
    if named:
        yield texts("session.summary_mistakes", mistakes=", ".join(named))
    for card, error in summary.unposed.items():
        yield texts("session.unposed", card=card, why=texts.error(error))


def _short(value: float) -> str:
    """Write a number with one decimal, without a trailing zero."""
    return f"{value:.1f}".removesuffix(".0")
